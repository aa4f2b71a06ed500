"""A few lines to choose from, each in its own style: what a legend is, and what is drawn at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from latentlab.ui.theme import Curve
from latentlab.ui.widgets.curve_legend import LegendEntry
from latentlab.ui.widgets.styles import style

_COLUMNS, _WIDTH, _HEIGHT = 2, 150, 24


class StyledEntry(LegendEntry):
    """An entry that knows more styles than the theme has curves, and leaves its value what room there is."""

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def curve(self) -> Curve:
        return style(self._index)


class Entries(QWidget):
    """``changed`` follows every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, StyledEntry] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def add(self, name: str, title: str, tip: str, *, on: bool = True) -> StyledEntry:
        """One more, under the name ``play_entry_<name>``."""
        entry = StyledEntry(name, title, len(self._entries), self)
        entry.setObjectName(f"play_entry_{name}")
        entry.setToolTip(tip)
        entry.setChecked(on)
        entry.toggled.connect(self._on_toggled)
        self._grid.addWidget(entry, len(self._entries) // _COLUMNS, len(self._entries) % _COLUMNS)
        self._entries[name] = entry
        return entry

    def names(self) -> Collection[str]:
        """All of them."""
        return self._entries.keys()

    def chosen(self) -> list[str]:
        """The names of those that are on."""
        return [name for name, entry in self._entries.items() if entry.isChecked()]

    def entry(self, name: str) -> StyledEntry:
        """One of them. Raises KeyError for one that is not listed."""
        return self._entries[name]

    def set_words(self, words: Mapping[str, str]) -> None:
        """What stands beside each; nothing beside the others."""
        for name, entry in self._entries.items():
            entry.set_value(words.get(name, ""))

    def _on_toggled(self, _on: bool) -> None:
        self.changed.emit()
