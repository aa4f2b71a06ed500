from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput
from latentlab.ui.widgets.error_bar import ErrorBar


@pytest.fixture
def bar(qtbot: QtBot) -> ErrorBar:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    return bar


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def test_it_takes_no_room_until_there_is_something_to_say(bar: ErrorBar) -> None:
    assert bar.isHidden()
    assert bar.text() == ""


def test_an_error_says_what_and_what_to_do(bar: ErrorBar) -> None:
    bar.show_error(BadInput("{path} is <b>empty</b>.", "Choose another.", path="a.png"))
    assert bar.isVisible()
    assert bar.text() == "a.png is <b>empty</b>."
    assert bar.findChild(QLabel, "error_remedy").text() == "Choose another."
    assert bar.findChild(QLabel, "error_what").textFormat() == Qt.TextFormat.PlainText
    assert bar.accessibleName() == "a.png is <b>empty</b>. Choose another."


def test_details_go_to_the_clipboard(qtbot: QtBot, bar: ErrorBar) -> None:
    bar.show_error(raised(BadInput("It is broken.")))
    qtbot.mouseClick(bar.findChild(QPushButton, "error_copy"), Qt.MouseButton.LeftButton)
    assert "Traceback" in QGuiApplication.clipboard().text()
    assert "It is broken." in QGuiApplication.clipboard().text()


def test_closing_it(qtbot: QtBot, bar: ErrorBar) -> None:
    bar.show_error(ValueError("odd"))
    assert "ValueError: odd" in bar.text()
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.findChild(QToolButton, "error_close"), Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_notice_has_no_details_and_replaces_an_error(bar: ErrorBar) -> None:
    bar.show_error(OSError(28, "No space left on device", "/disk"))
    assert bar.text() == "/disk: No space left on device."
    bar.show_notice("Only so that you know.")
    assert bar.text() == "Only so that you know."
    assert not bar.findChild(QPushButton, "error_copy").isVisible()
    assert bar.findChild(QLabel, "error_remedy").isHidden()
