from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from library_lab import Shelves, waiting
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from latentlab.ui.library.dock import LibraryDock
from latentlab.ui.state import AppState
from latentlab.ui.workers import training
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager


@pytest.fixture
def shelves(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Shelves]:
    monkeypatch.setattr("latentlab.formats.library.zoo", lambda: tmp_path / "zoo")
    monkeypatch.setattr(training, "body", waiting)
    window = QMainWindow()
    qtbot.addWidget(window)
    state, tasks, runs = AppState(), Tasks(), RunManager()
    dock = LibraryDock(state, tasks, runs)
    window.setCentralWidget(dock)
    window.resize(240, 700)
    window.show()
    qtbot.waitExposed(window)
    heard: dict[str, list[Any]] = {}
    for name in ("open_model", "open_run", "train_on", "run_selected", "run_shown"):
        heard[name] = []
        getattr(dock, name).connect(heard[name].append)
    yield Shelves(window, state, tasks, runs, dock, heard)
    window.hide()
    runs.close()
    tasks.close()
