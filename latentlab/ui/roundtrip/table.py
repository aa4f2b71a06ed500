"""The round-trip table as data: one row an image, sortable by each figure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from latentlab.ui.i18n import error_text
from latentlab.ui.icons import icon
from latentlab.ui.roundtrip.colours import error_map
from latentlab.ui.roundtrip.work import Item, Outcome, Trip
from latentlab.ui.widgets.measure_texts import mse_text, psnr_text
from latentlab.ui.widgets.pixels import Pixels

SORT = Qt.ItemDataRole.UserRole
PICTURES = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, left to right."""

    PICTURES = 0
    NAME = 1
    MSE = 2
    PSNR = 3
    SSIM = 4
    NOTICE = 5


@dataclass(frozen=True, eq=False)
class Entry:
    """An image and how it came back; None while that is not known. ``error`` is its map in colours."""

    item: Item
    outcome: Outcome | None = None
    error: Pixels | None = None

    @property
    def trip(self) -> Trip | None:
        """How it came back, if it did."""
        return self.outcome if isinstance(self.outcome, Trip) else None


class TripTable(QAbstractTableModel):
    """Rows are entries in the order they were added."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []

    @property
    def entries(self) -> list[Entry]:
        """Every row."""
        return list(self._entries)

    def add(self, items: Iterable[Item]) -> None:
        """Append rows that are not measured yet."""
        new = [Entry(item) for item in items]
        if new:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._entries += new
            self.endInsertRows()

    def remove(self, rows: Iterable[int]) -> None:
        """Take rows away."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._entries[row]
            self.endRemoveRows()

    def replace_item(self, row: int, item: Item) -> None:
        """Measure a row's image in another way; what is known of it is forgotten."""
        self._entries[row] = Entry(item)
        self._tell(row, row)

    def forget(self) -> None:
        """No row is measured any more."""
        self._entries = [Entry(entry.item) for entry in self._entries]
        if self._entries:
            self._tell(0, len(self._entries) - 1)

    def put(self, results: Sequence[tuple[Item, Outcome]]) -> None:
        """Fill in what is known now. Results for images that are gone are dropped."""
        rows = {id(entry.item): row for row, entry in enumerate(self._entries)}
        for item, outcome in results:
            row = rows.get(id(item))
            if row is None:
                continue
            error = None
            if isinstance(outcome, Trip):
                error = error_map(outcome.original, outcome.reconstruction)[0]
            self._entries[row] = replace(self._entries[row], outcome=outcome, error=error)
            self._tell(row, row)

    # -- Qt's side ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        figure = Column.MSE <= section <= Column.SSIM
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips()[section] or None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        if role == PICTURES and column is Column.PICTURES:
            trip = entry.trip
            return None if trip is None else (trip.original, trip.reconstruction, entry.error)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, column)
        if role == SORT:
            return _sort_key(entry, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and Column.MSE <= column <= Column.SSIM:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column is Column.NOTICE:
            return _sign(entry)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(entry, column)
        return None

    # -- within ---------------------------------------------------------------------------------------

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _titles(self) -> tuple[str, ...]:
        pictures = self.tr("Original, reconstruction, error")
        return (pictures, self.tr("Name"), "MSE", self.tr("PSNR / dB"), "SSIM", "")

    def _tips(self) -> tuple[str, ...]:
        return (
            "",
            "",
            self.tr("Mean squared error of pixels in [0, 1]; smaller is better"),
            self.tr("Peak signal-to-noise ratio; larger is better"),
            self.tr("Structural similarity; 1 is the same image"),
            self.tr("Images unlike what the model has seen, and images that could not be read"),
        )

    def _text(self, entry: Entry, column: Column) -> str | None:
        if column is Column.NAME:
            return entry.item.name or self.tr("Dropped image")
        if not Column.MSE <= column <= Column.SSIM:
            return None
        trip = entry.trip
        if trip is None:
            return "–"
        texts = {
            Column.MSE: mse_text(trip.mse),
            Column.PSNR: psnr_text(trip.psnr),
            Column.SSIM: f"{trip.ssim:.3f}",
        }
        return texts[column]

    def _tip(self, entry: Entry, column: Column) -> str | None:
        if isinstance(entry.outcome, Exception):
            return " ".join(error_text(entry.outcome)).strip()
        if column is Column.NAME:
            return str(entry.item.path or entry.item.name) or None
        if column is Column.PICTURES:
            return self._titles()[column]
        if column is Column.NOTICE and entry.trip is not None and entry.trip.unlike:
            return self.tr("Unlike what this model has seen")
        return self._text(entry, column)


class TripOrder(QSortFilterProxyModel):
    """Sorts by figures, not by their texts; what has none comes last in the first direction."""

    def __init__(self, table: TripTable) -> None:
        super().__init__()
        self.setSourceModel(table)
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(left.data(SORT) < right.data(SORT))


def _sign(entry: Entry) -> object:
    if isinstance(entry.outcome, Exception):
        return icon("warn", "bad")
    return icon("warn", "warn") if entry.trip is not None and entry.trip.unlike else None


def _sort_key(entry: Entry, column: Column) -> float | str:
    if column is Column.NAME:
        return entry.item.name.casefold()
    trip = entry.trip
    if trip is None:
        return math.inf
    keys = {Column.PSNR: trip.psnr, Column.SSIM: trip.ssim, Column.NOTICE: -float(trip.unlike)}
    return keys.get(column, trip.mse)
