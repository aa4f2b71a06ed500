"""What stands beside the rows and above the columns of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from latentlab.latent.sheets import Sheet, compares_spaces
from latentlab.latent.walks import Kind
from latentlab.spec import LatentSpace
from latentlab.ui.grids.recipe import Mode, Recipe, traversed
from latentlab.ui.state import OpenModel

Labels = tuple[list[str], list[str]]


class SheetLabels(QObject):
    """Names rows and columns of what a recipe comes to; ``kinds`` are the interpolations by name."""

    def __init__(self, kinds: Mapping[Kind, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds

    def of(self, recipe: Recipe, sheet: Sheet, opened: OpenModel) -> Labels:
        """The labels of the rows and of the columns, or of equal groups of columns."""
        if recipe.mode is Mode.LINE:
            return [self._kinds[kind] for kind in recipe.kinds], []
        if recipe.mode is Mode.RANDOM:
            return self._samples(recipe, opened)
        if recipe.mode is Mode.ARITHMETIC:
            return [], ["A", "B", "C", "A − B + C"]
        if recipe.mode is Mode.TRAVERSAL:
            axes = traversed(recipe, opened.model, sheet.space)
            steps = max(recipe.cols - 1, 1)
            values = [recipe.reach * (2 * step / steps - 1) for step in range(recipe.cols)]
            return [f"{sheet.space}{axis}" for axis in axes], [_sigmas(value) for value in values]
        return [], []

    def _samples(self, recipe: Recipe, opened: OpenModel) -> Labels:
        if recipe.classes and opened.spec.classes:
            return list(opened.spec.classes), []
        if recipe.spaces and compares_spaces(opened.spec):
            return [], [self._source(space, opened) for space in opened.spec.spaces]
        return [], []

    def _source(self, space: LatentSpace, opened: OpenModel) -> str:
        """Where samples of a space come from."""
        if opened.model.keeps_codes(space.name):
            return self.tr("{space}: a Gaussian fitted to its codes").format(space=space.name)
        return self.tr("{space}: its prior").format(space=space.name)


def _sigmas(value: float) -> str:
    return "0" if abs(value) < 1e-9 else f"{value:+.3g} σ".replace("-", "−")
