"""Stores hand out the same images, wherever these lie."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from latentlab.data.sprites import SpriteStore
from latentlab.data.stores import ImageStore, MappedStore, TensorStore, map_file

IMAGES = torch.randint(0, 256, (20, 3, 8, 8), dtype=torch.uint8, generator=torch.Generator().manual_seed(0))
LABELS = torch.arange(20) % 4


def in_memory(folder: Path) -> ImageStore:
    return TensorStore(IMAGES, LABELS)


def mapped(folder: Path) -> ImageStore:
    (folder / "images").write_bytes(IMAGES.numpy().tobytes())
    return MappedStore(map_file(folder / "images", 20, (3, 8, 8)), LABELS)


def drawn(folder: Path) -> ImageStore:
    return SpriteStore(0, 20, 8)


@pytest.fixture(params=[in_memory, mapped, drawn])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ImageStore:
    made: ImageStore = request.param(tmp_path)
    return made


def test_every_store_keeps_the_contract(store: ImageStore) -> None:
    assert len(store) == 20
    assert store.shape == (3, 8, 8)
    assert store.labels is not None
    assert store.labels.shape == (20,)
    assert store.labels.dtype == torch.int64
    some = torch.tensor([3, 0, 3, 19], device=store.device)
    batch = store.take(some)
    assert batch.shape == (4, 3, 8, 8)
    assert batch.dtype == torch.uint8
    assert batch.is_contiguous()
    assert torch.equal(batch[0], batch[2])
    assert torch.equal(store.take(some), batch)
    assert torch.equal(store.to("cpu").take(some), batch)
    assert store.take(some[:0]).shape == (0, 3, 8, 8)


@pytest.mark.parametrize("make", [in_memory, mapped])
def test_the_right_images_come(make: object, tmp_path: Path) -> None:
    some = torch.tensor([7, 2])
    assert callable(make)
    assert torch.equal(make(tmp_path).take(some), IMAGES[some])


def test_what_is_taken_may_be_written_to(store: ImageStore) -> None:
    before = store.take(torch.arange(4))
    store.take(torch.arange(4)).zero_()
    assert torch.equal(store.take(torch.arange(4)), before)


def test_a_mapped_file_is_not_written_to(tmp_path: Path) -> None:
    mapped(tmp_path).take(torch.arange(3)).fill_(9)
    assert (tmp_path / "images").read_bytes() == IMAGES.numpy().tobytes()


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_on_cuda_the_same_images_come_without_waiting(store: ImageStore) -> None:
    there = store.to("cuda")
    some = torch.tensor([5, 1, 5])
    ours: Tensor = some.to(there.device)
    there.take(ours)  # constants may be brought there once
    torch.cuda.set_sync_debug_mode("error")
    try:
        batch = there.take(ours)
    finally:
        torch.cuda.set_sync_debug_mode("default")
    assert batch.is_cuda
    difference = batch.cpu().int() - store.take(some).int()
    assert difference.abs().max() <= (1 if isinstance(store, SpriteStore) else 0)
