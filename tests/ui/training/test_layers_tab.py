"""The table of layers with the hand on it: a real trainer obeys, and the map grows meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMainWindow, QPushButton
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
PATIENT = 60_000
KNOBS: dict[str, Any] = {
    "steps": 100_000, "batch_size": 8, "latent_dim": 4, "width": 4, "hidden": 8, "log_every": 5,
    "sample_every": 1000, "evaluate_every": 1000, "checkpoint_every": 50_000, "precision": "fp32",
    "layout": "contiguous", "threads": 1, "device": "cpu", "tensorboard": False,
}  # fmt: skip
HEAD = "encoder.head.0"


class Lab:
    def __init__(self, qtbot: QtBot, data: Path) -> None:
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
        self.qtbot.waitUntil(condition, timeout=PATIENT)

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


@pytest.fixture
def lab(qtbot: QtBot, tmp_path: Path) -> Iterator[Lab]:
    data = tmp_path / "dots.npz"
    np.savez(data, images=np.random.default_rng(0).integers(0, 256, (80, 28, 28), dtype=np.uint8))
    lab = Lab(qtbot, data)
    yield lab
    lab.window.hide()
    lab.runs.close()
    lab.tasks.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_multiplier_a_lock_and_a_rule_reach_the_trainer_one_edit_each(lab: Lab) -> None:
    path = lab.start()
    lab.wait(lambda: len(lab.tab.map.history) >= 2)
    lab.click(HEAD, Column.RATE)
    editor = lab.editor()
    QTest.keyClicks(editor, "0.25")
    assert lab.asked() == []
    QTest.keyClick(editor, Qt.Key.Key_Return)
    first = f"{HEAD}.*: lr=0.25"
    lab.wait(lambda: lab.asked() == [first])
    assert lab.text(HEAD, Column.RATE) == "0.25"

    lab.click("decoder.stem.0", Column.FREEZE)
    second = f"{first}; decoder.stem.0.*: freeze"
    assert lab.asked() == [first, second]

    lab.click(HEAD, Column.RULE)
    menu = lab.tab.table.menu
    assert menu.isVisible()
    clip = next(action for action in menu.actions() if action.text() == "clip length")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(clip).center())
    third = f"{HEAD}.*: lr=0.25, clip_layer=1; decoder.stem.0.*: freeze"
    assert lab.asked() == [first, second, third]
    lab.click(HEAD, Column.AMOUNT)
    editor = lab.editor()
    QTest.keyClicks(editor, "0.01")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    fourth = third.replace("clip_layer=1", "clip_layer=0.01")
    lab.wait(lambda: lab.edits(path) == [first, second, third, fourth])

    # The trainer obeys: the frozen layer's next norms have a gradient and no update, and so has the map.
    history, row = lab.tab.map.history, lab.row("decoder.stem.0")
    edited = RunFolder(path).edits()[-1]["step"]
    lab.wait(lambda: int(history.steps[-1]) > edited)
    assert np.isnan(history.logs("update")[row, -1])
    assert np.isfinite(history.logs("gradient")[row, -1])
    assert np.isfinite(history.logs("update")[lab.row(HEAD), -1])
    lab.wait(lambda: len(lab.tab.map.marks) == 4)
    lab.stop(path)


def test_the_map_grows_and_tells_the_value_under_the_cursor(lab: Lab) -> None:
    path = lab.start()
    history = lab.tab.map.history
    lab.wait(lambda: len(history) >= 4)
    table = lab.tab.table
    rect = table.visualRect(lab.tab.model.index(0, Column.MAP))
    before = table.grab(rect).toImage()
    grown = len(history) + 3
    lab.wait(lambda: len(history) >= grown)
    assert table.grab(rect).toImage() != before
    QTest.mouseMove(table.viewport(), QPoint(rect.x() + 10, rect.center().y()))
    caption = lab.tab.findChild(QLabel, "train_layer_value")
    lab.wait(lambda: f"step {history.steps[1]:,}" in caption.whole())
    assert "log_scale" in caption.whole()
    value = lab.tab.map.value(0, 1)
    assert float(caption.whole().split()[0]) == pytest.approx(value, rel=0.01)
    choice = lab.tab.findChild(QComboBox, "train_layer_quantity")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert lab.tab.map.quantity == "update"
    lab.wait(lambda: float(caption.whole().split()[0]) == pytest.approx(lab.tab.map.value(0, 1), rel=0.01))
    lab.stop(path)


def test_a_rule_for_many_layers_is_checked_at_the_field_and_taken_away_again(lab: Lab) -> None:
    path = lab.start()
    field = lab.tab.findChild(QLineEdit, "train_layer_rule")
    note = lab.tab.findChild(QLabel, "train_layer_note")
    button = lab.tab.findChild(QPushButton, "train_layer_add")
    QTest.keyClicks(field, "head.*: freeze")
    assert note.whole() == "fits 0 layers"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "head.*" in note.whole()
    assert field.property("invalid")
    field.clear()
    QTest.keyClicks(field, "encoder.*: explode")
    assert "fits" in note.whole()
    assert lab.tab.model.matched == {
        row for row, layer in enumerate(lab.tab.map.history.layers) if layer.name.startswith("encoder.")
    }
    QTest.mouseClick(button, LEFT)
    assert "Write it like" in note.whole()
    assert lab.asked() == []
    field.clear()
    QTest.keyClicks(field, "encoder.*: lr=0.5, clip=1")
    QTest.mouseClick(button, LEFT)
    assert lab.asked() == ["encoder.*: lr=0.5, clip=1"]
    assert field.text() == ""
    assert lab.text(HEAD, Column.RATE) == "0.5"
    lab.wait(lambda: len(lab.edits(path)) == 1)
    # A row of its own stands on what the wide rule does.
    lab.click(HEAD, Column.RATE)
    editor = lab.editor()
    QTest.keyClicks(editor, "1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    lab.wait(lambda: lab.asked()[-1] == f"encoder.*: lr=0.5, clip=1; {HEAD}.*: lr=2")
    [chip] = lab.tab.field.chips()
    QTest.mouseClick(chip, LEFT)
    assert lab.asked()[-1] == f"{HEAD}.*: lr=2"
    assert lab.tab.field.chips() == []
    lab.wait(lambda: len(lab.edits(path)) == 3)
    lab.stop(path)


def test_it_follows_what_was_changed_elsewhere_and_says_what_the_run_refuses(lab: Lab) -> None:
    path = lab.start()
    lab.runs.send(path, Adjust({"rules": "decoder.*: lr=0.125"}))
    lab.wait(lambda: lab.text("decoder.stem.0", Column.RATE) == "0.125")
    lab.tab.turned.emit({"rules": "nobody.*: freeze"})
    note = lab.tab.findChild(QLabel, "train_layer_note")
    lab.wait(lambda: "nobody" in note.whole())
    assert lab.text("decoder.stem.0", Column.RATE) == "0.125"
    lab.stop(path)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_with_keys_alone(lab: Lab) -> None:
    path = lab.start()
    table, model = lab.tab.table, lab.tab.model
    table.setFocus()
    table.setCurrentIndex(model.index(lab.row(HEAD), Column.RATE))
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = lab.editor()
    QTest.keyClicks(editor, "fast")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.property("invalid")
    assert lab.asked() == []
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    lab.wait(lambda: not lab.editors())
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert lab.asked() == [f"{HEAD}.*: freeze"]
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert lab.asked() == [f"{HEAD}.*: freeze", ""]
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.menu.isVisible()
    QTest.keyClick(table.menu, Qt.Key.Key_Down)
    QTest.keyClick(table.menu, Qt.Key.Key_Return)
    assert lab.asked()[-1] == f"{HEAD}.*: zero"
    spoken = model.index(lab.row(HEAD), Column.FREEZE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{HEAD}, Frozen: no"
    lab.wait(lambda: len(lab.edits(path)) == 3)
    lab.stop(path)


def test_a_past_run_shows_its_map_and_cannot_be_edited(lab: Lab, tmp_path: Path) -> None:
    path = lab.start(rules="*.bias: freeze")
    lab.wait(lambda: len(lab.tab.map.history) >= 3)
    lab.stop(path)
    steps = lab.tab.map.history.steps.tolist()
    lab.panel.view.leave()
    assert lab.tab.model.rowCount() == 0
    lab.show(path)
    assert lab.tab.map.history.steps.tolist() == steps
    lab.wait(lambda: lab.tab.model.reason != "")
    index = lab.tab.model.index(lab.row(HEAD), Column.FREEZE)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    assert "Resume" in index.data(Qt.ItemDataRole.ToolTipRole)
    sent = len(lab.sent)
    for column in (Column.RATE, Column.FREEZE, Column.RULE):
        lab.click(HEAD, column)
    assert not lab.tab.table.menu.isVisible()
    assert not lab.editors()
    assert not lab.tab.findChild(QLineEdit, "train_layer_rule").isEnabled()
    assert [chip.isEnabled() for chip in lab.tab.field.chips()] == [False]
    assert len(lab.sent) == sent
