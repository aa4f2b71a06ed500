"""A piece of the plane: a ground of colours, paths, lines between points, and points that can be dragged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.curve_paint import caption_font
from latentlab.ui.widgets.plane_items import (
    Bounds,
    Handle,
    Path,
    Segments,
    paint_handle,
    paint_path,
    paint_segments,
    paint_ticks,
)

Floats = NDArray[np.float64]
Pixels = NDArray[np.uint8]
Ground = Callable[[int, int, Bounds], Pixels]
"""Colours (rows, columns, 3), the lowest row last, of this many columns and rows over these bounds."""

_REACH = 14  # pixels around a handle that take it
_STEP, _LEAP = 0.01, 0.1  # of the width, that an arrow key moves a handle by; with Shift
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class PlaneView(QWidget):
    """Drag a handle, or move the chosen one by the arrow keys; Page Up and Page Down choose another.

    ``moved`` follows every movement of a handle, ``released`` the end of one, ``chosen`` a handle that is
    taken. A press beside all handles takes the nearest where there is only one group of one.
    """

    moved = Signal(int, float, float)  # handle, x, y
    released = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bounds: Bounds = (-1.0, 1.0, -1.0, 1.0)
        self._square = False
        self._ground: Ground | None = None
        self._painted: QPixmap | None = None
        self._paths: list[Path] = []
        self._segments: list[Segments] = []
        self._handles: list[Handle] = []
        self._chosen = 0
        self._held = -1
        self._undecided = False
        self._grip = QPointF()
        self.setFont(caption_font())
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    # -- content --------------------------------------------------------------------------------------

    def set_bounds(self, bounds: Bounds, *, square: bool = False) -> None:
        """Show x0, x1, y0, y1; a ``square`` plane has one scale for both, and shows more on one side."""
        self._bounds, self._square = bounds, square
        self.refresh_ground()

    def set_ground(self, ground: Ground | None) -> None:
        """What is painted under everything; asked anew when the size or the theme changes."""
        self._ground = ground
        self.refresh_ground()

    def refresh_ground(self) -> None:
        """Ask the ground for its colours again."""
        self._painted = None
        self.update()

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Draw these paths."""
        self._paths = list(paths)
        self.update()

    def set_segments(self, segments: Sequence[Segments]) -> None:
        """Draw these lines, under the paths."""
        self._segments = list(segments)
        self.update()

    def set_handles(self, handles: Sequence[Handle]) -> None:
        """What can be dragged."""
        self._handles = list(handles)
        self._chosen = min(self._chosen, max(0, len(handles) - 1))
        if self._held >= len(handles):
            self._held = -1
        self.update()

    def paths(self) -> list[Path]:
        """What is drawn."""
        return list(self._paths)

    def handles(self) -> list[Handle]:
        """Where the handles are."""
        return list(self._handles)

    @property
    def held(self) -> bool:
        """Whether a handle is in somebody's hand."""
        return self._held >= 0

    # -- places ---------------------------------------------------------------------------------------

    def visible_bounds(self) -> Bounds:
        """What the widget shows: the bounds, and beside them what one scale for both makes room for."""
        x0, x1, y0, y1 = self._bounds
        if not self._square:
            return self._bounds
        scale = max((x1 - x0) / max(1, self.width()), (y1 - y0) / max(1, self.height()))
        half_x, half_y = scale * self.width() / 2, scale * self.height() / 2
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        return x - half_x, x + half_x, y - half_y, y + half_y

    def position(self, x: float, y: float) -> QPointF:
        """The pixel of a place."""
        across, up = self._pixels(np.array([[x, y]]))[0]
        return QPointF(across, up)

    def place(self, position: QPointF) -> tuple[float, float]:
        """The place at a pixel, in the widget's bounds."""
        x0, x1, y0, y1 = self.visible_bounds()
        across = min(max(position.x() / max(1, self.width()), 0.0), 1.0)
        up = 1.0 - min(max(position.y() / max(1, self.height()), 0.0), 1.0)
        return x0 + across * (x1 - x0), y0 + up * (y1 - y0)

    def _pixels(self, points: Floats) -> Floats:
        x0, x1, y0, y1 = self.visible_bounds()
        across = (points[..., 0] - x0) / (x1 - x0) * self.width()
        up = (y1 - points[..., 1]) / (y1 - y0) * self.height()
        return np.stack([across, up], axis=-1)

    # -- the hand -------------------------------------------------------------------------------------

    def _handle_at(self, position: QPointF) -> int:
        if not self._handles:
            return -1
        places = self._pixels(np.array([handle.at for handle in self._handles]))
        away = np.hypot(places[:, 0] - position.x(), places[:, 1] - position.y())
        nearest = int(np.argmin(away))
        # A single handle comes to wherever one presses, as a slider's does.
        return nearest if away[nearest] <= _REACH or len(self._handles) == 1 else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._handle_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or index < 0:
            event.ignore()
            return
        self._held = self._chosen = index
        self._undecided = True
        at = self.position(*self._handles[index].at)
        near = (at - event.position()).manhattanLength() <= 2 * _REACH
        self._grip = at - event.position() if near else QPointF()
        if not near:
            self._move_held(event.position())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._move_held(event.position())
        else:
            over = self._handle_at(event.position()) >= 0
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()

    def _let_go(self) -> None:
        if self._held >= 0:
            index, self._held = self._held, -1
            self.released.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._handles:
            self._chosen = (self._chosen + (1 if key == Qt.Key.Key_PageDown else -1)) % len(self._handles)
            self.update()
        elif key in _ARROWS and self._handles:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            x0, x1, y0, y1 = self.visible_bounds()
            (dx, dy), share = _ARROWS[key], _LEAP if shift else _STEP
            x, y = self._handles[self._chosen].at
            x = min(max(x + dx * share * (x1 - x0), x0), x1)
            y = min(max(y + dy * share * (y1 - y0), y0), y1)
            self._tell(self._chosen, x, y)
            self.released.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def _move_held(self, position: QPointF) -> None:
        self._pick_by_direction(position)
        self._tell(self._held, *self.place(position + self._grip))

    def _pick_by_direction(self, position: QPointF) -> None:
        """Of handles that lie on each other a drag downward takes the last, which is painted on top."""
        if not self._undecided:
            return
        self._undecided = False
        here = self.position(*self._handles[self._held].at)
        same = [
            index
            for index, handle in enumerate(self._handles)
            if (self.position(*handle.at) - here).manhattanLength() < 1
        ]
        if len(same) > 1 and (position + self._grip).y() > here.y():
            self._held = self._chosen = same[-1]

    def _tell(self, index: int, x: float, y: float) -> None:
        handle = self._handles[index]
        self._handles[index] = Handle((x, y), handle.group, handle.name)
        self.update()
        self.moved.emit(index, x, y)

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground_pixmap())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ticks(painter, self.size(), self.visible_bounds())
        for segments in self._segments:
            paint_segments(painter, self._pixels(segments.ends), segments)
        for path in self._paths:
            paint_path(painter, self._pixels(path.points), path)
        for index, handle in enumerate(self._handles):
            lit = index == self._held or (self.hasFocus() and index == self._chosen)
            paint_handle(painter, self.position(*handle.at), handle, lit=lit, room=self.width())

    def _ground_pixmap(self) -> QPixmap:
        if self._painted is not None:
            return self._painted
        self._painted = QPixmap(self.size())
        self._painted.fill(QColor(current_theme().panel))
        if self._ground is not None and self.width() > 1 and self.height() > 1:
            pixels = np.ascontiguousarray(self._ground(self.width(), self.height(), self.visible_bounds()))
            height, width, _ = pixels.shape
            image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
            painter = QPainter(self._painted)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), image)
            painter.end()
        return self._painted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh_ground()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh_ground()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
