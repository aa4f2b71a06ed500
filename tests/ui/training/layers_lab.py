"""A train panel with a real trainer, and the hand on its table of layers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from latentlab.runs.events import Adjust, Command, Stop
from latentlab.runs.folder import RunFolder
from latentlab.ui.actions import Actions
from latentlab.ui.training.layer_model import Column
from latentlab.ui.training.layers_tab import LayersTab
from latentlab.ui.training.panel import TrainPanel
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.configs.vae import VAETrainConfig

LEFT = Qt.MouseButton.LeftButton
KNOBS: dict[str, Any] = {
    "steps": 100_000, "batch_size": 8, "latent_dim": 4, "width": 4, "hidden": 8, "log_every": 5,
    "sample_every": 1000, "evaluate_every": 1000, "checkpoint_every": 50_000, "precision": "fp32",
    "layout": "contiguous", "threads": 1, "device": "cpu", "tensorboard": False,
}  # fmt: skip
HEAD = "encoder.head.0"


class LayersLab:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
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
        qtbot.waitExposed(self.window)
        self.config = VAETrainConfig(data=str(data), **KNOBS)
        self.sent: list[Command] = []
        send = self.runs.send
        self.runs.send = lambda path, command: (self.sent.append(command), send(path, command))[1]  # type: ignore[method-assign]

    @property
    def tab(self) -> LayersTab:
        tab: LayersTab = self.panel.view.body.layers
        return tab

    def show(self, path: Path) -> None:
        self.panel.show_run(path)
        self.panel.view.body.tabs.setCurrentWidget(self.tab)
        self.wait(lambda: self.tab.model.rowCount() > 0)

    def start(self, **changes: Any) -> Path:
        path = self.runs.start("vae", type(self.config).model_validate(self.config.model_dump() | changes))
        self.show(path)
        self.wait(lambda: self.tab.model.reason == "" and self.panel.view.steering.record is not None)
        return path

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=60_000)

    def row(self, name: str) -> int:
        return [layer.name for layer in self.tab.map.history.layers].index(name)

    def cell(self, name: str, column: Column) -> QPoint:
        index = self.tab.model.index(self.row(name), column)
        self.tab.table.scrollTo(index)
        place: QPoint = self.tab.table.visualRect(index).center()
        return place

    def click(self, name: str, column: Column) -> None:
        QTest.mouseClick(self.tab.table.viewport(), LEFT, pos=self.cell(name, column))

    def text(self, name: str, column: Column) -> str:
        return str(self.tab.model.index(self.row(name), column).data())

    def editors(self) -> list[QLineEdit]:
        found = self.tab.table.findChildren(QLineEdit, "train_layer_editor")
        return [editor for editor in found if editor.isVisible()]

    def editor(self) -> QLineEdit:
        [editor] = self.editors()
        return editor

    def asked(self) -> list[object]:
        return [command.values["rules"] for command in self.sent if isinstance(command, Adjust)]

    def edits(self, path: Path) -> list[object]:
        return [edit["values"]["rules"] for edit in RunFolder(path).edits()]

    def stop(self, path: Path) -> None:
        self.runs.send(path, Stop())
        self.wait(lambda: path not in self.runs.active())

    def close(self) -> None:
        self.window.hide()
        self.runs.close()
        self.tasks.close()
