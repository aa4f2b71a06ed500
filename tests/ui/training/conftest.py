from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from layers_lab import LayersLab
from live_lab import LiveLab
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from train_lab import Script, TrainLab, usual_events

from latentlab.ui.actions import Actions
from latentlab.ui.training.panel import TrainPanel
from latentlab.ui.workers import training
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    script = Script(usual_events())
    monkeypatch.setattr(training, "body", script.body)
    return script


@pytest.fixture
def lab(qtbot: QtBot, script: Script) -> Iterator[TrainLab]:
    window = QMainWindow()
    qtbot.addWidget(window)
    runs, tasks, actions = RunManager(), Tasks(), Actions(window)
    panel = TrainPanel(runs, tasks, actions)
    window.setCentralWidget(panel)
    window.resize(1200, 760)
    window.show()
    qtbot.waitExposed(window)
    yield TrainLab(window, runs, tasks, actions, panel, script)
    window.hide()
    runs.close()
    tasks.close()


@pytest.fixture
def layers_lab(qtbot: QtBot, tmp_path: Path) -> Iterator[LayersLab]:
    lab = LayersLab(qtbot, tmp_path, log_every=5)
    yield lab
    lab.close()


@pytest.fixture
def live_lab(qtbot: QtBot, tmp_path: Path) -> Iterator[LiveLab]:
    lab = LiveLab(qtbot, tmp_path)
    yield lab
    lab.close()
