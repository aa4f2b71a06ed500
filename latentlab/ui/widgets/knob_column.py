"""Sliders for a declaration of knobs, which are followed while they are dragged."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from pydantic import ValidationError
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from latentlab.spec import Frozen
from latentlab.ui.i18n import tr_knob
from latentlab.ui.widgets.knob_fields import FIELDS
from latentlab.ui.widgets.knob_scale import scale_of
from latentlab.ui.widgets.knob_slider import KnobSlider
from latentlab.ui.widgets.knob_texts import limits_text, problem_text
from latentlab.ui.widgets.knobs import Knob, read_knobs

D = TypeVar("D", bound=Frozen)
_FIELD_WIDTH = 92


class KnobLine:
    """One knob in three cells of a grid: its name, a slider where its range allows one, a field."""

    def __init__(self, knob: Knob, parent: KnobColumn) -> None:
        self.knob = knob
        title = tr_knob(knob.title)
        self.label = QLabel(title, parent)
        self.field = FIELDS[knob.kind](knob, parent)
        self.field.setObjectName(f"knob_field_{knob.name}")
        self.field.setAccessibleName(title)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.set_knob_value(knob.default)
        self.label.setBuddy(self.field)
        self._scale = scale_of(knob, knob.default)
        self.slider: KnobSlider | None = None
        if self._scale is not None:
            self.slider = KnobSlider(parent)
            self.slider.setObjectName(f"knob_slider_{knob.name}")
            self.slider.setAccessibleName(title)
            self.slider.setRange(0, self._scale.ticks)
            self.slider.setMinimumWidth(48)
            self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tip = "\n".join(text for text in (tr_knob(knob.description), limits_text(knob)) if text)
        for widget in (self.label, self.slider, self.field):
            if widget is not None:
                widget.setToolTip(tip[:1].upper() + tip[1:])
        self.place_slider()

    def place_slider(self) -> None:
        """Put the slider where the field is."""
        if self.slider is not None and self._scale is not None:
            with QSignalBlocker(self.slider):
                self.slider.setValue(self._scale.tick(float(self.field.knob_value())))

    def take_tick(self, tick: int) -> None:
        """Show what the slider stands for in the field."""
        if self._scale is not None:
            self.field.set_knob_value(self._scale.value(tick))


class KnobColumn(QWidget):
    """``changed`` follows every change of a knob that leaves all of them valid, ``released`` the end of one.

    What cannot be is said below, and the values before it stay.
    """

    changed = Signal()
    released = Signal()

    def __init__(
        self, declaration: type[Frozen], exclude: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._declaration = declaration
        self._values = declaration()
        self._lines: dict[str, KnobLine] = {}
        self._problem = QLabel(self)
        self._problem.setProperty("role", "bad")
        self._problem.setWordWrap(True)
        self._problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, knob in enumerate(read_knobs(declaration, exclude)):
            line = self._lines[knob.name] = KnobLine(knob, self)
            grid.setRowMinimumHeight(row, 28)
            grid.addWidget(line.label, row, 0)
            if line.slider is not None:
                grid.addWidget(line.slider, row, 1)
                line.slider.valueChanged.connect(self._on_slid)
                line.slider.sliderReleased.connect(self.released)
            grid.addWidget(line.field, row, 2)
            line.field.edited.connect(self._on_edited)
        grid.addWidget(self._problem, len(self._lines), 0, 1, 3)

    def values(self, declaration: type[D]) -> D:
        """The newest values that were valid; ``declaration`` is the one this column was made of."""
        assert isinstance(self._values, declaration)
        return self._values

    def set_values(self, **values: Any) -> None:
        """Show these values, silently."""
        for name, value in values.items():
            self._lines[name].field.set_knob_value(value)
            self._lines[name].place_slider()
        self._validate()

    def line(self, name: str) -> KnobLine:
        """The widgets of a knob. Raises KeyError for one it does not have."""
        return self._lines[name]

    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def set_idle(self, names: Collection[str]) -> None:
        """Grey out the knobs that do nothing now."""
        for name, line in self._lines.items():
            for widget in (line.label, line.slider, line.field):
                if widget is not None:
                    widget.setEnabled(name not in names)

    def _validate(self) -> bool:
        try:
            self._values = self._declaration.model_validate(
                {name: line.field.knob_value() for name, line in self._lines.items()}
            )
        except ValidationError as error:
            first = error.errors()[0]
            title = tr_knob(self._lines[str(first["loc"][0])].knob.title)
            self._problem.setText(f"{title}: {problem_text(first)}")
            self._problem.show()
            return False
        self._problem.setText("")
        self._problem.hide()
        return True

    def _on_slid(self, tick: int) -> None:
        line = next(line for line in self._lines.values() if line.slider is self.sender())
        line.take_tick(tick)
        self._tell(held=line.slider is not None and line.slider.isSliderDown())

    def _on_edited(self) -> None:
        for line in self._lines.values():
            if line.field is self.sender():
                line.place_slider()
        self._tell(held=False)

    def _tell(self, *, held: bool) -> None:
        if self._validate():
            self.changed.emit()
            if not held:
                self.released.emit()
