"""Two questions about vectors of words: what is to c as a is to b, and which words lie between two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from latentlab.lexicon.vectors import WordVectors
from latentlab.ui.words.vector_work import Near, analogy, walk
from latentlab.ui.words.word_row import WordRow
from latentlab.ui.workers.task import Newest, Tasks


class WordQuestions(QWidget):
    """``asking`` says that a question was put, ``failed`` carries why there is no answer.

    ``chosen`` carries a word of an answer that was clicked.
    """

    asking = Signal()
    chosen = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vectors: WordVectors | None = None
        self._analogies, self._walks = Newest(tasks), Newest(tasks)
        self.analogy = WordRow(
            "analogy", ["a", "b", "c"], ["−", "+", "="], self.tr("The words nearest to a − b + c")
        )
        self.analogy.asked.connect(self._on_analogy)
        self.walk = WordRow(
            "walk",
            [self.tr("from"), self.tr("to")],
            ["→", "="],
            self.tr("The words nearest to the straight line between two words"),
        )
        self.walk.asked.connect(self._on_walk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for title, line in ((self.tr("Analogy"), self.analogy), (self.tr("Walk"), self.walk)):
            heading = QLabel(title)
            heading.setProperty("role", "heading")
            column.addWidget(heading)
            column.addWidget(line)
            line.chosen.connect(self.chosen)
        self.setEnabled(False)

    def set_vectors(self, vectors: WordVectors) -> None:
        """Ask these from now on; what was asked of others is no answer about them."""
        self._vectors = vectors
        for asked in (self._analogies, self._walks):
            asked.cancel()
        for line in (self.analogy, self.walk):
            line.show_answers([])
        self.setEnabled(True)

    def _on_analogy(self, words: Sequence[str]) -> None:
        self.asking.emit()
        self.analogy.show_answers([])
        self._analogies.run(analogy, self._vectors, words, done=self._on_analogous, failed=self._on_failed)

    def _on_analogous(self, near: Near) -> None:
        self.analogy.show_answers([word for word, _ in near], [f"{cosine:.2f}" for _, cosine in near])

    def _on_walk(self, words: Sequence[str]) -> None:
        self.asking.emit()
        self.walk.show_answers([])
        self._walks.run(walk, self._vectors, words, done=self._on_walked, failed=self._on_failed)

    def _on_walked(self, words: list[str]) -> None:
        self.walk.show_answers(words, [*("→" for _ in words[1:]), ""])

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
