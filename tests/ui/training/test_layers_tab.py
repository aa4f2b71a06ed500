"""The table of layers with the hand on it: a real trainer obeys, and the map grows meanwhile."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from layers_lab import HEAD, LayersLab
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from real_lab import LEFT

from latentlab.runs.folder import RunFolder
from latentlab.ui.training.layer_model import Column


@pytest.fixture
def lab(layers_lab: LayersLab) -> LayersLab:
    return layers_lab


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_multiplier_a_lock_and_a_rule_reach_the_trainer_one_edit_each(lab: LayersLab) -> None:
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


def test_the_map_grows_and_tells_the_value_under_the_cursor(lab: LayersLab) -> None:
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


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_with_keys_alone(lab: LayersLab) -> None:
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


def test_a_past_run_shows_its_map_and_cannot_be_edited(lab: LayersLab, tmp_path: Path) -> None:
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
