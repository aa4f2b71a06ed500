"""The information plane: one point a run, and the way that one of them has come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from latentlab.errors import BadInput
from latentlab.runs.planes import PlanePath
from latentlab.ui.i18n import tr_knob
from latentlab.ui.theme import current_theme
from latentlab.ui.training.names import figure_title, metric_title
from latentlab.ui.training.points import Floats, PointsPlot
from latentlab.ui.widgets.curve_legend import figure
from latentlab.ui.widgets.knobs import title_of
from trainers.configs import config_class

_POINT, _STEP, _RING = 10, 4, 17
_NEAR_PX = 12
_NUMBERED = 24
"""Runs up to which each has its number beside it; more of them would cover each other."""


class PlanePlot(PointsPlot):
    """Runs by rate and measure. Click a point to choose its run; Left, Right and Return do the same.

    ``pointed`` says in words which run is under the pointer, '' for none.
    """

    chosen = Signal(object)  # Path
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[PlanePath, ...] = ()
        self._current: Path | None = None
        self._measure = ""
        self._seen: list[PlanePath] = []
        self._at: Floats = np.empty((0, 2))
        self._pointed = -1
        self._ring = pg.ScatterPlotItem(size=_RING, brush=None, symbol="o")
        self.setAccessibleName(figure_title("information_plane"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.viewport().installEventFilter(self)  # the scene's own signal may leave out the last move

    def show_paths(self, paths: Sequence[PlanePath], current: Path | None, measure: str) -> None:
        """Show the newest points of runs with this measure, and the whole way of the ``current`` one."""
        if measure != self._measure:
            self.show_all()
        self._paths = tuple(path for path in paths if len(path.along(measure)[0]))
        self._current, self._measure = current, measure
        self._redraw()

    def places(self) -> list[tuple[PlanePath, QPointF]]:
        """The runs that are seen, with their places on the plot's viewport."""
        return [(path, QPointF(*at)) for path, at in zip(self._seen, self._on_screen().tolist(), strict=True)]

    def words(self, path: PlanePath) -> str:
        """What a run is, and where it stands."""
        rate, value = (along[-1] for along in path.along(self._measure))
        text = self.tr("{run}: {rate} bits, {measure} {value}")
        return text.format(
            run=", ".join(part for part in (path.path.name, weight_words(path)) if part),
            rate=figure(rate),
            measure=metric_title(self._measure),
            value=figure(value),
        )

    # -- drawing --------------------------------------------------------------------------------------

    def _redraw(self) -> None:
        self.plot.clear()
        if self._measure:
            self._fill()

    def _fill(self) -> None:
        pointed = self._seen[self._pointed].path if self._pointed >= 0 else None
        kinds = sorted({_kind_of(path) for path in self._paths})
        self.legend.set_names([", ".join(kind) for kind in kinds])
        self._seen = [path for path in self._paths if self.legend.shows(kinds.index(_kind_of(path)))]
        self._at = np.array([[way[-1] for way in path.along(self._measure)] for path in self._seen])
        self._at = self._at.reshape(-1, 2)
        numbers = np.array([kinds.index(_kind_of(path)) for path in self._seen])
        self._add_way()
        for number in range(len(kinds)):
            if (points := self._at[numbers == number]).size:
                self.add_dots(number, points[:, 0], points[:, 1], _POINT)
        if len(self._seen) <= _NUMBERED:
            self._add_numbers()
        self.plot.addItem(self._ring)
        self._point_at(self._index_of(pointed))
        self.name_axes(self.tr("rate / bits"), metric_title(self._measure))

    def _add_way(self) -> None:
        """The evaluations of the run that is shown, joined, with a ring around the newest."""
        path = next((path for path in self._seen if path.path == self._current), None)
        if path is None:
            return
        x, y = path.along(self._measure)
        color = QColor(current_theme().muted)
        self.plot.addItem(pg.PlotCurveItem(x, y, pen=pg.mkPen(color, width=1), antialias=True))
        self.plot.addItem(pg.ScatterPlotItem(x, y, size=_STEP, pen=None, brush=color))
        ring = pg.mkPen(QColor(current_theme().text), width=1.5)
        self.plot.addItem(pg.ScatterPlotItem(x[-1:], y[-1:], size=_RING, pen=ring, brush=None))

    def _add_numbers(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(11)
        for path, (x, y) in zip(self._seen, self._at.tolist(), strict=True):
            label = pg.TextItem(str(path.number), color=current_theme().muted, anchor=(0.0, 1.0))
            label.setFont(font)
            label.setPos(x, y)
            self.plot.addItem(label, ignoreBounds=True)

    # -- hand -----------------------------------------------------------------------------------------

    def _on_screen(self) -> Floats:
        """(N, 2) where the points lie on the viewport."""
        box = self.plot.getPlotItem().vb
        return np.array(
            [
                [point.x(), point.y()]
                for at in self._at.tolist()
                for point in (self.plot.mapFromScene(box.mapViewToScene(QPointF(*at))),)
            ],
            dtype=float,
        ).reshape(-1, 2)

    def _near(self, place: QPoint) -> int:
        """The point under a place of the viewport, -1 for none."""
        if not len(self._at):
            return -1
        away = np.hypot(*(self._on_screen() - [place.x(), place.y()]).T)
        nearest = int(away.argmin())
        return nearest if away[nearest] <= _NEAR_PX else -1

    def _point_at(self, index: int) -> None:
        self._pointed = index
        self._ring.setPen(pg.mkPen(QColor(current_theme().accent), width=1.5))
        self._ring.setData(*(self._at[[index]].T if index >= 0 else ([], [])))
        words = self.words(self._seen[index]) if index >= 0 else ""
        self.setAccessibleDescription(words)
        self.pointed.emit(words)

    def _index_of(self, run: Path | None) -> int:
        return next((index for index, path in enumerate(self._seen) if path.path == run), -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._on_moved(event.position().toPoint())
        elif event.type() == QEvent.Type.Leave:
            self._point_at(-1)
        return super().eventFilter(watched, event)

    def _on_moved(self, place: QPoint) -> None:
        index = self._near(place)
        if index != self._pointed:
            self._point_at(index)
            self.plot.setCursor(
                Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor
            )
            if index >= 0:
                QToolTip.showText(
                    self.plot.viewport().mapToGlobal(place), self.words(self._seen[index]), self.plot
                )
            else:
                QToolTip.hideText()

    def _on_clicked(self, event: Any) -> None:
        super()._on_clicked(event)
        index = self._near(self.plot.mapFromScene(event.scenePos()))
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton and not event.double():
            self.chosen.emit(self._seen[index].path)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._seen and self._pointed < 0:  # the ring says where the keys are
            self._point_at(max(self._index_of(self._current), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._seen:
            order = np.argsort(self._at[:, 0], kind="stable").tolist()
            place = order.index(self._pointed) + step if self._pointed >= 0 else 0
            self._point_at(order[place % len(order)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pointed >= 0:
            self.chosen.emit(self._seen[self._pointed].path)
        else:
            super().keyPressEvent(event)


def weight_words(path: PlanePath) -> str:
    """The knob that weighs the rate, with its value; '' where there is none."""
    try:
        declared = config_class(path.family)
    except BadInput:
        return ""  # a family that somebody else's version had
    name = declared.rate_knob
    if name not in path.config or name not in declared.model_fields:
        return ""
    return f"{tr_knob(title_of(name, declared.model_fields[name]))} {path.config[name]:g}"


def _kind_of(path: PlanePath) -> tuple[str, str]:
    """Family and data: only runs on the same data compare."""
    try:
        return config_class(path.family).title, path.data
    except BadInput:
        return path.family, path.data
