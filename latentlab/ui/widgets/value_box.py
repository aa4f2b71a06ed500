"""A number that can be typed over: plain text until it is pointed at, a line edit while it is edited."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from latentlab.ui.theme import current_theme

_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0, Qt.Key.Key_PageUp: 10.0, Qt.Key.Key_PageDown: -10.0}


def number(text: str) -> float | None:
    """The finite number in a text, with a point or a comma; None where there is none."""
    try:
        value = float(text.strip().replace("\u2212", "-").replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def short(value: float, decimals: int) -> str:
    """A number with so many decimals, without a negative zero; very large ones in scientific notation."""
    if abs(value) >= 1e5:
        return f"{value:.2e}"
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text


class ValueBox(QLineEdit):
    """``entered`` carries a number that was typed, ``nudged`` steps asked for by the arrow keys."""

    entered = Signal(float)
    nudged = Signal(float)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0.0
        self._decimals = 2
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.returnPressed.connect(self._commit)
        self.textEdited.connect(self._on_edited)

    def set_value(self, value: float, decimals: int) -> None:
        """Show a value. What is being typed stays."""
        self._value, self._decimals = value, decimals
        if not self.isModified():
            self._show_value()

    def begin(self, text: str) -> None:
        """Start editing, with ``text`` as if it had been typed; an empty one selects what is there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self.setText(text)
            self.setModified(True)
        else:
            self.selectAll()

    def _show_value(self) -> None:
        text = f"{self._value:.6g}" if self.hasFocus() else short(self._value, self._decimals)
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)
        self.setModified(False)

    def _commit(self) -> None:
        if not self.isModified():
            return
        value = number(self.text())
        if value is None:
            self._set_invalid(True)
            return
        self.setModified(False)
        self.entered.emit(value)
        self._show_value()
        self.selectAll()

    def _on_edited(self, text: str) -> None:
        self._set_invalid(bool(text.strip(" -+.")) and number(text) is None)

    def _set_invalid(self, invalid: bool) -> None:
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    # -- events ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._commit()
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.nudged.emit(step * (0.1 if fine else 1.0))
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._forget()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A line edit would select the digits on one side of the point: what is typed then is no number.
        if event.button() == Qt.MouseButton.LeftButton:
            self.selectAll()
        else:
            super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_value()
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self._commit()
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        self.setModified(False)
        self._set_invalid(False)
        self._show_value()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The row's menu, unless text is being edited.
        if self.hasFocus():
            super().contextMenuEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            super().paintEvent(event)
            return
        theme = current_theme()
        painter = QPainter(self)
        if self.underMouse() and not self.isReadOnly():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 6, 6)
        painter.setPen(QColor(theme.muted if self.isReadOnly() else theme.text))
        painter.drawText(self.rect().adjusted(4, 0, -9, 0), int(self.alignment()), self.text())
        painter.end()
