"""A train panel in a window of its own, and a tiny model that a real trainer trains in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from latentlab.runs.events import Command, Stop
from latentlab.ui.actions import Actions
from latentlab.ui.training.panel import TrainPanel
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.configs.vae import VAETrainConfig

LEFT = Qt.MouseButton.LeftButton
KNOBS: dict[str, Any] = {
    "steps": 100_000, "batch_size": 8, "latent_dim": 4, "width": 4, "hidden": 8, "log_every": 1,
    "sample_every": 1000, "evaluate_every": 1000, "checkpoint_every": 50_000, "precision": "fp32",
    "layout": "contiguous", "threads": 1, "device": "cpu", "tensorboard": False,
}  # fmt: skip


class RealLab:
    def __init__(self, qtbot: QtBot, folder: Path, **knobs: Any) -> None:
        data = folder / "dots.npz"
        np.savez(data, images=np.random.default_rng(0).integers(0, 256, (80, 28, 28), dtype=np.uint8))
        self.qtbot = qtbot
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.runs, self.tasks = RunManager(), Tasks()
        self.panel = TrainPanel(self.runs, self.tasks, Actions(self.window))
        self.window.setCentralWidget(self.panel)
        self.window.resize(1400, 800)
        self.window.show()
        self.config = VAETrainConfig(data=str(data), **{**KNOBS, **knobs})
        self.sent: list[Command] = []
        send = self.runs.send
        self.runs.send = lambda path, command: (self.sent.append(command), send(path, command))[1]  # type: ignore[method-assign]

    @property
    def body(self) -> Any:
        return self.panel.view.body

    def started(self, **changes: Any) -> Path:
        return self.runs.start("vae", type(self.config).model_validate(self.config.model_dump() | changes))

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=60_000)

    def stop(self, path: Path) -> None:
        self.runs.send(path, Stop())
        self.wait(lambda: path not in self.runs.active())

    def close(self) -> None:
        self.window.hide()
        self.runs.close()
        self.tasks.close()
