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

    def ticks_per_pixel(self) -> float:
        """How far a drag by a pixel goes, one tick at least."""
        return max(1.0, (self.maximum() - self.minimum()) / max(1, self._span()))

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
        left = self._part(QStyle.SubControl.SC_SliderGroove).x() + handle.width() // 2
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), x - left, self._span())

    def _span(self) -> int:
        groove = self._part(QStyle.SubControl.SC_SliderGroove)
        return groove.width() - self._part(QStyle.SubControl.SC_SliderHandle).width()

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)
