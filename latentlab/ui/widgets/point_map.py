"""Many points in a plane and one dot among them that can be dragged. It knows nothing of codes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.gesture import Gesture

Places = NDArray[np.float64]

MARGIN = 16  # pixels around the outermost points
REACH = 9.0  # pixels within which a point is meant
GRIP = 12.0  # pixels within which the dot is meant: it comes before the points
DOT = 7.0
SMALL, FINE = 1 / 50, 1 / 500  # of the width of all points, by an arrow key and with Shift
_STEPS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}


class PointMap(QWidget):
    """Points (N, 2) seen from above, both axes in one scale, y upwards.

    ``dragged`` carries where the hand wants the dot, between ``gesture_started`` and ``gesture_ended``;
    the owner says with ``set_dot`` where it is. ``chosen`` carries the index of a point that was clicked.
    Arrow keys move the dot, Enter chooses the point nearest to it.
    """

    dragged = Signal(float, float)
    chosen = Signal(int)
    gesture_started = Signal()
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Places = np.zeros((0, 2))
        self._seen: Places = np.zeros((0, 2))  # the same in pixels
        self._dot: Places | None = None
        self._middle, self._width = np.zeros(2), 1.0
        self._picture: QPixmap | None = None
        self._grip: QPointF | None = None
        self._pressed = self._hovered = -1
        self._gesture = Gesture(self)
        self._gesture.started.connect(self.gesture_started)
        self._gesture.ended.connect(self.gesture_ended)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_points(self, points: Places) -> None:
        """Show other points (N, 2), N at least 1."""
        self._points = np.asarray(points, float)
        low, high = self._points.min(0), self._points.max(0)
        self._middle, self._width = (low + high) / 2, max(float((high - low).max()), 1e-9)
        self._pressed = self._hovered = -1
        self._lay_out()

    def set_dot(self, place: Places | None) -> None:
        """Put the dot at a place (2,); None takes it away."""
        self._dot = None if place is None else np.asarray(place, float)
        self.update()

    @property
    def dot(self) -> Places | None:
        """Where the dot is."""
        return self._dot

    def position(self, place: Places) -> QPointF:
        """Where a place (2,) is in the widget, in logical pixels."""
        x, y = self._pixels(np.asarray(place, float)[None])[0]
        return QPointF(x, y)

    def place(self, position: QPointF) -> Places:
        """The place (2,) at a point of the widget."""
        way = np.array([position.x() - self.width() / 2, self.height() / 2 - position.y()])
        return self._middle + way / self._scale()

    def point_at(self, position: QPointF) -> int:
        """The point at a place of the widget, -1 for none within reach."""
        if not len(self._seen):
            return -1
        squared = np.square(self._seen - (position.x(), position.y())).sum(1)
        nearest = int(squared.argmin())
        return nearest if squared[nearest] <= REACH**2 else -1

    # -- mouse ----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.buttons() != event.button():
            event.ignore()
            return
        event.accept()
        if self._on_dot(event.position()):
            self._grip = event.position() - self._dot_position()  # it keeps its place under the pointer
        else:
            self._pressed = self.point_at(event.position())
        self._show_hand(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._grip is not None:
            self._gesture.note(0, held=True)
            self.dragged.emit(*self.place(self._inside(event.position() - self._grip)))
        elif not event.buttons():
            self._show_hand(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        pressed, self._pressed = self._pressed, -1
        self._let_go()
        if pressed >= 0 and pressed == self.point_at(event.position()):
            self.chosen.emit(pressed)
        self._show_hand(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def hideEvent(self, event: QHideEvent) -> None:
        # No release comes to a hidden widget.
        self._let_go()
        super().hideEvent(event)

    def _let_go(self) -> None:
        if self._grip is not None:
            self._grip = None
            self._gesture.finish()
            self.update()

    def _on_dot(self, position: QPointF) -> bool:
        if self._dot is None:
            return False
        way = position - self._dot_position()
        return bool(np.hypot(way.x(), way.y()) <= GRIP)

    def _show_hand(self, position: QPointF) -> None:
        """What the pointer would do here."""
        on_dot = self._grip is not None or self._on_dot(position)
        self._hover(-1 if on_dot else self.point_at(position))
        shapes = Qt.CursorShape
        held = shapes.ClosedHandCursor if self._grip is not None else shapes.OpenHandCursor
        point = shapes.PointingHandCursor if self._hovered >= 0 else shapes.ArrowCursor
        self.setCursor(held if on_dot else point)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    # -- keys -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, changed = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self._dot is None or changed & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            share = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else SMALL
            self._gesture.note(0, held=False)
            self.dragged.emit(*(self._dot + np.array(_STEPS[key]) * share * self._width))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._points):
            self._gesture.finish()
            self.chosen.emit(int(np.square(self._points - self._dot).sum(1).argmin()))
        else:
            super().keyPressEvent(event)

    # -- painting -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        if self._picture is None:
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        if self._hovered >= 0:
            painter.setBrush(QColor(theme.text))
            painter.setPen(QPen(QColor(theme.panel), 1.5))
            painter.drawEllipse(QPointF(*self._seen[self._hovered]), 4.0, 4.0)
        if self._dot is not None:
            self._paint_dot(painter)
        painter.end()

    def _paint_dot(self, painter: QPainter) -> None:
        theme, position = current_theme(), self._dot_position()
        if self.hasFocus() or self._grip is not None:
            halo = QColor(theme.accent)
            halo.setAlphaF(0.28)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawEllipse(position, DOT + 4, DOT + 4)
        assert self._dot is not None
        beyond = (
            position - self.position(self._dot)
        ).manhattanLength() > 1  # off the map: hollow, at its edge
        painter.setPen(QPen(QColor(theme.accent if beyond else theme.panel), 2))
        painter.setBrush(QColor(theme.panel if beyond else theme.accent))
        painter.drawEllipse(position, DOT, DOT)

    def _drawn(self) -> QPixmap:
        """Every point, drawn once for a size and a theme."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap((self.size() * ratio).expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        color = QColor(current_theme().muted)
        color.setAlphaF(0.85 if len(self._seen) < 1000 else 0.5)  # where many lie on each other, it is denser
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 5 if len(self._seen) < 1000 else 3
        painter.setPen(QPen(color, side, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in self._seen.tolist()]))
        painter.end()
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._lay_out()

    def _lay_out(self) -> None:
        self._seen = self._pixels(self._points)
        self._picture = None
        self.update()

    def _scale(self) -> float:
        """Pixels of one unit."""
        return max(min(self.width(), self.height()) - 2 * MARGIN, 1) / self._width

    def _pixels(self, places: Places) -> Places:
        way = (places - self._middle) * self._scale()
        pixels: Places = np.stack((self.width() / 2 + way[:, 0], self.height() / 2 - way[:, 1]), axis=1)
        return pixels

    def _dot_position(self) -> QPointF:
        assert self._dot is not None
        return self._inside(self.position(self._dot))

    def _inside(self, position: QPointF) -> QPointF:
        return QPointF(
            min(max(position.x(), DOT), max(self.width() - DOT, DOT)),
            min(max(position.y(), DOT), max(self.height() - DOT, DOT)),
        )
