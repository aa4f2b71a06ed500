"""The drawing surface of a plot of curves: pyqtgraph in the colours of the theme, with marks and a cursor."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPen
from PySide6.QtWidgets import QWidget

from latentlab.ui.theme import Curve, current_theme
from latentlab.ui.widgets.curve_legend import pen_of
from latentlab.ui.widgets.decimate import Floats64

_FAINT = 56
_LONGEST_MARK = 20


class StepAxis(pg.AxisItem):  # type: ignore[misc]
    """Steps as 2k, 50k, 1.2M: no scale factor that a reader has to multiply with."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [short_step(value) for value in values]


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """Values as plain figures, on a log axis as what they stand for."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [short_step(10**v if self.logMode else round(v, 12)) for v in values]


def short_step(value: float) -> str:
    """A step in at most four figures."""
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{unit}"
    return f"{value:.4g}"


class Line:
    """One curve on the canvas: the line itself and, behind it, its unsmoothed self."""

    def __init__(self) -> None:
        self.faint = pg.PlotCurveItem(antialias=False)
        self.main = pg.PlotCurveItem(antialias=True)
        self.main.setZValue(1)

    def dress(self, curve: Curve) -> None:
        """Take a curve's colour and dash."""
        self.main.setPen(pen_of(curve))
        self.faint.setPen(pen_of((curve[0], ()), _FAINT))

    def draw(self, main: tuple[Floats64, Floats64], faint: tuple[Floats64, Floats64] | None) -> None:
        """Show these points; already few enough, finite, and in the axis' scale."""
        self.main.setData(*main, skipFiniteCheck=True)
        if faint is not None:
            self.faint.setData(*faint, skipFiniteCheck=True)
        elif self.faint.xData is not None and len(self.faint.xData):
            self.faint.setData(np.empty(0), np.empty(0))

    def set_visible(self, visible: bool) -> None:
        """Show or hide both."""
        self.main.setVisible(visible)
        self.faint.setVisible(visible)


class CurveCanvas(pg.PlotWidget):  # type: ignore[misc]
    """Lines over steps. Wheel and drag move along the steps; the height always fits what is visible."""

    cursor_moved = Signal(object)  # the step under the pointer, None when it leaves
    steps_moved = Signal()  # the visible range of steps changed, whoever changed it
    taken_over = Signal()  # a person chose the range

    def __init__(self, parent: QWidget | None = None) -> None:
        axes = {"bottom": StepAxis("bottom"), "left": ValueAxis("left")}
        super().__init__(parent, background=None, axisItems=axes)
        self._marks: list[pg.InfiniteLine] = []
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setContentsMargins(0, 4, 8, 0)
        self._view = item.getViewBox()
        self._view.disableAutoRange()
        self._view.setMouseEnabled(x=True, y=False)
        self._view.setDefaultPadding(0.0)
        self._view.sigXRangeChanged.connect(self._on_range_changed)
        self._view.sigRangeChangedManually.connect(self._on_taken_over)
        at = {"position": 0.97, "anchors": [(0, 0.5), (1, 0.5)]}
        self._cursor = pg.InfiniteLine(angle=90, label="{value:,.0f}", labelOpts=at)
        self._cursor.label.setFont(_caption_font())
        self._cursor.setVisible(False)
        item.addItem(self._cursor, ignoreBounds=True)
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.dress()

    def add_line(self, line: Line) -> None:
        """Put a line on the canvas."""
        self.getPlotItem().addItem(line.faint, ignoreBounds=True)
        self.getPlotItem().addItem(line.main, ignoreBounds=True)

    def remove_line(self, line: Line) -> None:
        """Take a line away."""
        self.getPlotItem().removeItem(line.faint)
        self.getPlotItem().removeItem(line.main)

    def add_mark(self, step: float, text: str) -> None:
        """A thin vertical line with a note."""
        short = text if len(text) <= _LONGEST_MARK else text[: _LONGEST_MARK - 1] + "…"
        mark = pg.InfiniteLine(
            pos=step,
            angle=90,
            label=short.replace("{", "{{").replace("}", "}}"),
            labelOpts={"position": 0.92, "anchors": [(0, 0.5), (1, 0.5)]},
        )
        mark.setToolTip(text)
        mark.label.setFont(_caption_font())
        self._marks.append(mark)
        self._dress_mark(mark)
        self.getPlotItem().addItem(mark, ignoreBounds=True)

    def clear_marks(self) -> None:
        """Take every mark away."""
        for mark in self._marks:
            self.getPlotItem().removeItem(mark)
        self._marks.clear()

    def marks(self) -> list[tuple[float, str]]:
        """Step and text of every mark."""
        return [(float(mark.value()), mark.toolTip()) for mark in self._marks]

    def steps_range(self) -> tuple[float, float]:
        """The visible steps."""
        low, high = self._view.viewRange()[0]
        return float(low), float(high)

    def set_ranges(self, steps: tuple[float, float] | None, values: tuple[float, float] | None) -> None:
        """Show this much; None leaves that axis."""
        self._view.setRange(xRange=steps, yRange=values, padding=0, disableAutoRange=True)

    def set_limits(self, low: float, high: float) -> None:
        """How far the steps can be moved."""
        self._view.setLimits(xMin=low, xMax=max(high, low + 1), minXRange=min(10.0, high - low))

    def set_log(self, on: bool) -> None:
        """Label the values as powers of ten; the lines' points are expected as logarithms."""
        self.getPlotItem().getAxis("left").setLogMode(on)

    def dress(self) -> None:
        """Take the colours of the theme that is on."""
        theme = current_theme()
        for name in ("bottom", "left"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(QColor(theme.line))
            axis.setTextPen(QColor(theme.muted))
            axis.setStyle(tickFont=_caption_font(), tickLength=0, tickTextOffset=6, maxTickLevel=0)
        self.getPlotItem().getAxis("left").setWidth(52)
        self.getPlotItem().showGrid(x=False, y=True, alpha=0.9)
        self._cursor.setPen(QPen(QColor(theme.muted), 0))
        self._cursor.label.setColor(QColor(theme.muted))
        for mark in self._marks:
            self._dress_mark(mark)

    def _dress_mark(self, mark: pg.InfiniteLine) -> None:
        theme = current_theme()
        pen = QPen(QColor(theme.warn), 1, Qt.PenStyle.DotLine)
        pen.setCosmetic(True)
        mark.setPen(pen)
        mark.label.setColor(QColor(theme.warn))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._cursor.setVisible(False)
        self.cursor_moved.emit(None)

    def _on_mouse_moved(self, position: QPointF) -> None:
        inside = self._view.sceneBoundingRect().contains(position)
        self._cursor.setVisible(inside)
        step = self._view.mapSceneToView(position).x() if inside else None
        if step is not None:
            self._cursor.setValue(step)
        self.cursor_moved.emit(step)

    def _on_range_changed(self, *_: object) -> None:
        self.steps_moved.emit()

    def _on_taken_over(self, *_: object) -> None:
        self.taken_over.emit()


def _caption_font() -> QFont:
    font = QFont()
    font.setPixelSize(11)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def figure(value: float) -> str:
    """A value in four figures, for a legend."""
    if 1e4 <= abs(value) < 1e8:
        return f"{value:,.0f}"
    return f"{value:.2e}" if 0 < abs(value) < 1e-3 else f"{value:.4g}"
