"""Why a word was found or not: every n-gram of it, every split with its cohesion, and where it fell."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from latentlab.errors import BadInput
from latentlab.lexicon.finder_b import Cohesion
from latentlab.lexicon.inspection import Gram, Inspection, Stage, inspect
from latentlab.lexicon.knobs import CohesionKnobs
from latentlab.lexicon.words import Words
from latentlab.ui.i18n import error_text

_HEIGHT = 132


class Inspector(QWidget):
    """A field for a word, and what is known of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scored: Cohesion | None = None
        self._knobs = CohesionKnobs()
        self._found: Words | None = None
        self._stages = {
            Stage.ABSENT: self.tr("does not occur in the text"),
            Stage.COUNT: self.tr("is too rare"),
            Stage.COHESION: self.tr("does not hold together well enough"),
            Stage.CUTTING: self.tr("is never cut out of the text alone"),
            Stage.BACK_CHECK: self.tr("fails the check back: part of it is no kept n-gram"),
            Stage.RARE_ALONE: self.tr("is too rare as a piece of its own"),
            Stage.KEPT: self.tr("is kept"),
        }
        self.field = QLineEdit(self)
        self.field.setObjectName("words_inspected")
        self.field.setPlaceholderText(self.tr("A word to look at"))
        self.field.setAccessibleName(self.tr("A word to look at"))
        self.field.setClearButtonEnabled(True)
        self.field.textEdited.connect(self._on_edited)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.splits = QPlainTextEdit(self)
        self.splits.setReadOnly(True)
        self.splits.setFixedHeight(_HEIGHT)
        self.splits.setAccessibleName(self.tr("Splits of the word"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.field, self.told, self.splits):
            column.addWidget(widget)
        self._show()

    def set_text(self, scored: Cohesion | None) -> None:
        """The n-grams of another text, of which nothing was found yet."""
        self._scored, self._found = scored, None
        self._show()

    def set_found(self, knobs: CohesionKnobs, found: Words | None) -> None:
        """What was found with these knobs; None while they are only being turned."""
        self._knobs, self._found = knobs, found
        self._show()

    def look_at(self, word: str) -> None:
        """Look at a word."""
        self.field.setText(word)
        self._show()

    def _on_edited(self, _text: str) -> None:
        self._show()

    def _show(self) -> None:
        word = self.field.text().strip()
        if self._scored is None or not word:
            self.told.setText(self.tr("Choose a word, or type one: also one that was not found."))
            self.splits.setPlainText("")
            return
        try:
            found = inspect(word, self._scored, self._knobs, self._found)
        except BadInput as error:
            self.told.setText(" ".join(error_text(error)).strip())
            self.splits.setPlainText("")
            return
        self.told.setText(self._sentence(found))
        self.splits.setPlainText("\n".join(self._lines(gram) for gram in found.grams))

    def _sentence(self, found: Inspection) -> str:
        text = f"{found.word} {self._stages[found.stage]}"
        return f"{text}: {', '.join(found.faults)}" if found.faults else text

    def _lines(self, gram: Gram) -> str:
        kept = self.tr("kept") if gram.kept else self.tr("not kept")
        head = self.tr("{text}  ×{count}  {kept}").format(text=gram.text, count=f"{gram.count:,}", kept=kept)
        parts = []
        for split in gram.splits:
            counts = f"({split.left_count:,} · {split.right_count:,})"
            parts.append(f"    {split.left} | {split.right}   ln {split.cohesion:.2f}   {counts}")
        return "\n".join([head, *parts])
