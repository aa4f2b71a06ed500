"""The table of layers: keys, clicks and the place under the cursor; cells are painted by the delegate."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from latentlab.ui.training.layer_delegate import HEIGHT, LayerDelegate
from latentlab.ui.training.layer_map import LayerMap
from latentlab.ui.training.layer_model import KIND, Column, LayerModel
from latentlab.ui.training.layer_rules import KINDS
from latentlab.ui.training.layer_words import kind_tip, kind_title

_WIDTHS = {Column.SIZE: 52, Column.RATE: 56, Column.FREEZE: 52, Column.RULE: 100, Column.AMOUNT: 48}
_GIVE_WAY = Column.SIZE, Column.RULE
"""What goes, one after the other, where the map would get too narrow: rules can be typed below the table."""
_NAME = 96, 260
"""Least and greatest width of the names."""
_MAP = 120
"""Least width of the map."""


class LayerTable(QTableView):
    """``hovered`` follows the cursor over the map; what is under it stands in the map's ``hovered``."""

    hovered = Signal()

    def __init__(self, model: LayerModel, heat: LayerMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._heat = heat
        self.setObjectName("train_layers")
        self.setAccessibleName(self.tr("Layers of the run"))
        self.setModel(model)
        self.setItemDelegate(LayerDelegate(model, heat, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.verticalHeader().setMinimumSectionSize(HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(24)
        header.setFixedHeight(HEIGHT)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._place_columns)
        model.amounts_changed.connect(self._place_columns)

    # -- columns --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns()

    def _place_columns(self) -> None:
        """Names take what the map can spare; amounts are there when a rule has one."""
        hidden = set() if self._model.has_amounts() else {Column.AMOUNT}
        width = self.viewport().width()
        for column in _GIVE_WAY:
            if width < _NAME[0] + _MAP + sum(w for c, w in _WIDTHS.items() if c not in hidden):
                hidden |= {column, Column.AMOUNT} if column == Column.RULE else {column}
        for column in _WIDTHS:
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, _WIDTHS[column])
        rest = width - sum(w for column, w in _WIDTHS.items() if column not in hidden)
        wanted = max(_NAME[0], min(_NAME[1], self.sizeHintForColumn(Column.NAME), int(0.45 * rest)))
        self.setColumnWidth(Column.NAME, wanted)

    # -- the hand -------------------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> bool:
        """Begin to edit a cell, if it can be."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        if index.column() == Column.RULE:
            self._show_menu(index)
        else:
            self.edit(index)
        return True

    def edit(self, index: QModelIndex, trigger: object = None, event: object = None) -> bool:  # type: ignore[override]
        """Rules are chosen from a menu, everything else is Qt's."""
        if trigger is None:
            super().edit(index)
            return True
        keyed = trigger in (
            QAbstractItemView.EditTrigger.EditKeyPressed,
            QAbstractItemView.EditTrigger.AnyKeyPressed,
        )
        if keyed and index.column() == Column.RULE:
            return self._open(index)
        return bool(super().edit(index, trigger, event))  # type: ignore[call-overload]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        editing = self.state() == QAbstractItemView.State.EditingState
        if enter and not editing and index.isValid() and self._open(index):
            event.accept()
            return
        super().keyPressEvent(event)

    def _show_menu(self, index: QModelIndex) -> None:
        self.menu.clear()
        own = index.data(KIND)
        for kind in (None, *KINDS):
            action = self.menu.addAction(kind_title(kind), partial(self._choose, index.row(), kind or ""))
            action.setToolTip(kind_tip(kind))
            action.setCheckable(True)
            action.setChecked(kind == own)
            if kind == own:
                self.menu.setActiveAction(action)
        rect: QRect = self.visualRect(index)
        self.menu.popup(self.viewport().mapToGlobal(rect.bottomLeft()))

    def _choose(self, row: int, kind: str) -> None:
        self._model.setData(self._model.index(row, Column.RULE), kind)

    # -- the cursor -----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and index.column() == Column.MAP:
            rect: QRect = self.visualRect(index)
            history, quantity = self._heat.history, self._heat.quantity
            found = history.index_at(quantity, index.row(), at.x() - rect.x(), rect.width())
            self._hover(None if found is None else (index.row(), found))
        else:
            self._hover(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, place: tuple[int, int] | None) -> None:
        if place != self._heat.hovered:
            self._heat.hovered = place
            self.viewport().update()
            self.hovered.emit()
