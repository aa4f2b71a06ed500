"""Writing a run's curves, log and TensorBoard events: in order, nothing lost, no thread."""

from __future__ import annotations

import contextlib
import json
import math
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from latentlab.runs.events import Figure, LayerNorms, Log, Structure
from latentlab.runs.figure_files import read_figures, write_figures
from latentlab.runs.folder import RunFolder
from latentlab.runs.layer_rows import layers_row
from latentlab.runs.lines import read_lines, write_rows
from latentlab.runs.wording import log_row


class RunRecorder:
    """Appends to a run's files. What could not be written (disk full) is kept and written next time."""

    def __init__(self, run: RunFolder, step: int, tensorboard: bool) -> None:
        self._run = run
        self._pending: dict[Path, list[str]] = {
            path: [] for path in (run.metrics_path, run.layers_path, run.path / "log.jsonl")
        }
        self._figures: dict[str, Figure] = {}
        self._figures_wait = False
        self.rewind(step)
        self._board = Board(run.path / "tensorboard", step) if tensorboard else None

    def rewind(self, step: int) -> None:
        """Drop what is past ``step``, curves to figures: who goes on from there makes it again."""
        for path in (self._run.metrics_path, self._run.layers_path):
            self._pending[path].clear()
            write_rows(path, [row for row in read_lines(path) if row.get("step", 0) <= step])
        # Written anew even if nothing goes: after a torn last line nobody would find what is added.
        for name, rows in (("edits.jsonl", self._run.edits(step)), ("log.jsonl", self._run.log())):
            if (self._run.path / name).is_file():
                write_rows(self._run.path / name, rows)
        for number, picture in self._run.samples():
            if number > step:
                picture.unlink()
        self._figures = {figure.name: figure for figure in read_figures(self._run.figures_path, step)}
        self._figures_wait = self._run.figures_path.is_file()

    def metrics(self, step: int, values: Mapping[str, float]) -> None:
        """Queue one point of the curves, without values that JSON does not know (NaN, infinity)."""
        row = {"step": step, **{name: float(v) for name, v in values.items() if math.isfinite(v)}}
        self._pending[self._run.metrics_path].append(json.dumps(row))
        if self._board is not None and not self._board.scalars(step, values):
            self._board = None

    def layers(self, event: Structure | LayerNorms) -> None:
        """Queue one line about the layers."""
        self._pending[self._run.layers_path].append(json.dumps(layers_row(event)))

    def figures(self, figures: Iterable[Figure]) -> None:
        """Queue figures, each in place of the last of its name."""
        self._figures |= {figure.name: figure for figure in figures}
        self._figures_wait = bool(self._figures)

    def edit(self, step: int, values: Mapping[str, object]) -> None:
        """Note at once what is changed before step ``step``. Raises OSError where it cannot be written."""
        row = json.dumps({"step": step, "values": dict(values)}, ensure_ascii=False)
        append_whole(self._run.path / "edits.jsonl", f"{row}\n".encode())

    def log(self, entry: Log) -> None:
        """Queue one line of the log."""
        row = json.dumps(log_row(entry), ensure_ascii=False)
        self._pending[self._run.path / "log.jsonl"].append(row)

    def flush(self) -> None:
        """Write what is queued. Raises OSError with the queue kept, so that it can be tried again."""
        for path, lines in self._pending.items():
            if lines:
                append_whole(path, "".join(line + "\n" for line in lines).encode())
                lines.clear()
        if self._figures_wait:
            write_figures(self._run.figures_path, self._figures.values())
            self._figures_wait = False

    def close(self) -> None:
        """Close the event file."""
        if self._board is not None:
            self._board.close()
            self._board = None


def append_whole(path: Path, data: bytes) -> None:
    """Append all of ``data`` or none of it. Raises OSError (disk full, read-only)."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        start = os.fstat(handle).st_size
        try:
            written = 0
            while written < len(data):
                written += os.write(handle, data[written:])
        except OSError:
            with contextlib.suppress(OSError):  # the first error is the one to tell
                os.ftruncate(handle, start)
            raise
    finally:
        os.close(handle)


class Board:
    """TensorBoard event files, written in the caller's thread (SummaryWriter would start one of its own)."""

    def __init__(self, folder: Path, step: int) -> None:
        from tensorboardX.event_file_writer import EventsWriter
        from tensorboardX.proto.event_pb2 import Event, SessionLog

        folder.mkdir(parents=True, exist_ok=True)
        self._writer = EventsWriter(str(folder / "events"), filename_suffix=f".{step}")
        # Tells readers to drop points past this step: a resumed run makes them again.
        start = SessionLog(status=SessionLog.START)
        self._writer.write_event(Event(wall_time=time.time(), step=step, session_log=start))

    def scalars(self, step: int, values: Mapping[str, float]) -> bool:
        """Write scalars; False once the disk refuses: these files are a copy, metrics.jsonl is the truth."""
        from tensorboardX.proto.event_pb2 import Event
        from tensorboardX.summary import scalar

        try:
            for name, value in values.items():
                self._writer.write_event(Event(wall_time=time.time(), step=step, summary=scalar(name, value)))
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Close the file; what the disk refuses is lost, being a copy."""
        with contextlib.suppress(OSError):
            self._writer.close()
