"""Live curves over steps: smoothing, log axis, values under the cursor, series that can be hidden, marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.curve_canvas import CurveCanvas
from latentlab.ui.widgets.curve_head import CurveHead
from latentlab.ui.widgets.curve_legend import LegendEntry, figure
from latentlab.ui.widgets.curve_paint import Line
from latentlab.ui.widgets.curve_series import Series
from latentlab.ui.widgets.decimate import Floats64, comfortable_range

LIMIT = 3000
_DATA_MS = 100
_VIEW_MS = 16
_FAINT_LIMIT = 1000


class _Curve:
    """What the plot knows of one curve."""

    def __init__(self, entry: LegendEntry) -> None:
        self.series = Series()
        self.line = Line()
        self.entry = entry

    @property
    def shown(self) -> bool:
        return self.entry.isChecked() and len(self.series) > 0


class CurvesPlot(QWidget):
    """Curves that grow while somebody looks at them.

    A hundred thousand points a curve cost no more to draw than three thousand: only each bucket's
    smallest and largest are drawn, and appending touches only what is new. New points are drawn ten times
    a second, and not at all while nobody sees them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: dict[str, _Curve] = {}
        self._follow = True
        self._cursor: float | None = None
        self._placeholder = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)
        self.head = CurveHead()
        self.head.changed.connect(self._on_view_changed)
        self.head.log_toggled.connect(self._on_log_toggled)
        self.head.fit_requested.connect(self.fit_view)
        self.canvas = CurveCanvas()
        self.canvas.setMinimumHeight(64)
        self.canvas.cursor_moved.connect(self._on_cursor_moved)
        self.canvas.resized.connect(self._on_view_changed)
        self.canvas.taken_over.connect(self._on_taken_over)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.canvas, 1)
        self.setAccessibleName(self.tr("Curves"))
        self._show_emptiness()

    # -- content --------------------------------------------------------------------------------------

    def add_points(self, name: str, steps: ArrayLike, values: ArrayLike) -> None:
        """Append points (k,) to a curve, made if there is none; steps ascend. Costs k."""
        self._curve(name).series.append(steps, values)
        self._schedule()

    def set_series(self, name: str, steps: ArrayLike, values: ArrayLike) -> None:
        """Replace a curve's points."""
        curve = self._curve(name)
        curve.series = Series()
        curve.series.append(steps, values)
        self._schedule()

    def set_label(self, name: str, label: str) -> None:
        """What the legend calls a curve."""
        entry = self._curve(name).entry
        entry.setText(label)
        entry.setAccessibleName(label)
        entry.updateGeometry()

    def tuck_away(self, name: str) -> None:
        """Keep a curve out of plot and legend until somebody chooses it from the menu of further curves."""
        self.head.tuck_away(self._curve(name).entry)

    def clear(self) -> None:
        """Forget every curve and mark."""
        for curve in self._curves.values():
            self.canvas.remove_line(curve.line)
        self._curves.clear()
        self.head.clear()
        self.canvas.clear_marks()
        self._cursor = None
        self._set_follow(True)
        self._schedule()
        self._show_emptiness()

    def mark(self, step: float, text: str) -> None:
        """Note on the plot that something changed at this step."""
        self.canvas.add_mark(step, text)
        self._schedule()

    def set_places(self, places: Iterable[tuple[float, str]]) -> None:
        """Marks that can be clicked, instead of those before: step and note."""
        self.canvas.set_places(places)
        self._schedule()

    def names(self) -> list[str]:
        """The curves there are, in the order they came."""
        return list(self._curves)

    def length(self, name: str) -> int:
        """How many points a curve has; none where there is no such curve."""
        curve = self._curves.get(name)
        return 0 if curve is None else len(curve.series)

    def steps(self, name: str) -> Floats64:
        """(n,) steps of a curve."""
        return self._curves[name].series.steps.copy()

    def value_text(self, name: str) -> str:
        """What the legend shows for a curve: its value under the cursor, else its last."""
        return self._curves[name].entry.value_text()

    def set_placeholder(self, text: str) -> None:
        """What the plot says while it is empty."""
        self._placeholder = text
        self.update()

    # -- view -----------------------------------------------------------------------------------------

    def fit_view(self) -> None:
        """Show every step, and go on doing so while curves grow."""
        self._set_follow(True)
        self.refresh()

    def refresh(self) -> None:
        """Draw now what has arrived."""
        self._timer.stop()
        shown = [curve for curve in self._curves.values() if curve.shown]
        for curve in self._curves.values():
            curve.line.visible = curve.shown
        if shown:
            marked = [step for step, _ in self.canvas.marks()]  # before the first point, or after the last
            low = min([float(curve.series.steps[0]) for curve in shown] + marked)
            high = max([float(curve.series.steps[-1]) for curve in shown] + marked)
            self.canvas.set_limits(low, high)
            if self._follow:
                self.canvas.set_ranges((low, high), None)
            self._draw(shown)
        self._show_values()
        self._show_emptiness()

    def _draw(self, shown: Sequence[_Curve]) -> None:
        low, high = self.canvas.steps_range()
        weight, log = self.head.weight(), self.head.log_axis.isChecked()
        limit = int(np.clip(2 * self.canvas.width() * self.devicePixelRatioF(), 200, LIMIT))
        for curve in shown:
            raw = curve.series.view(log=log)
            if weight > 0:
                main = curve.series.view(weight, log).between(low, high, min(limit, LIMIT - _FAINT_LIMIT))
                curve.line.draw(main, raw.between(low, high, min(limit, _FAINT_LIMIT)))
            else:
                curve.line.draw(raw.between(low, high, limit))
        values = np.concatenate([curve.line.main[1] for curve in shown])
        if len(values):
            self.canvas.set_ranges(None, comfortable_range(values))

    def _curve(self, name: str) -> _Curve:
        if name not in self._curves:
            curve = _Curve(self.head.add(name))
            curve.line.dress(curve.entry.curve())
            self._curves[name] = curve
            self.canvas.add_line(curve.line)
        return self._curves[name]

    def _schedule(self, after_ms: int = _DATA_MS) -> None:
        if not self._timer.isActive() or after_ms < self._timer.remainingTime():
            self._timer.start(after_ms)

    def _set_follow(self, follow: bool) -> None:
        self._follow = follow
        self.head.fit.setVisible(not follow)

    def _show_values(self) -> None:
        for curve in self._curves.values():
            if not len(curve.series):
                continue
            index = len(curve.series) - 1
            if self._cursor is not None:
                index = _nearest(curve.series.steps, self._cursor)
            curve.entry.set_value(figure(float(curve.series.values[index])))

    def _show_emptiness(self) -> None:
        empty = not any(len(curve.series) for curve in self._curves.values())
        if empty == self.canvas.isHidden():
            return  # repainting the whole plot paints every tool of its head
        self.head.setVisible(not empty)
        self.canvas.setVisible(not empty)
        self.update()

    # -- events ---------------------------------------------------------------------------------------

    def _on_due(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_cursor_moved(self, step: float | None) -> None:
        self._cursor = None if step is None else float(round(step))
        self._show_values()

    def _on_view_changed(self) -> None:
        self._schedule(_VIEW_MS)

    def _on_taken_over(self) -> None:
        self._set_follow(False)
        self._schedule(_VIEW_MS)

    def _on_log_toggled(self, on: bool) -> None:
        self.canvas.set_log(on)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.canvas.update()
            for curve in self._curves.values():
                curve.line.dress(curve.entry.curve())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.canvas.isHidden() or not self._placeholder:
            return
        painter = QPainter(self)
        painter.setPen(QColor(current_theme().muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._placeholder)


def _nearest(steps: Floats64, step: float) -> int:
    right = int(np.searchsorted(steps, step))
    if right == 0:
        return 0
    if right == len(steps):
        return right - 1
    return right if steps[right] - step < step - steps[right - 1] else right - 1
