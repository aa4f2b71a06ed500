from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from latentlab.ui import hand
from latentlab.ui.widgets import curve_paint
from latentlab.ui.widgets.curve_canvas import CurveCanvas
from latentlab.ui.widgets.curve_paint import Line, Mark

ORANGE = "#ff8000"


@pytest.fixture
def canvas(qtbot: QtBot) -> CurveCanvas:
    widget = CurveCanvas()
    qtbot.addWidget(widget)
    widget.resize(660, 326)
    widget.set_limits(0, 1000)
    widget.set_ranges((0, 1000), (0, 1))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def _line(canvas: CurveCanvas, points: tuple[np.ndarray, np.ndarray]) -> Line:
    line = Line()
    line.dress((ORANGE, ()))
    line.draw(points)
    canvas.add_line(line)
    return line


def _coloured(image: QImage) -> int:
    """How many pixels have something of the line's colour."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)  # kept by its name while its bits are read
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(-1, 4).astype(int)  # blue, green, red
    return int((pixels[:, 2] - pixels[:, 0] > 60).sum())


def _turn_wheel(canvas: CurveCanvas, at: QPoint, angle: int) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    return event


def _drag(canvas: CurveCanvas, button: Qt.MouseButton, pixels: int) -> None:
    start = canvas.frame().rect.center()
    QTest.mousePress(canvas, button, pos=start)
    for share in (1, 2, 3, 4):
        QTest.mouseMove(canvas, start + QPoint(pixels * share // 4, 0))
    QTest.mouseRelease(canvas, button, pos=start + QPoint(pixels, 0))


def test_lines_are_painted_where_their_points_are_and_not_when_hidden(canvas: CurveCanvas) -> None:
    line = _line(canvas, (np.array([0.0, 1000.0]), np.array([0.5, 0.5])))
    rect, image = canvas.frame().rect, canvas.grab().toImage()
    assert _coloured(image) >= rect.width()
    row = round(canvas.frame().y(0.5))
    assert _coloured(image) == _coloured(image.copy(rect.left(), row - 1, rect.width(), 2))
    line.visible = False
    assert _coloured(canvas.grab().toImage()) == 0


@pytest.mark.parametrize("height", [1e3, 1e30, 1e300])
def test_a_line_that_leaves_the_frame_is_cut_at_its_edge(canvas: CurveCanvas, height: float) -> None:
    _line(canvas, (np.array([0.0, 500.0, 1000.0]), np.array([0.5, height, 0.5])))
    rect, image = canvas.frame().rect, canvas.grab().toImage()
    assert _coloured(image) > 0
    assert _coloured(image.copy(0, 0, rect.left(), image.height())) == 0
    assert _coloured(image.copy(0, 0, image.width(), rect.top())) == 0
    assert _coloured(image.copy(0, rect.bottom() + 1, image.width(), 99)) == 0


def test_nothing_and_a_single_point_can_be_painted(canvas: CurveCanvas) -> None:
    _line(canvas, (np.empty(0), np.empty(0)))
    _line(canvas, (np.array([3.0]), np.array([0.5])))
    canvas.resize(1, 1)
    canvas.grab()


def test_the_wheel_zooms_around_the_pointer(canvas: CurveCanvas, qtbot: QtBot) -> None:
    at = QPoint(round(canvas.frame().x(250)), 100)
    step = canvas.frame().step(at.x())
    with qtbot.waitSignal(canvas.taken_over):
        _turn_wheel(canvas, at, 240)
    low, high = canvas.steps_range()
    assert high - low == pytest.approx(1000 * 0.75**2)
    assert canvas.frame().step(at.x()) == pytest.approx(step)
    for _ in range(50):
        _turn_wheel(canvas, at, 120)
    assert np.diff(canvas.steps_range()) == pytest.approx(10)
    for _ in range(50):
        _turn_wheel(canvas, at, -120)
    assert canvas.steps_range() == (0, 1000)


def test_the_wheel_beside_the_lines_is_left_to_the_page(canvas: CurveCanvas) -> None:
    assert not _turn_wheel(canvas, QPoint(10, 100), 120).isAccepted()
    assert canvas.steps_range() == (0, 1000)


def test_a_drag_moves_along_and_stops_at_the_end(canvas: CurveCanvas, qtbot: QtBot) -> None:
    canvas.set_ranges((400, 600), None)
    with qtbot.waitSignal(canvas.taken_over):
        _drag(canvas, Qt.MouseButton.LeftButton, -150)
    moved = 150 * 200 / canvas.frame().rect.width()
    assert canvas.steps_range() == pytest.approx((400 + moved, 600 + moved))
    for _ in range(10):
        _drag(canvas, Qt.MouseButton.LeftButton, 250)
    assert canvas.steps_range() == pytest.approx((0, 200))


def test_the_right_button_pulls_the_steps_apart(canvas: CurveCanvas) -> None:
    _drag(canvas, Qt.MouseButton.RightButton, 40)
    low, high = canvas.steps_range()
    assert high - low == pytest.approx(1000 * 0.98**40)
    assert (low + high) / 2 == pytest.approx(500, abs=2)


def test_the_cursor_tells_its_step_and_goes_with_the_pointer(canvas: CurveCanvas, qtbot: QtBot) -> None:
    seen: list[float | None] = []
    canvas.cursor_moved.connect(seen.append)
    QTest.mouseMove(canvas, QPoint(round(canvas.frame().x(300)), 100))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[-1] == pytest.approx(300, abs=2)
    QTest.mouseMove(canvas, QPoint(10, 100))
    qtbot.waitUntil(lambda: seen[-1] is None)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert seen[-1] is None


def test_a_mark_is_painted_and_tells_its_whole_text(
    canvas: CurveCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: told.append(text))
    before = canvas.grab().toImage()
    canvas.add_mark(400, "one thread, because the machine is busy")
    after = canvas.grab().toImage()
    x = round(canvas.frame().x(400))
    column = [before.pixelColor(x, y) != after.pixelColor(x, y) for y in range(10, 290)]
    assert sum(column) > 80
    canvas.add_mark(5000, "not in sight")
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, QPoint(x + 2, 90), QPoint(x, 90)))
    assert told == ["one thread, because the machine is busy"]


def test_notes_of_marks_are_as_long_as_there_is_room(
    canvas: CurveCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    monkeypatch.setattr(curve_paint, "paint_upright", lambda *given: painted.append(given[3]))
    frame, metrics = canvas.frame(), canvas.fontMetrics()
    text = "Learning rate 0.0003 → 0.0006"
    left, right = frame.rect.left(), frame.rect.right()
    room = metrics.horizontalAdvance(text) + 20

    def notes(*places: float) -> list[str]:
        painted.clear()
        steps = [(place - frame.x(0)) / (frame.x(1000) - frame.x(0)) * 1000 for place in places]
        picture = QPixmap(10, 10)
        painter = QPainter(picture)
        painter.setFont(canvas.font())
        curve_paint.paint_marks(painter, frame, [Mark(step, text) for step in steps], [])
        painter.end()
        return painted

    assert notes(left + 10, left + 10 + room) == [text, text]
    assert notes(left + 10, left + 10 + 0.85 * room) == ["Learning rate 0.000…", text]
    assert notes(left + 10, left + 20) == ["", text], "the first has no room at all"
    assert notes(right - room - 30, right - 5) == [text, ""], "one at the end would lie over it"


def test_a_place_is_chosen_by_a_click_and_not_by_a_drag(canvas: CurveCanvas, qtbot: QtBot) -> None:
    chosen: list[float] = []
    canvas.mark_chosen.connect(lambda step, _at: chosen.append(step))
    canvas.add_mark(600, "only a note")
    canvas.set_places([(200, "lr 0.1 to 0.2"), (400, "beta 1 to 2")])
    assert canvas.marks() == [(200.0, "lr 0.1 to 0.2"), (400.0, "beta 1 to 2"), (600.0, "only a note")]

    def at(step: float) -> QPoint:
        return QPoint(round(canvas.frame().x(step)), 100)

    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        QTest.mouseClick(canvas, button, pos=at(400) + QPoint(2, 0))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(600))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(300))
    assert chosen == [400, 400]
    before = canvas.steps_range()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(400))
    drag_to(canvas, at(400) + QPoint(3, 0))
    assert canvas.steps_range() == before, "a hand that shakes does not move the curves"
    drag_to(canvas, at(400) + QPoint(60, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(200))
    assert chosen == [400, 400]
    canvas.set_places([])
    assert canvas.marks() == [(600.0, "only a note")]


def drag_to(canvas: CurveCanvas, at: QPoint) -> None:
    hand.mouse(canvas, QEvent.Type.MouseMove, at, held=True)


def test_the_note_under_the_cursor_is_whole_and_stays_inside(canvas: CurveCanvas, qtbot: QtBot) -> None:
    canvas.add_mark(980, "a note of many words, " * 6)
    canvas.add_mark(400, "another")
    away = canvas.grab().toImage()
    QTest.mouseMove(canvas, QPoint(round(canvas.frame().x(980)), 250))
    qtbot.waitUntil(lambda: canvas.grab().toImage() != away)
    rect, image = canvas.frame().rect, canvas.grab().toImage()
    middle = range(rect.left() + 8, rect.left() + 80)
    changed = [any(image.pixelColor(x, y) != away.pixelColor(x, y) for y in range(20, 80)) for x in middle]
    assert any(changed), "it takes the lines that it needs, from the left on"


def test_axes_are_named_also_on_a_log_axis_of_less_than_a_decade(canvas: CurveCanvas) -> None:
    rect = canvas.frame().rect
    canvas.set_ranges(None, (-1.99, -1.91))
    canvas.set_log(True)
    strip = canvas.grab().toImage().copy(0, 0, rect.left() - 1, rect.height())
    ground = QColor(strip.pixel(0, rect.height() - 1))
    assert any(
        QColor(strip.pixel(x, y)) != ground for x in range(strip.width()) for y in range(strip.height())
    )
