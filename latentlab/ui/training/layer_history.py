"""Norms of a run's layers over its steps, as they come, and as an image of so many pixels."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from latentlab.runs.events import Layer, LayerNorms, Structure

Floats = NDArray[np.float64]
Quantity = Literal["gradient", "update", "relative"]
QUANTITIES: tuple[Quantity, ...] = ("gradient", "update", "relative")

WIDEST = 8
"""Pixels of one step: a young run fills its map from the left instead of being stretched over it."""

_ENOUGH = 50_000
"""Values that tell where most of them lie."""


class LayerHistory:
    """Norms by quantity, layer and step; a run that goes back to a step writes on from there."""

    def __init__(self) -> None:
        self.layers: tuple[Layer, ...] = ()
        self._steps = np.zeros(0, dtype=np.int64)
        self._logs = np.zeros((len(QUANTITIES), 0, 0))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def steps(self) -> NDArray[np.int64]:
        """The steps that were measured, (S,), ascending."""
        return self._steps[: self._count]

    def logs(self, quantity: Quantity) -> Floats:
        """Decimal logarithms of the norms, (L, S); NaN where a norm is 0 or is not known."""
        return self._logs[QUANTITIES.index(quantity), :, : self._count]

    def take(self, event: Structure | LayerNorms) -> None:
        """What a run says of its layers; norms of other layers than those it named are left out."""
        if isinstance(event, Structure):
            if event.layers != self.layers:
                self.layers, self._count = event.layers, 0
                self._steps = np.zeros(64, dtype=np.int64)
                self._logs = np.full((len(QUANTITIES), len(event.layers), 64), np.nan)
            return
        values = np.array([event.gradients, event.updates, event.weights], dtype=np.float64)
        if values.shape != (3, len(self.layers)):
            return
        self._count = int(np.searchsorted(self.steps, event.step))
        if self._count == len(self._steps):
            self._steps = np.concatenate((self._steps, np.zeros_like(self._steps)))
            self._logs = np.concatenate((self._logs, np.full_like(self._logs, np.nan)), axis=2)
        with np.errstate(divide="ignore", invalid="ignore"):
            values[2] = values[1] / values[2]
            logs = np.log10(values)
        self._steps[self._count] = event.step
        self._logs[:, :, self._count] = np.where(np.isfinite(logs), logs, np.nan)
        self._count += 1

    # -- as an image ----------------------------------------------------------------------------------

    def width(self, pixels: int) -> int:
        """How many of so many pixels the steps fill."""
        return min(pixels, WIDEST * self._count)

    def index_at(self, quantity: Quantity, row: int, x: int, pixels: int) -> int | None:
        """Which of ``steps`` is drawn at a pixel of a layer; None beside the map."""
        width = self.width(pixels)
        if not 0 <= x < width:
            return None
        first = x * self._count // width
        shared = self.logs(quantity)[row, first : max(first + 1, (x + 1) * self._count // width)]
        return first + int(np.argmax(np.nan_to_num(shared, nan=-np.inf)))

    def columns(self, quantity: Quantity, pixels: int) -> Floats:
        """The map's values (L, W) for so many pixels: where several steps share one, the largest of them."""
        width, logs = self.width(pixels), self.logs(quantity)
        if not width:
            return np.zeros((len(self.layers), 0))
        first = np.arange(width) * self._count // width
        if width >= self._count:
            return logs[:, first]
        return np.fmax.reduceat(logs, first, axis=1)

    def span(self, quantity: Quantity) -> tuple[float, float] | None:
        """The least and greatest logarithm, less a hundredth of outliers at either end; None of none."""
        known = self.logs(quantity)
        known = known[:, :: 1 + known.size // _ENOUGH]
        known = known[np.isfinite(known)]
        if not known.size:
            return None
        low, high = np.percentile(known, (1, 99))
        return float(low), float(max(high, low + 0.1))
