"""FFD on real pictures: the floor between two sets of them, and how it grows."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from latentlab.data.datasets import Dataset, open_dataset
from latentlab.data.images import to_signed
from latentlab.errors import Cancelled
from latentlab.formats.classifier import load
from latentlab.measures.coverage import coverage
from latentlab.measures.features import Seen, look, look_at_store
from latentlab.measures.frechet import frechet_distance
from latentlab.models.classifier import Classifier
from latentlab.progress import Progress

COUNT = 600


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return load().model


@pytest.fixture(scope="module")
def mini() -> Dataset:
    return open_dataset("fashion-mnist-mini")


@pytest.fixture(scope="module")
def real(classifier: Classifier, mini: Dataset) -> Seen:
    return look_at_store(classifier, mini.test, COUNT)


def images(mini: Dataset) -> Tensor:
    return to_signed(mini.test.take(torch.arange(COUNT)))


def test_it_classifies(real: Seen, mini: Dataset) -> None:
    assert mini.test.labels is not None
    assert len(real) == COUNT
    assert real.features.shape == (COUNT, 64)
    assert (real.classes == mini.test.labels[:COUNT]).double().mean() > 0.9


def test_batches_change_nothing(classifier: Classifier, mini: Dataset, real: Seen) -> None:
    whole = look(classifier, images(mini)[:300])
    assert torch.allclose(whole.features, real.features[:300], atol=1e-4)


def test_other_real_images_are_near_and_spoiled_ones_far(
    classifier: Classifier, mini: Dataset, real: Seen
) -> None:
    training = look_at_store(classifier, mini.train, COUNT)
    blurred = look(classifier, F.avg_pool2d(images(mini), 3, stride=1, padding=1))
    random = torch.rand(COUNT, 1, 28, 28, generator=torch.Generator().manual_seed(0)) * 2 - 1
    noise = look(classifier, random)
    floor, blur, huge = (
        frechet_distance(seen.features, real.features) for seen in (training, blurred, noise)
    )
    assert floor < 0.1 * blur
    assert blur < 0.5 * huge
    assert frechet_distance(real.features, real.features) < 1e-9
    assert coverage(real.features, training.features).precision > 0.7
    assert coverage(real.features, noise.features).recall < 0.01


def test_looking_can_be_cancelled(classifier: Classifier, mini: Dataset) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        look_at_store(classifier, mini.test, COUNT, progress)
