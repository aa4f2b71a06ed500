"""A slider for a knob: it jumps to where it is pressed, and takes the wheel only when it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget


class KnobSlider(QSlider):
    """Horizontal; its owner says what its ticks stand for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            if not self._part(QStyle.SubControl.SC_SliderHandle).contains(at):
                # The handle comes to the hand before Qt looks where it is: a press anywhere begins a drag.
                self.setSliderDown(True)
                self.setValue(self._tick_at(at.x()))
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tick_at(self, x: int) -> int:
        handle = self._part(QStyle.SubControl.SC_SliderHandle)
        groove = self._part(QStyle.SubControl.SC_SliderGroove)
        span = groove.width() - handle.width()
        left = groove.x() + handle.width() // 2
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), x - left, span)

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)
