"""Losses of two numbers, to see how something goes down them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.errors import BadInput

Doubles = NDArray[np.float64]
Function = Callable[[Any, Any], Any]
"""Of the two coordinates, arrays of one shape, element by element."""
Gradient = Callable[[Any, Any], tuple[Any, Any]]

WELL = 1.62276  # raises the double well so that its lower valley, at 0.407, is all but 0


@dataclass(frozen=True)
class Landscape:
    """A loss L(x, y) and where one looks at it.

    ``bounds`` are x0, x1, y0, y1 of the part that is drawn, ``start`` is where a walk begins, ``step`` the
    step of time that suits it. ``floor`` is a value below which L does not fall (Polyak counts from there).
    ``both`` gives value and gradient together, where that is quicker.
    """

    name: str
    title: str
    formula: str
    value: Function
    gradient: Gradient
    bounds: tuple[float, float, float, float]
    start: tuple[float, float]
    step: float = 0.01
    floor: float = 0.0
    both: Callable[[Any, Any], tuple[Any, Any, Any]] | None = None

    def measure(self, x: Any, y: Any) -> tuple[Any, Any, Any]:
        """L and both parts of its gradient."""
        if self.both is not None:
            return self.both(x, y)
        return self.value(x, y), *self.gradient(x, y)

    def values(self, points: Doubles) -> Doubles:
        """L of points (..., 2): (...)."""
        return np.asarray(self.value(points[..., 0], points[..., 1]), dtype=np.float64)

    def gradients(self, points: Doubles) -> Doubles:
        """grad L of points (..., 2): (..., 2)."""
        return np.stack(np.broadcast_arrays(*self.gradient(points[..., 0], points[..., 1])), axis=-1)

    def table(self, columns: int, rows: int) -> tuple[Doubles, Doubles, Doubles]:
        """x (columns,), y (rows,) and L (rows, columns) over the bounds."""
        x0, x1, y0, y1 = self.bounds
        x, y = np.linspace(x0, x1, columns), np.linspace(y0, y1, rows)
        return x, y, np.broadcast_to(self.value(x[None, :], y[:, None]), (rows, columns))

    def contains(self, points: Doubles) -> NDArray[np.bool_]:
        """Which of the points (..., 2) lie in the bounds."""
        x0, x1, y0, y1 = self.bounds
        x, y = points[..., 0], points[..., 1]
        return (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)


def landscape_named(name: str) -> Landscape:
    """A built-in landscape. Raises BadInput for an unknown name."""
    if name not in LANDSCAPES:
        known = ", ".join(LANDSCAPES)
        raise BadInput("There is no landscape {name!r}.", "There are {known}.", name=name, known=known)
    return LANDSCAPES[name]


def well(x: Any) -> Any:
    """The double well of one number, x (x - 1) (x - 3)^2 + 1.62276: 0 at 0.407, and 1.62276 at 3."""
    return x * (x - 1) * (x - 3) ** 2 + WELL


def well_slope(x: Any) -> Any:
    """Its derivative."""
    return (x - 3) * (4 * x**2 - 9 * x + 3)


def _double_well(x: Any, y: Any) -> tuple[Any, Any]:
    return well_slope(x), 2 * y


def _rosenbrock(x: Any, y: Any) -> tuple[Any, Any]:
    rise = y - x * x
    return -2 * (1 - x) - 400 * x * rise, 200 * rise


def _beale_parts(x: Any, y: Any) -> tuple[Any, Any, Any]:
    return 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y


def _beale(x: Any, y: Any) -> tuple[Any, Any]:
    _, across, up = _beale_both(x, y)
    return across, up


def _beale_both(x: Any, y: Any) -> tuple[Any, Any, Any]:
    a, b, c = _beale_parts(x, y)
    square = y * y
    return (
        a * a + b * b + c * c,
        2 * (a * (y - 1) + b * (square - 1) + c * (square * y - 1)),
        2 * x * (a + 2 * b * y + 3 * c * square),
    )


def _beale_value(x: Any, y: Any) -> Any:
    a, b, c = _beale_parts(x, y)
    return a * a + b * b + c * c


def _saddle(x: Any, y: Any) -> tuple[Any, Any]:
    return 4 * x * (x * x - 1), 2 * y


LANDSCAPES: Mapping[str, Landscape] = {
    landscape.name: landscape
    for landscape in (
        Landscape(
            "double-well",
            "Double well",
            "L = x (x − 1)(x − 3)² + 1.62276 + y²",
            lambda x, y: well(x) + y * y,
            _double_well,
            (-0.7, 4.3, -2.0, 2.0),
            (4.0, 1.2),
        ),
        Landscape(
            "rosenbrock",
            "Rosenbrock",
            "L = (1 − x)² + 100 (y − x²)²",
            lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
            _rosenbrock,
            (-2.0, 2.0, -1.0, 3.0),
            (-1.4, 1.8),
            step=0.0005,
        ),
        Landscape(
            "beale",
            "Beale",
            "L = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
            _beale_value,
            _beale,
            (-1.5, 4.5, -2.0, 2.0),
            (1.0, 1.5),
            step=0.002,
            both=_beale_both,
        ),
        Landscape(
            "saddle",
            "Saddle",
            "L = (x² − 1)² + y²",
            lambda x, y: (x * x - 1) ** 2 + y * y,
            _saddle,
            (-1.8, 1.8, -1.4, 1.4),
            (0.001, 1.2),
        ),
        Landscape(
            "ravine",
            "Ravine",
            "L = x²/2 + 25 y²",
            lambda x, y: 0.5 * x * x + 25 * y * y,
            lambda x, y: (x, 50 * y),
            (-3.0, 3.0, -1.2, 1.2),
            (-2.7, 0.9),
            step=0.02,
        ),
    )
}
