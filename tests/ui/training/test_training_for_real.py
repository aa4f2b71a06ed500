from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMainWindow, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from latentlab.runs.folder import RunFolder
from latentlab.ui.actions import Actions
from latentlab.ui.training.panel import TrainPanel
from latentlab.ui.widgets.bars import BarsPlot
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager

LEFT = Qt.MouseButton.LeftButton
KNOBS = {
    "steps": 100_000,
    "batch_size": 8,
    "latent_dim": 4,
    "width": 4,
    "hidden": 8,
    "log_every": 1,
    "sample_every": 5,
    "evaluate_every": 10,
    "checkpoint_every": 10,
    "precision": "fp32",
    "layout": "contiguous",
    "threads": 1,
    "device": "cpu",
}


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[TrainPanel]:
    window = QMainWindow()
    qtbot.addWidget(window)
    runs, tasks = RunManager(), Tasks()
    panel = TrainPanel(runs, tasks, Actions(window))
    window.setCentralWidget(panel)
    window.resize(1200, 760)
    window.show()
    qtbot.waitExposed(window)
    yield panel
    window.hide()
    runs.close()
    tasks.close()


def test_a_model_is_trained_stopped_and_resumed_from_the_panel(
    panel: TrainPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "dots.npz"
    images = np.random.default_rng(0).integers(0, 256, (80, 28, 28), dtype=np.uint8)
    np.savez(data, images=images)
    panel.findChild(QComboBox, "train_dataset").setEditText(str(data))
    panel.setup.form.set_values(KNOBS)
    QTest.mouseClick(panel.findChild(QPushButton, "train_start"), LEFT)
    path, body = panel.view.path, panel.view.body
    assert path is not None
    qtbot.waitUntil(lambda: "loss" in body.curves.names(), timeout=60_000)
    qtbot.waitUntil(lambda: body.samples.scrubber.step() is not None)
    qtbot.waitUntil(lambda: body.curves.length("loss") >= 12)
    qtbot.waitUntil(lambda: panel.findChild(QToolButton, "train_explore").isEnabled())
    bars = body.figures.widget("kl")
    assert isinstance(bars, BarsPlot)
    assert bars.count() == 4
    QTest.mouseClick(panel.findChild(QToolButton, "train_stop"), LEFT)
    qtbot.waitUntil(lambda: panel.view.header.state_text() == "stopped")
    reached = RunFolder(path).info().step
    assert reached >= 12
    pause = panel.findChild(QToolButton, "train_pause")
    qtbot.waitUntil(pause.isEnabled)
    QTest.mouseClick(pause, LEFT)
    qtbot.waitUntil(lambda: panel.view.header.state_text() == "training", timeout=60_000)
    qtbot.waitUntil(lambda: body.curves.length("loss") > reached)
    # The curve goes on where it ended, as the folder has it: one point a step, none twice.
    steps = body.curves.steps("loss")
    np.testing.assert_array_equal(steps, np.arange(1, len(steps) + 1))
    QTest.mouseClick(panel.findChild(QToolButton, "train_stop"), LEFT)
    qtbot.waitUntil(lambda: panel.view.header.state_text() == "stopped")


def test_a_dataset_that_cannot_be_read_is_explained_and_leaves_no_run(
    panel: TrainPanel, qtbot: QtBot, tmp_path: Path, own_home: Path
) -> None:
    (tmp_path / "empty").mkdir()
    panel.set_dataset(str(tmp_path / "empty"))
    panel.setup.form.set_values(KNOBS)
    QTest.mouseClick(panel.findChild(QPushButton, "train_start"), LEFT)
    qtbot.waitUntil(lambda: "empty" in panel.errors.text())
    qtbot.waitUntil(lambda: list((own_home / "runs").iterdir()) == [])
    qtbot.waitUntil(lambda: panel.findChild(QWidget, "train_empty").isVisible())
    assert "empty" in panel.errors.text()
