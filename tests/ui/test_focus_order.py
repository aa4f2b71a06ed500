"""Tab goes as one reads, and reading the layouts leaves nothing behind that Qt does not know of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from latentlab.ui.app import open_window
from latentlab.ui.focus_order import put_in_order
from latentlab.ui.main_window import MainWindow
from latentlab.ui.panels import TABS


def addresses_in_python() -> set[int]:
    """Where the layout items are that Python keeps an object of."""
    wrappers = (item for item in shiboken6.getAllValidWrappers() if isinstance(item, QLayoutItem))
    return {shiboken6.getCppPointer(item)[0] for item in wrappers if not isinstance(item, QLayout)}


def addresses_in_layouts() -> set[int]:
    """Where the items of all layouts are. Asking makes objects of them in Python."""
    layouts = [layout for layout in shiboken6.getAllValidWrappers() if isinstance(layout, QLayout)]
    items = (layout.itemAt(index) for layout in layouts for index in range(layout.count()))
    return {shiboken6.getCppPointer(item)[0] for item in items if item is not None}


@pytest.fixture
def form(qtbot: QtBot) -> QMainWindow:
    """Fields made in another order than they lie in."""
    window = QMainWindow()
    qtbot.addWidget(window)
    centre = QWidget()
    e, c, a, d, b = (QLineEdit(objectName=name, parent=centre) for name in "ecadb")
    column = QVBoxLayout(centre)
    column.addWidget(a)
    row = QHBoxLayout()
    row.addWidget(b)
    grid = QGridLayout()
    grid.addWidget(c, 0, 0)
    grid.addWidget(d, 1, 0)
    row.addLayout(grid)
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(e)
    window.setCentralWidget(centre)
    window.show()
    return window


def test_tab_goes_through_nested_layouts_as_one_reads(form: QMainWindow, qtbot: QtBot) -> None:
    put_in_order(form)
    with qtbot.waitActive(form):
        form.activateWindow()
    form.findChild(QLineEdit, "a").setFocus()
    visited = ""
    for _ in range(5):
        focused = QApplication.focusWidget()
        visited += focused.objectName()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert visited == "abcde"


def test_reading_the_layouts_makes_no_objects_of_their_items(form: QMainWindow) -> None:
    before = addresses_in_python()
    put_in_order(form)
    assert addresses_in_python() == before


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    opened = open_window(None, tmp_path / "settings")
    qtbot.waitUntil(lambda: opened.state.model is not None, timeout=60_000)
    yield opened
    opened.shut_down()
    opened.close()
    opened.deleteLater()


def test_no_object_of_a_layout_item_outlives_it(window: MainWindow) -> None:
    before = addresses_in_python()  # also of windows of other tests, which nobody has swept away yet
    families = window.findChild(QComboBox, "train_family")
    for name in TABS:
        window._frame.show_tab(name)
    for index in [*range(families.count()), 0]:
        families.setCurrentIndex(index)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # PySide would take what Qt puts at such an address next for the item, and crash.
    assert addresses_in_python() - before - addresses_in_layouts() == set()
