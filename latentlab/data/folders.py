"""A folder of images as a data set: imported once by a child process, then mapped."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import torch

from latentlab import processes
from latentlab.data.cache import IMAGES, LABELS, Imported, caches, cannot_write, read_index, sweep
from latentlab.data.stores import Dataset, ImageStore, MappedStore, TensorStore, map_file
from latentlab.errors import BadInput, LatentLabError
from latentlab.progress import Progress
from latentlab.spec import ImageSpec

IN_MEMORY_BYTES = 2 * 2**30
"""Smaller sets are read into memory; larger ones stay in their file."""

_POLL_S = 0.1
_LAST_LINES = 8


def open_folder(folder: Path, image_size: int, progress: Progress) -> Dataset:
    """The images below a folder, subfolders being labels, as squares of ``image_size`` (0: chosen).

    Raises BadInput where there are not two different readable images; Cancelled ends the child.
    """
    cache = _import(folder.resolve(), image_size, progress)
    index = read_index(cache)
    if index is None:
        raise LatentLabError(
            "The import of {folder} is gone from {cache}.", "Try again.", folder=folder, cache=cache
        )
    return _open(folder.name or str(folder), cache, index)


def _open(name: str, cache: Path, index: Imported) -> Dataset:
    shape = index.channels, index.side, index.side
    images = map_file(cache / IMAGES, index.count, shape)
    labels = None
    if index.classes:
        labels = torch.from_file(str(cache / LABELS), size=index.count, dtype=torch.int64).clone()
    large = index.image_bytes > IN_MEMORY_BYTES
    if not large:
        images = images.clone()
    stores: list[ImageStore] = []
    for part in (slice(0, index.count - index.held_out), slice(index.count - index.held_out, None)):
        numbers = None if labels is None else labels[part]
        stores.append(MappedStore(images[part], numbers) if large else TensorStore(images[part], numbers))
    spec = ImageSpec(channels=index.channels, height=index.side, width=index.side)
    return Dataset(name, spec, stores[0], stores[1], index.classes, index.fingerprint, index.skipped)


def _import(folder: Path, side: int, progress: Progress) -> Path:
    """Run the child and pass its progress on; it is dead when this returns or raises."""
    scratch = caches() / f"{uuid.uuid4().hex}.tmp"
    try:
        sweep()
        scratch.mkdir(parents=True)
    except OSError as error:
        raise cannot_write(caches(), error) from error
    unexplained: list[str] = []
    try:
        with _child(folder, side, scratch) as lines:
            for line in _until_cancelled(lines, progress):
                try:
                    message = json.loads(line)
                except ValueError:  # a warning of some decoder, or a traceback
                    unexplained = [*unexplained, line.rstrip()][-_LAST_LINES:]
                    continue
                if "cache" in message:
                    return Path(message["cache"])
                if "error" in message:
                    what, remedy, values = message["error"]
                    raise BadInput(what, remedy, **values)
                _pass_on(message, folder, progress)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    raise LatentLabError(
        "The import of {folder} ended unexpectedly: {cause}",
        "Free memory and disk space and try again; a file that crashes its decoder may have to go.",
        folder=folder,
        cause=" / ".join(unexplained) or "it crashed, or was ended from outside.",
    )


def _pass_on(message: dict[str, Any], folder: Path, progress: Progress) -> None:
    if message["fraction"] < 0:
        progress.report(-1, "Looking through {name}: {count} files", name=folder.name, count=message["done"])
    else:
        progress.report(
            message["fraction"],
            "Importing {name}: {done} of {total} files",
            name=folder.name,
            done=message["done"],
            total=message["total"],
        )


@contextmanager
def _child(folder: Path, side: int, scratch: Path) -> Iterator[queue.SimpleQueue[str | None]]:
    """Start the import; yields the queue of its lines, which ends in None. Kills what still runs."""
    process = subprocess.Popen(
        processes.python("latentlab.data.import_folder", folder, side, scratch),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=processes.environment(),
    )
    assert process.stdout is not None
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), name="import reader")
    reader.start()
    try:
        yield lines
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


def _read(stream: IO[str], lines: queue.SimpleQueue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _until_cancelled(lines: queue.SimpleQueue[str | None], progress: Progress) -> Iterator[str]:
    while True:
        progress.check()
        try:
            line = lines.get(timeout=_POLL_S)
        except queue.Empty:
            continue
        if line is None:
            progress.check()  # Ctrl+C reaches the child as well: its end is not what went wrong
            return
        yield line
