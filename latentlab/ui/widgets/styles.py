"""What lines look like where there are more of them than the theme has curves."""

from __future__ import annotations

from PySide6.QtGui import QColor

from latentlab.ui.theme import Curve, blend, current_theme

_GROUND = 0.5  # of a colour map is left in a ground that lines are drawn on


def style(index: int) -> Curve:
    """Colour and dash of a line; after the last of the theme's, colours meet other dashes."""
    curves = current_theme().curves
    turn, place = divmod(index, len(curves))
    return curves[place][0], curves[(place + 3 * turn) % len(curves)][1]


def subdued(color: str) -> QColor:
    """A colour as a ground for lines, in the theme that is on."""
    return QColor(blend(color, current_theme().panel, _GROUND))
