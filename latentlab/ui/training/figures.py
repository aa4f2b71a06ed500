"""Figures that trainers send, drawn by their kind: one widget a kind, found in a table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, cast

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from latentlab.latent.sheets import compose
from latentlab.runs.events import Figure, FigureKind
from latentlab.ui.i18n import tr_knob
from latentlab.ui.training.densities import DensitiesFigure
from latentlab.ui.training.ellipses import EllipsesFigure
from latentlab.ui.training.matrix import MatrixFigure
from latentlab.ui.training.names import figure_title, metric_title
from latentlab.ui.training.points import PlaneFigure, ScatterFigure
from latentlab.ui.widgets.bars import BarsPlot
from latentlab.ui.widgets.curves import CurvesPlot
from latentlab.ui.widgets.sheet_view import SheetView


class BarsFigure(BarsPlot):
    """bars: {"values": (K,), "labels": [...]?, "unit"?, "dead_below"?}; smaller values are grey."""

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data; returns a note for the heading."""
        values = np.asarray(data["values"], dtype=float)
        unit = str(data.get("unit", ""))
        limit = data.get("dead_below")
        dead = values < limit if limit is not None else None
        self.set_values(values, data.get("labels", ()), dead, tr_knob(unit))
        if limit is None:
            return ""
        tip = QCoreApplication.translate("figures", "Grey: below {limit} {unit}, so it carries nothing")
        self.setToolTip(tip.format(limit=limit, unit=tr_knob(unit)))
        text = QCoreApplication.translate("figures", "{used} of {all} in use")
        return text.format(used=len(values) - self.count_dead(), all=len(values))


class HistogramFigure(BarsPlot):
    """histogram: {"counts": (K,), "edges": (K + 1,), "unit"?: what lies along the edges}."""

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data; the note says what is counted."""
        edges = np.asarray(data["edges"], dtype=float)
        self.set_values(data["counts"], [f"{edge:.3g}" for edge in edges[:-1]])
        text = QCoreApplication.translate("figures", "{count} counted by {name}")
        name = metric_title(str(data["unit"])) if "unit" in data else ""
        return text.format(count=int(np.sum(data["counts"])), name=name) if name else ""


class ImagesFigure(SheetView):
    """images: {"images": uint8 (N, H, W, C)}, as a sheet about as wide as it is high."""

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data."""
        images = np.asarray(data["images"], dtype=np.uint8)
        cols = max(1, math.ceil(math.sqrt(len(images))))
        rows = max(1, math.ceil(len(images) / cols))
        self.set_sheet(compose(images, rows, cols), rows, cols, gap=1, count=len(images))
        return ""


class ScalarFigure(CurvesPlot):
    """scalar: {"step": (K,), "value": (K,)}, the whole curve each time."""

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data."""
        self.set_series("value", data["step"], data["value"])
        return ""


FigureWidget = (
    BarsFigure
    | HistogramFigure
    | ScatterFigure
    | PlaneFigure
    | MatrixFigure
    | ImagesFigure
    | ScalarFigure
    | DensitiesFigure
    | EllipsesFigure
)
FIGURES: dict[FigureKind, type[QWidget]] = {
    "scalar": ScalarFigure,
    "bars": BarsFigure,
    "histogram": HistogramFigure,
    "scatter": ScatterFigure,
    "plane": PlaneFigure,
    "matrix": MatrixFigure,
    "images": ImagesFigure,
    "densities": DensitiesFigure,
    "ellipses": EllipsesFigure,
}


class FiguresView(QWidget):
    """The newest figure of each name; with several, tabs choose which is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: dict[str, QWidget] = {}
        self._notes: dict[str, str] = {}
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self._note = QLabel()
        self._note.setProperty("role", "caption")
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self._empty = BarsPlot()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.clear()

    def set_placeholder(self, text: str) -> None:
        """What it says before the first figure."""
        self._empty.set_placeholder(text)

    def clear(self) -> None:
        """Forget every figure."""
        for widget in self._widgets.values():
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._widgets.clear()
        self._notes.clear()
        while self._tabs.count():
            self._tabs.removeTab(0)
        self._show_heading()

    def show_figure(self, figure: Figure) -> None:
        """Draw a figure in place of the last of its name."""
        kind = FIGURES[figure.kind]
        if not isinstance(self._widgets.get(figure.name), kind):
            self._add(figure.name, kind())
        widget = cast(FigureWidget, self._widgets[figure.name])
        self._notes[figure.name] = widget.draw(figure.data)
        widget.setAccessibleName(figure_title(figure.name))
        self._show_heading()

    def widget(self, name: str) -> QWidget:
        """What draws the figure of a name. Raises KeyError where there is none."""
        return self._widgets[name]

    def _add(self, name: str, widget: QWidget) -> None:
        old = self._widgets.pop(name, None)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._widgets[name] = widget
        self._stack.addWidget(widget)
        if old is None:
            index = self._tabs.addTab(figure_title(name))
            self._tabs.setTabData(index, name)
        self._stack.setCurrentWidget(self._widgets[str(self._tabs.tabData(self._tabs.currentIndex()))])

    def _show_heading(self) -> None:
        names = list(self._widgets)
        self._tabs.setVisible(len(names) > 1)
        self._heading.setVisible(len(names) == 1)
        self._heading.setText(figure_title(names[0]) if names else "")
        current = self._tabs.tabData(self._tabs.currentIndex()) if names else ""
        self._note.setText(self._notes.get(str(current), ""))
        self._note.setToolTip(self._widgets[str(current)].toolTip() if current in self._widgets else "")

    def _on_tab_changed(self, index: int) -> None:
        name = self._tabs.tabData(index)
        if name in self._widgets:
            self._stack.setCurrentWidget(self._widgets[name])
            self._show_heading()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._stack.update()
