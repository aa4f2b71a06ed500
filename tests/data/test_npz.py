"""Data sets in .npz files, as people save them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from latentlab.data.datasets import Dataset, open_dataset
from latentlab.errors import BadInput

RNG = np.random.default_rng(0)
GRAY = RNG.integers(0, 256, (40, 28, 28), dtype=np.uint8)
RGB = RNG.integers(0, 256, (40, 32, 32, 3), dtype=np.uint8)
LABELS = np.arange(40) % 4


def saved(path: Path, **arrays: Any) -> Dataset:
    np.savez(path / "set.npz", **arrays)
    return open_dataset(str(path / "set.npz"))


def everything(data: Dataset) -> torch.Tensor:
    return torch.cat([store.take(torch.arange(len(store))) for store in (data.train, data.test)])


def test_a_tenth_is_held_out_where_no_test_images_are_given(tmp_path: Path) -> None:
    data = saved(tmp_path, images=GRAY, labels=LABELS)
    assert (len(data.train), len(data.test)) == (36, 4)
    assert data.spec.shape == (1, 28, 28)
    assert data.classes == ("0", "1", "2", "3")
    assert data.name == "set.npz"
    rows = {image.numpy().tobytes() for image in everything(data)}
    assert rows == {image.tobytes() for image in GRAY}


def test_labels_follow_their_images(tmp_path: Path) -> None:
    marked = GRAY.copy()
    marked[:, 0, 0] = LABELS
    data = saved(tmp_path, images=marked, labels=LABELS)
    for store in (data.train, data.test):
        assert torch.equal(store.take(torch.arange(len(store)))[:, 0, 0, 0].long(), store.labels)


@pytest.mark.parametrize(
    ("train", "test"),
    [
        (("x_train", "y_train"), ("x_test", "y_test")),
        (("train_images", "train_labels"), ("test_images", "test_labels")),
    ],
)
def test_given_splits_are_kept(tmp_path: Path, train: tuple[str, str], test: tuple[str, str]) -> None:
    arrays = {train[0]: RGB[:30], train[1]: LABELS[:30, None], test[0]: RGB[30:], test[1]: LABELS[30:, None]}
    data = saved(tmp_path, **arrays)
    assert (len(data.train), len(data.test)) == (30, 10)
    assert data.spec.shape == (3, 32, 32)
    assert torch.equal(data.test.take(torch.arange(10)), torch.from_numpy(RGB[30:]).permute(0, 3, 1, 2))
    assert data.test.labels is not None
    assert data.test.labels.tolist() == LABELS[30:].tolist()


def test_test_images_that_are_also_trained_on_are_left_out(tmp_path: Path) -> None:
    data = saved(tmp_path, x_train=GRAY[:30], x_test=GRAY[20:])
    assert torch.equal(data.test.take(torch.arange(10))[:, 0], torch.from_numpy(GRAY[30:]))
    with pytest.raises(BadInput, match="also training images"):
        saved(tmp_path, x_train=GRAY, x_test=GRAY[:5])


@pytest.mark.parametrize(
    "images",
    [
        GRAY[..., None],
        GRAY[:, None],
        GRAY.astype(np.int64),
        (GRAY / 255.0).astype(np.float32),
        GRAY / 127.5 - 1.0,
    ],
    ids=["NHW1", "N1HW", "int64", "unit floats", "signed doubles"],
)
def test_layouts_and_types_mean_the_same(tmp_path: Path, images: np.ndarray) -> None:
    assert torch.equal(everything(saved(tmp_path, images=images)), everything(saved(tmp_path, images=GRAY)))


def test_truth_values_are_black_and_white(tmp_path: Path) -> None:
    assert everything(saved(tmp_path, images=GRAY > 128)).unique().tolist() == [0, 255]


def test_words_are_classes_and_many_numbers_are_not(tmp_path: Path) -> None:
    words = np.array(["cat", "dog"])[np.arange(40) % 2]
    assert saved(tmp_path, images=GRAY, labels=words).classes == ("cat", "dog")
    assert saved(tmp_path, images=GRAY, labels=np.zeros((40, 5), int)).classes == ()
    assert saved(tmp_path, images=GRAY, labels=np.linspace(0, 1, 40)).classes == ()
    many = RNG.integers(0, 256, (1100, 8, 8), dtype=np.uint8)
    data = saved(tmp_path, images=many, labels=np.arange(1100))
    assert data.classes == ()
    assert data.train.labels is None


@pytest.mark.parametrize(
    ("arrays", "cause"),
    [
        ({"weights": GRAY}, "no array named x_train"),
        ({"images": GRAY[0]}, r"shape \(28, 28\)"),
        ({"images": GRAY[:0]}, r"shape \(0, 28, 28\)"),
        ({"images": RNG.integers(0, 256, (9, 28, 28, 4), dtype=np.uint8)}, "neither 1 nor 3 channels"),
        ({"images": GRAY.astype(np.int32) * 300}, "reaches from"),
        ({"images": GRAY.astype(float)}, "reaches from"),
        ({"images": np.full((5, 8, 8), np.nan)}, "reaches from nan"),
        ({"images": np.full((5, 8, 8), "a")}, "not numbers"),
        ({"images": np.full((5, 8, 8), None)}, "pickled objects"),
        ({"images": GRAY, "labels": LABELS[:5]}, "for 40 images"),
        ({"images": GRAY, "labels": np.array(3)}, "for 40 images"),
        ({"images": GRAY[:1]}, "fewer than two different images"),
        ({"images": GRAY[[3, 3, 3]]}, "fewer than two different images"),
    ],
)
def test_what_is_no_data_set_is_refused(tmp_path: Path, arrays: dict[str, Any], cause: str) -> None:
    with pytest.raises(BadInput, match=cause) as caught:
        saved(tmp_path, **arrays)
    assert "set.npz" in str(caught.value)
    assert caught.value.remedy.template


def forged(path: Path, shape: tuple[int, ...], body: bytes) -> None:
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(stream, {"descr": "|u1", "fortran_order": False, "shape": shape})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("images.npy", stream.getvalue() + body)


def test_a_header_that_claims_too_much_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "bomb.npz"
    forged(path, (10**6, 10**4, 10**4), b"x")
    with pytest.raises(BadInput, match="GiB, the limit is"):
        open_dataset(str(path))
    forged(path, (10**4, 100, 100), b"x")
    with pytest.raises(BadInput, match="shorter than it says"):
        open_dataset(str(path))


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_archive_is_called_damaged(tmp_path: Path, save: Any, place: float) -> None:
    path = tmp_path / "set.npz"
    save(path, images=GRAY)
    sound = path.read_bytes()
    at = int(len(sound) * place)
    path.write_bytes(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :])
    with pytest.raises(BadInput, match=r"set\.npz is damaged") as caught:
        open_dataset(str(path))
    assert caught.value.remedy.template
    path.write_bytes(sound[:at])
    with pytest.raises(BadInput, match=r"set\.npz is damaged.*truncated.*get the file again"):
        open_dataset(str(path))


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "set.npz").touch()
    with pytest.raises(BadInput, match=r"set\.npz is empty"):
        open_dataset(str(tmp_path / "set.npz"))


def test_scaling_on_request(tmp_path: Path) -> None:
    np.savez(tmp_path / "set.npz", images=RNG.integers(0, 256, (20, 50, 40, 3), dtype=np.uint8))
    assert open_dataset(str(tmp_path / "set.npz")).spec.shape == (3, 50, 40)
    assert open_dataset(str(tmp_path / "set.npz"), 32).spec.shape == (3, 32, 32)
