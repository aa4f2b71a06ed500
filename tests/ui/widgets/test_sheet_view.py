from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.ui.widgets.sheet_view import SheetView

LEFT = Qt.MouseButton.LeftButton


def make(qtbot: QtBot, rows: int, cols: int, gap: int = 1, count: int | None = None) -> SheetView:
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.set_sheet(
        np.zeros((rows * (28 + gap) - gap, cols * (28 + gap) - gap, 1), np.uint8), rows, cols, gap, count
    )
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


@pytest.mark.parametrize(("rows", "cols", "gap"), [(1, 1, 0), (2, 3, 0), (3, 5, 2), (8, 8, 1), (16, 16, 1)])
def test_cells_are_found_where_they_are_drawn(qtbot: QtBot, rows: int, cols: int, gap: int) -> None:
    view = make(qtbot, rows, cols, gap)
    for index in range(rows * cols):
        rect = view.cell_rect(index)
        assert view.image_rect().adjusted(-1, -1, 1, 1).contains(rect)
        assert view.cell_at(rect.center()) == index
    assert view.cell_at(view.image_rect().topLeft() - QPointF(2, 2)) == -1


def test_a_click_chooses_a_cell(qtbot: QtBot) -> None:
    view = make(qtbot, 2, 3)
    with qtbot.waitSignal(view.cell_clicked) as clicked:
        QTest.mouseClick(view, LEFT, pos=view.cell_rect(4).center().toPoint())
    assert clicked.args == [4]
    assert view.current() == 4
    assert view.accessibleDescription() == "Row 2, column 2"


def test_a_press_that_leaves_the_cell_or_becomes_a_drag_chooses_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDrag, "exec", lambda *_args: None)
    view = make(qtbot, 2, 3)
    clicked: list[int] = []
    view.cell_clicked.connect(clicked.append)
    start = view.cell_rect(0).center().toPoint()
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseRelease(view, LEFT, pos=view.cell_rect(1).center().toPoint())
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(30, 0))
    QTest.mouseRelease(view, LEFT, pos=start)
    assert clicked == []


def test_keys_walk_and_choose(qtbot: QtBot) -> None:
    view = make(qtbot, 2, 3, count=5)
    clicked: list[int] = []
    view.cell_clicked.connect(clicked.append)
    walked = []
    keys = Qt.Key
    QTest.keyClick(view, keys.Key_Return)
    for key in (keys.Key_Right, keys.Key_Right, keys.Key_Down, keys.Key_Right, keys.Key_Up, keys.Key_Left,
                keys.Key_Left, keys.Key_End, keys.Key_Home):  # fmt: skip
        QTest.keyClick(view, key)
        walked.append(view.current())
    assert walked == [0, 1, 4, 4, 1, 0, 0, 4, 0]
    QTest.keyClick(view, keys.Key_Space)
    QTest.keyClick(view, keys.Key_Return)
    assert clicked == [0, 0]


def test_an_empty_cell_is_none(qtbot: QtBot) -> None:
    view = make(qtbot, 2, 3, count=5)
    assert view.cell_at(view.cell_rect(5).center()) == -1
    view.set_current(5)
    assert view.current() == -1


def test_hover_and_cursor_are_marked(qtbot: QtBot) -> None:
    view = make(qtbot, 2, 3)
    plain = view.grab().toImage()
    QTest.mouseMove(view, view.cell_rect(2).center().toPoint())
    hovered = view.grab().toImage()
    assert hovered != plain
    QTest.mouseMove(view, QPoint(1, 1))
    assert view.grab().toImage() == plain
    view.set_current(1)
    assert view.grab().toImage() != plain


def test_a_smaller_sheet_forgets_what_it_has_no_cell_for(qtbot: QtBot) -> None:
    view = make(qtbot, 4, 4)
    view.set_current(15)
    view.set_sheet(np.zeros((28, 56, 3), np.uint8), 1, 2)
    assert view.current() == -1
    view.clear()
    assert view.cell_at(QPointF(200, 150)) == -1
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current() == -1
