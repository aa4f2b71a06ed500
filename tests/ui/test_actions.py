from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from latentlab.ui.actions import Actions


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def undo(self) -> None:
        self.done.append("undo")

    def save(self) -> None:
        self.done.append("save")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    return window


def test_a_shortcut_works_anywhere_in_the_window(qtbot: QtBot, window: Window) -> None:
    action = Actions(window).add("undo", "&Undo", window.undo, QKeySequence.StandardKey.Undo, "undo")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["undo"]
    assert action.objectName() == "undo"
    assert action.toolTip() == "Undo (Ctrl+Z)"
    assert not action.icon().isNull()


def test_a_name_twice_is_an_error(window: Window) -> None:
    actions = Actions(window)
    actions.add("undo", "Undo", window.undo)
    with pytest.raises(ValueError, match="undo"):
        actions.add("undo", "Undo again", window.undo)


def test_they_are_found_by_name_and_in_order(window: Window) -> None:
    actions = Actions(window)
    undo = actions.add("undo", "Undo", window.undo)
    save = actions.add("save", "Save…", window.save, tip="Write the picture to a file")
    assert actions.all() == [undo, save]
    assert actions.get("save") is save
    assert save.toolTip() == "Write the picture to a file"
    with pytest.raises(KeyError):
        actions.get("nothing")
