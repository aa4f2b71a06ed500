"""A question about a few words: a field for each, a sign before each but the first, the answers below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from latentlab.ui.widgets.flow_layout import FlowLayout


class WordRow(QWidget):
    """``asked`` carries the words once all fields have one and Enter or the button at the end is pressed.

    ``chosen`` carries a word of the answer that was clicked.
    """

    asked = Signal(list)
    chosen = Signal(str)

    def __init__(
        self, name: str, fields: Sequence[str], signs: Sequence[str], tip: str, parent: QWidget | None = None
    ) -> None:
        """``fields`` are what the words are called; of ``signs`` the last is on the button."""
        super().__init__(parent)
        self._name = name
        line = QHBoxLayout()
        line.setSpacing(4)
        self.edits: list[QLineEdit] = []
        for place, field in enumerate(fields):
            edit = QLineEdit()
            edit.setObjectName(f"words_{name}_{place}")
            edit.setAccessibleName(field)
            edit.setPlaceholderText(field)
            edit.setToolTip(tip)
            edit.setMinimumWidth(48)
            edit.returnPressed.connect(self._on_entered)
            if place:
                line.addWidget(QLabel(signs[place - 1]))
            line.addWidget(edit, 1)
            self.edits.append(edit)
        button = QToolButton()
        button.setObjectName(f"words_{name}_ask")
        button.setText(signs[-1])
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._on_entered)
        line.addWidget(button)
        self._answers: list[QToolButton] = []
        self._below = QWidget()
        self._flow = FlowLayout(self._below, spacing=2)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._below)

    def answers(self) -> list[QToolButton]:
        """The words of the answer."""
        return list(self._answers)

    def show_answers(self, words: Sequence[str], notes: Sequence[str] = ()) -> None:
        """Show these, each with a note beside it where there are notes; none take the old ones away."""
        for button in self._answers:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        beside = list(notes) or [""] * len(words)
        self._answers = [self._answer(word, note) for word, note in zip(words, beside, strict=True)]
        self._below.setVisible(bool(words))

    def _answer(self, word: str, note: str) -> QToolButton:
        button = QToolButton(self._below)
        button.setObjectName(f"words_{self._name}_answer_{self._flow.count()}")
        text = f"{word} {note}".strip()
        button.setText(text.replace("&", "&&"))  # a single one would underline what follows it
        button.setAccessibleName(text)
        button.setToolTip(self.tr("Show the neighbours of {word}").format(word=word))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(partial(self.chosen.emit, word))
        self._flow.addWidget(button)
        button.show()
        return button

    def _on_entered(self) -> None:
        words = [edit.text().strip() for edit in self.edits]
        if all(words):
            self.asked.emit(words)
        else:
            self.edits[words.index("")].setFocus()
