"""The field for rules of many layers: what it says, and until when."""

from __future__ import annotations

import pytest
from layers_lab import HEAD, LayersLab
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from real_lab import LEFT

from latentlab.runs.events import Adjust
from latentlab.ui.training.layer_model import Column


@pytest.fixture
def lab(layers_lab: LayersLab) -> LayersLab:
    return layers_lab


def test_a_rule_for_many_layers_is_checked_at_the_field_and_taken_away_again(lab: LayersLab) -> None:
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


def test_it_follows_what_was_changed_elsewhere_and_says_what_the_run_refuses(lab: LayersLab) -> None:
    path = lab.start()
    lab.runs.send(path, Adjust({"rules": "decoder.*: lr=0.125"}))
    lab.wait(lambda: lab.text("decoder.stem.0", Column.RATE) == "0.125")
    lab.tab.turned.emit({"rules": "nobody.*: freeze"})
    note = lab.tab.findChild(QLabel, "train_layer_note")
    lab.wait(lambda: "nobody" in note.whole())
    assert lab.text("decoder.stem.0", Column.RATE) == "0.125"
    lab.click(HEAD, Column.FREEZE)
    assert note.whole() == "", "the next edit is another matter"
    lab.wait(lambda: len(lab.edits(path)) == 2)
    lab.stop(path)


def test_what_was_typed_or_refused_for_one_run_is_not_told_of_the_next(lab: LayersLab) -> None:
    path = lab.start()
    field = lab.tab.findChild(QLineEdit, "train_layer_rule")
    note = lab.tab.findChild(QLabel, "train_layer_note")
    QTest.keyClicks(field, "encoder.*: lr=0.5")
    assert lab.tab.model.matched
    lab.tab.refuse(["rules"], "It cannot be.")
    assert note.whole() == "It cannot be."
    lab.stop(path)
    lab.start()
    assert (field.text(), note.whole(), lab.tab.model.matched) == ("", "", frozenset())
    assert not field.property("invalid")


def test_a_chip_keeps_the_focus_over_news_of_the_run_and_leaves_it_to_the_next(lab: LayersLab) -> None:
    with lab.qtbot.waitActive(lab.window):
        lab.window.activateWindow()
    path = lab.start(rules="encoder.*: lr=0.5; decoder.*: clip=1")
    first, second = lab.tab.field.chips()
    first.setFocus()
    lab.tab.set_record(lab.panel.view.steering.record)  # as after every checkpoint
    assert lab.tab.field.chips() == [first, second]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    [left] = lab.tab.field.chips()
    assert left.hasFocus()
    lab.wait(lambda: len(lab.edits(path)) == 1)
    QTest.keyClick(left, Qt.Key.Key_Space)
    assert lab.tab.findChild(QLineEdit, "train_layer_rule").hasFocus()
    lab.wait(lambda: lab.edits(path) == ["decoder.*: clip=1", ""])
    lab.stop(path)
    lab.wait(lambda: "Resume" in lab.tab.field.button.toolTip())
