"""Whether a folder or file can be a dataset at all: a look at what is there, not an import of it."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from latentlab.data.decoding import read
from latentlab.data.scanning import is_named_image
from latentlab.errors import BadInput
from latentlab.progress import Progress

ENOUGH = 2  # readable images: one to train on, one to test on
REPORT_EVERY = 50
_IDX = "train-images*"


def glance(place: str, progress: Progress) -> str:
    """The place as it was given. Raises BadInput where nobody could train on what lies there.

    It stops at the second image that can be read; that all are the same is found by the import.
    """
    path = Path(os.path.expanduser(place))
    if path.is_dir():
        if next(path.glob(_IDX), None) is None:
            _look_for_images(path, progress)
    elif not zipfile.is_zipfile(path):
        raise BadInput(
            "{path} is not a data set.", "Give a folder of images or IDX files, or a .npz file.", path=path
        )
    return place


def _look_for_images(folder: Path, progress: Progress) -> None:
    readable = damaged = 0
    for number, path in enumerate(_files(folder)):
        if number % REPORT_EVERY == 0:
            progress.report(-1.0, "Looking through {name}: {count} files", name=folder.name, count=number)
        progress.check()
        try:
            read(path, enough=64)
        except BadInput:
            damaged += is_named_image(path.name)
            continue
        readable += 1
        if readable == ENOUGH:
            return
    if readable:
        raise BadInput(
            "There is only one image in {folder} that can be read; training and testing need two.",
            "Add more images to the folder.",
            folder=folder,
        )
    raise BadInput(
        "There is no image in {folder} that can be read ({skipped} could not).",
        "Give a folder with PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF files in it or below.",
        folder=folder,
        skipped=damaged,
    )


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder as an import finds them: nothing hidden, each linked folder once."""
    seen = {os.path.realpath(folder)}
    for root, folders, files in os.walk(folder, followlinks=True):
        kept = []
        for name in sorted(folders):
            real = os.path.realpath(os.path.join(root, name))
            if not _hidden(name) and real not in seen:
                seen.add(real)
                kept.append(name)
        folders[:] = kept
        yield from (Path(root, name) for name in sorted(files) if not _hidden(name))


def _hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"
