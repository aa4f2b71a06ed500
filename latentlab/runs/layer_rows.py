"""The lines of layers.jsonl: what a run's layers are, whenever it begins or resumes, and their norms."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from latentlab.runs.events import Layer, LayerNorms, Structure

DIGITS = 4


def layers_row(event: Structure | LayerNorms) -> dict[str, Any]:
    """The line of an event; norms with four digits, null for what JSON cannot say."""
    if isinstance(event, Structure):
        layers = [{"name": x.name, "parameters": x.parameters, "size": x.size} for x in event.layers]
        return {"step": event.step, "layers": layers}
    columns = {"gradients": event.gradients, "updates": event.updates, "weights": event.weights}
    return {"step": event.step, **{name: [_short(v) for v in values] for name, values in columns.items()}}


def layers_event(row: Mapping[str, Any]) -> Structure | LayerNorms | None:
    """The event again; None for a line that somebody has edited beyond recognition."""
    try:
        step = int(row["step"])
        if "layers" in row:
            layers = (Layer(str(x["name"]), tuple(x["parameters"]), int(x["size"])) for x in row["layers"])
            return Structure(step, tuple(layers))
        return LayerNorms(step, _read(row["gradients"]), _read(row["updates"]), _read(row["weights"]))
    except (KeyError, TypeError, ValueError):
        return None


def _short(value: float) -> float | None:
    return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None


def _read(values: list[float | None]) -> tuple[float, ...]:
    return tuple(math.nan if value is None else float(value) for value in values)
