"""Numbers as colours: viridis, or blue over white to red around 0."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

Floats = NDArray[np.float64]

COLOURS = 256


def coloured(values: Floats) -> tuple[NDArray[np.uint8], float, float]:
    """The colours (R, C, 3) of values (R, C), and the values at the ends of the scale.

    Viridis from the smallest to the largest; CET-D1, blue over white to red, around 0 where both signs occur.
    """
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    signed = low < 0 < high
    if signed:
        high = max(-low, high)
        low = -high
    scaled = (np.nan_to_num(values, nan=low, posinf=high, neginf=low) - low) / ((high - low) or 1.0)
    return colours(signed)[np.rint((COLOURS - 1) * scaled.clip(0, 1)).astype(int)], low, high


def colours(signed: bool) -> NDArray[np.uint8]:
    """(COLOURS, 3) colours of the scale, from least to greatest."""
    table = pg.colormap.get("CET-D1" if signed else "viridis").getLookupTable(nPts=COLOURS)
    return np.ascontiguousarray(table[:, :3], dtype=np.uint8)
