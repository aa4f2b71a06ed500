"""Densities of many axes against the one they ought to have: small multiples, or one axis large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from latentlab.ui.i18n import tr_knob
from latentlab.ui.theme import current_theme
from latentlab.ui.training.axis_chooser import AxisChooser, heaviest
from latentlab.ui.widgets.curve_paint import caption_font

Floats = NDArray[np.float64]

_CELL = 116, 64  # the least width and height of a small multiple
_GAP = 8
_FOOT = 16
_LEFT = 36  # for the densities beside a single axis
_TITLE = 14
_HEADROOM = 1.08
_TALLEST = 3.0
"""How far above the reference's peak small multiples reach; a spike beyond that is cut."""


@dataclass(frozen=True)
class Densities:
    """What is drawn. ``titles`` and ``notes`` are an axis' name and weight in words."""

    x: Floats
    curves: Floats
    reference: Floats
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    order: NDArray[np.intp]


def grid_of(width: float, height: float, count: int) -> tuple[int, int]:
    """Columns and rows of as many small multiples as fit, of ``count``; at least one."""
    cols = max(1, int((width + _GAP) // (_CELL[0] + _GAP)))
    rows = max(1, int((height - _FOOT + _GAP) // (_CELL[1] + _GAP)))
    rows = min(rows, -(-count // cols))
    return min(cols, count), max(1, rows)


class DensityCanvas(QWidget):
    """Paints one axis, or as many as there is room for: click one to see it large, and again to return."""

    axis_clicked = Signal(int)  # -1 to return to all of them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: Densities | None = None
        self._axis = -1
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(caption_font())

    def show_axis(self, data: Densities, axis: int) -> None:
        """Show this axis, or with -1 the heaviest."""
        self._data, self._axis = data, axis
        self.update()

    def cells(self) -> list[tuple[int, QRectF]]:
        """The axes that are seen, each with its place."""
        if self._data is None:
            return []
        if self._axis >= 0:
            return [(self._axis, QRectF(_LEFT, 0, self.width() - _LEFT - 8, self.height() - _FOOT))]
        cols, rows = grid_of(self.width(), self.height(), len(self._data.order))
        wide = (self.width() - (cols - 1) * _GAP) / cols
        high = (self.height() - _FOOT - (rows - 1) * _GAP) / rows
        seen = self._data.order[: cols * rows]
        return [
            (int(axis), QRectF(place % cols * (wide + _GAP), place // cols * (high + _GAP), wide, high))
            for place, axis in enumerate(seen)
        ]

    # -- hand -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            hit = next((axis for axis, box in self.cells() if box.contains(event.position())), None)
            if hit is not None:
                self.axis_clicked.emit(hit if self._axis < 0 else -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        data = self._data
        if data is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cells = self.cells()
        seen = data.curves[[axis for axis, _ in cells]]
        top = max(float(data.reference.max()), float(seen.max()))
        if self._axis < 0:
            top = min(top, _TALLEST * float(data.reference.max()))
        for axis, box in cells:
            self._paint_axis(painter, data, axis, box, top * _HEADROOM)
        self._paint_feet(painter, data, cells)
        if self._axis >= 0:
            self._paint_heights(painter, cells[0][1], top)

    def _paint_axis(self, painter: QPainter, data: Densities, axis: int, box: QRectF, top: float) -> None:
        theme = current_theme()
        painter.save()
        painter.setClipRect(box)
        lit = self._axis < 0 and self._pointer is not None and box.contains(self._pointer)
        fill = QColor(theme.accent)
        fill.setAlpha(110 if lit else 60)
        line = polygon(data.x, data.curves[axis], box, top)
        area = QPolygonF(line)
        area.append(box.bottomRight())
        area.append(box.bottomLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(area)
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.drawPolyline(line)
        painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
        painter.drawPolyline(polygon(data.x, data.reference, box, top))
        painter.setPen(QColor(theme.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QColor(theme.text))
        room = QRectF(box.left() + 4, box.top(), box.width() - 8, _TITLE)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, data.titles[axis])
        painter.setPen(QColor(theme.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, self._note(data, axis, box))
        painter.restore()

    def _note(self, data: Densities, axis: int, box: QRectF) -> str:
        """The weight of an axis; of the one that is large, what is under the pointer."""
        if self._axis < 0 or self._pointer is None or not box.contains(self._pointer):
            return data.notes[axis]
        share = (self._pointer.x() - box.left()) / box.width()
        index = round(share * (len(data.x) - 1))
        text = self.tr("at {x}: {value}, reference {reference}")
        return text.format(
            x=f"{data.x[index]:.2f}",
            value=f"{data.curves[axis][index]:.3f}",
            reference=f"{data.reference[index]:.3f}",
        )

    def _paint_feet(self, painter: QPainter, data: Densities, cells: list[tuple[int, QRectF]]) -> None:
        """Figures below the lowest of each column."""
        painter.setPen(QColor(current_theme().muted))
        ends = float(data.x[0]), float(data.x[-1])
        lowest = {box.left(): box for _, box in cells}
        every = 2 if self._axis < 0 else 1
        for box in lowest.values():
            for tick in range(int(np.ceil(ends[0])), int(np.floor(ends[1])) + 1):
                # In small ones not at the ends, where it would touch that of the next.
                if tick % every == 0 and (self._axis >= 0 or ends[0] < tick - 1 < tick + 1 < ends[1]):
                    x = box.left() + (tick - ends[0]) / (ends[1] - ends[0]) * box.width()
                    painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 2))
                    place = QRectF(x - 16, box.bottom() + 2, 32, _FOOT - 2)
                    painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, str(tick))

    def _paint_heights(self, painter: QPainter, box: QRectF, top: float) -> None:
        painter.setPen(QColor(current_theme().muted))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for height in (0.0, top / 2, top):
            y = box.bottom() - height / (top * _HEADROOM) * box.height()
            painter.drawText(QRectF(0, y - 8, _LEFT - 6, 16), flags, f"{height:.2g}")


def polygon(x: Floats, y: Floats, box: QRectF, top: float) -> QPolygonF:
    """A curve (K,) over x (K,) in a box whose upper edge is ``top``."""
    across = box.left() + (x - x[0]) / (x[-1] - x[0]) * box.width()
    up = box.bottom() - y / top * box.height()
    line: QPolygonF = pg.functions.arrayToQPolygonF(across, up)
    return line


class DensitiesFigure(QWidget):
    """densities: see ``Figure``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: Densities | None = None
        self.chooser = AxisChooser(-1, self.tr("Most active"))
        self.chooser.setAccessibleName(self.tr("Axis that is shown"))
        self.chooser.axis_changed.connect(self._show)
        self.canvas = DensityCanvas()
        self.canvas.axis_clicked.connect(self.chooser.choose)
        key = QLabel(self.tr("– – prior, N(0, 1)"))
        key.setProperty("role", "caption")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.chooser)
        head.addWidget(key)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data."""
        curves = np.asarray(data["curves"], float)
        labels = tuple(map(str, data.get("labels", ()))) or tuple(f"z{axis}" for axis in range(len(curves)))
        weights = np.asarray(data.get("weights", np.zeros(len(curves))), float)
        unit = tr_knob(str(data.get("unit", "")))
        notes = tuple(f"{weight:.3g} {unit}".rstrip() if "weights" in data else "" for weight in weights)
        self._data = Densities(
            np.asarray(data["x"], float),
            curves,
            np.asarray(data["reference"], float),
            labels,
            notes,
            heaviest(weights),
        )
        self.chooser.set_axes(labels, weights, unit)
        self._show(self.chooser.axis())
        return ""

    def _show(self, axis: int) -> None:
        if self._data is not None:
            self.canvas.show_axis(self._data, axis)
