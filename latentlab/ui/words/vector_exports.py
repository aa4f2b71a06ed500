"""What grew, brought out: as a dictionary for jieba, a table, or vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from latentlab.lexicon.screening import Screened
from latentlab.lexicon.vectors import WordVectors
from latentlab.ui.widgets.flow_layout import FlowLayout
from latentlab.ui.words.vector_work import save_jieba, save_table, save_vectors
from latentlab.ui.workers.task import Tasks

Grown = tuple[Screened, WordVectors, Mapping[str, int]]


class VectorExports(QWidget):
    """A button a format. ``said`` carries a sentence for the person, ``failed`` an exception.

    ``grown`` gives what is to be written, None while there is nothing.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, grown: Callable[[], Grown | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._grown = tasks, grown
        flow = FlowLayout(self, spacing=8)
        self._buttons = [
            self._button(
                "jieba",
                self.tr("Dictionary…"),
                self.tr("A user dictionary for jieba: a word and its count on each line"),
                self._on_jieba,
            ),
            self._button(
                "csv",
                self.tr("Table…"),
                self.tr("Word, depth, cosine and the word it was reached from, as CSV"),
                self._on_table,
            ),
            self._button(
                "word2vec",
                self.tr("Vectors…"),
                self.tr("The vectors of the words that grew, in word2vec's text format"),
                self._on_vectors,
            ),
        ]
        for button in self._buttons:
            flow.addWidget(button)
        self.refresh()

    def refresh(self) -> None:
        """There may be something to write now, or nothing any more."""
        for button in self._buttons:
            button.setEnabled(self._grown() is not None)

    def save_jieba_to(self, path: Path) -> None:
        """Write the dictionary."""
        grown = self._grown()
        if grown is not None:
            found, _, counts = grown
            self._run(save_jieba, _ending(path, ".txt"), found, counts)

    def save_table_to(self, path: Path) -> None:
        """Write the table."""
        grown = self._grown()
        if grown is not None:
            self._run(save_table, _ending(path, ".csv"), grown[0])

    def save_vectors_to(self, path: Path) -> None:
        """Write the vectors."""
        grown = self._grown()
        if grown is not None:
            found, vectors, _ = grown
            self._run(save_vectors, _ending(path, ".txt"), found, vectors)

    def _run(self, save: Callable[..., Path], *what: object) -> None:
        self._tasks.run(save, *what, done=self._on_saved, failed=self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self.said.emit(self.tr("Saved as {path}").format(path=path))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_jieba(self) -> None:
        self._ask(self.tr("Save dictionary"), "dictionary.txt", self.tr("Text (*.txt)"), self.save_jieba_to)

    def _on_table(self) -> None:
        self._ask(self.tr("Save table"), "words.csv", self.tr("Tables (*.csv)"), self.save_table_to)

    def _on_vectors(self) -> None:
        self._ask(self.tr("Save vectors"), "vectors.txt", self.tr("Text (*.txt)"), self.save_vectors_to)

    def _ask(self, title: str, name: str, kinds: str, save: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kinds)
        if chosen:
            save(Path(chosen))

    def _button(self, name: str, text: str, tip: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"words_save_{name}")
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.clicked.connect(slot)
        return button


def _ending(path: Path, suffix: str) -> Path:
    return path if path.suffix else path.with_name(path.name + suffix)
