"""The feature distance: every layer counts alike, and gradients reach the made image through all of them."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from latentlab.measures.perceptual import FeatureDistance
from latentlab.models.classifier import Classifier, ClassifierConfig
from latentlab.spec import ImageSpec

IMAGE = ImageSpec(channels=1, height=12, width=12)


@pytest.fixture
def classifier() -> Classifier:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        config = ClassifierConfig(image=IMAGE, classes=("a", "b"), channels=(4, 6, 8), features=3)
        return Classifier(config).eval().double()


def images(n: int, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(n, 1, 12, 12, generator=generator, dtype=torch.float64) * 2 - 1


def test_maps_are_those_the_features_are_made_of(classifier: Classifier) -> None:
    x = images(5)
    maps = classifier.maps(x)
    assert [tuple(part.shape[1:]) for part in maps] == [(4, 12, 12), (6, 6, 6), (8, 6, 6)]
    # A map is halved only where the next convolution reads it.
    pooled = torch.nn.functional.max_pool2d(maps[-1], 2)
    features = classifier.neck(pooled.mean(dim=(2, 3))).relu()
    assert torch.allclose(features, classifier.features(x), atol=1e-12)


def test_it_is_nothing_for_the_same_and_one_for_any_two(classifier: Classifier) -> None:
    examples = images(200)
    distance = FeatureDistance(classifier, examples)
    assert torch.equal(distance(examples, examples), torch.zeros(200))
    assert float(distance(images(300, 1), images(300, 2)).mean()) == pytest.approx(1.0, abs=0.03)
    a, b = images(4, 3), images(4, 4)
    assert torch.allclose(distance(a, b), distance(b, a))


def test_the_scale_of_a_layer_does_not_matter(classifier: Classifier) -> None:
    a, b, examples = images(4, 1), images(4, 2), images(100)
    before = FeatureDistance(classifier, examples)(a, b)
    with torch.no_grad():  # 100 times the first layer, undone in the second
        classifier.convolutions[1].weight.mul_(100.0)
        classifier.convolutions[1].bias.mul_(100.0)
        classifier.convolutions[4].weight.div_(100.0)
    assert torch.allclose(FeatureDistance(classifier, examples)(a, b), before, atol=1e-6)


def test_gradients_reach_the_made_image_and_leave_the_classifier(classifier: Classifier) -> None:
    before = [tensor.clone() for tensor in classifier.state_dict().values()]
    distance = FeatureDistance(classifier, images(50))
    made, truth = images(3, 1).requires_grad_(), images(3, 2).requires_grad_()
    first = distance(made, truth)
    first.sum().backward()
    assert truth.grad is None
    assert made.grad is not None
    assert all(parameter.grad is None for parameter in classifier.parameters())
    with torch.no_grad():
        assert (distance(made - 0.02 * made.grad.sign(), truth) < first).all()
    after = classifier.state_dict().values()
    assert all(torch.equal(a, b) for a, b in zip(after, before, strict=True))
