"""What lies in a folder that is to be imported, and a key that changes when any of it does."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

IMAGE_SUFFIXES = (
    *(".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".gif", ".bmp", ".dib"),
    *(".tif", ".tiff", ".ppm", ".pgm", ".pbm", ".pnm", ".avif"),
)
"""Files named like this that cannot be read are reported; others that are no images are passed over."""

Entry = tuple[str, int, int]
"""Path below the folder, size in bytes and time of change in ns; -1 and 0 where it cannot even be asked."""


@dataclass(frozen=True)
class Scan:
    """The files below a folder, in order, and the subfolders that could not be looked into."""

    entries: list[Entry]
    closed: list[str]

    def key(self, folder: Path, side: int, version: int) -> str:
        """Names what importing these files at this size gives: the folder first, then its state."""
        where = hashlib.sha256(os.fsencode(str(folder)) + b"\0%d" % side)
        state = hashlib.sha256(b"%d" % version)
        for path, size, changed in self.entries:
            state.update(os.fsencode(path) + b"\0%d\0%d\0" % (size, changed))
        return f"{where.hexdigest()[:16]}-{state.hexdigest()[:24]}"


def scan(folder: Path, found: Callable[[int], None]) -> Scan:
    """Walk the folder, and each folder that it links to once; hidden files and folders are passed over.

    ``found`` is told the number of files after every folder.
    """
    entries: list[Entry] = []
    closed: list[str] = []
    seen = {_identity(folder)}

    def on_error(error: OSError) -> None:
        closed.append(f"{shown(os.path.relpath(error.filename, folder))}: {error.strerror}")

    for root, folders, files in os.walk(folder, onerror=on_error, followlinks=True):
        folders[:] = [name for name in sorted(folders) if not _hidden(name) and _new(root, name, seen)]
        entries += _entries(folder, root, sorted(name for name in files if not _hidden(name)))
        found(len(entries))
    return Scan(entries, closed)


def shown(path: str) -> str:
    """A path as text that can be printed, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "replace")


def is_named_image(path: str) -> bool:
    """Whether the name promises an image."""
    return path.lower().endswith(IMAGE_SUFFIXES)


def _entries(folder: Path, root: str, names: list[str]) -> Iterator[Entry]:
    for name in names:
        path = os.path.join(root, name)
        try:
            info = os.stat(path)
        except OSError:
            yield os.path.relpath(path, folder), -1, 0
        else:
            yield os.path.relpath(path, folder), info.st_size, info.st_mtime_ns


def _new(root: str, name: str, seen: set[tuple[int, int]]) -> bool:
    identity = _identity(os.path.join(root, name))
    new = identity not in seen  # links may lead in circles
    seen.add(identity)
    return new


def _identity(path: str | Path) -> tuple[int, int]:
    try:
        info = os.stat(path)
    except OSError:
        return -1, -1
    return info.st_dev, info.st_ino


def _hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"
