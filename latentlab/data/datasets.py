"""Every source of images, by name or by path: open one, or list those with names."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from latentlab.data.arrays import assemble, divide, without_copies
from latentlab.data.fashion import CLASSES, is_fashion, open_fashion, open_mini, present
from latentlab.data.folders import open_folder
from latentlab.data.idx import read_pair
from latentlab.data.npz import open_npz, refusal
from latentlab.data.sprites import TEST_COUNT, TRAIN_COUNT, open_sprites
from latentlab.data.stores import Dataset, ImageStore, MappedStore, TensorStore
from latentlab.errors import BadInput, Message
from latentlab.progress import Progress

__all__ = [
    "Dataset",
    "DatasetInfo",
    "ImageStore",
    "MappedStore",
    "TensorStore",
    "list_datasets",
    "open_dataset",
]


SMALLEST, LARGEST = 8, 1024
"""Sides that images can be scaled to."""


@dataclass(frozen=True)
class DatasetInfo:
    """What a data set with a name is, without opening it; ``remedy`` says how to get one that is not here."""

    name: str
    description: Message
    count_train: int
    count_test: int
    available: bool = True
    remedy: Message = field(default_factory=lambda: Message(""))


def list_datasets() -> list[DatasetInfo]:
    """The data sets that have names; reads no images."""
    return [
        DatasetInfo(
            "fashion-mnist-mini",
            Message("The first sixth of Fashion-MNIST, bundled: 28 px gray, 10 classes"),
            10_000,
            1_000,
        ),
        DatasetInfo(
            "fashion-mnist",
            Message("Photographs of clothes and shoes by Zalando: 28 px gray, 10 classes"),
            60_000,
            10_000,
            present() is not None,
            Message("Opening it downloads 30 MB; the Debian package dataset-fashion-mnist holds it as well."),
        ),
        DatasetInfo(
            "sprites",
            Message("Coloured shapes with known factors, made on demand: 64 px RGB, 3 classes"),
            TRAIN_COUNT,
            TEST_COUNT,
        ),
    ]


def open_dataset(name_or_path: str, image_size: int = 0, progress: Progress | None = None) -> Dataset:
    """Open a data set by name, or a folder of images, a folder of IDX files or a .npz file by path.

    ``image_size`` is the side of the images in pixels; 0 takes the data's own (for a folder of images the
    nearest of 28, 32 and 64). Raises BadInput where there is nothing to train on, Cancelled when
    ``progress`` says so.
    """
    progress = progress or Progress()
    if image_size and image_size not in range(SMALLEST, LARGEST + 1):
        raise BadInput(
            "Images of {size} pixels cannot be made.",
            "Choose 0 for their own size, or one from {smallest} to {largest}.",
            size=image_size,
            smallest=SMALLEST,
            largest=LARGEST,
        )
    if name_or_path in _NAMED:
        return _NAMED[name_or_path](name_or_path, image_size, progress)
    # os.path answers False where Path raises: names too long, folders that may not be entered.
    path = Path(os.path.expanduser(name_or_path))
    if name_or_path and os.path.isdir(path):
        return _open_idx(path, image_size, progress) or open_folder(path, image_size, progress)
    if os.path.isfile(path):
        if not zipfile.is_zipfile(path):
            raise refusal(path)
        return open_npz(path, image_size, progress)
    if name_or_path and os.path.lexists(path):
        raise BadInput(
            "{path} is not a data set.", "Give a folder of images or IDX files, or a .npz file.", path=path
        )
    raise BadInput(
        "There is no data set {name!r}, and no such folder or file.",
        "Known by name: {known}.",
        name=name_or_path,
        known=", ".join(_NAMED),
    )


def absolute(name_or_path: str) -> str:
    """The same data set for a process that runs elsewhere: a path from the root on, or the name as it is."""
    if not name_or_path or name_or_path in _NAMED:
        return name_or_path
    path = os.path.abspath(os.path.expanduser(name_or_path))
    return os.path.realpath(path) if os.path.exists(path) else name_or_path


def _open_idx(folder: Path, image_size: int, progress: Progress) -> Dataset | None:
    train, test = read_pair(folder, "train"), read_pair(folder, "t10k")
    if train is None:
        return None
    if test is None:
        train, test = divide(train, folder.name)
    else:
        test = without_copies(train, test, folder.name)
    classes = CLASSES if is_fashion(test) else ()
    return assemble(folder.name, train, test, image_size, classes, progress)


def _sprites(name: str, image_size: int, progress: Progress) -> Dataset:
    return open_sprites(name, image_size)


_NAMED: dict[str, Callable[[str, int, Progress], Dataset]] = {
    "fashion-mnist-mini": open_mini,
    "fashion-mnist": open_fashion,
    "sprites": _sprites,
}
