"""An imported folder on disk: images, labels, and an index that tells a whole cache from a torn one."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from pathlib import Path

from pydantic import Field, ValidationError

from latentlab.errors import BadInput
from latentlab.files import sync_file, sync_folder
from latentlab.paths import cache_home
from latentlab.spec import Frozen

FORMAT = 1
"""Changes whenever importing the same folder gives other bytes."""

IMAGES, LABELS, INDEX = "images.u8", "labels.i64", "index.json"

_ABANDONED_S = 24 * 3600.0


class Imported(Frozen):
    """The index: ``count`` images (channels, side, side) in one file, the last ``held_out`` for testing."""

    format: int = Field(FORMAT, ge=FORMAT, le=FORMAT)
    count: int = Field(ge=2)
    held_out: int = Field(ge=1)
    channels: int = Field(ge=1, le=3)
    side: int = Field(ge=1, le=4096)
    classes: tuple[str, ...]
    fingerprint: str
    skipped: tuple[str, ...]

    @property
    def image_bytes(self) -> int:
        """Size of the file of images."""
        return self.count * self.channels * self.side**2


def caches() -> Path:
    """The folder of all imported folders."""
    return cache_home() / "datasets" / "imported"


def read_index(cache: Path) -> Imported | None:
    """The index of a whole cache; None where there is none, or a part of it is missing or torn."""
    try:
        index = Imported.model_validate_json((cache / INDEX).read_bytes())
        sizes = [(cache / name).stat().st_size for name in (IMAGES, LABELS)]
    except (OSError, ValidationError):
        return None
    expected = [index.image_bytes, 8 * index.count if index.classes else 0]
    return index if sizes == expected and index.held_out < index.count else None


def install(finished: Path, target: Path, index: Imported) -> None:
    """Give a finished cache its name at once, and let older states of the same folder go."""
    (finished / INDEX).write_text(json.dumps(index.model_dump(mode="json")), encoding="utf-8")
    for name in (IMAGES, LABELS, INDEX):
        sync_file(finished / name)
    sync_folder(finished)
    try:
        if target.exists() and read_index(target) is None:
            shutil.rmtree(target)
        os.replace(finished, target)
    except OSError:
        if read_index(target) is None:  # else another process imported the same at the same time
            raise
    sync_folder(target.parent)
    folder = target.name.split("-")[0]
    for other in target.parent.glob(f"{folder}-*"):
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def sweep() -> None:
    """Remove the scratch folders of imports that died a day ago or earlier."""
    for scratch in caches().glob("*.tmp"):
        with contextlib.suppress(FileNotFoundError):  # an import that ends just now removes its own
            newest = max(file.stat().st_mtime for file in [scratch, *scratch.rglob("*")])
            if time.time() - newest > _ABANDONED_S:
                shutil.rmtree(scratch, ignore_errors=True)


def cannot_write(path: Path, error: OSError) -> BadInput:
    """A full disk, or a cache that may not be written to."""
    return BadInput(
        "Images cannot be kept in {path}: {cause}.",
        "Free some space there, or point LATENTLAB_HOME to another disk.",
        path=path,
        cause=error.strerror or error,
    )
