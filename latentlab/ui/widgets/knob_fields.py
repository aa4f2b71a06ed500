"""The fields of a form, one class a kind of knob, all with the same three members.

``edited`` follows the hand, ``knob_value()`` reads, ``set_knob_value()`` writes silently.
"""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from latentlab.ui.i18n import tr_knob
from latentlab.ui.widgets.knobs import Kind, Knob

_INT_MAX = 2**31 - 1


class SwitchField(QCheckBox):
    """On or off."""

    edited = Signal()

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggled.connect(self.edited)

    def knob_value(self) -> bool:
        return self.isChecked()

    def set_knob_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setChecked(bool(value))


class ChoiceField(QComboBox):
    """One of a few."""

    edited = Signal()

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for choice in knob.choices:
            self.addItem(tr_knob(knob.zero if choice == 0 and knob.zero else str(choice)), choice)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self._on_changed)

    def _on_changed(self, _index: int) -> None:
        self.edited.emit()

    def knob_value(self) -> Any:
        return self.currentData()

    def set_knob_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A form is scrolled more often than a field is wheeled.
        event.ignore()


class IntegerField(QSpinBox):
    """A whole number. Any can be typed, so that the form can say what is wrong; steps stay inside."""

    edited = Signal()

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zero = tr_knob(knob.zero) if knob.zero else ""
        low = -_INT_MAX if knob.low is None else int(knob.low) + knob.above
        high = _INT_MAX if knob.high is None else min(int(knob.high) - knob.below, _INT_MAX)
        self._ends = low, high
        self.setRange(-_INT_MAX, _INT_MAX)
        # Decimal fields write a point; whole numbers must not mean thousands by it, as in some places.
        self.setLocale(QLocale(QLocale.Language.English))
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        if high - low > 1000:
            self.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._on_changed)

    def _on_changed(self, _value: int) -> None:
        self.edited.emit()

    def textFromValue(self, value: int) -> str:
        return self._zero if self._zero and value == 0 else super().textFromValue(value)

    def valueFromText(self, text: str) -> int:
        return 0 if self._zero and text == self._zero else super().valueFromText(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if self._zero and self._zero.startswith(text):
            whole = text in (self._zero, "")
            state = QValidator.State.Acceptable if whole and text else QValidator.State.Intermediate
            return state, text, position
        return super().validate(text, position)

    def knob_value(self) -> int:
        return self.value()

    def set_knob_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setValue(int(value))

    def stepBy(self, steps: int) -> None:
        before = self.value()
        with QSignalBlocker(self):
            super().stepBy(steps)
            self.setValue(min(max(self.value(), self._ends[0]), self._ends[1]))
        if self.value() != before:
            self.valueChanged.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DecimalField(QDoubleSpinBox):
    """A number, also as 1e-4. Where it must be positive its steps go 1, 2, 5, 10; else by a fixed step."""

    edited = Signal()

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._knob = knob
        self._zero = tr_knob(knob.zero) if knob.zero else ""
        # Decimals first: the range is rounded to them.
        self.setDecimals(12)
        self.setRange(-1e12, 1e12)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _, _, decimals = f"{knob.default:.10g}".partition(".")
        self._step = 10.0 ** -max(1, len(decimals))
        self.valueChanged.connect(self._on_changed)

    def _on_changed(self, _value: float) -> None:
        self.edited.emit()

    def knob_value(self) -> float:
        return self.value()

    def set_knob_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setValue(float(value))

    def textFromValue(self, value: float) -> str:
        return self._zero if self._zero and value == 0 else f"{value:.10g}"

    def valueFromText(self, text: str) -> float:
        if self._zero and text == self._zero:
            return 0.0
        if text == self.textFromValue(self.value()):
            return self.value()  # its text is shorter than it may be: what nobody typed is no other value
        return float(text.replace(",", "."))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        try:
            good = math.isfinite(self.valueFromText(text))
        except ValueError:
            good = False
        if good:
            return QValidator.State.Acceptable, text, position
        unfinished = all(letter in "0123456789+-.,eE" for letter in text) or self._zero.startswith(text)
        state = QValidator.State.Intermediate if unfinished else QValidator.State.Invalid
        return state, text, position

    def stepBy(self, steps: int) -> None:
        value = self.value()
        for _ in range(abs(steps)):
            value = self._stepped(value, up=steps > 0)
        if self._inside(value):
            self.setValue(value)
        self.selectAll()

    def _stepped(self, value: float, *, up: bool) -> float:
        logarithmic = self._knob.above and self._knob.low == 0 and value > 0
        if logarithmic:
            return _one_two_five(value, up=up)
        return round(value + (self._step if up else -self._step), 12)

    def _inside(self, value: float) -> bool:
        low = -math.inf if self._knob.low is None else self._knob.low
        high = math.inf if self._knob.high is None else self._knob.high
        return low <= value <= high and not (
            (self._knob.above and value == low) or (self._knob.below and value == high)
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TextField(QLineEdit):
    """A line of text."""

    edited = Signal()

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._on_changed)

    def _on_changed(self, _text: str) -> None:
        self.edited.emit()

    def knob_value(self) -> str:
        return self.text()

    def set_knob_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setText(str(value))


Field = SwitchField | ChoiceField | IntegerField | DecimalField | TextField

FIELDS: dict[Kind, type[Field]] = {
    "switch": SwitchField,
    "choice": ChoiceField,
    "integer": IntegerField,
    "decimal": DecimalField,
    "text": TextField,
}


def _one_two_five(value: float, *, up: bool) -> float:
    """The next of ... 0.5, 1, 2, 5, 10 ... above or below a positive value."""
    exponent = math.floor(math.log10(value) + 1e-9)
    lead = value / 10.0**exponent
    if up:
        lead = next(mark for mark in (1, 2, 5, 10) if mark > lead * (1 + 1e-6))
    else:
        lead = next(mark for mark in (5, 2, 1, 0.5) if mark < lead * (1 - 1e-6))
    return float(f"{lead * 10.0**exponent:.3g}")
