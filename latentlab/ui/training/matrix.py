"""A matrix as colours, with the names of its rows and columns and a scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from latentlab.ui.i18n import tr_knob
from latentlab.ui.theme import current_theme
from latentlab.ui.training.names import metric_title
from latentlab.ui.widgets.colour_scale import coloured, colours
from latentlab.ui.widgets.curve_paint import caption_font

Floats = NDArray[np.float64]

_FOOT = 18
_SCALE = 12  # width of the bar of colours
_FIGURES = 52  # for the figures beside it
_GAP = 8
_WIDEST = 120


class MatrixFigure(QWidget):
    """matrix: see ``Figure``. Hover for a value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Floats = np.empty((0, 0))
        self._image = self._bar = QImage()
        self._range = (0.0, 0.0)
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._axes = ("", "")
        self._unit = ""
        self.setMinimumHeight(72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(caption_font())

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data; the note is its range."""
        self._values = np.atleast_2d(np.asarray(data["values"], dtype=float))
        pixels, low, high = coloured(self._values)
        self._image, self._range = _image(pixels), (low, high)
        self._bar = _image(colours(low < 0 < high)[::-1, None])
        self._rows = _names(data.get("rows", ()), self._values.shape[0])
        self._columns = _names(data.get("columns", ()), self._values.shape[1])
        self._unit = tr_knob(str(data.get("unit", "")))
        of_rows, of_columns = data.get("axes", ("", ""))
        self._axes = (metric_title(str(of_rows)), metric_title(str(of_columns)))
        self.update()
        return f"{low:.3g} – {high:.3g} {self._unit}".rstrip()

    def area(self) -> QRectF:
        """Where the matrix lies."""
        metrics = self.fontMetrics()
        left = min(max(metrics.horizontalAdvance(name) for name in self._rows) + 6, _WIDEST)
        foot, top = _FOOT + (14 if self._axes[1] else 0), 14 if self._axes[0] else 0
        width = self.width() - left - _GAP - _SCALE - _FIGURES
        return QRectF(left, top, max(width, 1), max(self.height() - top - foot, 1))

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column under a point of the widget."""
        area = self.area()
        if not self._values.size or not area.contains(x, y):
            return None
        rows, cols = self._values.shape
        row, col = (y - area.top()) / area.height() * rows, (x - area.left()) / area.width() * cols
        return min(int(row), rows - 1), min(int(col), cols - 1)

    def text_of(self, row: int, col: int) -> str:
        """What a cell is and holds."""
        value = f"{self._values[row, col]:.4g} {self._unit}".rstrip()
        return f"{self._rows[row]}, {self._columns[col]}: {value}"

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), "" if cell is None else self.text_of(*cell), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._values.size:
            return
        painter, area = QPainter(self), self.area()
        painter.drawImage(area, self._image)
        painter.setPen(QColor(current_theme().muted))
        self._paint_rows(painter, area)
        self._paint_columns(painter, area)
        self._paint_scale(painter, area)

    def _paint_rows(self, painter: QPainter, area: QRectF) -> None:
        flags, room = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, int(area.left()) - 6
        high = area.height() / len(self._rows)
        for row in range(0, len(self._rows), _every(14, high)):
            text = self.fontMetrics().elidedText(self._rows[row], Qt.TextElideMode.ElideLeft, room)
            painter.drawText(QRectF(0, area.top() + (row + 0.5) * high - 8, room, 16), flags, text)
        painter.drawText(QRectF(0, 0, area.width(), 14), Qt.AlignmentFlag.AlignLeft, self._axes[0])

    def _paint_columns(self, painter: QPainter, area: QRectF) -> None:
        wide = area.width() / len(self._columns)
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in self._columns[-64:])
        for col in range(0, len(self._columns), _every(widest + 8, wide)):
            middle = area.left() + (col + 0.5) * wide
            box = QRectF(middle - widest, area.bottom() + 2, 2 * widest, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, self._columns[col])
        below = QRectF(area.left(), area.bottom() + 16, area.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self._axes[1])

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        bar = QRectF(area.right() + _GAP, area.top(), _SCALE, area.height())
        painter.drawImage(bar, self._bar)
        low, high = self._range
        for share in (0.0, 0.5, 1.0):
            y = bar.bottom() - share * bar.height()
            y = min(max(y, bar.top() + 6), bar.bottom() - 6)
            at = QPointF(bar.right() + 4, y + 4)
            painter.drawText(at, f"{low + share * (high - low):.3g}")


def _image(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    pixels = np.ascontiguousarray(pixels)
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _names(given: Sequence[object], count: int) -> tuple[str, ...]:
    return tuple(map(str, given)) or tuple(str(number) for number in range(count))


def _every(needed: float, pitch: float) -> int:
    """Which names are written, so that they do not touch: each, every second, ..."""
    return max(1, int(np.ceil(needed / pitch)))
