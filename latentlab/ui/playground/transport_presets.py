"""What one can begin with in transport: clouds in the plane, histograms on a line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from latentlab.playground.clouds import make
from latentlab.ui.widgets.plane_items import Bounds, Handle

Floats = NDArray[np.float64]

COUNT = 16
PLANE: Bounds = (-2.2, 2.2, -1.8, 1.8)
LINE: Bounds = (-0.05, 1.05, -0.55, 0.55)
CELLS = 11
"""Places of a histogram, in [0, 1]."""
TALLEST = 0.5
PRESETS = ("blob-ring", "eight-line", "two-blobs", "histograms", "counterexample")
ON_LINE = ("histograms", "counterexample")


def handles_of(preset: str) -> list[Handle]:
    """The handles of a preset: group 0 is moved onto group 1."""
    if preset in ON_LINE:
        places = np.linspace(0.0, 1.0, CELLS)
        p, q = _weights(preset, places)
        return [
            *(Handle((float(x), float(w)), 0) for x, w in zip(places, p, strict=True)),
            *(Handle((float(x), -float(w)), 1) for x, w in zip(places, q, strict=True)),
        ]
    first, second = {
        "blob-ring": (make("blob", COUNT), make("ring", COUNT)),
        "eight-line": (make("eight", COUNT), make("line", COUNT)),
        "two-blobs": (make("blob", COUNT), make("blob", COUNT, seed=1) + np.array([1.8, 0.4])),
    }[preset]
    return [
        Handle((float(x), float(y)), group) for group, cloud in ((0, first), (1, second)) for x, y in cloud
    ]


def _weights(preset: str, places: Floats) -> tuple[Floats, Floats]:
    if preset == "counterexample":
        ends = np.zeros((2, CELLS))
        ends[0, 0] = ends[1, -1] = TALLEST
        return ends[0], ends[1]
    left, right = np.exp(-(((places - 0.25) / 0.15) ** 2)), np.exp(-(((places - 0.7) / 0.2) ** 2))
    return 0.4 * left, 0.35 * right
