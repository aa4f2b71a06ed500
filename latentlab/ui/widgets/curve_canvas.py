"""The drawing surface of a plot of curves: lines over steps, with axes, marks and a cursor.

It paints for itself: a scene of pyqtgraph's takes longer to follow a range that moves than six long lines
take to be drawn.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.curve_frame import Frame, Span, within, zoomed
from latentlab.ui.widgets.curve_paint import (
    Line,
    Mark,
    caption_font,
    paint_axes,
    paint_lines,
    paint_marks,
    paint_notes,
    paint_upright,
)

_LEFT, _TOP, _RIGHT, _BOTTOM = 52, 4, 8, 22
_NOTCH = 0.75  # of the width is left after a notch of the wheel, an angle of 120
_PULLED = 0.98  # is left for each pixel that the right button pulls
_NEAR_PX = 4
_MOVING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton


class CurveCanvas(QWidget):
    """Lines over steps. Wheel and drag move along the steps; the height always fits what is visible."""

    cursor_moved = Signal(object)  # the step under the pointer, None when it leaves
    taken_over = Signal()  # a person chose the range of steps
    resized = Signal()  # more or fewer points fit
    mark_chosen = Signal(float, QPoint)  # the step of a place that was clicked, and where on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._marks: list[Mark] = []
        self._steps: Span = (0.0, 1.0)
        self._values: Span = (0.0, 1.0)
        self._limits: Span = (0.0, 1.0)
        self._log = False
        self._cursor: float | None = None
        self._grip: QPointF | None = None
        self._pressed: QPointF | None = None
        self._pivot = 0.0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(caption_font())

    # -- content --------------------------------------------------------------------------------------

    def add_line(self, line: Line) -> None:
        """Put a line on the canvas."""
        self._lines.append(line)
        self.update()

    def remove_line(self, line: Line) -> None:
        """Take a line away."""
        self._lines.remove(line)
        self.update()

    def add_mark(self, step: float, text: str) -> None:
        """A thin vertical line with a note."""
        self._marks.append(Mark(float(step), text))
        self.update()

    def clear_marks(self) -> None:
        """Take every mark and place away."""
        self._marks.clear()
        self.update()

    def set_places(self, places: Iterable[tuple[float, str]]) -> None:
        """Marks that can be clicked, instead of those before: step and note."""
        others = [mark for mark in self._marks if not mark.place]
        self._marks = [*others, *(Mark(float(step), text, place=True) for step, text in places)]
        self.update()

    def marks(self) -> list[tuple[float, str]]:
        """Step and text of every mark and every place, along the steps."""
        return [(mark.step, mark.text) for mark in sorted(self._marks, key=lambda mark: mark.step)]

    # -- range ----------------------------------------------------------------------------------------

    def steps_range(self) -> Span:
        """The visible steps."""
        return self._steps

    def values_range(self) -> Span:
        """The visible values; on a log axis their logarithms."""
        return self._values

    def set_ranges(self, steps: Span | None, values: Span | None) -> None:
        """Show this much; None leaves that axis."""
        self._steps = self._allowed(steps or self._steps)
        self._values = values or self._values
        self.update()

    def set_limits(self, low: float, high: float) -> None:
        """How far the steps can be moved."""
        self._limits = (low, max(high, low + 1))
        self.set_ranges(self._steps, None)

    def set_log(self, on: bool) -> None:
        """Label the values as powers of ten; the lines' points are expected as logarithms."""
        self._log = on
        self.update()

    def frame(self) -> Frame:
        """Where steps and values lie now."""
        rect = self.rect().adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        room = QRect(rect.left(), rect.top(), max(rect.width(), 1), max(rect.height(), 1))
        return Frame(room, self._steps, self._values, self._log)

    def _allowed(self, steps: Span) -> Span:
        return within(steps, self._limits, min(10.0, self._limits[1] - self._limits[0]))

    def _take_over(self, steps: Span) -> None:
        self.set_ranges(steps, None)
        self.taken_over.emit()

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, frame = current_theme(), self.frame()
        painter = QPainter(self)
        paint_axes(painter, frame, theme)
        paint_lines(painter, frame, self._lines)
        near = self._near()
        paint_marks(painter, frame, self._marks, near)
        if self._cursor is not None:
            paint_upright(
                painter, frame, self._cursor, f"{self._cursor:,.0f}", 0.03, QPen(QColor(theme.muted), 0)
            )
        paint_notes(painter, frame, near)

    def sizeHint(self) -> QSize:
        return QSize(600, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # -- hand -----------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, frame = event.angleDelta().y(), self.frame()
        if angle and frame.rect.contains(event.position().toPoint()):
            at = frame.step(event.position().x())
            self._take_over(zoomed(self._steps, at, _NOTCH ** (angle / 120)))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.frame().rect.contains(event.position().toPoint()):
            self._grip = self._pressed = event.position()
            self._pivot = self.frame().step(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._grip, self._pressed = self._pressed, None, None
        places = [mark for mark in self._near(event.position().x()) if mark.place]
        if pressed is not None and places:
            self.mark_chosen.emit(places[-1].step, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            moved = (event.position() - self._pressed).manhattanLength()
            if moved < QApplication.startDragDistance():
                return  # a click on a mark must not move the curves
            self._pressed = None
        if self._grip is not None:
            pixels = event.position().x() - self._grip.x()
            self._grip = event.position()
            self._pull(pixels, moving=bool(event.buttons() & _MOVING))
        self._point_at(event.position())

    def _pull(self, pixels: float, *, moving: bool) -> None:
        """A drag moves along the steps, with the right button it widens and narrows them."""
        if moving:
            by = pixels * (self._steps[1] - self._steps[0]) / self.frame().rect.width()
            self._take_over((self._steps[0] - by, self._steps[1] - by))
        else:
            self._take_over(zoomed(self._steps, self._pivot, _PULLED**pixels))

    def leaveEvent(self, event: QEvent) -> None:
        self._show_cursor(None)

    def _point_at(self, position: QPointF) -> None:
        frame = self.frame()
        self._show_cursor(frame.step(position.x()) if frame.rect.contains(position.toPoint()) else None)

    def _show_cursor(self, step: float | None) -> None:
        self._cursor = step
        clickable = any(mark.place for mark in self._near())
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)
        self.update()
        self.cursor_moved.emit(step)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._note_at(event.pos().x()), self)
            return True
        return super().event(event)

    def _note_at(self, x: int) -> str:
        """The whole text of a mark near this pixel."""
        return "\n".join(mark.text for mark in self._near(x))

    def _near(self, x: float | None = None) -> list[Mark]:
        """Marks near this pixel; near the cursor if none is given."""
        frame = self.frame()
        if x is None and self._cursor is not None:
            x = frame.x(self._cursor)
        return [] if x is None else [mark for mark in self._marks if abs(frame.x(mark.step) - x) <= _NEAR_PX]
