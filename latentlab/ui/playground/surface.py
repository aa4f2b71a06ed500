"""A loss as a surface seen from the side, with the walks on it; drag to turn it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.playground.landscapes import Landscape
from latentlab.ui.playground.grounds import levels
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.colour_scale import COLOURS, colours
from latentlab.ui.widgets.curve_legend import pen_of
from latentlab.ui.widgets.plane_items import Path
from latentlab.ui.widgets.styles import subdued

Floats = NDArray[np.float64]

_MESH = 44
_TILT = math.radians(38)
_HEIGHT = 0.9  # of the surface, where half its width is 1
_ROOM = 1.45  # that it needs on each side of the middle
_TURN = 0.008  # radians a pixel
_KEY_TURN = math.radians(6)


class SurfaceView(QWidget):
    """Paints its patches from the farthest to the nearest: there is no need of OpenGL."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._landscape: Landscape | None = None
        self._x = self._y = self._levels = self._values = np.zeros(0)
        self._paths: list[Path] = []
        self._azimuth = math.radians(-35)
        self._grip = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def set_landscape(self, landscape: Landscape) -> None:
        """Show another loss."""
        self._landscape = landscape
        self._x, self._y, self._values = landscape.table(_MESH + 1, _MESH + 1)
        self._levels = levels(self._values)
        self.update()

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Draw these walks on it."""
        self._paths = list(paths)
        self.update()

    @property
    def azimuth(self) -> float:
        """How far it is turned, in radians."""
        return self._azimuth

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().panel))
        if self._landscape is None:
            return
        self._paint_patches(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for path in self._paths:
            self._paint_path(painter, path)

    def _paint_patches(self, painter: QPainter) -> None:
        grid = np.stack(np.meshgrid(self._x, self._y), axis=-1)
        pixels, depth = self._project(grid, self._levels)
        middle = (depth[1:, 1:] + depth[:-1, :-1]) / 2
        height = (self._levels[1:, 1:] + self._levels[:-1, :-1]) / 2
        table = [subdued(QColor(*map(int, color)).name()) for color in colours(signed=False)]
        edge = QColor(current_theme().line)
        edge.setAlpha(120)
        painter.setPen(QPen(edge, 1))
        for place in np.argsort(middle, axis=None):
            r, c = divmod(int(place), _MESH)
            painter.setBrush(table[int(height[r, c] * (COLOURS - 1))])
            corners = (pixels[r, c], pixels[r, c + 1], pixels[r + 1, c + 1], pixels[r + 1, c])
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_path(self, painter: QPainter, path: Path) -> None:
        place = self._landscape
        if place is None:
            return
        points = path.points[place.contains(path.points)]
        if not len(points):
            return
        pixels, _ = self._project(points, self._lifted(place.values(points)))
        painter.setPen(pen_of(path.style))
        painter.drawPolyline(pg.functions.arrayToQPolygonF(pixels[:, 0], pixels[:, 1]))
        painter.setBrush(QColor(path.style[0]))
        painter.drawEllipse(QPointF(*pixels[-1]), 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _lifted(self, values: Floats) -> Floats:
        """The levels of values between those of the mesh."""
        order = np.argsort(self._values, axis=None)
        return np.interp(values, self._values.ravel()[order], self._levels.ravel()[order])

    def _project(self, points: Floats, heights: Floats) -> tuple[Floats, Floats]:
        """Pixels (..., 2) of places (..., 2) at heights (...) in [0, 1], and how near they are (...)."""
        x = 2 * (points[..., 0] - self._x[0]) / (self._x[-1] - self._x[0]) - 1
        y = 2 * (points[..., 1] - self._y[0]) / (self._y[-1] - self._y[0]) - 1
        cos, sin = math.cos(self._azimuth), math.sin(self._azimuth)
        across, away = cos * x - sin * y, sin * x + cos * y
        up = (heights - 0.5) * _HEIGHT * math.cos(_TILT) + away * math.sin(_TILT)
        scale = min(self.width(), self.height() * 1.25) / (2 * _ROOM)
        pixels = np.stack([self.width() / 2 + scale * across, self.height() / 2 - scale * up], axis=-1)
        return pixels, -away

    # -- the hand -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._turn(_TURN * (event.position().x() - self._grip))
            self._grip = event.position().x()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_Left: -_KEY_TURN, Qt.Key.Key_Right: _KEY_TURN}
        if Qt.Key(event.key()) in turns:
            self._turn(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _turn(self, angle: float) -> None:
        self._azimuth += angle
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
