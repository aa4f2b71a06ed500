"""Figures that trainers send, drawn by their kind: one widget a kind, found in a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from latentlab.runs.events import FigureKind
from latentlab.ui.i18n import tr_knob
from latentlab.ui.training.densities import DensitiesFigure
from latentlab.ui.training.ellipses import EllipsesFigure
from latentlab.ui.training.images import ImagesFigure
from latentlab.ui.training.matrix import MatrixFigure
from latentlab.ui.training.names import metric_title
from latentlab.ui.training.points import PlaneFigure, ScatterFigure
from latentlab.ui.widgets.bars import BarsPlot
from latentlab.ui.widgets.curves import CurvesPlot


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
