"""Writing files so that a crash leaves either the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to disk, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Flush a file's content to disk."""
    with open(path, "rb+") as handle:
        os.fsync(handle.fileno())


def _beside(path: Path) -> Path:
    # In the same folder: a rename is atomic only within a file system. Not tempfile: its files are private.
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.tmp")


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` fill a temporary file beside ``path``, then put it in place at once.

    A link stays one, and what it leads to is replaced; a device or a pipe (/dev/stdout) is written to.
    Raises OSError naming ``path`` if that is a folder or cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():  # to replace it would destroy it
        write(path)
        return
    if path.is_symlink():
        path = Path(os.path.realpath(path))
    temporary = _beside(path)
    try:
        write(temporary)
        sync_file(temporary)
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        if error.filename is not None and os.fspath(error.filename) == str(temporary):
            error.filename, error.filename2 = str(path), None  # nobody knows the other name
        raise
    finally:
        with contextlib.suppress(OSError):  # where nothing can be written, nothing lies
            temporary.unlink(missing_ok=True)


def write_text_atomically(path: Path, text: str) -> None:
    """Write UTF-8 text atomically."""
    write_atomically(path, lambda temporary: temporary.write_text(text, encoding="utf-8"))


@contextlib.contextmanager
def folder_atomically(path: Path) -> Iterator[Path]:
    """Yield a fresh folder beside ``path``; on success it is synced and takes the name, else it goes."""
    temporary = _beside(path)
    temporary.mkdir()
    try:
        yield temporary
        for file in temporary.rglob("*"):
            if file.is_file():
                sync_file(file)
        sync_folder(temporary)
        if path.exists():
            shutil.rmtree(path)
        os.replace(temporary, path)
        sync_folder(path.parent)
    finally:
        if temporary.exists():
            shutil.rmtree(temporary)
