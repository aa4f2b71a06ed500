"""The slider of one axis: filled from the axis' mean, it jumps to where it is pressed and steps exactly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from latentlab.ui.theme import Theme, current_theme
from latentlab.ui.widgets.axes import TICKS

_STEPS = {
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_Down: -1.0,
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Up: 1.0,
    Qt.Key.Key_PageDown: -10.0,
    Qt.Key.Key_PageUp: 10.0,
}


class LatentSlider(QSlider):
    """A horizontal slider over ``TICKS`` positions.

    ``nudged`` carries steps (of the owner's size) asked for by keys or wheel: Shift makes them ten times
    finer. ``edit_asked`` carries the text to begin a typed value with. ``takes_wheel`` lets the owner keep
    a wheel event for scrolling.
    """

    nudged = Signal(float)
    reset_asked = Signal()
    edit_asked = Signal(str)
    lock_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.takes_wheel: Callable[[QWheelEvent], bool] = lambda _event: True
        self._locked = False
        self._beyond = False
        self._centre = TICKS // 2
        self._grip: float | None = None
        self.setRange(0, TICKS)
        # The column walks its rows itself: Tab would follow the order in which rows were made.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_locked(self, locked: bool) -> None:
        """A locked slider can be focused and asked about, not moved."""
        if locked and self.isSliderDown():
            self._let_go()
        self._locked = locked
        self.update()

    def set_centre(self, tick: int) -> None:
        """The tick of the axis' mean, from which the groove is filled."""
        self._centre = min(max(tick, 0), TICKS)
        self.update()

    def set_beyond(self, beyond: bool) -> None:
        """Whether the value lies outside the span: the handle at the end is then drawn hollow."""
        if beyond != self._beyond:
            self._beyond = beyond
            self.update()

    # -- mouse ----------------------------------------------------------------------------------------

    def handle_rect(self) -> QRect:
        """Where the handle is, as the style has it."""
        return self._part(QStyle.SubControl.SC_SliderHandle)

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)

    def _tick_at(self, x: float) -> int:
        handle, groove = self.handle_rect(), self._part(QStyle.SubControl.SC_SliderGroove)
        span = max(1, groove.width() - handle.width())
        return round(min(max((x - groove.x() - handle.width() / 2) / span, 0.0), 1.0) * TICKS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.buttons() != event.button():
            event.ignore()
            return
        event.accept()
        if self._locked:
            return
        x, handle = event.position().x(), self.handle_rect()
        on_handle = handle.contains(event.position().toPoint())
        # Taken by the handle, it keeps its place under the pointer; taken elsewhere, it comes there.
        self._grip = x - (handle.x() + handle.width() / 2) if on_handle else 0.0
        self.setSliderDown(True)
        if not on_handle:
            self.setSliderPosition(self._tick_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.setSliderPosition(self._tick_at(event.position().x() - self._grip))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._locked:
            self.reset_asked.emit()
        event.accept()

    def _let_go(self) -> None:
        self._grip = None
        if self.isSliderDown():
            self.setSliderDown(False)

    # -- wheel and keys -------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if self._locked or not notches or not self.takes_wheel(event):
            event.ignore()
            return
        event.accept()
        self.nudged.emit(notches * _fineness(event.modifiers()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
            return
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_L:
            self.lock_asked.emit()
        elif self._locked:
            event.ignore()
        elif key in _STEPS:
            self.nudged.emit(_STEPS[key] * _fineness(event.modifiers()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setValue(0 if key == Qt.Key.Key_Home else TICKS)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit("")
        elif event.text() and event.text() in "0123456789-.":
            self.edit_asked.emit(event.text())
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        # No release comes to a hidden widget.
        self._let_go()
        super().hideEvent(event)

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        handle, groove = self.handle_rect(), self._part(QStyle.SubControl.SC_SliderGroove)
        half = handle.width() / 2
        left, span = groove.x() + half, max(1.0, groove.width() - handle.width())
        middle = self.height() / 2
        at, centre = handle.x() + half, left + span * self._centre / TICKS
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(QRectF(left, middle - 1.5, span, 3), 1.5, 1.5)
        painter.drawRoundedRect(QRectF(centre - 1, middle - 5, 2, 10), 1, 1)
        active = not self._locked and self.isEnabled()
        painter.setBrush(QColor(theme.accent if active else theme.muted))
        painter.drawRoundedRect(QRectF(min(at, centre), middle - 1.5, abs(at - centre), 3), 1.5, 1.5)
        self._paint_handle(painter, theme, QPointF(at, middle), active)
        painter.end()

    def _paint_handle(self, painter: QPainter, theme: Theme, centre: QPointF, active: bool) -> None:
        down, hot = self.isSliderDown(), self.underMouse() or self.isSliderDown()
        color = QColor(theme.accent if active else theme.muted)
        if self.hasFocus() or (down and active):
            halo = QColor(color)
            halo.setAlphaF(0.28)
            painter.setBrush(halo)
            painter.drawEllipse(centre, 9.0, 9.0)
        radius = 4.0 if not active else 6.5 if hot else 6.0
        edge = QColor(theme.panel)
        painter.setPen(QPen(edge if not self._beyond else color, 1.5))
        painter.setBrush(edge if self._beyond else color)
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)


def _fineness(modifiers: Qt.KeyboardModifier) -> float:
    return 0.1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1.0
