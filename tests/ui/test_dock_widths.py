from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from latentlab.ui.dock_widths import DockWidths

USUAL = 200, 250


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    docks = QDockWidget("left", window), QDockWidget("right", window)
    sides = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    for dock, side in zip(docks, sides, strict=True):
        dock.setObjectName(dock.windowTitle())
        content = QWidget()
        content.setMinimumWidth(100)
        dock.setWidget(content)
        window.addDockWidget(side, dock)
    central = QWidget()
    QHBoxLayout(central).addWidget(QWidget(central))
    window.setCentralWidget(central)
    DockWidths(window, docks, USUAL).set_widths(USUAL)
    window.resize(1000, 400)
    window.show()
    qtbot.waitUntil(lambda: widths(window) == USUAL)
    return window


def widths(window: QMainWindow) -> tuple[int, ...]:
    return tuple(window.findChild(QDockWidget, name).width() for name in ("left", "right"))


def test_docks_squeezed_by_a_small_window_widen_with_it(window: QMainWindow, qtbot: QtBot) -> None:
    window.resize(400, 400)
    qtbot.waitUntil(lambda: sum(widths(window)) < 400)
    window.resize(1000, 400)
    qtbot.waitUntil(lambda: widths(window) == USUAL)


def test_docks_squeezed_by_what_is_between_them_widen_when_it_needs_less(
    window: QMainWindow, qtbot: QtBot
) -> None:
    between = window.centralWidget().layout().itemAt(0).widget()
    between.setMinimumWidth(700)
    qtbot.waitUntil(lambda: sum(widths(window)) < 300)
    between.setMinimumWidth(100)
    qtbot.waitUntil(lambda: widths(window) == USUAL)
