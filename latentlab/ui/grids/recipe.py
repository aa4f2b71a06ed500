"""What a sheet is made of, as a value, and the codes it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from latentlab.latent.arithmetic import arithmetic_sheet
from latentlab.latent.sheets import (
    Sheet,
    class_sheet,
    compares_spaces,
    corner_sheet,
    line_sheet,
    random_sheet,
    spaces_sheet,
    stacked,
    traversal_sheet,
)
from latentlab.latent.walks import KINDS, Kind
from latentlab.models.base import LatentModel
from latentlab.spec import Code


class Mode(StrEnum):
    """The sheets. Line and arithmetic are commands of their own, the others ``latentlab grid --mode``."""

    RANDOM = "random"
    LINE = "line"
    CORNERS = "corners"
    TRAVERSAL = "traversal"
    ARITHMETIC = "arithmetic"


@dataclass(frozen=True)
class Recipe:
    """What the controls say. ``cols`` is the steps of a line.

    A traversal shows ``axes``, one a row, or as many of the most active ones as there are ``rows``; ``reach``
    is its half span in standard deviations. ``psi`` in [0, 1] pulls samples to the mean, ``kind`` is a line's
    interpolation, None for all of them one above the other. With ``classes`` each row of samples is a class
    of a conditional model, and every row has the same draws; with ``spaces`` there are as many samples of
    each space, beside each other.
    """

    mode: Mode = Mode.RANDOM
    rows: int = 8
    cols: int = 8
    seed: int = 0
    psi: float = 1.0
    reach: float = 3.0
    kind: Kind | None = None
    axes: tuple[int, ...] = ()
    classes: bool = False
    spaces: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The interpolations a line shows, one a row."""
        return KINDS if self.kind is None else (self.kind,)

    @property
    def ends(self) -> int:
        """How many codes it is stretched between."""
        return {Mode.LINE: 2, Mode.ARITHMETIC: 3, Mode.CORNERS: 4}.get(self.mode, 0)

    @property
    def follows(self) -> bool:
        """Whether the current code can matter to it."""
        return self.mode is not Mode.RANDOM


DEFAULTS = {
    Mode.RANDOM: Recipe(Mode.RANDOM, 8, 8),
    Mode.LINE: Recipe(Mode.LINE, 3, 9),
    Mode.CORNERS: Recipe(Mode.CORNERS, 8, 8),
    Mode.TRAVERSAL: Recipe(Mode.TRAVERSAL, 8, 9),
    Mode.ARITHMETIC: Recipe(Mode.ARITHMETIC, 1, 4),
}


def traversed(recipe: Recipe, model: LatentModel, space: str) -> list[int]:
    """The axes of a traversal, one a row."""
    return list(recipe.axes) or model.spec.space(space).by_activity()[: recipe.rows]


def make_sheet(recipe: Recipe, model: LatentModel, code: Code, ends: Sequence[Code]) -> Sheet:
    """The codes of every cell. ``ends`` are the two of a line, the three of A - B + C, or four corners.

    Raises BadInput for ends of another space or length, NotSupported for samples of a model without a prior.
    """
    if recipe.mode is Mode.LINE:
        return _lines(recipe, ends[0], ends[1])
    if recipe.mode is Mode.ARITHMETIC:
        return arithmetic_sheet(model, *ends)
    if recipe.mode is Mode.CORNERS:
        return corner_sheet(ends, recipe.rows, recipe.cols)
    if recipe.mode is Mode.TRAVERSAL:
        axes = traversed(recipe, model, code.space)
        return traversal_sheet(model, code, axes, recipe.cols, recipe.reach)
    if recipe.classes and model.spec.classes:
        return class_sheet(model, recipe.cols, recipe.seed, recipe.psi, code.space)
    if recipe.spaces and compares_spaces(model.spec):
        return spaces_sheet(model, recipe.rows, recipe.cols, recipe.seed, recipe.psi, code.label)
    return random_sheet(model, recipe.rows, recipe.cols, recipe.seed, recipe.psi, code.space, code.label)


def _lines(recipe: Recipe, a: Code, b: Code) -> Sheet:
    return stacked([line_sheet(a, b, recipe.cols, kind) for kind in recipe.kinds])
