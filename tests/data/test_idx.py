"""IDX files, sound and not."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from latentlab.data.idx import read_idx, read_pair
from latentlab.errors import BadInput


def idx(array: np.ndarray) -> bytes:
    return bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


IMAGES = np.random.default_rng(0).integers(0, 256, (12, 5, 7), dtype=np.uint8)
LABELS = (np.arange(12) % 3).astype(np.uint8)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_arrays_come_back(tmp_path: Path, pack: type[bytes]) -> None:
    for array in (IMAGES, LABELS):
        (tmp_path / "file").write_bytes(pack(idx(array)))
        read = read_idx(tmp_path / "file")
        assert np.array_equal(read, array)
        assert read.flags.writeable


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "does not begin"),
        (b"\0\0", "does not begin"),
        (b"\0\0\x0d\x03" + bytes(99), "does not begin"),  # floats
        (b"\x89PNG\r\n\x1a\n", "does not begin"),
        (b"\0\0\x08\x03\0\0", "header is cut off"),
        (idx(IMAGES)[:-1], "it should hold 420 bytes of data, not 419"),
        (idx(IMAGES) + b"x", r"not 421\+"),
        (b"\0\0\x08\x03" + b"\xff" * 12, "claims"),
        (gzip.compress(idx(IMAGES))[:-20], "sound IDX"),
        (gzip.compress(idx(IMAGES))[:-8] + b"\0" * 8, "CRC"),
        (b"\x1f\x8b" + b"nonsense" * 9, "sound IDX"),
    ],
)
def test_damage_is_named(tmp_path: Path, data: bytes, cause: str) -> None:
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=cause) as caught:
        read_idx(path)
    assert path.name in str(caught.value)


@pytest.mark.parametrize("names", ["{}-images-idx3-ubyte", "{}-images.idx3-ubyte", "{}-images-idx3-ubyte.gz"])
def test_pairs_are_found_under_the_names_in_use(tmp_path: Path, names: str) -> None:
    (tmp_path / names.format("train")).write_bytes(idx(IMAGES))
    assert read_pair(tmp_path, "t10k") is None
    alone = read_pair(tmp_path, "train")
    assert alone is not None
    assert alone.labels is None
    (tmp_path / names.format("train").replace("images", "labels").replace("idx3", "idx1")).write_bytes(
        idx(LABELS)
    )
    pair = read_pair(tmp_path, "train")
    assert pair is not None
    assert pair.images.shape == (12, 1, 5, 7)
    assert np.array_equal(pair.labels, LABELS)


def test_labels_must_fit_the_images(tmp_path: Path) -> None:
    (tmp_path / "train-images-idx3-ubyte").write_bytes(idx(IMAGES))
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(idx(LABELS[:-1]))
    with pytest.raises(BadInput, match="labels for 12 images"):
        read_pair(tmp_path, "train")
    (tmp_path / "train-images-idx3-ubyte").write_bytes(idx(LABELS))
    with pytest.raises(BadInput, match="not images"):
        read_pair(tmp_path, "train")
