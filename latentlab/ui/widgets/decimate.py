"""Long curves made short enough to draw: growing buffers, smoothing and min-max decimation. Plain numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats64 = NDArray[np.float64]

_BLOCK = 128


class Series:
    """Points (step, value) of one curve, steps ascending, in buffers that double when they are full.

    Appending k points costs k, whatever the curve's length; points that are not finite are left out.
    """

    def __init__(self) -> None:
        self._steps = np.empty(1024)
        self._values = np.empty(1024)
        self._smooth = np.empty(0)
        self._count = 0
        self._smooth_count = 0
        self._weight = 0.0

    def __len__(self) -> int:
        return self._count

    @property
    def steps(self) -> Floats64:
        """(n,) view of the steps."""
        return self._steps[: self._count]

    @property
    def values(self) -> Floats64:
        """(n,) view of the values."""
        return self._values[: self._count]

    def append(self, steps: ArrayLike, values: ArrayLike) -> None:
        """Add points at the end; both (k,), steps ascending. Points from the first new step on give way.

        A run that went back to a checkpoint makes its later points again.
        """
        x, y = np.asarray(steps, dtype=np.float64).ravel(), np.asarray(values, dtype=np.float64).ravel()
        finite = np.isfinite(x) & np.isfinite(y)
        if not finite.all():
            x, y = x[finite], y[finite]
        if len(x) and self._count and x[0] <= self._steps[self._count - 1]:
            self._count = int(np.searchsorted(self.steps, x[0]))
            self._smooth_count = min(self._smooth_count, self._count)
        end = self._count + len(x)
        if end > len(self._steps):
            self._steps = _grown(self._steps, self._count, end)
            self._values = _grown(self._values, self._count, end)
        self._steps[self._count : end] = x
        self._values[self._count : end] = y
        self._count = end

    def smoothed(self, weight: float) -> Floats64:
        """(n,) exponential mean of the values, the start corrected for its bias; ``weight`` in [0, 1).

        Only what was appended since the last call with the same weight is computed.
        """
        if weight <= 0:
            return self.values
        if weight != self._weight:
            self._weight, self._smooth_count = weight, 0
        if len(self._smooth) < self._count:
            self._smooth = _grown(self._smooth, self._smooth_count, len(self._steps))
        start = self._smooth_count
        last = self._smooth[start - 1] if start else 0.0
        # The buffer holds the uncorrected mean, which is what the recursion continues from.
        self._smooth[start : self._count] = _exponential_mean(self.values[start:], weight, float(last))
        self._smooth_count = self._count
        mean = self._smooth[: self._count].copy()
        # From some thousand points on the correction is 1 to all digits.
        head = min(self._count, int(40 / (1 - weight)) + 1)
        mean[:head] /= 1 - weight ** np.arange(1, head + 1)
        return mean


def _grown(buffer: Floats64, used: int, needed: int) -> Floats64:
    grown = np.empty(max(2 * len(buffer), needed))
    grown[:used] = buffer[:used]
    return grown


def _exponential_mean(values: Floats64, weight: float, last: float) -> Floats64:
    """y_n = w y_(n-1) + (1-w) x_n, in blocks: a triangular matrix inside one, a carry between them."""
    out = np.empty(len(values))
    age = np.arange(_BLOCK)[:, None] - np.arange(_BLOCK)
    kernel = np.where(age >= 0, (1 - weight) * weight ** np.maximum(age, 0.0), 0.0)
    fade = weight ** np.arange(1.0, _BLOCK + 1)
    whole = len(values) // _BLOCK * _BLOCK
    inside = values[:whole].reshape(-1, _BLOCK) @ kernel.T
    for i, block in enumerate(inside):
        block += last * fade
        last = float(block[-1])
        out[i * _BLOCK : (i + 1) * _BLOCK] = block
    rest = len(values) - whole
    out[whole:] = kernel[:rest, :rest] @ values[whole:] + last * fade[:rest]
    return out


def decimate(steps: Floats64, values: Floats64, limit: int = 3000) -> tuple[Floats64, Floats64]:
    """At most ``limit`` of the points, with every bucket's smallest and largest: no peak is lost.

    Buckets hold a power of two of points and are counted from the first one, so that a growing curve
    does not shimmer. The first and the last point are kept.
    """
    n = len(steps)
    if n <= limit:
        return steps, values
    size = 2
    while 2 * (-(-n // size)) + 2 > limit:
        size *= 2
    whole = n // size * size
    buckets = values[:whole].reshape(-1, size)
    base = np.arange(0, whole, size)
    pairs = np.stack((base + buckets.argmin(axis=1), base + buckets.argmax(axis=1)), axis=1)
    pairs.sort(axis=1)
    index = pairs.ravel()
    if whole < n:
        tail = sorted((int(values[whole:].argmin()), int(values[whole:].argmax())))
        index = np.append(index, [whole + tail[0], whole + tail[1]])
    index = np.concatenate(([0], index, [n - 1]))
    return steps[index], values[index]


def visible(steps: Floats64, low: float, high: float) -> slice:
    """The points between two steps, and one more on each side so that lines reach the edge."""
    first = max(int(np.searchsorted(steps, low)) - 1, 0)
    last = min(int(np.searchsorted(steps, high, side="right")) + 1, len(steps))
    return slice(first, last)


def comfortable_range(values: Floats64) -> tuple[float, float]:
    """The span of an axis for these values: all of them, unless a few outliers would flatten the rest."""
    low, high = float(values.min()), float(values.max())
    if len(values) >= 50:
        inner_low, inner_high = (float(v) for v in np.percentile(values, (1, 97)))
        margin = 0.5 * (inner_high - inner_low)
        low, high = max(low, inner_low - margin), min(high, inner_high + margin)
    if high <= low:
        pad = abs(low) * 0.05 or 1.0
        return low - pad, high + pad
    pad = 0.04 * (high - low)
    return low - pad, high + pad
