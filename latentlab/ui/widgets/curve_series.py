"""One curve's points as they arrive, and what is drawn of them: smoothed, logarithmic, thinned out."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from latentlab.ui.widgets.decimate import Drawn, Extremes, Floats64, put, visible

_RUN = 128


class Points:
    """Points (step, value), steps ascending, in buffers that double when they are full: adding k costs k."""

    def __init__(self) -> None:
        self._steps = np.empty(1024)
        self._values = np.empty(1024)
        self._extremes = Extremes()
        self._count = 0

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

    def extend(self, steps: Floats64, values: Floats64) -> None:
        """Add points (k,) at the end."""
        self._steps = put(self._steps, self._count, steps)
        self._values = put(self._values, self._count, values)
        self._count += len(steps)
        self._extremes.take_in(self.steps, self.values)

    def rewind(self, step: float) -> None:
        """Forget the points from this step on."""
        self._count = int(np.searchsorted(self.steps, step))
        self._extremes.forget(self._count)

    def between(self, low: float, high: float, limit: int) -> Drawn:
        """The points from step ``low`` to ``high``; of more than ``limit`` those that show every extreme."""
        first, last = visible(self.steps, low, high)
        if last - first <= limit:
            return self.steps[first:last], self.values[first:last]
        return self._extremes.thinned(self.steps, self.values, first, last, limit)


class _View:
    """Points made of others, and how many of those it has taken in."""

    def __init__(self) -> None:
        self.points = Points()
        self.seen = 0


class Series:
    """One curve: its points, and views of them that catch up when asked for, so that each point is seen once.

    Points that are not finite are left out.
    """

    def __init__(self) -> None:
        self.points = Points()
        self._views: dict[tuple[float, bool], _View] = {}

    def __len__(self) -> int:
        return len(self.points)

    @property
    def steps(self) -> Floats64:
        """(n,) view of the steps."""
        return self.points.steps

    @property
    def values(self) -> Floats64:
        """(n,) view of the values."""
        return self.points.values

    def append(self, steps: ArrayLike, values: ArrayLike) -> None:
        """Add points at the end; both (k,), steps ascending. Points from the first new step on give way.

        A run that went back to a checkpoint makes its later points again.
        """
        x, y = np.asarray(steps, dtype=np.float64).ravel(), np.asarray(values, dtype=np.float64).ravel()
        finite = np.isfinite(x) & np.isfinite(y)
        if not finite.all():
            x, y = x[finite], y[finite]
        if len(x) and len(self) and x[0] <= self.steps[-1]:
            self._rewind(float(x[0]))
        self.points.extend(x, y)

    def view(self, weight: float = 0.0, log: bool = False) -> Points:
        """The points smoothed by an exponential mean, ``weight`` in [0, 1), and as logarithms to base 10.

        The mean's start is corrected for its bias. Only positive values have a logarithm. One smoothing is
        remembered: another weight costs the whole curve once.
        """
        if weight <= 0 and not log:
            return self.points
        if weight > 0:
            self._views = {key: view for key, view in self._views.items() if key[0] in (0.0, weight)}
        source = self.view(weight) if log else self.points
        view = self._views.setdefault((weight, log), _View())
        steps, values = source.steps[view.seen :], source.values[view.seen :]
        if log:
            positive = values > 0
            view.points.extend(steps[positive], np.log10(values[positive]))
        else:
            view.points.extend(steps, _smoothed(values, weight, view.points.values))
        view.seen = len(source)
        return view.points

    def _rewind(self, step: float) -> None:
        self.points.rewind(step)
        for view in self._views.values():
            view.points.rewind(step)
            view.seen = min(view.seen, len(self.points))


def _smoothed(values: Floats64, weight: float, past: Floats64) -> Floats64:
    """The exponential mean of values (k,) that come after those with the means ``past``."""
    before = len(past)
    # The recursion goes on from the mean as it was before its correction.
    last = float(past[-1]) * (1 - weight**before) if before else 0.0
    means = _exponential_mean(values, weight, last)
    # From some thousand values on the correction is 1 to all digits.
    count = np.arange(before + 1, min(before + len(values), int(40 / (1 - weight)) + 1) + 1)
    means[: len(count)] /= 1 - weight**count
    return means


def _exponential_mean(values: Floats64, weight: float, last: float) -> Floats64:
    """y_n = w y_(n-1) + (1-w) x_n, in runs: a triangular matrix inside one, a carry between them."""
    kernel, fade = _kernel(weight)
    out = np.empty(len(values))
    for start in range(0, len(values), _RUN):
        run = values[start : start + _RUN]
        mean = kernel[: len(run), : len(run)] @ run + last * fade[: len(run)]
        out[start : start + _RUN] = mean
        last = float(mean[-1])
    return out


@lru_cache(maxsize=1)
def _kernel(weight: float) -> tuple[Floats64, Floats64]:
    """What each value of a run gives to each mean (128, 128), and what the mean before it gives (128,)."""
    age = np.arange(_RUN)[:, None] - np.arange(_RUN)
    kernel = np.where(age >= 0, (1 - weight) * weight ** np.maximum(age, 0.0), 0.0)
    return kernel, weight ** np.arange(1.0, _RUN + 1)
