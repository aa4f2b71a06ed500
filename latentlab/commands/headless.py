"""A run without a window: its events become lines, Ctrl+C becomes Stop."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from latentlab.commands.options import emit, say
from latentlab.commands.preparing import Preparations
from latentlab.runs.events import (
    Checkpointed,
    Commands,
    Event,
    Finished,
    Log,
    Metrics,
    Paused,
    Resumed,
    Started,
    Stop,
)
from latentlab.runs.folder import RunFolder
from latentlab.runs.live import LiveWeights
from latentlab.runs.source import Body

LINE = ("loss", "recon", "kl", "images_per_second", "words_per_second")


STOPPING = b"Stopping with a checkpoint; once more stops at once.\n"
LEAVING = b"Stopping before the first step; once more stops at once.\n"
CLEAR_LINE = b"\r\x1b[2K"


class Headless:
    """Runs a training in the calling thread. Nobody looks on, so a problem ends it.

    A window may pause it, go on with it and stop it through its folder.

    A ``fresh`` run that ends before its first step leaves no folder: there is nothing to go on from.
    """

    def __init__(self, folder: Path, json: bool, *, fresh: bool = False) -> None:
        self._folder = folder
        self._json = json
        self._fresh = fresh
        self._commands = Commands()
        self._preparations = Preparations()
        self._began = False
        self._interrupted = False
        self._problem: Paused | None = None
        self._finished: Finished | None = None
        self._deaf = False
        self._plan = 0
        self._handlers: dict[type[Event], Callable[[Any], None]] = {
            Started: self._on_started,
            Metrics: self._on_metrics,
            Log: self._on_log,
            Checkpointed: self._on_checkpointed,
            Paused: self._on_paused,
            Resumed: self._on_resumed,
            Finished: self._on_finished,
        }

    def run(self, body: Body) -> int:
        """Train to the end; returns the exit code."""
        try:
            with self._signals():
                body(self._commands, self._on_event, LiveWeights())
        finally:
            self._preparations.clear()
        return self._conclude() if self._began else self._conclude_unbegun()

    # -- events -------------------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)

    def _on_started(self, event: Started) -> None:
        self._began, self._plan = True, event.plan
        self._preparations.clear()
        if event.step >= event.plan:
            say(f"{event.folder} has made all of its {event.plan:,} steps already.")
            return
        say(f"Training in {event.folder} on {event.device} ({event.variant}), from step {event.step:,}.")

    def _on_metrics(self, event: Metrics) -> None:
        if "loss" not in event.values:
            held_out = (f"{name} {value:.4g}" for name, value in event.values.items() if name != "time")
            say(f"step {event.step:,}: {', '.join(held_out)}")
        elif self._json:
            self._print({"step": event.step, **event.values})
        else:
            shown = ", ".join(f"{name} {event.values[name]:.4g}" for name in LINE if name in event.values)
            self._print(f"step {event.step:,} of {self._plan:,}: {shown}")

    def _on_log(self, event: Log) -> None:
        if event.level == "progress":
            self._preparations.show(str(event.message))
        else:
            prefix = "" if event.level == "info" else f"{event.level}: "
            self._preparations.settle(f"{prefix}{event.message}")

    def _on_checkpointed(self, event: Checkpointed) -> None:
        say(f"step {event.step:,}: saved {event.model}")

    def _on_paused(self, event: Paused) -> None:
        if event.problem is None:
            say(f"step {event.step:,}: paused from elsewhere")
            return
        self._problem = event
        self._commands.send(Stop())

    def _on_resumed(self, event: Resumed) -> None:
        say(f"step {event.step:,}: goes on")

    def _on_finished(self, event: Finished) -> None:
        self._finished = event

    # -- the end ------------------------------------------------------------------------------------

    def _conclude(self) -> int:
        end = self._finished
        assert end is not None, "every run ends in Finished"
        # What ended the run knows more than what paused it: whether the last steps could be saved.
        trouble = end if end.outcome == "failed" else self._problem
        self._complain(trouble)
        self._answer(end, end.step, "failed" if trouble else end.outcome)
        if trouble is not None:
            return 2 if end.bad_input else 1
        if end.outcome == "discarded":
            return self._tell_discarded()
        if end.outcome == "stopped" and not self._deaf:
            say(
                f"Stopped at step {end.step:,}. Go on with: latentlab resume {shlex.quote(str(self._folder))}"
            )
            return 130
        return 0 if end.outcome == "completed" else 1

    def _conclude_unbegun(self) -> int:
        """The end of a run that made no step: what was there before it is all there is."""
        end = self._finished
        assert end is not None, "every run ends in Finished"
        failed = end.outcome == "failed"
        self._complain(end if failed else None)
        points = RunFolder(self._folder).checkpoints()
        if self._fresh and not points:
            shutil.rmtree(self._folder, ignore_errors=True)
        elif not end.bad_input:
            self._answer(end, points[-1][0] if points else 0, end.outcome)
        if failed:
            return 2 if end.bad_input else 1
        if end.outcome == "discarded":
            return self._tell_discarded()
        say("Interrupted before the first step.")
        if not self._fresh:
            say(f"Go on with: latentlab resume {shlex.quote(str(self._folder))}")
        return 130

    @staticmethod
    def _tell_discarded() -> int:
        say("The run was discarded from elsewhere.")
        return 130

    @staticmethod
    def _complain(trouble: Finished | Paused | None) -> None:
        if trouble is not None:
            say(f"latentlab: {trouble.problem or 'The run failed.'}")
            if trouble.remedy:
                say(f"  {trouble.remedy}")

    def _answer(self, end: Finished, step: int, outcome: str) -> None:
        document = {
            "model": end.model or None,
            "step": step,
            "outcome": outcome,
            "run": str(self._folder),
            "held_out": self._held_out(end.model),
        }
        self._print(document if self._json else end.model or "no model was saved")

    @staticmethod
    def _held_out(model: str) -> dict[str, Any]:
        """What the model's file says of images it was not trained on."""
        from latentlab.formats.native import read_header

        return dict(read_header(model).training.get("held_out", {})) if model else {}

    def _print(self, line: dict[str, Any] | str) -> None:
        """Answer on stdout; when nobody reads it any more, the run stops with a checkpoint."""
        if self._deaf:
            return
        try:
            emit(line) if isinstance(line, dict) else print(line, flush=True)
        except BrokenPipeError:
            self._deaf = True
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            self._commands.send(Stop())

    # -- signals ------------------------------------------------------------------------------------

    @contextmanager
    def _signals(self) -> Iterator[None]:
        before = {
            number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self._interrupted:
            raise KeyboardInterrupt
        self._interrupted = True
        self._commands.send(Stop())
        # A handler runs between any two bytecodes, within a print as well: Python's streams would refuse.
        line = STOPPING if self._began else LEAVING
        with contextlib.suppress(OSError):
            os.write(2, CLEAR_LINE + line if self._preparations.moving else line)
