"""The axes of a slider column as numbers: spans, means, and the way between values and slider ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from latentlab.ui.widgets.value_box import short

TICKS = 10_000
"""Positions of a slider: finer than any screen, so that a drag is limited by pixels alone."""

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Axes:
    """Names, and per axis the ends of its slider and its mean, each (D,)."""

    names: tuple[str, ...] = ()
    low: Doubles = field(default_factory=lambda: np.zeros(0))
    high: Doubles = field(default_factory=lambda: np.zeros(0))
    centre: Doubles = field(default_factory=lambda: np.zeros(0))

    @classmethod
    def of(cls, names: Sequence[str], low: ArrayLike, high: ArrayLike, centre: ArrayLike) -> Axes:
        """Copies of what is given. Raises ValueError where lengths differ."""
        ends = [np.array(a, dtype=np.float64).reshape(-1) for a in (low, high, centre)]
        if any(len(end) != len(names) for end in ends):
            raise ValueError("names, low, high and centre must be of one length")
        return cls(tuple(names), *ends)

    def __len__(self) -> int:
        return len(self.names)

    def span(self, axis: int) -> float:
        """Length of an axis' slider in its own units; 1 for a degenerate one."""
        return float(self.high[axis] - self.low[axis]) or 1.0

    def tick(self, axis: int, value: float) -> int:
        """The slider position of a value; one beyond an end where the value is beyond the span."""
        share = (value - float(self.low[axis])) / self.span(axis)
        return round(min(max(share * TICKS, -1.0), TICKS + 1.0))

    def value(self, axis: int, tick: int) -> float:
        """The value at a slider position."""
        return float(self.low[axis]) + self.span(axis) * tick / TICKS

    def ticks_of(self, axis: int, step: float) -> int:
        """A step in ticks, at least one."""
        return max(1, round(step / abs(self.span(axis)) * TICKS))

    def stepped(self, axis: int, at: float, by: float) -> float:
        """``at`` moved by a step, held at the ends of the span; from beyond them it can come back.

        In numbers, not in ticks: ten steps of 0.1 make 1.
        """
        low, high = sorted((float(self.low[axis]), float(self.high[axis])))
        return round(min(max(at + by, min(low, at)), max(high, at)), 9)

    def decimals(self, axis: int) -> int:
        """Decimals to show: two for spans of 1 to 100, which is a usual column; more for less."""
        fitting = 3 - math.ceil(math.log10(abs(self.span(axis)) + 1e-30))
        return min(max(fitting, min(fitting + 1, 2), 0), 8)

    def text(self, axis: int, value: float) -> str:
        """A value of this axis, for people."""
        return short(value, self.decimals(axis))
