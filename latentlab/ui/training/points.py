"""Figures of points in a plane: scattered by group, or along paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.training.names import metric_title


class _Points(QWidget):
    """A plot in the colours of the theme. Kept apart from pyqtgraph's class, whose attributes clash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = pg.PlotWidget(background=None)
        self._plot.getPlotItem().hideButtons()
        self._plot.setMenuEnabled(False)
        self._data: Mapping[str, Any] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._dress()

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data."""
        self._data = data
        self._plot.clear()
        self._fill()
        return ""

    def count(self) -> int:
        """How many items the plot has."""
        return len(self._plot.getPlotItem().items)

    def _fill(self) -> None:
        raise NotImplementedError

    def _dress(self) -> None:
        theme = current_theme()
        for name in ("bottom", "left"):
            axis = self._plot.getPlotItem().getAxis(name)
            axis.setPen(QColor(theme.line))
            axis.setTextPen(QColor(theme.muted))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
            if self._data:
                self.draw(self._data)


class ScatterFigure(_Points):
    """scatter: {"x": (K,), "y": (K,), "group": (K,) int?}; one item a group, or panning crawls."""

    def _fill(self) -> None:
        x, y = np.asarray(self._data["x"], float), np.asarray(self._data["y"], float)
        group = np.asarray(self._data.get("group", np.zeros(len(x))), int)
        curves = current_theme().curves
        for number in np.unique(group):
            color = QColor(curves[int(number) % len(curves)][0])
            chosen = group == number
            self._plot.addItem(pg.ScatterPlotItem(x[chosen], y[chosen], size=4, pen=None, brush=color))


class PlaneFigure(_Points):
    """plane: {"x": (K,), "y": (K,), "names": (for x, for y)}: a path, its points in order."""

    def _fill(self) -> None:
        color = QColor(current_theme().accent)
        x, y = np.asarray(self._data["x"], float), np.asarray(self._data["y"], float)
        self._plot.addItem(pg.PlotCurveItem(x, y, pen=pg.mkPen(color, width=1), antialias=True))
        self._plot.addItem(pg.ScatterPlotItem(x, y, size=5, pen=None, brush=color))
        for name, text in zip(("bottom", "left"), self._data.get("names", ()), strict=False):
            axis = self._plot.getPlotItem().getAxis(name)
            axis.enableAutoSIPrefix(False)  # an accuracy of 850 "(x0.001)" is nobody's
            axis.setLabel(metric_title(str(text)))
