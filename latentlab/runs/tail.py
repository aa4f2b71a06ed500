"""A run that another process trains: its folder, read as it grows."""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from latentlab.data.images import read
from latentlab.errors import BadInput, Message
from latentlab.formats.native import read_header
from latentlab.runs import steering
from latentlab.runs.events import (
    Checkpointed,
    Command,
    Event,
    Figure,
    Finished,
    Metrics,
    Outcome,
    Paused,
    Resumed,
    Samples,
    Started,
)
from latentlab.runs.figure_files import read_figures
from latentlab.runs.folder import RunFolder
from latentlab.runs.layer_rows import layers_event
from latentlab.runs.live import LiveWeights
from latentlab.runs.lock import is_live
from latentlab.runs.wording import log_entry, variant_words
from latentlab.spec import DEAD_BELOW

_OUTCOMES: dict[object, Outcome] = {"completed": "completed", "stopped": "stopped", "failed": "failed"}


class TailSource:
    """Events of a run from its files, like those of a thread; ``sheet`` is rows and columns of its samples.

    What the files hold when it is made is old news; ``poll`` tells what comes after, and whether the run
    waits. Orders go through the folder as well; live weights stay in their process.
    """

    def __init__(self, folder: Path, sheet: tuple[int, int]) -> None:
        self.folder = folder
        self.metrics = GrowingLines(folder / "metrics.jsonl")
        self.layers = GrowingLines(folder / "layers.jsonl")
        self.log = GrowingLines(folder / "log.jsonl")
        self._run = RunFolder(folder)
        self._sheet = sheet
        self._sampled = self._samples()
        self._saved = {step for step, _ in self._run.checkpoints()}
        self._drawn = self._figures_stamp()
        self._paused: Paused | None = None
        self._alive = True

    def poll(self) -> list[Event]:
        """Events since the last call, in the order of their files; reads them, so not for a GUI thread."""
        if not self._alive:
            return []
        self._alive = is_live(self.folder)  # asked first: what a dead process wrote is in its files by then
        events: list[Event] = [*self._read_lines(), *self._look_at_samples(), *self._look_at_figures()]
        events += self._look_at_checkpoints()
        return [*events, *self._look_whether_paused()] if self._alive else [*events, self._end()]

    def live(self) -> LiveWeights | None:
        """None: its weights are in another process."""
        return None

    def send(self, command: Command) -> None:
        """Write it into the folder. Raises BadInput where nobody trains there, or nothing can be written."""
        steering.send(self.folder, command)

    def alive(self) -> bool:
        """Whether it may still say something."""
        return self._alive

    # -- files ----------------------------------------------------------------------------------------

    def _read_lines(self) -> Iterator[Event]:
        rows = self.metrics.read()
        if self.metrics.replaced:  # what begins or resumes a run, or takes it back, writes the file anew
            yield from self._began()
        for row in rows:
            yield Metrics(*point(row))
        yield from filter(None, map(layers_event, self.layers.read()))
        for row in self.log.read():
            yield log_entry(row)

    def _samples(self) -> dict[tuple[int, int], Path]:
        """Sample grids by step and time: a run that went back makes them again."""
        found = {}
        for step, path in self._run.samples():
            with contextlib.suppress(FileNotFoundError):  # taken back meanwhile
                found[step, path.stat().st_mtime_ns] = path
        return found

    def _look_at_samples(self) -> Iterator[Event]:
        known, self._sampled = self._sampled.keys(), self._samples()
        for key in sorted(self._sampled.keys() - known):
            with contextlib.suppress(BadInput):  # taken back meanwhile
                yield Samples(key[0], cells(read(self._sampled[key]).pixels, *self._sheet))

    def _figures_stamp(self) -> tuple[int, int]:
        """What changes whenever the file of figures is replaced."""
        try:
            about = self._run.figures_path.stat()
        except FileNotFoundError:
            return 0, 0
        return about.st_mtime_ns, about.st_ino

    def _look_at_figures(self) -> Iterator[Event]:
        stamp = self._figures_stamp()
        if stamp != self._drawn:
            self._drawn = stamp
            yield from read_figures(self._run.figures_path)

    def _look_at_checkpoints(self) -> Iterator[Event]:
        points = dict(self._run.checkpoints())
        fresh, self._saved = points.keys() - self._saved, set(points)
        for step in sorted(fresh):
            model = points[step] / "model.safetensors"
            if not self._run.figures_path.is_file():
                yield from figures_of(model, step)
            yield Checkpointed(step, str(model))

    def _look_whether_paused(self) -> Iterator[Event]:
        session = steering.session_of(self.folder)
        before, now = self._paused, session.paused if session is not None else None
        self._paused = now
        if now is not None and now != before:
            yield now
        elif before is not None and now is None:
            yield Resumed(before.step)

    def _began(self) -> Iterator[Event]:
        with contextlib.suppress(BadInput):  # gone meanwhile
            info = self._run.info()
            knobs = info.config
            variant = variant_words(
                str(knobs.get("precision")),
                str(knobs.get("layout")),
                knobs.get("threads") or None,
                knobs.get("nproc", 1),
            )
            yield Started(str(self.folder), info.step, info.plan, str(knobs.get("device", "")), variant)

    def _end(self) -> Finished:
        try:
            info = self._run.info()
        except BadInput:
            return Finished(0, "discarded")
        outcome, model = _OUTCOMES.get(info.outcome), str(info.model or "")
        if outcome is None:
            return Finished(info.step, "failed", model, Message("The training ended unexpectedly."))
        return Finished(info.step, outcome, model)


class GrowingLines:
    """The whole JSON lines of a file that grows, each once.

    A file that was replaced by one that begins alike (a resumed run writes its curves anew up to the
    checkpoint) goes on where the two part.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.replaced = False  # whether the last reading found another file than the one before
        self._inode = -1
        self._place = 0
        self._last = b""  # the line before that place
        self._seen: list[int] = []  # a checksum of each line

    def read(self) -> list[dict[str, Any]]:
        """What has come since the last call; a line that is not whole yet waits for the next."""
        try:
            with open(self._path, "rb") as handle:
                data = self._rest(handle)
        except FileNotFoundError:
            self.replaced = False
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._place += len(whole)
        lines = whole.splitlines(keepends=True)
        self._last = lines[-1] if lines else self._last
        if self.replaced:
            lines = lines[self._part_at(lines) :]
        self._seen += [zlib.crc32(line) for line in lines]
        return [row for row in map(_row, lines) if row is not None]

    def _rest(self, handle: IO[bytes]) -> bytes:
        """What follows the place that was read up to; all of it where the file is another one."""
        inode = os.fstat(handle.fileno()).st_ino
        handle.seek(self._place - len(self._last))
        # Inodes are used again: the line read last tells the same file for certain.
        self.replaced = inode != self._inode or handle.read(len(self._last)) != self._last
        if self.replaced:
            self._inode, self._place, self._last = inode, 0, b""
            handle.seek(0)
        return handle.read()

    def _part_at(self, lines: list[bytes]) -> int:
        """The first line that is another than before, where nothing after it counts any more."""
        pairs = enumerate(zip(lines, self._seen, strict=False))
        alike = min(len(lines), len(self._seen))
        number = next((number for number, (line, seen) in pairs if zlib.crc32(line) != seen), alike)
        del self._seen[number:]
        return number


def point(row: dict[str, Any]) -> tuple[int, dict[str, float]]:
    """Step and values of a line of metrics.jsonl; what is no number is left out."""
    step = row.get("step")
    numbers = {
        name: value for name, value in row.items() if isinstance(value, int | float) and name != "step"
    }
    return (step if isinstance(step, int) else 0), numbers


def figures_of(model: Path, step: int) -> Iterator[Figure]:
    """What a checkpoint knows that can be drawn: the KL of each axis. Nothing of a damaged one."""
    try:
        kl = read_header(model).spec.space().kl
    except BadInput:
        return  # the curves of such a run can still be looked at
    if kl:
        data = {"values": np.array(kl), "unit": "nats", "dead_below": DEAD_BELOW}
        yield Figure("kl", "bars", step, data)


def cells(picture: NDArray[np.uint8], rows: int, cols: int, gap: int = 1) -> NDArray[np.uint8]:
    """The images (rows * cols, H, W, C) of a picture that ``compose`` made. Raises BadInput for any other."""
    height, width = (picture.shape[0] + gap) // rows, (picture.shape[1] + gap) // cols
    if (picture.shape[0] + gap) % rows or (picture.shape[1] + gap) % cols or min(height, width) <= gap:
        raise BadInput("A picture of {shape} is no sheet of samples.", shape=picture.shape)
    wide = np.pad(picture, ((0, gap), (0, gap), (0, 0)))
    tiles = wide.reshape(rows, height, cols, width, -1).transpose(0, 2, 1, 3, 4)
    return np.ascontiguousarray(
        tiles.reshape(rows * cols, height, width, -1)[:, : height - gap, : width - gap]
    )


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None
