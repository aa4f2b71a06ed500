"""A table of words with figures, sorted by any column without a wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WordModel(QAbstractTableModel):
    """Words in the first column, figures in the others; rows lie in an order of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: NDArray[Any] = np.zeros(0, dtype=object)
        self._columns: list[tuple[str, NDArray[Any], str]] = []
        self._title = ""
        self._order: NDArray[np.intp] = np.zeros(0, dtype=np.intp)

    def set_words(
        self, title: str, words: Sequence[str], columns: Sequence[tuple[str, NDArray[Any], str]]
    ) -> None:
        """Show words (W,), and columns of a title, values (W,) and a format; in the order they come."""
        self.beginResetModel()
        self._title = title
        self._words = np.array(words, dtype=object)
        self._columns = list(columns)
        self._order = np.arange(len(words))
        self.endResetModel()

    def word(self, row: int) -> str:
        """What stands in a row."""
        return str(self._words[self._order[row]])

    def row_of(self, word: str) -> int:
        """Where a word stands, -1 if it is not there."""
        found = np.flatnonzero(self._words[self._order] == word)
        return int(found[0]) if len(found) else -1

    def keep(self, text: str) -> None:
        """Show only the words with this in them, in the order they came."""
        self.beginResetModel()
        wanted = [row for row, word in enumerate(self._words) if text in word] if text else None
        self._order = np.arange(len(self._words)) if wanted is None else np.array(wanted, dtype=np.intp)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0 or not len(self._words):
            return
        values = self._words if column == 0 else self._columns[column - 1][1]
        ranks = np.argsort(values[self._order], kind="stable")
        self.layoutAboutToBeChanged.emit()
        self._order = self._order[ranks if order == Qt.SortOrder.AscendingOrder else ranks[::-1]]
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1 + len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._order[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return str(self._words[row])
            _, values, form = self._columns[index.column() - 1]
            value = values[row]
            return "" if value != value else format(value, form)  # NaN: it has none
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._title if section == 0 else self._columns[section - 1][0]


class WordTable(QTableView):
    """``chosen`` follows the word that is selected, by a click or the keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordModel(self)
        self.setModel(self.words)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.DescendingOrder)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def choose(self, word: str) -> None:
        """Select a word, if it is there."""
        row = self.words.row_of(word)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.words.index(row, 0))

    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(self.words.word(rows[0].row()))
