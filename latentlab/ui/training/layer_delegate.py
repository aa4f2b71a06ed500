"""Paints the cells of the table of layers, and opens a line edit in those that hold a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QValidator
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.theme import Theme, blend, current_theme
from latentlab.ui.training.layer_map import LayerMap
from latentlab.ui.training.layer_model import KIND, Column, Index, LayerModel
from latentlab.ui.widgets.value_box import number

HEIGHT = 28
_ICON = 16
_PAD = 8
_ROOMY = 120
_MOST = 1e6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Role = Qt.ItemDataRole


class LayerDelegate(QStyledItemDelegate):
    """Numbers are boxes, rules look like choices, a lock stands for freezing, the last cell is the map."""

    def __init__(self, model: LayerModel, heat: LayerMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._heat = heat

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data(Role.DisplayRole) or "")
        return QSize(option.fontMetrics.horizontalAdvance(text) + 2 * _PAD, HEIGHT)

    # -- painting -------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, column = current_theme(), Column(index.column())
        rect, state = option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(blend(theme.accent, theme.window, 0.12)))
        match column:
            case Column.NAME:
                self._paint_name(painter, rect, index, theme)
            case Column.SIZE:
                self._say(painter, rect.adjusted(0, 0, -_PAD, 0), index, theme.muted, right=True)
            case Column.FREEZE:
                self._paint_lock(painter, rect, index)
            case Column.MAP:
                self._heat.paint(painter, rect, index.row())
            case _:
                self._paint_box(painter, rect, index, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        """The network's or part's name recedes; a row that fits what is typed stands out."""
        matched = index.row() in self._model.matched
        if matched:
            painter.fillRect(QRect(rect.left(), rect.top() + 4, 3, rect.height() - 8), QColor(theme.accent))
        room = rect.adjusted(_PAD, 0, -4, 0)
        metrics = painter.fontMetrics()
        # The end tells layers apart; where there is room, the beginning says what they are part of.
        elide = Qt.TextElideMode.ElideMiddle if room.width() > _ROOMY else Qt.TextElideMode.ElideLeft
        text = metrics.elidedText(str(index.data()), elide, room.width())
        head, dot, tail = text.partition(".")
        if not dot or not tail:
            head, tail = "", text
        painter.setPen(QColor(theme.muted))
        painter.drawText(room, int(_LEFT), head + dot if head else "")
        painter.setPen(QColor(theme.accent if matched else theme.text))
        shift = metrics.horizontalAdvance(head + dot) if head else 0
        painter.drawText(room.adjusted(shift, 0, 0, 0), int(_LEFT), tail)

    def _paint_lock(self, painter: QPainter, rect: QRect, index: Index) -> None:
        able = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        state = Qt.CheckState(index.data(Role.CheckStateRole))
        tokens = {Qt.CheckState.Checked: "accent" if able else "text"}
        name = "unlock" if state == Qt.CheckState.Unchecked else "lock"
        side = QRect(0, 0, _ICON, _ICON)
        side.moveCenter(rect.center())
        if state == Qt.CheckState.Unchecked and not able:
            painter.setOpacity(0.4)
        icon(name, tokens.get(state, "muted")).paint(painter, side)

    def _paint_box(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        """A value; what differs from doing nothing is in the accent colour."""
        able = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        text = str(index.data() or "")
        if able:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        choice = index.column() == Column.RULE
        plain = text == "1" if index.column() == Column.RATE else index.data(KIND) is None
        token = theme.muted if not able or (plain and choice) else theme.text if plain else theme.accent
        room = rect.adjusted(_PAD, 0, -_PAD - (12 if choice and able else 0), 0)
        self._say(painter, room, index, token if able or plain else theme.text, right=not choice)
        if choice and able:
            painter.setPen(QColor(theme.muted))
            x, y = rect.right() - 14, rect.center().y()
            painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])

    def _say(self, painter: QPainter, room: QRect, index: Index, color: str, *, right: bool) -> None:
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(QColor(color))
        painter.drawText(room, int(_RIGHT if right else _LEFT), text)

    # -- editing --------------------------------------------------------------------------------------

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the lock, or Space, freezes or lets go."""
        if index.column() != Column.FREEZE or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and option.rect.contains(event.position().toPoint())
        )
        pressed = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not clicked and not pressed:
            return False
        checked = Qt.CheckState(index.data(Role.CheckStateRole)) == Qt.CheckState.Checked
        after = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return self._model.setData(index, after, Role.CheckStateRole)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = NumberEdit(parent)
        editor.setObjectName("train_layer_editor")
        editor.setAccessibleName(str(index.data(Role.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # What is typed stays while the run goes on and the table is told of it.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Role.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified() and editor.hasAcceptableInput():
            self._model.setData(index, number(editor.text()), Role.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        least = 64
        editor.setGeometry(rect.adjusted(min(0, rect.width() - least), 0, 0, 0))


class NumberEdit(QLineEdit):
    """Takes a number from 0 to a million; anything else is marked, and Enter does not take it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setValidator(_Amount(self))
        self.textChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        invalid = not self.hasAcceptableInput()
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)


class _Amount(QValidator):
    def validate(self, text: str, place: int) -> object:
        value = number(text)
        good = value is not None and 0 <= value <= _MOST
        return QValidator.State.Acceptable if good else QValidator.State.Intermediate
