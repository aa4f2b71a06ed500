from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from latentlab.data.images import save_png
from latentlab.errors import Message
from latentlab.latent.sheets import compose
from latentlab.runs.events import (
    Commands,
    Event,
    Events,
    Figure,
    Finished,
    Log,
    Metrics,
    Pause,
    Paused,
    Resumed,
    Samples,
    Started,
    Stop,
)
from latentlab.runs.folder import RunFolder
from latentlab.runs.live import LiveWeights
from latentlab.runs.wording import variant_words
from latentlab.ui.actions import Actions
from latentlab.ui.training.panel import TrainPanel
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.configs.vae import VAETrainConfig

CLOCKS = {"images_per_second": 1000.0}
VARIANT = variant_words("fp32", "contiguous", 1)


def pictures(shade: int) -> np.ndarray:
    return np.full((64, 8, 8, 1), shade, dtype=np.uint8)


def metrics_rows(last: int) -> list[dict[str, float]]:
    return [
        {"step": step, "loss": 100 / step, "kl": 1.0, "scale": 0.5, **CLOCKS, "time": step / 10}
        for step in range(10, last + 1, 10)
    ]


def write_run(path: Path, last: int = 100, steps: int = 200, **outcome: Any) -> RunFolder:
    """A run folder as a trainer leaves it, without checkpoints."""
    run = RunFolder(path)
    run.create("vae", VAETrainConfig(steps=steps, device="cpu").model_dump(mode="json"))
    rows = [*metrics_rows(last), {"step": last, "held_out_mse": 0.0123}]
    run.metrics_path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    line = {"time": "", "step": 20, "level": "warning", "text": "one thread", "mark": True}
    (path / "log.jsonl").write_text(json.dumps(line) + "\n")
    for step in (50, last):
        save_png(compose(pictures(step), 8, 8), run.samples_path / f"step-{step:06d}.png")
    if outcome:
        (path / "outcome.json").write_text(json.dumps(outcome))
    return run


@dataclass
class Script:
    """A trainer that says what it was given, writes what a trainer writes, and then obeys."""

    events: list[Event] = field(default_factory=list)
    end: Finished | None = None
    leaves_nothing: bool = False

    def body(self, folder: Path, *, in_window: bool) -> Callable[[Commands, Events, LiveWeights], None]:
        def train(commands: Commands, events: Events, live: LiveWeights) -> None:
            for event in self.events:
                self._write(folder, event)
                events(event)
            if self.end is not None:
                if self.leaves_nothing:
                    shutil.rmtree(folder)
                events(self.end)
                return
            while not isinstance(command := commands.wait(), Stop):
                events(Paused(30) if isinstance(command, Pause) else Resumed(30))
            if command.discard:
                shutil.rmtree(folder)
            events(Finished(30, "discarded" if command.discard else "stopped"))

        return train

    def _write(self, folder: Path, event: Event) -> None:
        if isinstance(event, Metrics):
            with open(folder / "metrics.jsonl", "a") as lines:
                lines.write(json.dumps({"step": event.step, **event.values}) + "\n")
        elif isinstance(event, Samples):
            path = folder / "samples" / f"step-{event.step:06d}.png"
            save_png(compose(event.images, 8, 8), path)


def usual_events(last: int = 30) -> list[Event]:
    rows = metrics_rows(last)
    metrics: list[Event] = [Metrics(int(row.pop("step")), row) for row in rows]
    data = {"values": np.array([1.0, 0.001, 2.0]), "unit": "nats", "dead_below": 0.01}
    return [
        Log(0, Message("Reading {name}", {"name": "fashion-mnist-mini"})),
        Started("", 0, 200, "cpu", VARIANT),
        *metrics,
        Metrics(last, {"held_out_mse": 0.5}),
        Samples(last, pictures(200)),
        Figure("kl", "bars", last, data),
        Log(last, Message("The machine is busy."), "warning", mark=True),
    ]


@dataclass
class TrainLab:
    window: QWidget
    runs: RunManager
    tasks: Tasks
    actions: Actions
    panel: TrainPanel
    script: Script

    def find(self, kind: type[Any], name: str) -> Any:
        found = self.panel.findChild(kind, name)
        assert found is not None, name
        return found

    def state(self) -> str:
        path = self.panel.view.path
        status = self.runs.status(path) if path is not None else None
        return status.state if status is not None else ""
