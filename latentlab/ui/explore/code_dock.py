"""The code beside the picture: a slider per axis, and what draws, resets and walks back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.errors import LatentLabError
from latentlab.spec import Code, Label
from latentlab.ui.actions import Actions
from latentlab.ui.explore.class_row import ClassRow
from latentlab.ui.explore.code_pages import CodePages
from latentlab.ui.explore.space_row import SpaceRow
from latentlab.ui.state import FIRST_SEED, AppState, OpenModel
from latentlab.ui.widgets.slider_column import SliderColumn
from latentlab.ui.workers.task import Tasks

REACH = 3.5  # a slider spans the mean plus and minus so many standard deviations
NARROWEST = 1e-3  # an axis that never moved still gets a span
LARGEST_SEED = 2**31 - 1


class CodeDock(QWidget):
    """Shows and moves the current code. Hears of every change through the state, and never echoes it.

    Registers undo, redo, randomise, reset_code and sort_axes; Explore's actions copy and paste the code.
    """

    failed = Signal(object)  # Exception

    def __init__(
        self, state: AppState, tasks: Tasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._moving = False
        self._space = ""
        self._known: tuple[str, str] | None = None  # the model and space whose axes are in order
        self._open_id = ""
        self._drawn_seed: int | None = FIRST_SEED  # what a model shows first
        self._actions = actions
        self._make_actions(actions)
        self._make_fields()
        self.column = SliderColumn(self)
        self.column.setObjectName("code_sliders")
        self.column.setAccessibleName(self.tr("Sliders of the code"))
        self.column.set_placeholder(self.tr("Open a model in the library to see its axes here"))
        self._lay_out()
        self._connect()
        self._on_model_changed(state.model)
        self._on_history_changed()

    # -- from the state -----------------------------------------------------------------------------

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        for widget in (self.seed, self.psi, self.step, self.column):
            widget.setEnabled(opened is not None)
        for action in (self._randomise, self._reset, self._sort):
            action.setEnabled(opened is not None)
        if opened is None:
            self.column.set_axes([], [], [], [])
            self._open_id = ""
            self.classes.set_classes(())
            self.spaces.set_spaces(())
            return
        self.spaces.set_spaces(opened.spec.spaces)
        order, top = self.column.order(), self.column.verticalScrollBar().value()
        known = self._known
        self._show_space()
        if known and self._known == known:  # measured again: the sliders stay under the hand
            self.column.set_order(order)
            self.column.verticalScrollBar().setValue(top)
        if self._open_id != opened.id:  # else it is the same one: a walk goes on
            self._open_id = opened.id
            self.classes.set_classes(opened.spec.classes)
        self._on_code_changed(self._state.code)

    def _show_space(self) -> None:
        """A slider for each axis of the space that the code lies in."""
        space = self._state.space
        if space is None:
            return
        self._space = space.name
        opened = self._state.model
        self._known = (opened.id, space.name) if opened is not None and space.activity else None
        self.spaces.show_space(space.name)
        mean, std = space.means(), np.maximum(space.stds(), NARROWEST)
        names = [f"{space.name}{axis}" for axis in range(space.dim)]
        self.column.set_axes(names, mean - REACH * std, mean + REACH * std, mean)
        self.column.set_activity(space.activity or None)
        self._sort.setEnabled(bool(space.activity))
        self._on_sort_toggled()
        self._on_locks_changed()

    def _on_code_changed(self, code: Code | None) -> None:
        if code is None or self._moving:
            return  # a slider that is being moved shows where it stands
        if code.space != self._space:
            self._show_space()
        self.column.set_values(code.values)
        if code.label is not None:
            self.classes.show_label(code.label)

    def _on_history_changed(self) -> None:
        self._undo.setEnabled(self._state.can_undo)
        self._redo.setEnabled(self._state.can_redo)

    def _on_locks_changed(self) -> None:
        self.column.set_locked(self._state.locked)

    # -- from the hand ------------------------------------------------------------------------------

    def _on_moved(self, axis: int, value: float) -> None:
        code = self._state.code
        if code is None:
            return
        self._moving = True
        try:
            self._state.set_code(code.moved(axis, value))
        finally:
            self._moving = False

    def _on_reset_requested(self, axis: int) -> None:
        code, space = self._state.code, self._state.space
        if code is not None and space is not None and axis not in self._state.locked:
            self._state.set_code(code.moved(axis, float(space.means()[axis])))

    def _on_label_moved(self, label: Label) -> None:
        code = self._state.code
        if code is not None:
            self._state.set_code(replace(code, label=label))

    def _on_space_chosen(self, name: str) -> None:
        try:
            self._state.set_space(name)
        except LatentLabError as error:
            self.failed.emit(error)

    def randomise(self) -> None:
        """Draw a code with the seed that is shown; again, with the next one."""
        seed = self.seed.value()
        if seed == self._drawn_seed:
            seed = seed + 1 if seed < LARGEST_SEED else 0
            self.seed.setValue(seed)
        self._drawn_seed = seed
        try:
            self._state.randomise(seed, self.psi.value())
        except LatentLabError as error:
            self.failed.emit(error)

    def _on_copy(self) -> None:
        self._actions.get("copy_code").trigger()

    def _on_paste(self) -> None:
        self._actions.get("paste_code").trigger()

    def _on_sort_toggled(self) -> None:
        space = self._state.space
        if space is not None:
            by_activity = self._sort.isChecked()
            self.column.set_order(space.by_activity() if by_activity else list(range(space.dim)))

    # -- building -----------------------------------------------------------------------------------

    def _make_actions(self, actions: Actions) -> None:
        state, keys = self._state, QKeySequence.StandardKey
        self._undo = actions.add("undo", self.tr("Undo"), state.undo, keys.Undo, "undo")
        self._redo = actions.add("redo", self.tr("Redo"), state.redo, keys.Redo, "redo")
        self._randomise = actions.add(
            "randomise", self.tr("Random code"), self.randomise, "Ctrl+R", "dice",
            self.tr("Draw a code from the prior; locked axes stay"),
        )  # fmt: skip
        self._reset = actions.add(
            "reset_code", self.tr("Reset code"), state.reset, "Ctrl+0", "reset",
            self.tr("Every axis back to its mean; locked axes stay"),
        )  # fmt: skip
        self._sort = actions.add(
            "sort_axes", self.tr("Sort axes by activity"), self._on_sort_toggled, None, "sort",
            self.tr("The axes that change the picture most come first"),
        )  # fmt: skip
        self._sort.setCheckable(True)
        self._sort.setChecked(True)

    def _make_fields(self) -> None:
        self.seed = QSpinBox(self)
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setValue(1)
        self.psi = QDoubleSpinBox(self)
        self.psi.setRange(0.0, 1.5)
        self.psi.setSingleStep(0.05)
        self.psi.setValue(1.0)
        self.step = QDoubleSpinBox(self)
        self.step.setDecimals(3)
        self.step.setRange(0.001, 10.0)
        self.step.setSingleStep(0.05)
        self.step.setValue(0.1)
        self._field(self.seed, "code_seed", self.tr("Seed"), self.tr("The seed of the next random code"))
        self._field(
            self.psi, "code_psi", self.tr("Truncation"),
            self.tr("How far a random code may be from the mean: 0 is the mean, 1 the prior"),
        )  # fmt: skip
        self._field(
            self.step, "code_step", self.tr("Step"),
            self.tr("How far one notch of the wheel or one arrow key moves a slider"),
        )  # fmt: skip
        self.classes = ClassRow(self)
        self.spaces = SpaceRow(self)

    def _field(self, box: QSpinBox | QDoubleSpinBox, name: str, title: str, tip: str) -> None:
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setToolTip(tip)
        box.setKeyboardTracking(False)
        box.setMinimumWidth(72)  # not as wide as its largest number
        box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        column, state = self.column, self._state
        column.moved.connect(self._on_moved)
        column.gesture_started.connect(state.begin_gesture)
        column.gesture_ended.connect(state.end_gesture)
        column.lock_toggled.connect(state.set_locked)
        column.reset_requested.connect(self._on_reset_requested)
        column.set_step(self.step.value())
        self.step.valueChanged.connect(column.set_step)
        self.classes.moved.connect(self._on_label_moved)
        self.classes.gesture_started.connect(state.begin_gesture)
        self.classes.gesture_ended.connect(state.end_gesture)
        self.spaces.chosen.connect(self._on_space_chosen)
        state.model_changed.connect(self._on_model_changed)
        state.code_changed.connect(self._on_code_changed)
        state.history_changed.connect(self._on_history_changed)
        state.locks_changed.connect(self._on_locks_changed)

        # Among the sliders the usual keys mean the code; a text field that is being typed in keeps them.
        for keys, slot in (
            (QKeySequence.StandardKey.Copy, self._on_copy),
            (QKeySequence.StandardKey.Paste, self._on_paste),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for action in (self._undo, self._redo):
            tools.addWidget(tool_button(action, self))
        tools.addStretch(1)
        for action in (self._sort, self._reset):
            tools.addWidget(tool_button(action, self))
        tools.addWidget(tool_button(self._randomise, self))
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        fields.setVerticalSpacing(4)
        for column, box in enumerate((self.seed, self.psi, self.step)):
            caption = QLabel(box.accessibleName(), self)
            caption.setProperty("role", "caption")
            caption.setBuddy(box)
            fields.addWidget(caption, 0, column)
            fields.addWidget(box, 1, column)
            fields.setColumnStretch(column, 1)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 0)
        top.setSpacing(8)
        top.addLayout(tools)
        top.addLayout(fields)
        top.addWidget(self.spaces)
        top.addWidget(self.classes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(12)
        layout.addLayout(top)
        self.pages = CodePages(self.column, self._state, self._tasks, self)
        self.pages.map.failed.connect(self.failed)
        layout.addWidget(self.pages, 1)


def tool_button(action: QAction, parent: QWidget) -> QToolButton:
    """An icon that does what the action does, under its name."""
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setObjectName(action.objectName())
    button.setAccessibleName(action.text())
    button.setAutoRaise(True)
    return button
