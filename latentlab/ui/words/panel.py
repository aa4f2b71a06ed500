"""The Words workspace: words found in a text, held against a background, and their vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from latentlab.ui.widgets.pages_panel import Entry, PagesPanel
from latentlab.ui.workers.task import Tasks

if TYPE_CHECKING:
    from latentlab.lexicon.words import Words
    from latentlab.ui.words.vectors_page import VectorsPage


class WordsPanel(PagesPanel):
    """Finding, contrast, vectors."""

    cut = Signal(object)  # Path: a text in words, to train vectors on

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._wanted: Path | None = None
        self.vectors: VectorsPage | None = None
        self.setObjectName("words_panel")

    def make_pages(self) -> Sequence[Entry]:
        # Only here: nobody who looks at pictures waits for this.
        from latentlab.ui.words.contrast_page import ContrastPage
        from latentlab.ui.words.find_page import FindPage
        from latentlab.ui.words.vectors_page import VectorsPage

        finding = FindPage(self._tasks)
        finding.cut.connect(self.cut)
        finding.found.connect(self._on_found)
        self.vectors = VectorsPage(self._tasks)
        contrast = ContrastPage(finding, self._tasks)
        return (
            Entry(finding, self.tr("Find"), self.tr("Words of a text, without a dictionary")),
            Entry(contrast, self.tr("Contrast"), self.tr("Which words are a text's own")),
            Entry(self.vectors, self.tr("Vectors"), self.tr("The latent space of words")),
        )

    def _on_found(self, words: Words) -> None:
        if self.vectors is not None:
            self.vectors.set_counts(dict(words))

    def open_vectors(self, path: Path) -> None:
        """Open word vectors on their page, now or when the workspace is first seen."""
        self._wanted = path
        if self.vectors is not None:
            self._open_wanted()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open_wanted()

    def _open_wanted(self) -> None:
        path, self._wanted = self._wanted, None
        if path is not None and self.vectors is not None:
            self.show_page(self.vectors.objectName())
            self.vectors.open_file(path)
