"""What lies in a plane, and how it is painted: paths, lines, handles, and the numbers at its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from latentlab.ui.theme import Curve, current_theme
from latentlab.ui.widgets.curve_frame import labels, round_numbers
from latentlab.ui.widgets.curve_legend import pen_of

Floats = NDArray[np.float64]
Bounds = tuple[float, float, float, float]

_RADIUS = 5.0
_TICK_PX = 80
_FAR = 1e5  # pixels: farther out there is nothing to see, and Qt's numbers end


@dataclass(frozen=True)
class Path:
    """A line through points (N, 2); NaN breaks it. ``end`` marks its last point."""

    points: Floats
    style: Curve
    end: bool = True


@dataclass(frozen=True)
class Segments:
    """Lines (M, 2, 2) from here to there, each as dark as its weight in [0, 1]."""

    ends: Floats
    weights: Floats
    token: str = "text"


@dataclass(frozen=True)
class Handle:
    """A point to be dragged; ``group`` picks its colour, a ``name`` is written beside it."""

    at: tuple[float, float]
    group: int = 0
    name: str = ""


def paint_ticks(painter: QPainter, size: QSize, bounds: Bounds) -> None:
    """Round numbers along the lower and the left edge of a plane that shows these bounds."""
    x0, x1, y0, y1 = bounds
    painter.setPen(QColor(current_theme().muted))
    across = round_numbers(x0, x1, size.width() / _TICK_PX)
    for tick, text in zip(across, labels(across), strict=True):
        x = (tick - x0) / (x1 - x0) * size.width()
        if 16 < x < size.width() - 16:
            painter.drawLine(QPointF(x, size.height() - 4), QPointF(x, size.height()))
            box = QRectF(x - 30, size.height() - 20, 60, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, text)
    up = round_numbers(y0, y1, size.height() / _TICK_PX)
    for tick, text in zip(up, labels(up), strict=True):
        y = (y1 - tick) / (y1 - y0) * size.height()
        if 12 < y < size.height() - 24:
            painter.drawLine(QPointF(0, y), QPointF(4, y))
            painter.drawText(QRectF(7, y - 8, 60, 16), Qt.AlignmentFlag.AlignVCenter, text)


def paint_segments(painter: QPainter, pixels: Floats, segments: Segments) -> None:
    """Lines between pixels (M, 2, 2)."""
    color = QColor(current_theme().color(segments.token))
    for (start, end), weight in zip(pixels, segments.weights, strict=True):
        color.setAlphaF(float(min(max(weight, 0.0), 1.0)))
        painter.setPen(QPen(color, 1))
        painter.drawLine(QPointF(*start), QPointF(*end))


def paint_path(painter: QPainter, pixels: Floats, path: Path) -> None:
    """A path through pixels (N, 2); what is no number is left out."""
    known = pixels[np.isfinite(pixels).all(axis=1)]
    if not len(known):
        return
    known = np.clip(known, -_FAR, _FAR)
    painter.setPen(pen_of(path.style))
    painter.drawPolyline(pg.functions.arrayToQPolygonF(known[:, 0], known[:, 1]))
    if path.end:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(path.style[0]))
        painter.drawEllipse(QPointF(*known[-1]), 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_handle(painter: QPainter, at: QPointF, handle: Handle, *, lit: bool, room: int) -> None:
    """A handle, larger while it is ``lit``; its name stays within a width of ``room``."""
    theme = current_theme()
    painter.setPen(QPen(QColor(theme.text), 2.0 if lit else 1.0))
    painter.setBrush(QColor((theme.accent, theme.curves[1][0], theme.curves[3][0])[handle.group % 3]))
    painter.drawEllipse(at, _RADIUS + 2 * lit, _RADIUS + 2 * lit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if handle.name:
        painter.setPen(QColor(theme.text))
        width = painter.fontMetrics().horizontalAdvance(handle.name)
        left = at.x() + 10 if at.x() + 12 + width < room else at.x() - 10 - width
        painter.drawText(QPointF(left, max(at.y() - 8, 12.0)), handle.name)
