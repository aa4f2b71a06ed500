"""The queue under the keys, with several devices, and a run that is taken out while it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from train_lab import TrainLab

from latentlab.runs.folder import RunFolder
from latentlab.ui.workers import training
from trainers.configs.vae import VAETrainConfig


def three_wait(lab: TrainLab, qtbot: QtBot) -> list[Path]:
    button = lab.find(QPushButton, "train_start")
    for _ in range(4):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lab.state() == "running")
    return lab.runs.queued()


def press_space() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)


def test_a_run_that_is_moved_with_keys_keeps_the_focus(lab: TrainLab, qtbot: QtBot) -> None:
    with qtbot.waitActive(lab.window):
        lab.window.activateWindow()
    a, b, c = three_wait(lab, qtbot)
    queue = lab.panel.queue
    queue.button(a, "down").setFocus()
    press_space()
    press_space()
    assert lab.runs.queued() == [b, c, a]
    assert queue.button(a, "up").hasFocus(), "the other way is left for it"
    press_space()
    assert lab.runs.queued() == [b, a, c]
    QTest.keyClick(queue.button(a, "up"), Qt.Key.Key_Tab)
    assert queue.button(a, "down").hasFocus()
    QTest.keyClick(queue.button(a, "down"), Qt.Key.Key_Tab)
    assert queue.button(a).hasFocus()
    press_space()
    assert lab.runs.queued() == [b, c]
    assert queue.button(c).hasFocus(), "the next takes it over"


def test_a_run_is_moved_past_those_of_its_device_alone(
    lab: TrainLab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "_device_of", lambda device: device)
    runs = [tmp_path / f"000{number}-vae" for number in range(1, 6)]
    for path, device in zip(runs, ["cpu", "cpu", "cpu", "cuda", "cuda"], strict=True):
        RunFolder(path).create("vae", VAETrainConfig(device=device).model_dump(mode="json"))
        lab.runs.resume(path)
    _, b, c, _, e = runs  # one trains on each device
    queue = lab.panel.queue
    assert queue.runs() == [b, c, e]
    able = {path: [queue.button(path, way).isEnabled() for way in ("up", "down")] for path in (b, c, e)}
    assert able == {b: [False, True], c: [True, False], e: [False, False]}


def test_a_run_that_is_taken_out_while_it_is_shown_leaves_the_view(lab: TrainLab, qtbot: QtBot) -> None:
    a, *_ = three_wait(lab, qtbot)
    lab.panel.show_run(a)
    QTest.mouseClick(lab.panel.queue.button(a), Qt.MouseButton.LeftButton)
    assert not a.exists()
    assert lab.panel.view.path is None
    assert lab.find(QWidget, "train_empty").isVisible()
