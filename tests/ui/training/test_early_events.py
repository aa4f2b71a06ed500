"""What a run says before the window has read its folder."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from train_lab import TrainLab

from latentlab.errors import Message
from latentlab.progress import Progress
from latentlab.runs.events import Finished, Log
from latentlab.ui.training import run_view
from latentlab.ui.training.history import RunHistory, read_history


def test_a_failure_is_told_though_its_folder_goes_before_it_is_read(
    lab: TrainLab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()

    def read_late(path: Path, progress: Progress) -> RunHistory:
        may_read.wait(60)
        return read_history(path, progress)

    monkeypatch.setattr(run_view, "read_history", read_late)
    lab.script.events = [Log(0, Message("Looking through an empty folder"))]
    lab.script.end = Finished(0, "failed", problem=Message("No image there."), remedy=Message("Add some."))
    lab.script.leaves_nothing = True
    QTest.mouseClick(lab.find(QPushButton, "train_start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lab.find(QWidget, "train_empty").isVisible())
    may_read.set()
    qtbot.waitUntil(lambda: not lab.tasks._tasks)
    assert lab.panel.errors.text() == "No image there."
