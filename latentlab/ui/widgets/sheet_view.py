"""A sheet of images drawn as one picture; its cells can be pointed at, walked with the keys and chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.picture import PictureView
from latentlab.ui.widgets.picture_paint import PIXEL_ART_SIDE
from latentlab.ui.widgets.pixels import Pixels

# How a key moves the cursor: (rows, columns).
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class SheetView(PictureView):
    """Shows rows x cols images of one size; ``cell_clicked`` carries the index of a cell, row by row.

    Arrow keys move the cursor, Enter or Space choose its cell.
    """

    cell_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = self._cols = 1
        self._gap = 0
        self._count = 0
        self._hovered = -1
        self._cursor = -1
        self.setMouseTracking(True)

    def set_sheet(self, pixels: Pixels, rows: int, cols: int, gap: int = 0, count: int | None = None) -> None:
        """Show a tiled picture (H, W, C) with ``gap`` source pixels between its cells.

        ``count`` is how many cells hold an image where the last row is not full.
        """
        self._rows, self._cols, self._gap = rows, cols, gap
        self._count = rows * cols if count is None else count
        self._cursor = self._cursor if self._cursor < self._count else -1
        self._hovered = self._hovered if self._hovered < self._count else -1
        self._show_pixels(pixels)

    def is_pixel_art(self) -> bool:
        width, height = self._cell_size()
        return max(width, height) <= PIXEL_ART_SIDE

    def cell_rect(self, index: int) -> QRectF:
        """Where a cell lies in the widget, in logical pixels."""
        rect = self.image_rect()
        scale = rect.width() / max(self._image.width(), 1)
        width, height = self._cell_size()
        row, col = divmod(index, self._cols)
        left = rect.left() + col * (width + self._gap) * scale
        top = rect.top() + row * (height + self._gap) * scale
        return QRectF(left, top, width * scale, height * scale)

    def cell_at(self, position: QPointF) -> int:
        """The cell at a point of the widget, -1 for none."""
        rect = self.image_rect()
        if rect.isEmpty() or not rect.contains(position):
            return -1
        col = int((position.x() - rect.left()) / rect.width() * self._cols)
        row = int((position.y() - rect.top()) / rect.height() * self._rows)
        index = min(row, self._rows - 1) * self._cols + min(col, self._cols - 1)
        return index if index < self._count else -1

    def set_current(self, index: int) -> None:
        """Put the cursor on a cell, -1 for none. Says nothing to ``cell_clicked``."""
        self._cursor = index if 0 <= index < self._count else -1
        if self._cursor >= 0:
            row, col = divmod(self._cursor, self._cols)
            self.setAccessibleDescription(
                self.tr("Row {row}, column {column}").format(row=row + 1, column=col + 1)
            )
        self.update()

    def current(self) -> int:
        """The cell under the cursor, -1 for none."""
        return self._cursor

    def clear(self) -> None:
        self._count = 0
        self._cursor = self._hovered = -1
        super().clear()

    def _cell_size(self) -> tuple[float, float]:
        """Width and height of a cell in source pixels."""
        width = (self._image.width() - self._gap * (self._cols - 1)) / self._cols
        height = (self._image.height() - self._gap * (self._rows - 1)) / self._rows
        return width, height

    # -- events ---------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.cell_at(event.position()))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._press = self._press, None
        index = self.cell_at(event.position())
        # A press that became a drag, or that began elsewhere, chooses nothing.
        if pressed is not None and index >= 0 and index == self.cell_at(pressed):
            self._choose(index)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self._count:
            self.set_current(self._stepped(*_MOVES[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._count:
            self.set_current(0 if key == Qt.Key.Key_Home else self._count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor >= 0:
            self._choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def _stepped(self, rows: int, cols: int) -> int:
        if self._cursor < 0:
            return 0
        row, col = divmod(self._cursor, self._cols)
        row = min(max(row + rows, 0), self._rows - 1)
        col = min(max(col + cols, 0), self._cols - 1)
        index = row * self._cols + col
        return index if index < self._count else self._cursor

    def _choose(self, index: int) -> None:
        self.set_current(index)
        self.cell_clicked.emit(index)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    # -- painting -------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if self._image.isNull():
            return
        if self._hovered >= 0:
            self._outline(painter, self._hovered, current_theme().text, 1)
        if self._cursor >= 0 and self.hasFocus():
            self._outline(painter, self._cursor, current_theme().accent, 2)

    def _outline(self, painter: QPainter, index: int, color: str, width: int) -> None:
        # Two lines, so that the mark shows on dark and on light images alike.
        rect = self.cell_rect(index)
        half = width / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current_theme().window), width))
        painter.drawRect(rect.adjusted(half + width, half + width, -half - width, -half - width))
        painter.setPen(QPen(QColor(color), width))
        painter.drawRect(rect.adjusted(half, half, -half, -half))
