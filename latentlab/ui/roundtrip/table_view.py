"""How the round-trip table looks, and what the mouse and the keys do there."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from latentlab.ui.icons import icon
from latentlab.ui.roundtrip.table import PICTURES, Column, TripOrder, TripTable
from latentlab.ui.widgets.pixels import to_qimage

SIDE = 36
_GAP = 6
_ROW = SIDE + 8

Sorting = tuple[int, Qt.SortOrder]
"""A column, -1 for the order in which images were added, and which end comes first."""


class _Thumbnails(QStyledItemDelegate):
    """Original, reconstruction and error map of a row, side by side."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        pictures = index.data(PICTURES)
        rect: QRect = option.rect
        top = rect.top() + (rect.height() - SIDE) // 2
        for number, pixels in enumerate(pictures or ()):
            image = to_qimage(pixels)
            painter.save()
            smooth = image.height() > SIDE
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(QRect(rect.left() + 8 + number * (SIDE + _GAP), top, SIDE, SIDE), image)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(3 * SIDE + 2 * _GAP + 16, _ROW)


class TripTableView(QTableView):
    """Rows are chosen by click or arrow keys. Signals carry rows of the table, unsorted; -1 is none."""

    current_changed = Signal(int)
    explore_wanted = Signal(int)
    invert_wanted = Signal(int)
    remove_wanted = Signal(object)  # list[int]

    def __init__(self, table: TripTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.order = TripOrder(table)
        self.setModel(self.order)
        self.setItemDelegateForColumn(Column.PICTURES, _Thumbnails(self))
        self.setObjectName("roundtrip_table")
        self.setAccessibleName(self.tr("Round trips"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as they were added
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._set_widths()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_clicked)

    def current(self) -> int:
        """The chosen row of the table (not of the sorted view), -1 for none."""
        return self._row(self.currentIndex())

    def choose(self, row: int) -> None:
        """Choose a row of the table."""
        index = self.order.mapFromSource(self._table.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    def chosen(self) -> list[int]:
        """Every selected row of the table."""
        return [self._row(index) for index in self.selectionModel().selectedRows()]

    def sorting(self) -> Sorting:
        """What the rows are sorted by, for ``sortByColumn``."""
        return self.order.sortColumn(), self.order.sortOrder()

    def in_order(self) -> list[int]:
        """All rows of the table, as they are sorted now."""
        return [self._row(self.order.index(place, 0)) for place in range(self.order.rowCount())]

    # -- events ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self.remove_wanted.emit(self.chosen())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() >= 0:
            self.explore_wanted.emit(self.current())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current() < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("eye"), self.tr("Open in Explore"), self._on_explore)
        menu.addAction(icon("invert"), self.tr("Invert"), self._on_invert)
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove"), self._on_remove)
        menu.popup(event.globalPos())

    def _on_explore(self) -> None:
        self.explore_wanted.emit(self.current())

    def _on_invert(self) -> None:
        self.invert_wanted.emit(self.current())

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.chosen())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.explore_wanted.emit(self._row(index))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self._row(current))

    # -- within ---------------------------------------------------------------------------------------

    def _row(self, index: QModelIndex) -> int:
        return self.order.mapToSource(index).row() if index.isValid() else -1

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        widths = {
            Column.PICTURES: 3 * SIDE + 2 * _GAP + 68,
            Column.MSE: 84,
            Column.PSNR: 92,
            Column.SSIM: 84,
            Column.NOTICE: 40,
        }
        for column, width in widths.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
