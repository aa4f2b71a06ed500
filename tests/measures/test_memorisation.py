"""The nearest training image."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from latentlab.data.stores import TensorStore
from latentlab.errors import BadInput, Cancelled
from latentlab.measures import memory
from latentlab.measures.memory import nearest_image
from latentlab.progress import Progress


def bytes_of(n: int, seed: int) -> Tensor:
    return torch.randint(
        0, 256, (n, 1, 6, 5), dtype=torch.uint8, generator=torch.Generator().manual_seed(seed)
    )


def test_it_is_brute_force_whatever_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    images, training = bytes_of(20, 0), bytes_of(100, 1)
    apart = (images[:, None].double() - training[None].double()).div(255).square().flatten(2).mean(2).sqrt()
    monkeypatch.setattr(memory, "CHUNK_BYTES", 4 * 30 * 7)
    distance, index = nearest_image(images, TensorStore(training))
    assert torch.equal(index, apart.argmin(1))
    assert torch.allclose(distance.double(), apart.min(1).values, rtol=1e-5)


def test_a_copy_is_found_at_no_distance() -> None:
    training = bytes_of(50, 1)
    distance, index = nearest_image(training[[31, 7]], TensorStore(training))
    assert index.tolist() == [31, 7]
    assert distance.tolist() == [0.0, 0.0]


def test_only_as_many_as_wanted_are_searched() -> None:
    training = bytes_of(50, 1)
    distance, index = nearest_image(training[[31]], TensorStore(training), 31)
    assert index.item() < 31
    assert distance.item() > 0


def test_bad_images_and_cancel() -> None:
    store = TensorStore(bytes_of(5, 0))
    with pytest.raises(BadInput, match="cannot be looked for"):
        nearest_image(torch.zeros(2, 1, 6, 6, dtype=torch.uint8), store)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        nearest_image(bytes_of(2, 3), store, progress=progress)
