"""IDX files, the format of MNIST and its kin, gzipped or not."""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from latentlab.data.arrays import Split
from latentlab.data.decoding import Bytes
from latentlab.errors import BadInput

LIMIT_BYTES = 8 * 2**30
"""Larger files belong into a folder of images, which is mapped instead of read."""

_UNSIGNED_BYTE = 0x08


def read_idx(path: Path) -> Bytes:
    """The array of unsigned bytes in an IDX file: images (N, H, W) or labels (N,).

    Raises BadInput where the file is not IDX, is damaged, or is longer or shorter than it says.
    """
    try:
        with _opened(path) as stream:
            shape = _shape(stream.read(4), stream, path)
            size = math.prod(shape)
            if size > LIMIT_BYTES:
                raise _bad(path, f"it claims {size / 2**30:.0f} GiB")
            body = stream.read(size + 1)
    except (OSError, EOFError, MemoryError, zlib.error) as error:
        raise _bad(path, str(error) or type(error).__name__) from error
    if len(body) != size:
        raise _bad(path, f"it should hold {size} bytes of data, not {len(body)}{'+' * (len(body) > size)}")
    # A copy: torch wants arrays that it may write to.
    return np.frombuffer(body, np.uint8).reshape(shape).copy()


def read_pair(folder: Path, prefix: str) -> Split | None:
    """The images ``<prefix>-images...`` of a folder, with their labels if it has them; None without."""
    images = _find(folder, f"{prefix}-images", "idx3")
    if images is None:
        return None
    pictures = read_idx(images)
    if pictures.ndim != 3 or not len(pictures):
        raise _bad(images, f"it holds an array {pictures.shape}, not images")
    labels = _find(folder, f"{prefix}-labels", "idx1")
    numbers = None if labels is None else read_idx(labels)
    if labels is not None and numbers is not None and numbers.shape != (len(pictures),):
        raise _bad(labels, f"it holds {numbers.shape} labels for {len(pictures)} images")
    return Split(pictures[:, None], numbers)


def _find(folder: Path, stem: str, kind: str) -> Path | None:
    # The publisher's names; unpacked by some tools with a dot for the second dash.
    for name in (f"{stem}-{kind}-ubyte", f"{stem}.{kind}-ubyte"):
        for path in (folder / f"{name}.gz", folder / name):
            if path.is_file():
                return path
    return None


def _opened(path: Path) -> BinaryIO:
    with open(path, "rb") as stream:
        zipped = stream.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path, "rb")) if zipped else open(path, "rb")


def _shape(magic: bytes, stream: BinaryIO, path: Path) -> tuple[int, ...]:
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] != _UNSIGNED_BYTE or magic[3] not in (1, 3):
        raise _bad(path, "it does not begin like one")
    sizes = stream.read(4 * magic[3])
    if len(sizes) != 4 * magic[3]:
        raise _bad(path, "its header is cut off")
    return tuple(int(size) for size in np.frombuffer(sizes, ">u4"))


def _bad(path: Path, cause: str) -> BadInput:
    return BadInput("{path} is not a sound IDX file: {cause}.", "Get the file again.", path=path, cause=cause)
