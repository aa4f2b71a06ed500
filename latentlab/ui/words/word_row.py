"""A question about a few words: a field for each, a sign before each but the first, the answer below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget


class WordRow(QWidget):
    """``asked`` carries the words once all fields have one and Enter or the button at the end is pressed."""

    asked = Signal(list)

    def __init__(
        self, name: str, fields: Sequence[str], signs: Sequence[str], tip: str, parent: QWidget | None = None
    ) -> None:
        """``fields`` are what the words are called; of ``signs`` the last is on the button."""
        super().__init__(parent)
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
        self.answer = QLabel()
        self.answer.setObjectName(f"words_{name}_answer")
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setWordWrap(True)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.answer)

    def say(self, text: str) -> None:
        """Show an answer; '' shows none."""
        self.answer.setText(text)
        self.answer.setAccessibleName(text)
        self.answer.setVisible(bool(text))

    def _on_entered(self) -> None:
        words = [edit.text().strip() for edit in self.edits]
        if all(words):
            self.asked.emit(words)
        else:
            self.edits[words.index("")].setFocus()
