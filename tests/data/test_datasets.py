"""One door for every source of images."""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from latentlab.data.arrays import Split, assemble, resized
from latentlab.data.datasets import list_datasets, open_dataset
from latentlab.data.splits import digest
from latentlab.errors import BadInput


def idx(array: np.ndarray) -> bytes:
    return bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


def test_what_is_listed_can_be_opened_and_is_as_described() -> None:
    for info in list_datasets():
        assert str(info.description)
        if not info.available:
            assert str(info.remedy)
            continue
        data = open_dataset(info.name)
        assert data.name == info.name
        assert (len(data.train), len(data.test)) == (info.count_train, info.count_test)
        assert data.train.shape == data.test.shape == data.spec.shape
        assert len(data.fingerprint) == 64
        assert data.skipped == ()


def test_listing_reads_no_images() -> None:
    before = time.perf_counter()
    list_datasets()
    assert time.perf_counter() - before < 0.1


def test_train_and_test_share_no_image() -> None:
    data = open_dataset("fashion-mnist-mini")
    train, test = (
        {digest(image) for image in store.take(torch.arange(len(store))).numpy()}
        for store in (data.train, data.test)
    )
    assert not train & test


@pytest.mark.parametrize(
    "name", ["no-such-set", "", " ", "x" * 5000, "a\0b", "~nobody-here/x", "/no/such/folder"]
)
def test_what_does_not_exist_is_refused_with_what_does(name: str) -> None:
    with pytest.raises(BadInput, match="no data set") as caught:
        open_dataset(name)
    assert "fashion-mnist-mini" in str(caught.value.remedy)


def test_files_that_are_no_data_set_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.npz").write_text("<html>")
    os.mkfifo(tmp_path / "pipe")
    for name in ("model.npz", "pipe"):
        with pytest.raises(BadInput, match="is not a data set"):
            open_dataset(str(tmp_path / name))


@pytest.mark.parametrize("size", [-1, 1, 7, 1025, 10**9])
def test_sizes_that_make_no_sense_are_refused(size: int) -> None:
    with pytest.raises(BadInput, match="cannot be made"):
        open_dataset("sprites", size)


def test_a_home_folder_may_be_meant_by_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "digits").mkdir()
    images = np.random.default_rng(0).integers(0, 256, (30, 28, 28), dtype=np.uint8)
    (tmp_path / "digits" / "train-images-idx3-ubyte").write_bytes(idx(images))
    data = open_dataset("~/digits")
    assert (data.name, len(data.train), len(data.test), data.classes) == ("digits", 27, 3, ())


def test_a_folder_of_idx_files_keeps_its_split_but_no_copies(tmp_path: Path) -> None:
    images = np.random.default_rng(0).integers(0, 256, (30, 28, 28), dtype=np.uint8)
    for name, array in (
        ("train-images-idx3-ubyte", images[:20]),
        ("train-labels-idx1-ubyte", np.arange(20, dtype=np.uint8) % 5),
        ("t10k-images-idx3-ubyte", images[18:]),
        ("t10k-labels-idx1-ubyte", np.arange(12, dtype=np.uint8) % 5),
    ):
        (tmp_path / name).write_bytes(idx(array))
    data = open_dataset(str(tmp_path))
    assert torch.equal(data.test.take(torch.arange(10))[:, 0], torch.from_numpy(images[20:]))
    assert data.classes == ("0", "1", "2", "3", "4")
    assert data.test.labels is not None
    assert data.test.labels.tolist() == [2, 3, 4, 0, 1, 2, 3, 4, 0, 1]


# -- arrays ------------------------------------------------------------------------------------------


def test_the_fingerprint_is_of_the_contents() -> None:
    images = np.random.default_rng(0).integers(0, 256, (10, 1, 8, 8), dtype=np.uint8)
    labels = np.arange(10) % 2

    def of(train: np.ndarray, numbers: np.ndarray | None) -> str:
        test = Split(images[:2], None if numbers is None else labels[:2])
        return assemble("any", Split(train, numbers), test).fingerprint

    changed = images.copy()
    changed[3, 0, 0, 0] ^= 1
    prints = {of(images, labels), of(changed, labels), of(images, None), of(images, labels[::-1].copy())}
    assert len(prints) == 4
    assert of(images, labels) == of(images.copy(), labels)


def test_scaling_keeps_flat_colours_and_crops_to_the_middle() -> None:
    wide = torch.zeros(5000, 3, 8, 16, dtype=torch.uint8)
    wide[..., 4:12] = 200
    assert resized(wide, 0) is wide
    assert resized(wide, 8).unique().tolist() == [200]
    assert resized(wide, 28).shape == (5000, 3, 28, 28)
    assert resized(wide[:2], 28).unique().tolist() == [200]


def test_only_black_borders_are_continued_in_black() -> None:
    white = torch.full((3, 1, 28, 28), 255, dtype=torch.uint8)
    assert resized(white, 32).unique().tolist() == [255]
    assert resized(255 - white, 32).unique().tolist() == [0]
