"""A folder of images to one file of bytes: the child process behind ``folders.open_folder``.

It runs at low priority, imports no torch, and prints JSON lines: progress, then where the result lies or
what went wrong. It works in a scratch folder that its parent removes whatever happens.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from latentlab.data.cache import FORMAT, IMAGES, LABELS, Imported, caches, cannot_write, install, read_index
from latentlab.data.decoding import Bytes, read, read_size
from latentlab.data.images import fit
from latentlab.data.scanning import is_named_image, scan, shown
from latentlab.data.splits import digest, held_out
from latentlab.errors import BadInput
from latentlab.spec import ImageSpec

SIDES = (28, 32, 64)
"""What a folder's images are scaled to unless told."""

_NICENESS = 10
_REPORT_S = 0.1
_BATCH = 128
_SAMPLE = 500
_CHUNK = 1024


@dataclass
class Readable:
    """What the pass over all files found: the images that could be read, and why others could not."""

    files: int
    paths: list[str] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    gray: bool = True


class Reporter:
    """Prints JSON lines for the parent; a broken pipe, when the parent is gone, ends the work."""

    def __init__(self) -> None:
        self._last = 0.0

    def say(self, **line: object) -> None:
        """One line, now."""
        print(json.dumps(line, default=str), flush=True)

    def progress(self, fraction: float, done: int, total: int, *, last: bool = False) -> None:
        """How far the work is, not more often than is of use; the ``last`` numbers are always told."""
        if last or time.monotonic() - self._last >= _REPORT_S:
            self._last = time.monotonic()
            self.say(fraction=fraction, done=done, total=total)


def import_folder(folder: Path, side: int, scratch: Path, reporter: Reporter) -> Path:
    """Import the images below ``folder`` and return the cache; a whole one of the same files is used again.

    Raises BadInput where there are not two different images to be read.
    """
    found = scan(folder, lambda count: reporter.progress(-1, count, 0))
    reporter.progress(-1, len(found.entries), 0, last=True)
    target = caches() / found.key(folder, side, FORMAT)
    if read_index(target) is not None:
        return target
    paths = [path for path, _, _ in found.entries]
    side = side or _nearest_side(folder, paths)
    spec = ImageSpec(channels=3, height=side, width=side)
    _check_space(len(paths) * 6 * side**2, scratch)
    readable = Readable(len(paths), skipped=list(found.closed))
    raw = scratch / "raw"
    with open(raw, "wb") as stream:
        for number, (path, image) in enumerate(_loaded(folder, paths, spec)):
            reporter.progress(0.95 * number / len(paths), number, len(paths))
            if isinstance(image, str):
                readable.skipped += [image] if is_named_image(path) else []
                continue
            readable.paths.append(path)
            readable.digests.append(digest(image))
            readable.gray = readable.gray and bool((image == image[..., :1]).all())
            stream.write(image.transpose(2, 0, 1).tobytes())
    finished = scratch / "finished"
    install(finished, target, _arrange(folder, readable, raw, side, finished, reporter))
    return target


def _arrange(
    folder: Path, readable: Readable, raw: Path, side: int, finished: Path, reporter: Reporter
) -> Imported:
    """Write training images, then held-out ones, to ``finished``; one channel if none has colour."""
    flags = held_out(readable.digests)
    _check_enough(folder, readable, bool(flags.any()))
    order = np.concatenate([np.flatnonzero(~flags), np.flatnonzero(flags)])
    channels = 1 if readable.gray else 3
    images = np.memmap(raw, np.uint8, "r", shape=(len(order), 3, side, side))
    finished.mkdir()
    with open(finished / IMAGES, "wb") as stream:
        for start in range(0, len(order), _CHUNK):
            reporter.progress(0.95 + 0.05 * start / len(order), readable.files, readable.files)
            stream.write(images[order[start : start + _CHUNK], :channels].tobytes())
    reporter.progress(1.0, readable.files, readable.files, last=True)
    names = _label_names(readable.paths)
    classes = sorted(set(names))
    place = {name: number for number, name in enumerate(classes)}
    numbers = np.array([place[name] for name in names], dtype="<i8")
    (finished / LABELS).write_bytes((numbers[order] if names else numbers).tobytes())
    contents = sorted(zip(readable.digests, names or [""] * len(order), strict=True))
    return Imported(
        count=len(order),
        held_out=int(flags.sum()),
        channels=channels,
        side=side,
        classes=tuple(shown(name) for name in classes),
        fingerprint=hashlib.sha256(repr((channels, side, contents)).encode()).hexdigest(),
        skipped=tuple(readable.skipped),
    )


def _loaded(folder: Path, paths: list[str], spec: ImageSpec) -> Iterator[tuple[str, Bytes | str]]:
    """Each path with its image (side, side, 3), or with the reason why there is none."""
    load = partial(_load, folder, spec)
    with ThreadPoolExecutor(max(1, min(4, (os.cpu_count() or 1) - 1))) as pool:
        for start in range(0, len(paths), _BATCH):
            batch = paths[start : start + _BATCH]
            yield from zip(batch, pool.map(load, batch), strict=True)


def _load(folder: Path, spec: ImageSpec, path: str) -> Bytes | str:
    try:
        # Twice the side is enough to scale down from without a loss that could be seen.
        return fit(read(folder / path, shown(path), enough=2 * spec.height), spec)
    except BadInput as error:
        return str(error.what)


def _nearest_side(folder: Path, paths: list[str]) -> int:
    """The one of ``SIDES`` nearest to the median shorter side of a sample of the images."""
    shorter: list[int] = []
    for path in paths[:: max(1, len(paths) // _SAMPLE)]:
        try:
            shorter.append(min(read_size(folder / path)))
        except BadInput:
            continue
    median = statistics.median(shorter) if shorter else SIDES[-1]
    return min(SIDES, key=lambda side: abs(side - median))


def _label_names(paths: list[str]) -> list[str]:
    """The subfolder of each image; none where some image is in no subfolder, or all are in the same."""
    names = [path.split(os.sep)[0] if os.sep in path else "" for path in paths]
    return names if "" not in names and len(set(names)) > 1 else []


def _check_enough(folder: Path, readable: Readable, splits: bool) -> None:
    if not readable.paths:
        raise BadInput(
            "There is no image in {folder} that can be read ({skipped} could not).",
            "Give a folder with PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF files in it or below.",
            folder=folder,
            skipped=len(readable.skipped),
        )
    if len(readable.paths) == 1:
        raise BadInput(
            "There is only one image in {folder} that can be read; training and testing need two.",
            "Add more images to the folder.",
            folder=folder,
        )
    if not splits:
        raise BadInput(
            "All {count} readable images in {folder} are the same one; training and testing need two.",
            "Add more images to the folder.",
            folder=folder,
            count=len(readable.paths),
        )


def _check_space(needed: int, scratch: Path) -> None:
    free = shutil.disk_usage(scratch).free
    if needed > free:
        raise BadInput(
            "Importing needs {needed:.1f} GB in {path}, where {free:.1f} GB are free.",
            "Free some space, choose a smaller image size, or point LATENTLAB_HOME to another disk.",
            needed=needed / 1e9,
            free=free / 1e9,
            path=scratch.parent,
        )


def main() -> int:
    """Arguments: the folder, the side in pixels (0: choose), the scratch folder."""
    folder, side, scratch = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    reporter = Reporter()
    try:
        reporter.say(cache=str(import_folder(folder, side, scratch, reporter)))
    except BadInput as error:
        return _fail(error, reporter)
    except BrokenPipeError:  # the parent is gone: nobody wants the result
        shutil.rmtree(scratch, ignore_errors=True)
        return 1
    except OSError as error:
        return _fail(cannot_write(scratch.parent, error), reporter)
    return 0


def _fail(error: BadInput, reporter: Reporter) -> int:
    reporter.say(error=[error.what.template, error.remedy.template, dict(error.what.values)])
    return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
