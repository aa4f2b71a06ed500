"""Thumbnails of where one has been; a click goes back there."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from latentlab.latent.sheets import joined
from latentlab.spec import Code
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.filmstrip import Filmstrip
from latentlab.ui.widgets.pixels import Pixels
from latentlab.ui.workers.decoder import Decoded, Decoder

CONSUMER = "thumbnails"
KEPT = 600  # thumbnails of a few KB, so that going back to another model costs nothing


class HistoryStrip(Filmstrip):
    """Follows the history of the open model. What is not decoded yet is drawn gray for a moment."""

    def __init__(self, state: AppState, decoder: Decoder, parent: QWidget | None = None) -> None:
        super().__init__(56, parent)
        self._state = state
        self._decoder = decoder
        self._known: OrderedDict[Code, Pixels] = OrderedDict()
        self._blank = np.full((1, 1, 1), 128, dtype=np.uint8)
        self._wanted: tuple[int, list[Code]] = (-1, [])
        self.setObjectName("history_strip")
        self.setAccessibleName(self.tr("History of codes"))
        self.setToolTip(self.tr("Where you have been; click to go back there"))
        self.set_placeholder(self.tr("Every step you take leaves a picture here"))
        self.chosen.connect(self._on_chosen)
        state.model_changed.connect(self._on_model_changed)
        state.history_changed.connect(self.refresh)
        decoder.decoded.connect(self._on_decoded)
        decoder.refreshed.connect(self._on_refreshed)
        self._on_model_changed(state.model)

    def refresh(self) -> None:
        """Show the history as it is, and ask for the thumbnails that are missing."""
        if not self.isVisible():
            return
        steps = self._state.history()
        self.set_images([self._known.get(code, self._blank) for code in steps])
        self.set_current(self._state.position)
        missing = [code for code in dict.fromkeys(steps) if code not in self._known]
        if missing:
            # The newest first: they are in view. One request holds codes of one space.
            group = [code for code in reversed(missing) if code.space == missing[-1].space]
            self._ask(group)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        if opened is not None:
            image = opened.spec.image
            self._blank = np.full((image.height, image.width, image.channels), 128, dtype=np.uint8)

    def _on_chosen(self, index: int) -> None:
        self._state.go_to(index)

    def _on_refreshed(self, _step: int) -> None:
        """The run that is followed learned more: draw the step that stands again, and leave the past."""
        steps, at = self._state.history(), self._state.position
        if self.isVisible() and steps and all(code in self._known for code in steps):
            self._ask([steps[at]])

    def _ask(self, codes: list[Code]) -> None:
        values = np.stack([code.values for code in codes])
        stamp = self._decoder.submit(CONSUMER, values, codes[0].space, joined(codes))
        self._wanted = stamp, codes

    def _on_decoded(self, result: Decoded) -> None:
        stamp, codes = self._wanted
        if result.consumer != CONSUMER or result.stamp != stamp:
            return
        for code, pixels in zip(codes, result.images, strict=True):
            self._known[code] = pixels
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self.refresh()
