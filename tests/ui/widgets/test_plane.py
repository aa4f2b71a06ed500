"""The plane: handles under the hand and the keys, places and pixels, grounds that follow the size."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.ui.hand import drag_across
from latentlab.ui.widgets.plane import PlaneView
from latentlab.ui.widgets.plane_items import Bounds, Handle, Path, Segments

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plane(qtbot: QtBot) -> PlaneView:
    view = PlaneView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.set_bounds((-2.0, 2.0, -1.5, 1.5))
    view.set_handles([Handle((0.0, 0.0), name="a"), Handle((1.0, 1.0), 1, "b")])
    view.show()
    qtbot.waitExposed(view)
    return view


def test_places_and_pixels_are_each_others_inverse(plane: PlaneView) -> None:
    assert plane.position(-2.0, 1.5).toPoint() == QPoint(0, 0)
    assert plane.place(plane.position(0.7, -0.3)) == pytest.approx((0.7, -0.3))
    plane.set_bounds((-1.0, 1.0, -1.0, 1.0), square=True)
    x0, x1, y0, y1 = plane.visible_bounds()
    assert (x1 - x0) / (y1 - y0) == pytest.approx(400 / 300)
    assert (y0, y1) == (-1.0, 1.0)


def test_a_drag_moves_the_handle_that_was_taken_and_no_other(plane: PlaneView) -> None:
    said: list[tuple[int, float, float]] = []
    ends: list[int] = []
    plane.moved.connect(lambda *told: said.append(told))
    plane.released.connect(ends.append)
    start, end = plane.position(1.0, 1.0).toPoint(), plane.position(0.5, -0.5).toPoint()
    drag_across(plane, start, end, moves=3)
    assert [index for index, _, _ in said] == [1, 1, 1]
    assert said[-1][1:] == pytest.approx((0.5, -0.5), abs=0.01)
    assert ends == [1]
    assert plane.handles()[0].at == (0.0, 0.0)
    assert plane.handles()[1] == Handle(said[-1][1:], 1, "b")


def test_a_handle_stays_in_the_plane_and_is_let_go_when_it_is_hidden(plane: PlaneView) -> None:
    ends: list[int] = []
    plane.released.connect(ends.append)
    QTest.mousePress(plane, LEFT, pos=plane.position(0.0, 0.0).toPoint())
    QTest.mouseMove(plane, QPoint(9000, -9000))
    assert plane.handles()[0].at == pytest.approx((2.0, 1.5))
    assert plane.held
    plane.hide()
    assert ends == [0]
    assert not plane.held


def test_a_press_beside_several_handles_takes_none_and_a_single_one_comes(plane: PlaneView) -> None:
    QTest.mouseClick(plane, LEFT, pos=plane.position(-1.5, -1.0).toPoint())
    assert [handle.at for handle in plane.handles()] == [(0.0, 0.0), (1.0, 1.0)]
    plane.set_handles([Handle((0.0, 0.0))])
    QTest.mouseClick(plane, LEFT, pos=plane.position(-1.5, -1.0).toPoint())
    assert plane.handles()[0].at == pytest.approx((-1.5, -1.0), abs=0.01)


def test_of_handles_on_one_another_the_drag_decides(plane: PlaneView) -> None:
    plane.set_handles([Handle((0.0, 0.0), 0), Handle((0.0, 0.0), 1)])
    at = plane.position(0.0, 0.0).toPoint()
    drag_across(plane, at, at + QPoint(0, 50), moves=2)
    assert plane.handles()[0].at == (0.0, 0.0)
    assert plane.handles()[1].at[1] < 0
    plane.set_handles([Handle((0.0, 0.0), 0), Handle((0.0, 0.0), 1)])
    drag_across(plane, at, at - QPoint(0, 50), moves=2)
    assert plane.handles()[0].at[1] > 0
    assert plane.handles()[1].at == (0.0, 0.0)


def test_keys_choose_a_handle_and_move_it(plane: PlaneView) -> None:
    QTest.keyClick(plane, Qt.Key.Key_Right)
    assert plane.handles()[0].at == pytest.approx((0.04, 0.0))
    QTest.keyClick(plane, Qt.Key.Key_PageDown)
    QTest.keyClick(plane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert plane.handles()[1].at == pytest.approx((1.0, 0.7))
    for _ in range(40):
        QTest.keyClick(plane, Qt.Key.Key_Up)
    assert plane.handles()[1].at[1] == 1.5


def test_the_ground_is_asked_once_for_a_size_and_lies_the_right_way_up(
    plane: PlaneView, qtbot: QtBot
) -> None:
    asked: list[tuple[int, int, Bounds]] = []

    def ground(columns: int, rows: int, bounds: Bounds) -> np.ndarray:
        asked.append((columns, rows, bounds))
        pixels = np.zeros((rows, columns, 3), dtype=np.uint8)
        pixels[: rows // 2] = 255  # the upper half
        return pixels

    plane.set_handles([])
    plane.set_ground(ground)
    picture = plane.grab().toImage()
    plane.grab()
    assert asked == [(400, 300, (-2.0, 2.0, -1.5, 1.5))]
    assert picture.pixelColor(200, 70).lightness() > 200
    assert picture.pixelColor(200, 230).lightness() < 50
    plane.resize(300, 300)
    plane.grab()
    assert asked[-1][:2] == (300, 300)


def test_paths_and_lines_are_drawn_and_what_is_no_number_is_left_out(plane: PlaneView) -> None:
    plane.set_handles([])
    before = plane.grab().toImage()
    path = np.array([[-1.0, 0.5], [1.0, 0.5], [np.nan, np.nan], [1e300, 0.0]])
    plane.set_paths([Path(path[:3], ("#ff0000", ())), Path(path[2:3], ("#ff0000", ()))])
    plane.set_segments([Segments(np.array([[[-1.0, -0.5], [1.0, -0.5]]]), np.array([1.0]))])
    after = plane.grab().toImage()
    at = plane.position(0.0, 0.5).toPoint()
    assert after.pixelColor(at) != before.pixelColor(at)
    line = plane.position(0.0, -0.5).toPoint()
    assert any(
        after.pixelColor(line + QPoint(0, dy)) != before.pixelColor(line + QPoint(0, dy)) for dy in (-1, 0)
    )
    plane.set_paths([Path(path[3:], ("#ff0000", ()))])
    plane.grab()  # numbers beyond Qt's are no trouble
