"""Paints what a plot of curves is made of: its lines, its axes, its marks and the cursor."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from latentlab.ui.theme import Curve, Theme, current_theme
from latentlab.ui.widgets.curve_frame import Frame
from latentlab.ui.widgets.curve_legend import pen_of
from latentlab.ui.widgets.decimate import Drawn

_FAINT = 56
_MARK_LENGTHS = 40, 20  # letters of a note, the longest that there is room for
_NOTE_GAP = 4
_GRID = 0.7
_NOTHING: Drawn = (np.empty(0), np.empty(0))


@dataclass(frozen=True)
class Mark:
    """A note at a step; a ``place`` can be clicked."""

    step: float
    text: str
    place: bool = False

    def pen(self) -> QPen:
        """What its line is drawn with."""
        theme = current_theme()
        if self.place:
            return QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine)
        return QPen(QColor(theme.warn), 1, Qt.PenStyle.DotLine)


class Line:
    """One curve on the canvas: the line itself and, behind it, its unsmoothed self."""

    def __init__(self) -> None:
        self.main: Drawn = _NOTHING
        self.faint: Drawn = _NOTHING
        self.visible = True
        self._polygons = (QPolygonF(), QPolygonF())
        self._pens = (QPen(), QPen())

    def dress(self, curve: Curve) -> None:
        """Take a curve's colour and dash."""
        self._pens = (pen_of(curve), pen_of((curve[0], ()), _FAINT))

    def draw(self, main: Drawn, faint: Drawn = _NOTHING) -> None:
        """Show these points; already few enough, finite, and in the axis' scale."""
        self.main, self.faint = main, faint
        self._polygons = (_polygon(main), _polygon(faint))

    def paint_main(self, painter: QPainter) -> None:
        """The line, in the painter's coordinates of (step, value)."""
        painter.setPen(self._pens[0])
        painter.drawPolyline(self._polygons[0])

    def paint_faint(self, painter: QPainter) -> None:
        """What the line looks like without its smoothing."""
        if self._polygons[1]:
            painter.setPen(self._pens[1])
            painter.drawPolyline(self._polygons[1])


def _polygon(points: Drawn) -> QPolygonF:
    polygon: QPolygonF = pg.functions.arrayToQPolygonF(*points) if len(points[0]) else QPolygonF()
    return polygon


def paint_lines(painter: QPainter, frame: Frame, lines: Iterable[Line]) -> None:
    """The lines that are visible, the faint ones beneath all others."""
    shown = [line for line in lines if line.visible]
    painter.save()
    painter.setClipRect(frame.rect)
    painter.setTransform(frame.transform(), True)
    for line in shown:
        line.paint_faint(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in shown:
        line.paint_main(painter)
    painter.restore()


def paint_axes(painter: QPainter, frame: Frame, theme: Theme) -> None:
    """A line across for every named value, and what they and the steps are called."""
    rect, height = frame.rect, painter.fontMetrics().height()
    values, steps = frame.value_ticks(), frame.step_ticks()
    grid = QColor(theme.line)
    # Filled rectangles, because three translucent lines of that length cost as much as a whole curve.
    painter.fillRect(rect.left(), rect.top(), 1, rect.height(), grid)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, grid)
    grid.setAlphaF(_GRID)
    for y, _ in values:
        painter.fillRect(rect.left() + 1, round(y), rect.width() - 1, 1, grid)
    painter.setPen(QColor(theme.muted))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for y, text in values:
        painter.drawText(QRect(0, round(y) - height // 2, rect.left() - 6, height), right, text)
    for x, text in steps:
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(
            min(round(x - width / 2), painter.viewport().right() - width), rect.bottom() + 16, text
        )


def paint_marks(painter: QPainter, frame: Frame, marks: Sequence[Mark], near: Sequence[Mark]) -> None:
    """A line at each mark, with its note in short where there is room and none is ``near`` the pointer."""
    metrics, end = painter.fontMetrics(), -math.inf
    seen = [mark for mark in marks if frame.rect.left() <= frame.x(mark.step) <= frame.rect.right()]
    ordered = sorted(seen, key=lambda mark: mark.step)
    lines = [frame.x(mark.step) for mark in ordered] + [math.inf]
    for index, mark in enumerate(ordered):
        note = ""
        for length in () if near else _MARK_LENGTHS:
            text = _short(mark.text, length)
            width = metrics.horizontalAdvance(text)
            left = _beside(lines[index], width, frame)
            if left > end and left + width < max(lines[index], lines[index + 1]):
                note, end = text, left + width + _NOTE_GAP
                break
        paint_upright(painter, frame, mark.step, note, 0.08, mark.pen())


def paint_notes(painter: QPainter, frame: Frame, marks: Sequence[Mark]) -> None:
    """The whole notes of marks, one below the other."""
    top = frame.rect.top() + round(0.08 * frame.rect.height())
    for mark in marks:
        top = _paint_note(painter, frame, mark, top) + _NOTE_GAP


def _paint_note(painter: QPainter, frame: Frame, mark: Mark, top: int) -> int:
    """The whole note beside its line, in as many lines as it takes; returns where it ends."""
    room, wrap = frame.rect.adjusted(_NOTE_GAP, 0, -_NOTE_GAP, 0), Qt.TextFlag.TextWordWrap
    box = painter.fontMetrics().boundingRect(QRect(0, 0, room.width(), room.height()), wrap, mark.text)
    box.moveTopLeft(QPoint(round(frame.x(mark.step)) + _NOTE_GAP, top))
    box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width())))
    painter.fillRect(box.adjusted(-2, -1, 2, 1), QColor(current_theme().window))
    painter.setPen(mark.pen())
    painter.drawText(box, wrap, mark.text)
    return box.bottom()


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _beside(x: float, width: int, frame: Frame) -> int:
    """Where a note begins: right of its line where it fits, else left of it."""
    x = round(x)
    fits = x + _NOTE_GAP + width <= frame.rect.right()
    return x + _NOTE_GAP if fits else x - _NOTE_GAP - width


def paint_upright(painter: QPainter, frame: Frame, step: float, text: str, share: float, pen: QPen) -> None:
    """A vertical line at a step, with a note beside it at this share of the height from the top."""
    x = round(frame.x(step))
    if not frame.rect.left() <= x <= frame.rect.right():
        return
    painter.setPen(pen)
    painter.drawLine(QLineF(x, frame.rect.top(), x, frame.rect.bottom()))
    metrics = painter.fontMetrics()
    left = _beside(x, metrics.horizontalAdvance(text), frame)
    middle = frame.rect.top() + share * frame.rect.height()
    painter.drawText(left, round(middle + (metrics.ascent() - metrics.descent()) / 2), text)


def caption_font() -> QFont:
    """Small, with digits of one width."""
    font = QFont()
    font.setPixelSize(11)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
