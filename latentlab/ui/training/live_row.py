"""One live knob: its name, a slider where its range allows one, a field to type in, and what was refused."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QLabel, QSizePolicy, QWidget

from latentlab.ui.i18n import tr_knob
from latentlab.ui.widgets.gesture import Gesture
from latentlab.ui.widgets.knob_fields import FIELDS, DecimalField
from latentlab.ui.widgets.knob_scale import scale_of
from latentlab.ui.widgets.knob_slider import KnobSlider
from latentlab.ui.widgets.knob_texts import limits_text, needs_text
from latentlab.ui.widgets.knobs import Knob

_FIELD_WIDTH = 104
_HEIGHT = 28


class LiveRow(QWidget):
    """``turned`` follows once when the hand lets go: a drag, a typed value, a burst of the wheel or of keys.

    What is shown is the run's value, or the one that was asked for until the run has answered.
    """

    turned = Signal(str, object)  # name, value

    def __init__(self, knob: Knob, start: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.knob = knob
        self._current = self._asked = start
        self._gesture = Gesture(self)
        self._gesture.ended.connect(self._on_ended)
        self.label = QLabel(tr_knob(knob.title), self)
        self.unit = QLabel(tr_knob(knob.unit), self)
        self.field = FIELDS[knob.kind](knob, self)
        self.field.setObjectName(f"live_field_{knob.name}")
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.edited.connect(self._on_edited)
        if isinstance(self.field, QAbstractSpinBox):
            self.field.setKeyboardTracking(False)  # a value is typed when Enter or another field says so
            self.field.editingFinished.connect(self._gesture.finish)
        self._scale = scale_of(knob, start)
        self.slider: KnobSlider | None = None
        if self._scale is not None:
            self.slider = KnobSlider(self)
            self.slider.setObjectName(f"live_slider_{knob.name}")
            self.slider.setRange(0, self._scale.ticks)
            self.slider.setPageStep(max(1, self._scale.ticks // 10))
            self.slider.valueChanged.connect(self._on_slid)
            self.slider.sliderReleased.connect(self._gesture.finish)
        self._refusal = QLabel(self)
        self._refusal.setProperty("role", "bad")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._lay_out()
        self._show(start)

    def _lay_out(self) -> None:
        title = tr_knob(self.knob.title)
        self.label.setBuddy(self.field)
        self.field.setAccessibleName(title)
        self.unit.setProperty("role", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setRowMinimumHeight(0, _HEIGHT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.label, 0, 0)
        if self.slider is not None:
            self.slider.setAccessibleName(title)
            self.slider.setMinimumWidth(40)
            self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(self.slider, 0, 1)
        grid.addWidget(self.field, 0, 2)
        grid.addWidget(self.unit, 0, 3)
        grid.addWidget(self._refusal, 1, 0, 1, 4)

    def set_reason(self, reason: str, idle: bool) -> None:
        """Why nothing can be turned now, empty where it can; an ``idle`` knob does nothing in this run."""
        parts = [tr_knob(self.knob.description), limits_text(self.knob), needs_text(self.knob), reason]
        tip = "\n".join(part[:1].upper() + part[1:] for part in parts if part)
        able = not reason and not idle
        for widget in (self.label, self.slider, self.field):
            if widget is not None:
                widget.setEnabled(able)
                widget.setToolTip(tip)
        self.field.setAccessibleDescription(tip)
        if reason:
            self._asked = self._current
            self._show(self._current)

    # -- values ---------------------------------------------------------------------------------------

    def set_current(self, value: Any) -> None:
        """The run goes on with this value."""
        settled = self._asked == self._current or self._asked == value
        if value != self._current:
            self._say("")
        self._current = value
        if settled:
            self._asked = value
            if not self._in_hand():
                self._show(value)

    def refuse(self, text: str) -> None:
        """What was asked for cannot be: say why, and show the run's value again."""
        self._asked = self._current
        self._show(self._current)
        self._say(text)

    def refusal(self) -> str:
        """What was refused and why."""
        return self._refusal.text()

    def _in_hand(self) -> bool:
        typing = isinstance(self.field, QAbstractSpinBox) and self.field.lineEdit().isModified()
        return self._gesture.axis is not None or (typing and self.field.hasFocus())

    def _show(self, value: Any) -> None:
        self.field.set_knob_value(value)
        self._place_slider(value)

    def _as_shown(self, value: Any) -> Any:
        """What a field makes of a value that has more digits than it holds."""
        return round(value, self.field.decimals()) if isinstance(self.field, DecimalField) else value

    def _place_slider(self, value: Any) -> None:
        if self.slider is not None and self._scale is not None:
            with QSignalBlocker(self.slider):
                self.slider.setValue(self._scale.tick(value))

    def _say(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    # -- the hand -------------------------------------------------------------------------------------

    def _on_slid(self, tick: int) -> None:
        if self.slider is None or self._scale is None:
            return
        away = abs(tick - self._scale.tick(self._asked))
        # A drag goes pixel by pixel, and back at its first pixel it need not be at its first tick.
        unmoved = away < self.slider.ticks_per_pixel() if self.slider.isSliderDown() else not away
        self.field.set_knob_value(self._asked if unmoved else self._scale.value(tick))
        self._gesture.note(0, held=self.slider.isSliderDown())

    def _on_edited(self) -> None:
        self._place_slider(self.field.knob_value())
        self._gesture.note(0, held=False)
        if not isinstance(self.field, QAbstractSpinBox):
            self._gesture.finish()

    def _on_ended(self) -> None:
        value = self.field.knob_value()
        if value == self._asked or value == self._as_shown(self._asked):
            return
        self._say("")
        self._asked = value
        self.turned.emit(self.knob.name, value)
