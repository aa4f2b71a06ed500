"""A low plot under the plane: lines over a common axis, each in the style of its path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.ui.theme import Curve, current_theme
from latentlab.ui.widgets.curve_frame import Frame
from latentlab.ui.widgets.curve_legend import figure, pen_of
from latentlab.ui.widgets.curve_paint import caption_font, paint_axes

Floats = NDArray[np.float64]
_LEFT, _TOP, _RIGHT, _BOTTOM = 52, 20, 10, 20
_DECADES = 12.0  # that a log axis reaches down from its top
_HEADROOM = 0.05


@dataclass(frozen=True)
class Line:
    """Values (N,) at places (N,), NaN where there are none. A ``faint`` one is a companion of another."""

    name: str
    at: Floats
    values: Floats
    style: Curve
    faint: bool = False


class StripPlot(QWidget):
    """Lines, a title on its left and what is under the pointer on its right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._title = self._unit = ""
        self._log = False
        self._bars: tuple[Floats, Floats] | None = None
        self._pointer: float | None = None
        self.setFont(caption_font())
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 96)

    def set_title(self, title: str, unit: str = "") -> None:
        """What is plotted, and what its axis counts."""
        self._title, self._unit = title, unit
        self.setAccessibleName(title)
        self.update()

    def show_lines(self, lines: Sequence[Line], *, log: bool = False) -> None:
        """Plot these lines; ``log`` takes logarithms of what is above 0."""
        self._lines, self._log, self._bars = list(lines), log, None
        self.update()

    def show_bars(self, edges: Floats, heights: Floats, lines: Sequence[Line]) -> None:
        """A histogram with edges (K + 1,) and heights (K,), and lines over it."""
        self._lines, self._log, self._bars = list(lines), False, (edges, heights)
        self.update()

    def lines(self) -> list[Line]:
        """What is plotted."""
        return list(self._lines)

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        frame = self._frame()
        painter.setPen(QColor(theme.text))
        if self._pointer is None or frame is None:
            room = self.width() - _LEFT - _RIGHT - 24
            title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(_LEFT, 0, room, 16), Qt.AlignmentFlag.AlignLeft, title)
        if frame is None:
            return
        paint_axes(painter, frame, theme)
        if self._bars is not None:
            self._paint_bars(painter, frame, *self._bars)
        painter.save()
        painter.setClipRect(frame.rect)
        painter.setTransform(frame.transform(), True)
        for line in sorted(self._lines, key=lambda line: not line.faint):
            painter.setPen(pen_of(line.style, 120 if line.faint else 255))
            at, values = self._drawn(line)
            if len(at):
                painter.drawPolyline(pg.functions.arrayToQPolygonF(at, values))
        painter.restore()
        self._paint_pointer(painter, frame)

    def _paint_bars(self, painter: QPainter, frame: Frame, edges: Floats, heights: Floats) -> None:
        color = QColor(current_theme().accent)
        color.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for left, right, height in zip(edges, edges[1:], heights, strict=False):
            box = QRectF(QPointF(frame.x(left), frame.y(height)), QPointF(frame.x(right), frame.y(0.0)))
            painter.drawRect(box.intersected(QRectF(frame.rect)))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_pointer(self, painter: QPainter, frame: Frame) -> None:
        at = self._unit
        if self._pointer is not None and frame.rect.left() <= self._pointer <= frame.rect.right():
            painter.setPen(QColor(current_theme().line))
            painter.drawLine(
                QPointF(self._pointer, frame.rect.top()), QPointF(self._pointer, frame.rect.bottom())
            )
            at = self.words_at(frame.step(self._pointer))
        painter.setPen(QColor(current_theme().muted))
        painter.drawText(QRectF(0, 0, self.width() - _RIGHT, 16), Qt.AlignmentFlag.AlignRight, at)

    def words_at(self, place: float) -> str:
        """The place and the values of the main lines there."""
        found = [f"{self._unit} {figure(place)}".strip()]
        for line in self._lines:
            if not line.faint and len(line.at):
                value = line.values[int(np.argmin(np.abs(line.at - place)))]
                if np.isfinite(value):
                    found.append(f"{line.name} {figure(float(value))}")
        return "   ".join(found[:6])

    def _drawn(self, line: Line) -> tuple[Floats, Floats]:
        with np.errstate(all="ignore"):
            values = np.log10(line.values) if self._log else line.values
        known = np.isfinite(values)
        return line.at[known], values[known]

    def _frame(self) -> Frame | None:
        drawn = [self._drawn(line) for line in self._lines]
        at = [points for points, _ in drawn if len(points)]
        values = [heights for points, heights in drawn if len(points)]
        if self._bars is not None:
            at.append(self._bars[0])
            values.append(np.append(self._bars[1], 0.0))
        if not at:
            return None
        low, high = min(float(v.min()) for v in values), max(float(v.max()) for v in values)
        low = max(low, high - _DECADES) if self._log else low
        room = _HEADROOM * (high - low) or 0.5 * abs(high) or 1.0
        start, end = min(float(a.min()) for a in at), max(float(a.max()) for a in at)
        rect = QRect(
            _LEFT, _TOP, max(1, self.width() - _LEFT - _RIGHT), max(1, self.height() - _TOP - _BOTTOM)
        )
        steps = (start, end if end > start else start + 1.0)
        return Frame(rect, steps, (low if self._bars is not None else low - room, high + room), self._log)

    # -- events ---------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position().x()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
