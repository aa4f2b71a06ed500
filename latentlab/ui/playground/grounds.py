"""What lies under the lines of a plane: contours of a loss, or values as colours. Numbers in, pixels out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.colour_scale import COLOURS, coloured, colours

Floats = NDArray[np.float64]
Pixels = NDArray[np.uint8]

BANDS = 22  # contours of a loss
_STEEPNESS = 20.0  # how much sooner than evenly the bands come near the least loss
_SHARE = 0.45  # of a colour is left under lines, the rest is the panel's
_EDGE = 0.22  # of the text's colour is in a contour


def rgb(color: str) -> Floats:
    """(3,) of a token, 0 to 255."""
    found = QColor(color)
    return np.array([found.red(), found.green(), found.blue()], dtype=np.float64)


def levels(values: Floats) -> Floats:
    """A loss in [0, 1], by the logarithm of what is above its least, so that valleys are told apart."""
    above = values - np.nanmin(values)
    typical = float(np.nanmedian(above)) or 1.0
    bent = np.log1p(_STEEPNESS * above / typical)
    return np.asarray(bent / (float(np.nanmax(bent)) or 1.0))


def contours(values: Floats) -> Pixels:
    """A loss (rows, columns) as subdued colours (rows, columns, 3) with lines of equal loss."""
    share, theme = levels(values), current_theme()
    band = np.floor(np.nan_to_num(share) * BANDS)
    table = _SHARE * colours(signed=False) + (1 - _SHARE) * rgb(theme.panel)
    pixels = table[np.rint((COLOURS - 1) * np.nan_to_num(share)).astype(int)]
    edge = np.zeros(band.shape, dtype=bool)
    edge[:, 1:] |= band[:, 1:] != band[:, :-1]
    edge[1:] |= band[1:] != band[:-1]
    pixels[edge] = (1 - _EDGE) * pixels[edge] + _EDGE * rgb(theme.text)
    return np.asarray(pixels, dtype=np.uint8)


def heat(values: Floats) -> Pixels:
    """Values (rows, columns) as subdued colours (rows, columns, 3), from the least to the largest."""
    pixels, _, _ = coloured(values - values.min())
    return (_SHARE * pixels + (1 - _SHARE) * rgb(current_theme().panel)).astype(np.uint8)
