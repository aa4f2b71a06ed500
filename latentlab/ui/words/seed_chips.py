"""Seeds: a field that words are typed into, and a chip for each that takes it away again."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.widgets.flow_layout import FlowLayout

_BETWEEN = re.compile(r"[\s,;，、；]+")
_LONGEST = 24  # characters of a word on a chip


class SeedChips(QWidget):
    """``changed`` follows every word that comes or goes by the hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seeds: tuple[str, ...] = ()
        self._missing: frozenset[str] = frozenset()
        self._buttons: list[QToolButton] = []
        self.edit = QLineEdit()
        self.edit.setObjectName("words_seed")
        self.edit.setAccessibleName(self.tr("Seeds"))
        self.edit.setPlaceholderText(self.tr("words, then Enter"))
        self.edit.setToolTip(self.tr("Words to begin with, separated by spaces or commas; Enter adds them"))
        self.edit.returnPressed.connect(self._on_typed)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=4)
        self._chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self._chips)

    def seeds(self) -> tuple[str, ...]:
        """The words, in the order they came."""
        return self._seeds

    def set_seeds(self, seeds: Sequence[str]) -> None:
        """Show others, silently."""
        self._seeds = tuple(dict.fromkeys(seeds))
        self._make_chips()

    def add(self, text: str) -> None:
        """Take the words of a text, those that are there already only once."""
        before = self._seeds
        self.set_seeds([*before, *(word for word in _BETWEEN.split(text) if word)])
        if self._seeds != before:
            self.changed.emit()

    def set_missing(self, missing: Collection[str]) -> None:
        """Mark the words that have no vector."""
        self._missing = frozenset(missing)
        for word, button in zip(self._seeds, self._buttons, strict=True):
            self._dress(button, word)

    def chips(self) -> list[QToolButton]:
        """The buttons that take words away."""
        return list(self._buttons)

    def _on_typed(self) -> None:
        text = self.edit.text()
        self.edit.clear()
        self.add(text)

    def _remove(self, word: str) -> None:
        self.set_seeds([one for one in self._seeds if one != word])
        self.changed.emit()

    def _make_chips(self) -> None:
        holder = self.window().focusWidget()
        held = next((place for place, chip in enumerate(self._buttons) if chip is holder), None)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._chip(word) for word in self._seeds]
        self._chips.setVisible(bool(self._seeds))
        if held is not None:  # the one that takes the place of the one that went
            (self._buttons[min(held, len(self._seeds) - 1)] if self._buttons else self.edit).setFocus()

    def _chip(self, word: str) -> QToolButton:
        button = QToolButton(self._chips)
        short = word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"
        button.setText(short.replace("&", "&&"))  # a single one would underline what follows it
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(partial(self._remove, word))
        self._dress(button, word)
        self._flow.addWidget(button)
        button.show()
        return button

    def _dress(self, button: QToolButton, word: str) -> None:
        lost = word in self._missing
        button.setIcon(icon("warn", "warn") if lost else icon("close", "muted"))
        tip = self.tr("{word} has no vector; remove it") if lost else self.tr("Remove the seed {word}")
        button.setToolTip(tip.format(word=word))
        button.setAccessibleName(tip.format(word=word))
