from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from latentlab.ui.actions import Actions
from latentlab.ui.palette import CommandPalette, match


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.resize(800, 600)
        self.other = QPushButton("other", self)
        QVBoxLayout(self).addWidget(self.other)
        self.actions_ = Actions(self)
        for name, text in (
            ("undo", "&Undo"),
            ("redo", "&Redo"),
            ("save_picture", "保存图像…"),
            ("off", "Switch off"),
        ):
            self.actions_.add(name, text, getattr(self, name))
        self.actions_.get("off").setEnabled(False)
        self.palette_ = CommandPalette(self.actions_, self)

    def undo(self) -> None:
        self.done.append("undo")

    def redo(self) -> None:
        self.done.append("redo")

    def save_picture(self) -> None:
        self.done.append("save_picture")

    def off(self) -> None:
        self.done.append("off")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def titles(window: Window) -> list[str]:
    items = window.palette_.list
    return [items.topLevelItem(row).text(0) for row in range(items.topLevelItemCount())]


def test_a_few_letters_and_enter(qtbot: QtBot, window: Window) -> None:
    window.palette_.open()
    assert window.palette_.isVisible()
    assert titles(window) == ["Undo", "Redo", "保存图像", "Switch off"]
    qtbot.keyClicks(window.palette_.query, "red")
    assert titles(window) == ["Redo"]
    qtbot.keyClick(window.palette_.query, Qt.Key.Key_Return)
    assert window.done == ["redo"]
    assert not window.palette_.isVisible()


def test_the_english_name_works_in_every_language(qtbot: QtBot, window: Window) -> None:
    window.palette_.open()
    qtbot.keyClicks(window.palette_.query, "picture sa")
    assert titles(window) == ["保存图像"]


def test_arrows_choose_and_escape_leaves(qtbot: QtBot, window: Window) -> None:
    window.palette_.open()
    qtbot.keyClick(window.palette_.query, Qt.Key.Key_Down)
    qtbot.keyClick(window.palette_.query, Qt.Key.Key_Return)
    assert window.done == ["redo"]
    window.palette_.open()
    qtbot.keyClick(window.palette_.query, Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert window.done == ["redo"]


def test_what_is_disabled_is_shown_but_does_nothing(qtbot: QtBot, window: Window) -> None:
    window.palette_.open()
    qtbot.keyClicks(window.palette_.query, "switch")
    assert titles(window) == ["Switch off"]
    qtbot.keyClick(window.palette_.query, Qt.Key.Key_Return)
    assert window.done == []
    assert window.palette_.isVisible()


def test_nothing_found_and_enter_is_harmless(qtbot: QtBot, window: Window) -> None:
    window.palette_.open()
    qtbot.keyClicks(window.palette_.query, "zzz")
    qtbot.keyClick(window.palette_.query, Qt.Key.Key_Return)
    assert titles(window) == []
    assert window.palette_.isVisible()


def test_a_click_elsewhere_closes_it(qtbot: QtBot, window: Window) -> None:
    window.palette_.open()
    window.other.setFocus()
    assert not window.palette_.isVisible()


def test_a_click_on_an_action_runs_it(qtbot: QtBot, window: Window) -> None:
    window.palette_.open()
    items = window.palette_.list
    where = items.visualItemRect(items.topLevelItem(1)).center()
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.done == ["redo"]


def test_matching_prefers_beginnings(window: Window) -> None:
    undo = window.actions_.get("undo")
    assert match("", undo) == match("un", undo) == 0
    assert match("do", undo) == 1
    assert match("xy", undo) is None
