"""A list of the library: one line a thing, its name left, what to know of it right, a mark while it lives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from latentlab.ui.theme import current_theme

Mark = Literal["", "open", "live", "paused", "waiting", "absent", "bad"]
ROW = Qt.ItemDataRole.UserRole
HEIGHT = 28
_DOT = 7
_TALLEST = 9

# The token a mark's dot is drawn in; those without one have no dot.
_DOTS = {"live": "good", "paused": "warn", "waiting": "muted", "bad": "bad"}

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One line. ``key`` is what it stands for: a path or a name."""

    key: str
    title: str
    detail: str = ""
    tip: str = ""
    mark: Mark = ""


class ShelfList(QListWidget):
    """Rows that are replaced as a whole; selection and place stay with what is still there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self.setObjectName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_hint(self, hint: str) -> None:
        """What it says while it is empty."""
        self._hint = hint
        self.viewport().update()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows. Says nothing of a selection that stays."""
        if [self.row_of(i) for i in range(self.count())] == list(rows):
            return
        chosen, place = self.current_key(), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self.addItem(_fill(QListWidgetItem(), row))
                if row.key == chosen:
                    self.setCurrentRow(self.count() - 1)
        self.verticalScrollBar().setValue(place)
        self.updateGeometry()
        self.viewport().update()

    def update_row(self, row: Row) -> None:
        """Replace the row with the same key, if there is one."""
        for i in range(self.count()):
            if self.row_of(i).key == row.key:
                _fill(self.item(i), row)

    def row_of(self, index: int) -> Row:
        """What a line stands for."""
        row = self.item(index).data(ROW)
        assert isinstance(row, Row)
        return row

    def keys(self) -> list[str]:
        """What all lines stand for."""
        return [self.row_of(i).key for i in range(self.count())]

    def current_key(self) -> str:
        """What the chosen line stands for, '' for none."""
        return self.row_of(self.currentRow()).key if self.currentRow() >= 0 else ""

    def select(self, key: str) -> None:
        """Choose a line, silently; '' or an unknown key chooses none."""
        keys = self.keys()
        with QSignalBlocker(self):
            self.setCurrentRow(keys.index(key) if key in keys else -1)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT * max(2, min(self.count(), _TALLEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT * 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count() or not self._hint:
            return
        painter = QPainter(self.viewport())
        painter.setFont(_caption(self.font()))
        painter.setPen(QColor(current_theme().muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(8, 6, -8, 0), flags, self._hint)


class RowDelegate(QStyledItemDelegate):
    """Paints a row; the style sheet paints what lies behind it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        view = option.widget
        element = QStyle.PrimitiveElement.PE_PanelItemViewItem
        view.style().drawPrimitive(element, option, painter, view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(8, 0, -8, 0)
        box.setLeft(self._paint_dot(painter, row, box))
        self._paint_texts(painter, option.font, row, box)
        painter.restore()

    def _paint_dot(self, painter: QPainter, row: Row, box: QRect) -> int:
        token = _DOTS.get(row.mark)
        if token is None:
            return box.left()
        color = current_theme().color(token)
        top = box.center().y() - _DOT // 2
        painter.setPen(QPen(color, 1.5))
        # Filled while something moves, hollow while it waits: colour alone would not tell everybody.
        painter.setBrush(color if row.mark in ("live", "bad") else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.left(), top, _DOT, _DOT)
        return box.left() + _DOT + 8

    def _paint_texts(self, painter: QPainter, font: QFont, row: Row, box: QRect) -> None:
        theme = current_theme()
        caption = _caption(font)
        if row.mark == "open":
            font = QFont(font)
            font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(caption)
        detail = _fitting(
            row.detail, metrics, box.width() - QFontMetrics(font).horizontalAdvance(row.title) - 8
        )
        painter.setFont(caption)
        painter.setPen(QColor(theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, detail)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted if row.mark == "absent" else theme.text))
        room = box.width() - (metrics.horizontalAdvance(detail) + 8 if detail else 0)
        title = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideMiddle, room + 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, title)


def _fitting(detail: str, metrics: QFontMetrics, room: int) -> str:
    """As many of its parts as fit beside the name, which comes first: the tip has them all."""
    while detail and metrics.horizontalAdvance(detail) > room:
        end = max(detail.rfind(comma) for comma in (", ", "，"))
        detail = detail[: max(end, 0)]
    return detail


def _fill(item: QListWidgetItem, row: Row) -> QListWidgetItem:
    if item.data(ROW) != row:
        item.setData(ROW, row)
        item.setData(Qt.ItemDataRole.DisplayRole, row.title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}, {row.detail}".rstrip(", "))
        item.setToolTip(row.tip)
    return item


def _caption(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(11)
    return small
