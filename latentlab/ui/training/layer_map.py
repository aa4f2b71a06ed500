"""The map of norms: rows are layers, columns are steps, colours decimal logarithms."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from latentlab.ui.theme import current_theme
from latentlab.ui.training.layer_history import Floats, LayerHistory, Quantity
from latentlab.ui.training.layer_words import reading_text
from latentlab.ui.widgets.colour_scale import COLOURS, colours

ROW_GAP = 1


class LayerMap:
    """Draws the history of layers row by row; the whole is coloured once for all rows."""

    def __init__(self) -> None:
        self.history = LayerHistory()
        self.quantity: Quantity = "gradient"
        self.marks: tuple[int, ...] = ()  # steps at which something was changed
        self.hovered: tuple[int, int] | None = None  # row and number of a measurement
        self._colours = colours(signed=False)
        self._image: QImage | None = None
        self._key: tuple[object, ...] = ()

    # -- values ---------------------------------------------------------------------------------------

    def span(self) -> tuple[float, float] | None:
        """The logarithms at the two ends of the colours."""
        return self.history.span(self.quantity)

    def value(self, row: int, index: int = -1) -> float:
        """A norm; 0 where there is none, and by default the newest."""
        if not -len(self.history) <= index < len(self.history):
            return 0.0
        log = float(self.history.logs(self.quantity)[row, index])
        return 10**log if math.isfinite(log) else 0.0

    def reading(self) -> str:
        """What lies under the cursor, in words; empty where there is nothing."""
        if self.hovered is None or self.hovered[1] >= len(self.history):
            return ""
        row, index = self.hovered
        step, layer = int(self.history.steps[index]), self.history.layers[row].name
        return reading_text(self.value(row, index), step, layer)

    # -- painting -------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Draw the strip of a layer into its cell."""
        theme, strip = current_theme(), rect.adjusted(0, 0, 0, -ROW_GAP)
        image = self._coloured(rect.width())
        if image is None or row >= image.height():
            return
        width = self.history.width(rect.width())
        painter.drawImage(
            QRectF(strip.x(), strip.y(), width, strip.height()), image, QRectF(0, row, width, 1)
        )
        for step in self.marks:
            x = self._place(step, rect)
            if x is not None:
                painter.fillRect(QRectF(x, strip.y(), 1, strip.height()), QColor(theme.text))
        if self.hovered is not None:
            self._paint_hovered(painter, rect, row)

    def _paint_hovered(self, painter: QPainter, rect: QRect, row: int) -> None:
        assert self.hovered is not None
        at, index = self.hovered
        if index >= len(self.history):
            return
        share = self.history.width(rect.width()) / len(self.history)
        cell = QRectF(rect.x() + index * share, rect.y(), max(share, 3.0), rect.height() - ROW_GAP)
        painter.setPen(QColor("#ffffff" if row == at else "#80ffffff"))
        if row == at:
            painter.drawRect(cell.adjusted(0, 0, -1, -1))
        else:
            painter.drawLine(
                cell.center().toPoint().x(), rect.top(), cell.center().toPoint().x(), rect.bottom()
            )

    def _place(self, step: int, rect: QRect) -> float | None:
        """Where a change after ``step`` lies; None before the first measurement, where nothing is drawn."""
        index = int(np.searchsorted(self.history.steps, step, side="right"))
        if not index:
            return None
        return rect.x() + index * self.history.width(rect.width()) / len(self.history)

    def _coloured(self, pixels: int) -> QImage | None:
        history = self.history
        if not len(history):
            return None
        raised = current_theme().raised
        key = (id(history), len(history), int(history.steps[-1]), self.quantity, pixels, raised)
        if key != self._key:
            self._key, self._image = key, self._colour(history.columns(self.quantity, pixels))
        return self._image

    def _colour(self, logs: Floats) -> QImage:
        low, high = self.span() or (0.0, 1.0)
        with np.errstate(invalid="ignore"):
            scaled = np.clip((logs - low) / (high - low), 0.0, 1.0) * (COLOURS - 1)
        pixels = self._colours[np.nan_to_num(scaled).astype(np.uint8)]
        blank = QColor(current_theme().raised)
        pixels[~np.isfinite(logs)] = blank.red(), blank.green(), blank.blue()
        height, width = logs.shape
        return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
