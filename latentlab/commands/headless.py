"""A run without a window: its events become lines, Ctrl+C becomes Stop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from latentlab.commands.options import emit, say
from latentlab.runs.events import (
    Checkpointed,
    Commands,
    Event,
    Finished,
    Log,
    Metrics,
    Paused,
    Started,
    Stop,
)
from latentlab.runs.live import LiveWeights
from latentlab.runs.source import Body

LINE = ("loss", "recon", "kl", "images_per_second")


class Headless:
    """Runs a training in the calling thread. Nobody is there to resume it, so a problem ends it."""

    def __init__(self, folder: Path, json: bool) -> None:
        self._folder = folder
        self._json = json
        self._commands = Commands()
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
            Finished: self._on_finished,
        }

    def run(self, body: Body) -> int:
        """Train to the end; returns the exit code."""
        with self._signals():
            body(self._commands, self._on_event, LiveWeights())
        return self._conclude()

    # -- events -------------------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)

    def _on_started(self, event: Started) -> None:
        self._plan = event.plan
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
        say(f"{'' if event.level == 'info' else event.level + ': '}{event.message}")

    def _on_checkpointed(self, event: Checkpointed) -> None:
        say(f"step {event.step:,}: saved {event.model}")

    def _on_paused(self, event: Paused) -> None:
        if event.problem is not None:
            self._problem = event
        self._commands.send(Stop())

    def _on_finished(self, event: Finished) -> None:
        self._finished = event

    # -- the end ------------------------------------------------------------------------------------

    def _conclude(self) -> int:
        end = self._finished
        assert end is not None, "every run ends in Finished"
        # What ended the run knows more than what paused it: whether the last steps could be saved.
        trouble = end if end.outcome == "failed" else self._problem
        if trouble is not None:
            say(f"latentlab: {trouble.problem or 'The run failed.'}")
            if trouble.remedy:
                say(f"  {trouble.remedy}")
        document = {
            "model": end.model or None,
            "step": end.step,
            "outcome": "failed" if trouble else end.outcome,
            "run": str(self._folder),
            "held_out": self._held_out(end.model),
        }
        self._print(document if self._json else end.model or "no model was saved")
        if trouble is not None:
            return 2 if end.bad_input else 1
        if self._interrupted:
            say(f"Stopped at step {end.step:,}. Go on with: latentlab resume {self._folder}")
            return 130
        return 0 if end.outcome == "completed" else 1

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
        say("Stopping with a checkpoint; once more stops at once.")
        self._commands.send(Stop())
