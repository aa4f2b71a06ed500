"""A loss that is known at a table of places only, made a landscape: smooth between them, flat beyond."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from latentlab.errors import BadInput
from latentlab.playground.landscapes import Doubles, Landscape

FINE = 257
"""Places along each axis at which value and slope are laid up: a walk asks thousands of times."""
LEAST = 4
STEPS_ACROSS = 60.0  # steps of typical slope that the picture's width takes


@dataclass(frozen=True, eq=False)
class Table:
    """Value and gradient at even places, read by bilinear interpolation; ``fine`` is (3, FINE, FINE)."""

    bounds: tuple[float, float, float, float]
    fine: Doubles

    def value(self, x: Any, y: Any) -> Any:
        """L at places; beyond the bounds it goes on with the slope of the edge."""
        return self.read(x, y)[0]

    def gradient(self, x: Any, y: Any) -> tuple[Any, Any]:
        """grad L at places."""
        _, across, up = self.read(x, y)
        return across, up

    def read(self, x: Any, y: Any) -> tuple[Any, Any, Any]:
        """L and both parts of grad L at places."""
        x0, x1, y0, y1 = self.bounds
        near_x, near_y = np.fmin(np.fmax(x, x0), x1), np.fmin(np.fmax(y, y0), y1)  # x0 for NaN
        column, row = (near_x - x0) / (x1 - x0) * (FINE - 1), (near_y - y0) / (y1 - y0) * (FINE - 1)
        left, low = np.minimum(column.astype(int), FINE - 2), np.minimum(row.astype(int), FINE - 2)
        right, high = column - left, row - low
        fine = self.fine
        corner, beside = fine[:, low, left], fine[:, low, left + 1]
        below = corner + right * (beside - corner)
        corner, beside = fine[:, low + 1, left], fine[:, low + 1, left + 1]
        above = corner + right * (beside - corner)
        level, across, up = below + high * (above - below)
        return level + across * (x - near_x) + up * (y - near_y), across, up


def tabulated(name: str, title: str, formula: str, x: Doubles, y: Doubles, values: Doubles) -> Landscape:
    """The landscape of values (R, C) at ascending y (R,) and x (C,), by a bicubic spline between them.

    It starts at a corner, and its step suits the slopes. Raises BadInput for fewer than LEAST places along
    an axis, and for values that are no numbers.
    """
    from scipy.interpolate import RectBivariateSpline  # slow to import, and only here

    if min(values.shape) < LEAST or values.shape != (len(y), len(x)):
        raise BadInput(
            "A table of {shape} is no landscape.",
            "Give at least {least} places along each axis.",
            shape=values.shape,
            least=LEAST,
        )
    if not np.isfinite(values).all():
        raise BadInput("The loss is no number at some places.", "Look at a smaller piece of it.")
    spline = RectBivariateSpline(y, x, values, kx=3, ky=3)
    fine_x, fine_y = np.linspace(x[0], x[-1], FINE), np.linspace(y[0], y[-1], FINE)
    fine = np.stack([spline(fine_y, fine_x), spline(fine_y, fine_x, dy=1), spline(fine_y, fine_x, dx=1)])
    bounds = float(x[0]), float(x[-1]), float(y[0]), float(y[-1])
    table = Table(bounds, fine)
    slope = float(np.median(np.hypot(fine[1], fine[2]))) or 1.0
    return Landscape(
        name,
        title,
        formula,
        table.value,
        table.gradient,
        bounds,
        (0.9 * bounds[0] + 0.1 * bounds[1], 0.1 * bounds[2] + 0.9 * bounds[3]),
        step=(bounds[1] - bounds[0]) / (STEPS_ACROSS * slope),
        floor=float(fine[0].min()),
        both=table.read,
    )
