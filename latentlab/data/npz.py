"""Data sets in a .npz file, under the names that Keras, MedMNIST and people use."""

from __future__ import annotations

import lzma
import math
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from latentlab.data.arrays import Split, assemble, divide, without_copies
from latentlab.data.decoding import Bytes
from latentlab.data.idx import LIMIT_BYTES
from latentlab.data.stores import Dataset
from latentlab.errors import BadInput
from latentlab.progress import Progress

# (images, labels) by name; the first pair whose images are there counts.
TRAIN = (("x_train", "y_train"), ("train_images", "train_labels"))
TEST = (("x_test", "y_test"), ("test_images", "test_labels"))
WHOLE = (("images", "labels"), ("x", "y"), ("X", "y"), ("arr_0", "arr_1"))

DAMAGE = (EOFError, zipfile.BadZipFile, zlib.error, lzma.LZMAError)
"""What reading a damaged archive raises."""

_ERRORS = (
    OSError,
    ValueError,
    MemoryError,
    RuntimeError,  # an encrypted archive, an unknown compression
)
_CHUNK = 4096


def open_npz(path: Path, image_size: int, progress: Progress) -> Dataset:
    """Read training and test images, or all images of which a tenth is held out.

    Images are bytes, or floats in [0, 1] or [-1, 1]: (N, H, W), (N, H, W, C) or (N, C, H, W) with C 1 or 3.
    Raises BadInput for anything else; pickled objects are never loaded.
    """
    progress.report(-1, "Reading {name}", name=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            train, test = _find(archive, TRAIN, path), _find(archive, TEST, path)
            everything = train or _find(archive, WHOLE, path)
            found = ", ".join(archive.namelist()[:10])
    except DAMAGE as error:
        raise damaged(path, error) from error
    except _ERRORS as error:
        raise _bad(path, str(error) or type(error).__name__) from error
    if everything is None:
        raise _bad(path, f"it has no array named x_train, train_images or images, but {found}")
    if train is None or test is None:
        train, test = divide(everything, path.name)
    else:
        test = without_copies(train, test, path.name)
    return assemble(path.name, train, test, image_size, progress=progress)


def refusal(path: Path) -> BadInput:
    """Why a file that is no whole archive is no data set: empty, cut off, unreadable, or something else."""
    try:
        with open(path, "rb") as stream:
            start = stream.read(4)
    except OSError as error:
        return BadInput(
            "{path} cannot be read ({cause}).",
            "Check the path and your rights to it.",
            path=path,
            cause=error.strerror or error,
        )
    if not start:
        return BadInput(
            "{path} is empty.", "The copy or download did not finish: get the file again.", path=path
        )
    if start == b"PK\x03\x04":  # an archive keeps its list of contents at its end
        return BadInput(
            "{path} is damaged: it begins like a .npz file, but its end is missing (it is truncated).",
            "The copy or download did not finish: get the file again.",
            path=path,
        )
    return BadInput(
        "{path} is not a data set.", "Give a folder of images or IDX files, or a .npz file.", path=path
    )


def damaged(path: Path, error: Exception) -> BadInput:
    """An archive whose contents cannot be unpacked."""
    return BadInput(
        "{path} is damaged: {cause}.",
        "Get the file again, or save it again with numpy.savez.",
        path=path,
        cause=str(error).rstrip(".") or type(error).__name__,
    )


def _find(archive: zipfile.ZipFile, names: tuple[tuple[str, str], ...], path: Path) -> Split | None:
    known = set(archive.namelist())
    for images, labels in names:
        if f"{images}.npy" in known:
            pictures = _channels_first(_to_bytes(_array(archive, images, path), images, path), images, path)
            numbers = _array(archive, labels, path) if f"{labels}.npy" in known else None
            return Split(pictures, _class_labels(numbers, len(pictures), labels, path))
    return None


def _array(archive: zipfile.ZipFile, name: str, path: Path) -> NDArray[Any]:
    # The header is read first: it must not claim more than the file holds, nor the file more than fits.
    with archive.open(f"{name}.npy") as stream:
        version = npy.read_magic(stream)
        header = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        shape, _, dtype = header(stream)
    size = math.prod(shape) * dtype.itemsize
    if dtype.hasobject:
        raise _bad(path, f"its array {name} holds pickled objects")
    if size > LIMIT_BYTES:
        raise _bad(
            path, f"its array {name} has {size / 2**30:.0f} GiB, the limit is {LIMIT_BYTES / 2**30:.0f}"
        )
    if size > archive.getinfo(f"{name}.npy").file_size:
        raise _bad(path, f"its array {name} is shorter than it says")
    with archive.open(f"{name}.npy") as stream:
        array: NDArray[Any] = npy.read_array(stream, allow_pickle=False)
    return array


def _to_bytes(array: NDArray[Any], name: str, path: Path) -> Bytes:
    if array.ndim not in (3, 4) or not array.size:
        raise _bad(path, f"its array {name} has the shape {array.shape}, not (N, H, W) or (N, H, W, C)")
    if array.dtype == np.uint8:
        return array
    if array.dtype == np.bool_:
        return array.astype(np.uint8) * np.uint8(255)
    if array.dtype.kind not in "iuf":
        raise _bad(path, f"its array {name} holds {array.dtype}, not numbers")
    low, high = float(array.min()), float(array.max())
    if array.dtype.kind in "iu" and low >= 0 and high <= 255:
        return array.astype(np.uint8)
    if array.dtype.kind != "f" or not -1 <= low <= high <= 1:
        raise _bad(
            path, f"its array {name} ({array.dtype}) reaches from {low:.6g} to {high:.6g}, not 0 to 255"
        )
    bias = 1.0 if low < 0 else 0.0
    result = np.empty(array.shape, np.uint8)
    for start in range(0, len(array), _CHUNK):
        chunk = array[start : start + _CHUNK].astype(np.float32)
        result[start : start + _CHUNK] = np.rint((chunk + bias) * (255.0 / (1.0 + bias)))
    return result


def _channels_first(images: Bytes, name: str, path: Path) -> Bytes:
    if images.ndim == 3:
        return images[:, None]
    if images.shape[3] in (1, 3):
        return np.ascontiguousarray(images.transpose(0, 3, 1, 2))
    if images.shape[1] in (1, 3):
        return images
    raise _bad(path, f"its array {name} {images.shape} has neither 1 nor 3 channels")


def _class_labels(labels: NDArray[Any] | None, count: int, name: str, path: Path) -> NDArray[Any] | None:
    if labels is None:
        return None
    if labels.shape[:1] != (count,):
        raise _bad(path, f"its array {name} has the shape {labels.shape} for {count} images")
    if labels.size != count or labels.dtype.kind not in "iuUSb":
        return None  # attributes or numbers, which are not classes
    return labels.reshape(count)


def _bad(path: Path, cause: str) -> BadInput:
    return BadInput(
        "{path} is not a data set of images: {cause}.",
        "Save one with numpy.savez(path, images=..., labels=...).",
        path=path,
        cause=cause,
    )
