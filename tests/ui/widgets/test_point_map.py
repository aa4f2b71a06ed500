"""The map of points: a dot that is dragged, points that are clicked, keys, and no point drawn twice."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.ui.widgets.point_map import DOT, MARGIN, PointMap

LEFT = Qt.MouseButton.LeftButton


class Heard:
    """What a map said."""

    def __init__(self, view: PointMap) -> None:
        self.said: list[object] = []
        view.gesture_started.connect(lambda: self.said.append("started"))
        view.gesture_ended.connect(lambda: self.said.append("ended"))
        view.dragged.connect(lambda x, y: self.said.append((round(x, 2), round(y, 2))))
        view.chosen.connect(self.said.append)


@pytest.fixture
def view(qtbot: QtBot) -> PointMap:
    found = PointMap()
    qtbot.addWidget(found)
    found.resize(332, 300)
    found.set_points(np.array([[-1.0, 0.0], [1.0, 0.0], [0.0, 0.5]]))
    found.set_dot(np.array([0.0, 0.0]))
    found.show()
    qtbot.waitExposed(found)
    return found


def test_both_axes_have_one_scale_and_y_goes_up(view: PointMap) -> None:
    side = 300 - 2 * MARGIN  # the smaller one of the widget
    middle = view.position(np.array([0.0, 0.25]))
    assert (middle.x(), middle.y()) == (166, 150)
    assert view.position(np.array([1.0, 0.25])).x() == pytest.approx(166 + side / 2)
    assert view.position(np.array([0.0, 0.75])).y() == pytest.approx(150 - side / 4)
    assert view.place(view.position(np.array([0.3, -0.7]))) == pytest.approx([0.3, -0.7])


def test_the_dot_is_dragged_and_keeps_its_place_under_the_pointer(view: PointMap) -> None:
    heard = Heard(view)
    start = view.position(np.array([0.0, 0.0])).toPoint() + QPoint(3, 2)
    QTest.mousePress(view, LEFT, pos=start)
    assert heard.said == []  # no movement yet
    scale = 134.0
    for way in (QPoint(30, 0), QPoint(67, -67)):
        QTest.mouseMove(view, start + way)
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(67, -67))
    assert heard.said[0] == "started"
    assert heard.said[1] == pytest.approx((30 / scale, 0.0), abs=0.01)
    assert heard.said[2] == pytest.approx((0.5, 0.5), abs=0.01)
    assert heard.said[3:] == ["ended"]


def test_the_hand_cannot_take_it_off_the_map(view: PointMap) -> None:
    heard = Heard(view)
    start = view.position(np.array([0.0, 0.0])).toPoint()
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, QPoint(5000, 150))
    edge = view.place(QPointF(332 - DOT, 150))
    assert heard.said[1] == pytest.approx(edge.tolist(), abs=0.01)
    view.hide()
    assert heard.said[2:] == ["ended"]
    QTest.mouseRelease(view, LEFT, pos=QPoint(0, 0))  # a real one would not come
    assert heard.said[2:] == ["ended"]


def test_a_click_chooses_a_point_and_a_drag_from_it_does_not(view: PointMap, qtbot: QtBot) -> None:
    heard = Heard(view)
    at = view.position(np.array([1.0, 0.0])).toPoint()
    QTest.mouseMove(view, at + QPoint(4, 4))
    qtbot.waitUntil(lambda: view.cursor().shape() == Qt.CursorShape.PointingHandCursor)
    QTest.mouseClick(view, LEFT, pos=at + QPoint(4, 4))
    assert heard.said == [1]
    QTest.mouseClick(view, LEFT, pos=at + QPoint(-30, 40))
    QTest.mousePress(view, LEFT, pos=at)
    QTest.mouseMove(view, at + QPoint(-40, 40))
    QTest.mouseRelease(view, LEFT, pos=at + QPoint(-40, 40))
    assert heard.said == [1]
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=at)
    assert heard.said == [1]


def test_keys_move_the_dot_and_take_the_point_beside_it(view: PointMap, qtbot: QtBot) -> None:
    heard = Heard(view)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert heard.said == ["started", (0.04, 0.0), (0.0, 0.04)]
    qtbot.waitUntil(lambda: heard.said[-1] == "ended")  # after a pause
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert heard.said[-1] == pytest.approx((-0.004, 0.0), abs=0.01)
    view.set_dot(np.array([0.6, 0.1]))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard.said[-2:] == ["ended", 1]


def test_ten_thousand_points_are_drawn_once(view: PointMap, qtbot: QtBot) -> None:
    view.set_points(np.random.default_rng(0).normal(size=(10_000, 2)))
    view.grab()
    drawn = view._picture
    view.set_dot(np.array([0.0, 0.0]))
    view.repaint()
    assert view._picture is drawn
