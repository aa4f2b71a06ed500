"""Where a plot's steps and values lie on the screen: mapping, zooming, ticks. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QTransform

from latentlab.ui.widgets.decimate import Floats64

Span = tuple[float, float]

_PER_STEP_PX, _PER_VALUE_PX = 90, 44


@dataclass(frozen=True)
class Frame:
    """The rectangle that shows these steps and values; the values as logarithms to base 10 where ``log``."""

    rect: QRect
    steps: Span
    values: Span
    log: bool = False

    def transform(self) -> QTransform:
        """From (step, value) to pixels."""
        across = self.rect.width() / (self.steps[1] - self.steps[0])
        up = self.rect.height() / (self.values[1] - self.values[0])
        dx, dy = self.rect.left() - self.steps[0] * across, self.rect.bottom() + 1 + self.values[0] * up
        return QTransform(across, 0, 0, -up, dx, dy)

    def x(self, step: float) -> float:
        """The pixel of a step."""
        share = (step - self.steps[0]) / (self.steps[1] - self.steps[0])
        return self.rect.left() + share * self.rect.width()

    def y(self, value: float) -> float:
        """The pixel of a value."""
        share = (value - self.values[0]) / (self.values[1] - self.values[0])
        return self.rect.bottom() + 1 - share * self.rect.height()

    def step(self, x: float) -> float:
        """The step at a pixel."""
        return self.steps[0] + (x - self.rect.left()) / self.rect.width() * (self.steps[1] - self.steps[0])

    def step_ticks(self) -> list[tuple[float, str]]:
        """Pixel and label of the steps that are named."""
        span = self.steps[1] - self.steps[0]  # no more ticks than steps: there are no halves of one
        ticks = round_numbers(*self.steps, min(self.rect.width() / _PER_STEP_PX, span))
        return [(self.x(tick), text) for tick, text in zip(ticks, labels(ticks), strict=True)]

    def value_ticks(self) -> list[tuple[float, str]]:
        """Pixel and label of the values that are named, on a log axis as what they stand for."""
        count = self.rect.height() / _PER_VALUE_PX
        if not self.log:
            ticks = round_numbers(*self.values, count)
            return [(self.y(tick), text) for tick, text in zip(ticks, labels(ticks), strict=True)]
        ticks = round_powers(*self.values, count)
        return [(self.y(float(np.log10(tick))), short(tick)) for tick in ticks]


def round_numbers(low: float, high: float, count: float) -> Floats64:
    """Multiples of 1, 2 or 5 times a power of ten from ``low`` to ``high``, ``count`` gaps at most."""
    least = (high - low) / max(count, 1)
    power = 10.0 ** np.floor(np.log10(least))
    spacing = next(power * digit for digit in (1, 2, 5, 10) if power * digit >= least * (1 - 1e-9))
    multiples = np.arange(np.ceil(low / spacing), np.floor(high / spacing) + 1)
    ticks: Floats64 = spacing * (multiples + 0.0)  # no -0
    return ticks


def round_powers(low: float, high: float, count: float) -> Floats64:
    """Round numbers from 10**low to 10**high for a log axis: 1, 2, 5, 10..., or only powers of ten."""
    low, high = (min(max(end, -300.0), 300.0) for end in (low, high))  # floats end soon after
    if low == high:
        return np.empty(0)
    if high - low < 1:
        return round_numbers(10.0**low, 10.0**high, count)
    powers = np.arange(np.floor(low), np.ceil(high) + 1)
    stride = max(1, round((high - low) / max(count, 1)))
    digits = (1, 2, 5) if 1.5 * (high - low) <= count else (1,)
    ticks = np.outer(10.0 ** powers[powers % stride == 0], digits).ravel()
    inside: Floats64 = ticks[(ticks >= 10.0**low) & (ticks <= 10.0**high)]
    return inside


def labels(ticks: Floats64) -> list[str]:
    """Ticks in four figures, or as many as tell them apart."""
    if len(ticks) < 2:
        return [short(float(tick)) for tick in ticks]
    largest, spacing = float(np.abs(ticks).max()), float(ticks[1] - ticks[0])
    figures = 1 + int(np.floor(np.log10(largest) + 1e-9) - np.floor(np.log10(spacing) + 1e-9))
    return [short(float(tick), max(4, figures)) for tick in ticks]


def short(value: float, figures: int = 4) -> str:
    """A number as 2k, 50k, 1.2M: no scale factor that a reader has to multiply with."""
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.{figures}g}{unit}"
    return f"{value:.{figures}g}"


def zoomed(span: Span, at: float, factor: float) -> Span:
    """The span ``factor`` times as wide around a place that stays where it is."""
    return at - (at - span[0]) * factor, at + (span[1] - at) * factor


def within(span: Span, limits: Span, least: float) -> Span:
    """The span moved, and widened or narrowed where that is not enough, into the limits."""
    width = min(max(span[1] - span[0], least), limits[1] - limits[0])
    middle = (span[0] + span[1]) / 2
    low = min(max(middle - width / 2, limits[0]), limits[1] - width)
    return low, low + width
