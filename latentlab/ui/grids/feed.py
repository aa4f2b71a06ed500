"""Keeps the sheet on the screen decoded as the recipe, the ends, the code and the model change."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from latentlab.errors import LatentLabError
from latentlab.latent.sheets import Sheet
from latentlab.spec import Code
from latentlab.ui.grids.ends_bar import EndsBar
from latentlab.ui.grids.recipe import Mode, Recipe, make_sheet
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.pixels import Pixels
from latentlab.ui.workers.decoder import Decoded, Decoder

CONSUMER = "grid"


@dataclass(frozen=True, eq=False)
class Drawn:
    """A decoded sheet: images uint8 (rows * cols, H, W, C) of the model with that id."""

    recipe: Recipe
    sheet: Sheet
    images: Pixels
    milliseconds: float
    model_id: str


class SheetFeed(QObject):
    """Decodes only while it is active. ``drawn`` carries each new sheet, ``emptied`` says there is none.

    While a slider is dragged, the request in hand is left to finish before the newest code is asked for:
    a large sheet takes longer than a frame, and replacing it at every move would never show one.
    """

    drawn = Signal(object)
    emptied = Signal()
    failed = Signal(object)

    def __init__(
        self, state: AppState, decoder: Decoder, ends: EndsBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._decoder = decoder
        self._ends = ends
        self._recipe = Recipe()
        self._active = False
        self._asked: tuple[int, Recipe, Sheet] | None = None
        self._again = False
        self._seen: Code | None = None
        decoder.decoded.connect(self._on_decoded)
        decoder.failed.connect(self._on_decoder_failed)
        decoder.refreshed.connect(self._on_refreshed)
        ends.changed.connect(self.refresh)
        state.model_changed.connect(self._on_model_changed)
        state.code_changed.connect(self._on_code_changed)

    def set_recipe(self, recipe: Recipe) -> None:
        """Draw another sheet."""
        if recipe != self._recipe:
            self._recipe = recipe
            self.refresh()

    def set_active(self, active: bool) -> None:
        """Decode from now on, or stop: nobody sees it."""
        if active == self._active:
            return
        self._active = active
        if active:
            self.refresh()
        else:
            self._decoder.withdraw(CONSUMER)
            self._asked = None

    def refresh(self) -> None:
        """Ask for the sheet as it should be now, in place of what was asked before."""
        self._again = False
        opened, code = self._state.model, self._state.code
        if not self._active or opened is None or code is None:
            return
        self._seen = code
        try:
            sheet = make_sheet(self._recipe, opened.model, code, self._ends.codes(code))
        except LatentLabError as error:
            self._decoder.withdraw(CONSUMER)
            self._asked = None
            self.emptied.emit()
            self.failed.emit(error)
            return
        stamp = self._decoder.submit(CONSUMER, sheet.codes, sheet.space, sheet.label)
        self._asked = (stamp, self._recipe, sheet)

    # -- within ---------------------------------------------------------------------------------------

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        # The decoder dropped what the old model was asked for. A code always follows a new model.
        self._asked = self._seen = None
        if opened is None:
            self.emptied.emit()

    def _on_code_changed(self, code: Code) -> None:
        if not self._matters(code):
            return
        if self._asked is None or self._seen is None:
            self.refresh()
        else:
            self._again = True

    def _matters(self, code: Code) -> bool:
        seen = self._seen
        if seen is None or (code.space, code.label) != (seen.space, seen.label):
            return True
        return self._recipe.mode is Mode.TRAVERSAL or self._ends.follows()

    def _on_refreshed(self, _step: int) -> None:
        if self._asked is None:
            self.refresh()
        else:
            self._again = True

    def _on_decoder_failed(self, error: Exception) -> None:
        if self._asked is not None:
            self._asked = None
            self.failed.emit(error)

    def _on_decoded(self, result: Decoded) -> None:
        if result.consumer != CONSUMER or self._asked is None or self._asked[0] != result.stamp:
            return
        _, recipe, sheet = self._asked
        self._asked = None
        self.drawn.emit(Drawn(recipe, sheet, result.images, result.milliseconds, result.model_id))
        if self._again:
            self.refresh()
