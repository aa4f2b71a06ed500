"""Gaussians of independent axes, seen on two of them: one ellipse of one standard deviation each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from latentlab.ui.i18n import tr_knob
from latentlab.ui.theme import current_theme
from latentlab.ui.training.axis_chooser import AxisChooser
from latentlab.ui.training.groups import group_style
from latentlab.ui.training.points import Floats, PointsPlot, groups_of

_ALPHA = 150
_SMOOTH = 600
"""Ellipses up to which their lines are smoothed; more of them would take too long."""
_CORNERS = 24
_DOT = 4
_PRIOR = (1.0, 2.0)


def outlines(means: Floats, stds: Floats) -> tuple[Floats, Floats]:
    """(N, _CORNERS + 1) x and y around ellipses of one standard deviation, closed, from (N, 2)."""
    angles = np.linspace(0, 2 * np.pi, _CORNERS + 1)
    return (
        means[:, :1] + stds[:, :1] * np.cos(angles),
        means[:, 1:] + stds[:, 1:] * np.sin(angles),
    )


class Ellipses(pg.GraphicsObject):  # type: ignore[misc]
    """Outlines in data coordinates, all in one pen, as one path: half as dear as so many ellipses."""

    def __init__(self, means: Floats, stds: Floats, pen: QPen) -> None:
        super().__init__()
        x, y = outlines(means, stds)
        connected = np.ones(x.shape, dtype=np.int32)
        connected[:, -1] = 0
        self._path = pg.functions.arrayToQPath(x.ravel(), y.ravel(), connected.ravel())
        self._smooth = len(means) <= _SMOOTH
        self._pen = pen
        self._pen.setCosmetic(True)
        self._bounds = QRectF(QPointF(x.min(), y.min()), QPointF(x.max(), y.max()))

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._smooth)
        painter.setPen(self._pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


class EllipsesFigure(PointsPlot):
    """ellipses: see ``Figure``. Two choosers say which axes lie along x and y."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot.setAspectLocked(True)  # or N(0, I) would be no circle
        self.across = AxisChooser(0)
        self.across.setAccessibleName(self.tr("Axis along x"))
        self.up = AxisChooser(1)
        self.up.setAccessibleName(self.tr("Axis along y"))
        for letter, chooser in (("x", self.across), ("y", self.up)):
            caption = QLabel(letter)
            caption.setProperty("role", "caption")
            caption.setBuddy(chooser)
            self.tools.addWidget(caption)
            self.tools.addWidget(chooser)
            chooser.axis_changed.connect(self._on_axis_changed)
        self._key = QLabel()
        self._key.setProperty("role", "caption")
        self.tools.addWidget(self._key)
        self.tools.addStretch(1)

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data."""
        axes = np.shape(data["means"])[1]
        labels = [str(label) for label in data.get("labels", ())] or [f"z{axis}" for axis in range(axes)]
        weights = np.asarray(data.get("weights", np.zeros(axes)), float)
        for chooser in (self.across, self.up):
            chooser.set_axes(labels, weights, tr_knob(str(data.get("unit", ""))))
        self._key.setText(self.tr("{count} images;  – – prior, σ and 2σ").format(count=len(data["means"])))
        return super().draw(data)

    def axes(self) -> tuple[int, int]:
        """The axes along x and y."""
        return self.across.axis(), self.up.axis()

    def _on_axis_changed(self, _axis: int) -> None:
        self.show_all()
        self._redraw()

    def _fill(self) -> None:
        pair = list(self.axes())
        means = np.asarray(self._data["means"], float)[:, pair]
        stds = np.asarray(self._data["stds"], float)[:, pair]
        group, names = groups_of(self._data, len(means))
        self.legend.set_names(names)
        for number in map(int, np.unique(group)):
            if self.legend.shows(number):
                self._add_group(number, means[group == number], stds[group == number])
        self._add_prior()
        self.name_axes(*(chooser.label() for chooser in (self.across, self.up)))

    def _add_group(self, number: int, means: Floats, stds: Floats) -> None:
        color, _ = group_style(number)
        color.setAlpha(_ALPHA)
        self.plot.addItem(Ellipses(means, stds, QPen(color, 1)))
        self.add_dots(number, means[:, 0], means[:, 1], _DOT)

    def _add_prior(self) -> None:
        pen = QPen(QColor(current_theme().text), 1, Qt.PenStyle.DashLine)
        radii = np.array([[radius, radius] for radius in _PRIOR])
        self.plot.addItem(Ellipses(np.zeros_like(radii), radii, pen))
