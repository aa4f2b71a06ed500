"""The Words workspace: words found in a text, held against a background, and their vectors."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from latentlab.ui.widgets.pages_panel import Entry, PagesPanel
from latentlab.ui.workers.task import Tasks


class WordsPanel(PagesPanel):
    """Finding, contrast, vectors."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.setObjectName("words_panel")

    def make_pages(self) -> Sequence[Entry]:
        # Only here: nobody who looks at pictures waits for this.
        from latentlab.ui.words.contrast_page import ContrastPage
        from latentlab.ui.words.find_page import FindPage
        from latentlab.ui.words.vectors_page import VectorsPage

        finding = FindPage(self._tasks)
        contrast = ContrastPage(finding, self._tasks)
        return (
            Entry(finding, self.tr("Find"), self.tr("Words of a text, without a dictionary")),
            Entry(contrast, self.tr("Contrast"), self.tr("Which words are a text's own")),
            Entry(VectorsPage(self._tasks), self.tr("Vectors"), self.tr("The latent space of words")),
        )
