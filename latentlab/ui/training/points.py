"""Figures of points in a plane: scattered by group, or along paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.training.groups import GroupLegend, group_style
from latentlab.ui.training.names import group_title, metric_title

Floats = NDArray[np.float64]

_DOT, _SMALL_DOT, _MANY = 5, 3, 400
_CAPTION_PX = 11
_LINE_SHARE = 0.5  # of the colour of a line, which has points to join and not to hide


class PointsPlot(QWidget):
    """A plot in the colours of the theme, with a legend of groups beside it and room for tools above.

    Kept apart from pyqtgraph's class, whose attributes clash. Double-click shows everything again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A menu that is made and taken away at once leaves Qt objects that nobody holds.
        self.plot = pg.PlotWidget(background=None, enableMenu=False)
        self.plot.getPlotItem().hideButtons()
        self.plot.scene().sigMouseClicked.connect(self._on_clicked)
        self.legend = GroupLegend()
        self.legend.changed.connect(self._redraw)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self._data: Mapping[str, Any] = {}
        self._dots: dict[int, Any] = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.plot, 1)
        row.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.tools)
        column.addLayout(row, 1)
        for name in ("bottom", "left"):
            # At once: later it would keep the scale it has, and an accuracy of 850 "(x0.001)" is nobody's.
            self.plot.getPlotItem().getAxis(name).enableAutoSIPrefix(False)
        self._dress()

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data."""
        self._data = data
        self._redraw()
        return ""

    def count(self) -> int:
        """How many items the plot has."""
        return len(self.plot.getPlotItem().items)

    def name_axes(self, x: str, y: str) -> None:
        """What lies along the axes."""
        for name, text in (("bottom", x), ("left", y)):
            axis = self.plot.getPlotItem().getAxis(name)
            axis.setLabel(text)

    def show_all(self) -> None:
        """Fit the view to what is drawn, and keep it so."""
        self.plot.getPlotItem().enableAutoRange()

    def add_dots(self, number: int, x: Floats, y: Floats, size: float = _DOT) -> None:
        """Draw the points of one group: one item a group, or panning crawls."""
        color, symbol = group_style(number)
        if number not in self._dots:  # kept: to fill one takes a third of the time that making one does
            self._dots[number] = pg.ScatterPlotItem(pen=None)
        item = self._dots[number]
        item.setData(x, y, size=size, symbol=symbol, brush=color)
        self.plot.addItem(item)

    def _redraw(self) -> None:
        self.plot.clear()
        if self._data:
            self._fill()

    def _fill(self) -> None:
        raise NotImplementedError

    def _on_clicked(self, event: Any) -> None:
        if event.double():
            self.show_all()

    def _dress(self) -> None:
        theme = current_theme()
        font = QFont(self.font())
        font.setPixelSize(_CAPTION_PX)
        for name in ("bottom", "left"):
            axis = self.plot.getPlotItem().getAxis(name)
            axis.setPen(QColor(theme.line))
            axis.setTextPen(QColor(theme.muted))
            axis.setTickFont(font)
            axis.labelStyle = {"color": theme.muted, "font-size": f"{_CAPTION_PX}px"}
            if axis.labelText:
                axis.setLabel(axis.labelText)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
            self._redraw()


def groups_of(data: Mapping[str, Any], count: int) -> tuple[NDArray[np.int64], Sequence[str]]:
    """The group (count,) of every point, and what the groups are called."""
    group = np.asarray(data.get("group", np.zeros(count)), dtype=np.int64)
    names = [group_title(str(name)) for name in data.get("names", ())]
    return group, names or [str(number) for number in range(int(group.max(initial=0)) + 1)]


class ScatterFigure(PointsPlot):
    """scatter: {"x": (K,), "y": (K,), "group": (K,) int?, "names"?: of the groups, "axes"?: (of x, of y)}.

    "lines"? are (L, 2, 2): each from a point (x, y) to another, below the dots.
    """

    def _fill(self) -> None:
        x, y = np.asarray(self._data["x"], float), np.asarray(self._data["y"], float)
        group, names = groups_of(self._data, len(x))
        self.legend.set_names(names)
        if "lines" in self._data:
            self._add_lines(np.asarray(self._data["lines"], float))
        for number in map(int, np.unique(group)):
            if self.legend.shows(number):
                chosen = group == number
                self.add_dots(number, x[chosen], y[chosen], _DOT if len(x) < _MANY else _SMALL_DOT)
        if "axes" in self._data:
            of_x, of_y = self._data["axes"]
            self.name_axes(metric_title(str(of_x)), metric_title(str(of_y)))

    def _add_lines(self, lines: Floats) -> None:
        color = QColor(current_theme().text)
        color.setAlphaF(_LINE_SHARE)
        x, y = lines.reshape(-1, 2).T
        self.plot.addItem(pg.PlotCurveItem(x, y, connect="pairs", pen=pg.mkPen(color, width=1)))


class PlaneFigure(PointsPlot):
    """plane: {"x": (K,), "y": (K,), "names": (for x, for y)}: a path, its points in order."""

    def _fill(self) -> None:
        color = QColor(current_theme().accent)
        x, y = np.asarray(self._data["x"], float), np.asarray(self._data["y"], float)
        self.plot.addItem(pg.PlotCurveItem(x, y, pen=pg.mkPen(color, width=1), antialias=True))
        self.plot.addItem(pg.ScatterPlotItem(x, y, size=_DOT, pen=None, brush=color))
        if "names" in self._data:
            of_x, of_y = self._data["names"]
            self.name_axes(metric_title(str(of_x)), metric_title(str(of_y)))
