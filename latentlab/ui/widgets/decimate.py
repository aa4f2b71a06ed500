"""Long curves made short enough to draw: which points show all there is to see. Plain numpy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats64 = NDArray[np.float64]
Drawn = tuple[Floats64, Floats64]

Scalar = TypeVar("Scalar", bound=np.generic)

BLOCK = 32


class Extremes:
    """The smallest and the largest value of each whole block of 32 points; a growing curve adds to them.

    Choosing the points to draw then looks at two values a block instead of at every one. They are kept
    side by side, because fetching them out of the whole curve misses the processor's cache each time.
    """

    def __init__(self) -> None:
        self._kinds = (_Kind(np.argmin), _Kind(np.argmax))
        self._blocks = 0

    def take_in(self, steps: Floats64, values: Floats64) -> None:
        """Look at the blocks that were filled since the last time; the points are all there are."""
        whole = len(values) // BLOCK
        if whole > self._blocks:
            for kind in self._kinds:
                kind.take_in(steps[: whole * BLOCK], values[: whole * BLOCK], self._blocks)
            self._blocks = whole

    def forget(self, count: int) -> None:
        """Only the first ``count`` points still stand."""
        self._blocks = min(self._blocks, count // BLOCK)

    def thinned(self, steps: Floats64, values: Floats64, first: int, last: int, limit: int) -> Drawn:
        """At most ``limit`` (4 or more) of the points in [first, last), with every bucket's extremes.

        Buckets hold a power of two of points and are counted from the curve's first one, so that neither a
        growing curve nor one that is moved along shimmers. No peak is lost; both ends stay.
        """
        size = 2
        while 2 * (-(-last // size) - first // size) + 2 > limit:
            size *= 2
        start, end = -(-first // size) * size, last // size * size
        if start > end:  # all in one bucket
            start = end = last
        head = [first, *_pair(values, first, start)]
        tail = [*_pair(values, end, last), last - 1]
        x, y = _woven(*(kind.points(steps, values, start, end, size) for kind in self._kinds))
        return (
            np.concatenate((steps[head], x, steps[tail])),
            np.concatenate((values[head], y, values[tail])),
        )


class _Kind:
    """Of each block the point with the smallest value, or that with the largest."""

    def __init__(self, pick: Callable[..., NDArray[np.intp]]) -> None:
        self._pick = pick
        self._steps = np.empty(32)
        self._values = np.empty(32)

    def take_in(self, steps: Floats64, values: Floats64, known: int) -> None:
        """Add the blocks from the ``known`` ones on."""
        new_steps, new_values = self._best(steps[known * BLOCK :], values[known * BLOCK :], BLOCK)
        self._steps = put(self._steps, known, new_steps)
        self._values = put(self._values, known, new_values)

    def points(self, steps: Floats64, values: Floats64, start: int, end: int, size: int) -> Drawn:
        """One point for each whole bucket in [start, end)."""
        if size < BLOCK:
            return self._best(steps[start:end], values[start:end], size)
        blocks = slice(start // BLOCK, end // BLOCK)
        return self._best(self._steps[blocks], self._values[blocks], size // BLOCK)

    def _best(self, steps: Floats64, values: Floats64, size: int) -> Drawn:
        """One point of every ``size``."""
        places = self._pick(values.reshape(-1, size), axis=1) + np.arange(0, len(values), size)
        return steps[places], values[places]


def _woven(low: Drawn, high: Drawn) -> Drawn:
    """Each bucket's two points, in the order of their steps."""
    falling = high[0] < low[0]
    x, y = np.empty(2 * len(falling)), np.empty(2 * len(falling))
    x[::2], x[1::2] = np.minimum(low[0], high[0]), np.maximum(low[0], high[0])
    y[::2], y[1::2] = np.where(falling, high[1], low[1]), np.where(falling, low[1], high[1])
    return x, y


def _pair(values: Floats64, first: int, last: int) -> list[int]:
    """The places of the extremes of a bucket that is cut off, none of an empty one."""
    if first >= last:
        return []
    part = values[first:last]
    return sorted((first + int(part.argmin()), first + int(part.argmax())))


def put(buffer: NDArray[Scalar], at: int, new: NDArray[Scalar]) -> NDArray[Scalar]:
    """The buffer with ``new`` from ``at`` on; where it does not fit, one twice as long as what it holds then.

    Twice, though a long curve came at once: it will grow, and six that are copied in one redraw are felt.
    """
    end = at + len(new)
    if end > len(buffer):
        grown = np.empty(2 * end, dtype=buffer.dtype)
        grown[:at] = buffer[:at]
        buffer = grown
    buffer[at:end] = new
    return buffer


def visible(steps: Floats64, low: float, high: float) -> tuple[int, int]:
    """The points [first, last) between two steps, one more on each side so that lines reach the edge."""
    first = max(int(np.searchsorted(steps, low)) - 1, 0)
    last = min(int(np.searchsorted(steps, high, side="right")) + 1, len(steps))
    return first, last


def comfortable_range(values: Floats64) -> tuple[float, float]:
    """The span of an axis for these values: all of them, unless a few outliers would flatten the rest."""
    low, high = float(values.min()), float(values.max())
    if len(values) >= 50:
        places = (len(values) // 100, len(values) * 97 // 100)  # np.percentile takes twice as long
        ranked = np.partition(values, places)
        inner_low, inner_high = (float(ranked[place]) for place in places)
        margin = 0.5 * (inner_high - inner_low)
        low, high = max(low, inner_low - margin), min(high, inner_high + margin)
    if high <= low:
        pad = abs(low) * 0.05 or 1.0
        return low - pad, high + pad
    pad = 0.04 * (high - low)
    return low - pad, high + pad
