"""A form made from a declaration of knobs: groups, units, ranges, folded advanced fields, errors in place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from latentlab.errors import LatentLabError
from latentlab.ui.i18n import error_text, tr_knob
from latentlab.ui.icons import icon
from latentlab.ui.widgets.knob_fields import FIELDS
from latentlab.ui.widgets.knob_texts import limits_text, needs_text, problem_text, value_text
from latentlab.ui.widgets.knobs import Knob, read_knobs

_EDITOR_WIDTH = 140
_HEIGHT = 28
_UNIT_WIDTH = 50


class FieldRow(QWidget):
    """Label, field, unit, a way back to the default, and below them what is wrong."""

    edited = Signal(str)

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.knob = knob
        self.field = FIELDS[knob.kind](knob, self)
        self.field.setObjectName(f"train_field_{knob.name}")
        self.field.setAccessibleName(tr_knob(knob.title))
        self.field.setFixedWidth(_EDITOR_WIDTH)
        self.field.set_knob_value(knob.default)
        self.field.edited.connect(self._on_edited)
        self.label = QLabel(tr_knob(knob.title), self)
        self.label.setBuddy(self.field)
        self._reset = QToolButton(self)
        self._reset.setIcon(icon("reset", "muted"))
        default = value_text(knob, knob.default)
        self._reset.setToolTip(self.tr("Back to {default}").format(default=default))
        self._reset.setAccessibleName(self.tr("Reset {name}").format(name=tr_knob(knob.title)))
        self._reset.setFixedSize(_HEIGHT, _HEIGHT)
        # Out of the way of the Tab key: from field to field.
        self._reset.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reset.clicked.connect(self.reset)
        self._error = QLabel(self)
        self._error.setProperty("role", "bad")
        self._error.setWordWrap(True)
        self._error.hide()
        self._lay_out()
        self._explain()
        self._show_reset()

    def _lay_out(self) -> None:
        unit = QLabel(tr_knob(self.knob.unit), self)
        unit.setProperty("role", "muted")
        unit.setFixedWidth(_UNIT_WIDTH)
        kept = self._reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(kept)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setRowMinimumHeight(0, _HEIGHT)
        for column, widget in enumerate((self.label, self.field, unit, self._reset)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self._error, 1, 1, 1, 3)

    def _explain(self) -> None:
        parts = [tr_knob(self.knob.description), limits_text(self.knob), needs_text(self.knob)]
        tip = "\n".join(part[:1].upper() + part[1:] for part in parts if part)
        for widget in (self.label, self.field):
            widget.setToolTip(tip)
        self.field.setAccessibleDescription(tip)

    def set_value(self, value: Any) -> None:
        """Show a value, silently."""
        self.field.set_knob_value(value)
        self._show_reset()

    def reset(self) -> None:
        """Back to the default."""
        self.set_value(self.knob.default)
        self.edited.emit(self.knob.name)

    def show_error(self, text: str) -> None:
        """Say what is wrong, under the field; nothing if empty."""
        if text == self._error.text():
            return
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.field.setProperty("invalid", bool(text))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def _on_edited(self) -> None:
        self._show_reset()
        self.edited.emit(self.knob.name)

    def _show_reset(self) -> None:
        self._reset.setVisible(self.field.knob_value() != self.knob.default)


class ParameterForm(QWidget):
    """Fields for every knob of a declaration (a pydantic model), named ``train_field_<name>``.

    ``changed`` follows every edit; wrong values are explained at their field at once. Knobs that the owner
    asks for elsewhere are excluded and given to ``validated``. A knob that does nothing without a certain
    choice of another is disabled until that is chosen: it keeps what it holds, ``validated`` has its default.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declaration: type[BaseModel] | None = None
        self._rows: dict[str, FieldRow] = {}
        self._fold: QToolButton | None = None
        self._folded: QWidget | None = None
        self._problem = QLabel(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._content: QWidget | None = None
        self._problem.setProperty("role", "bad")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._column.addWidget(self._problem)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # -- what it asks for -----------------------------------------------------------------------------

    def set_declaration(self, declaration: type[BaseModel], exclude: Collection[str] = ()) -> None:
        """Ask for the knobs of this declaration, at their defaults. What was changed of others is kept, and
        whether the advanced ones are in view.
        """
        kept = {
            name: value for name, value in self.values().items() if value != self._rows[name].knob.default
        }
        unfolded = self._folded is not None and not self._folded.isHidden()
        knobs = read_knobs(declaration, exclude)
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._declaration = declaration
        self._rows = {}
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._add_groups(column, [knob for knob in knobs if not knob.advanced])
        self._add_fold(column, [knob for knob in knobs if knob.advanced])
        self._column.insertWidget(0, self._content)
        self.set_unfolded(unfolded)
        self.set_values(kept)

    def _add_fold(self, column: QVBoxLayout, knobs: list[Knob]) -> None:
        if not knobs:
            self._fold = self._folded = None
            return
        self._fold = QToolButton()
        self._fold.setText(self.tr("Advanced"))
        self._fold.setArrowType(Qt.ArrowType.RightArrow)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setObjectName("train_advanced")
        self._folded = QWidget()
        inner = QVBoxLayout(self._folded)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.setSpacing(0)
        self._add_groups(inner, knobs)
        self._folded.hide()
        self._fold.clicked.connect(self._on_fold_clicked)
        column.addSpacing(8)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folded)

    def _add_groups(self, column: QVBoxLayout, knobs: list[Knob]) -> None:
        for group in dict.fromkeys(knob.group for knob in knobs):
            if column.count():
                column.addSpacing(12)
            if group:
                heading = QLabel(tr_knob(group))
                heading.setProperty("role", "heading")
                column.addWidget(heading)
                column.addSpacing(4)
            for knob in knobs:
                if knob.group == group:
                    row = FieldRow(knob)
                    row.edited.connect(self._on_edited)
                    self._rows[knob.name] = row
                    column.addWidget(row)
                    column.addSpacing(4)

    def _on_fold_clicked(self) -> None:
        if self._folded is not None:
            self.set_unfolded(self._folded.isHidden())

    def set_unfolded(self, unfolded: bool) -> None:
        """Show the advanced knobs, or put them away."""
        if self._fold is not None and self._folded is not None:
            self._fold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
            self._folded.setVisible(unfolded)

    # -- values ---------------------------------------------------------------------------------------

    def field(self, name: str) -> QWidget:
        """The field of a knob. Raises KeyError for one it does not ask for."""
        return self._rows[name].field

    def values(self) -> dict[str, Any]:
        """What the fields hold, right or wrong."""
        return {name: row.field.knob_value() for name, row in self._rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values, silently; names it does not ask for are passed over."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].set_value(value)
        self._check({})

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Say under these fields what is wrong, and nothing under the others; "" is for the whole form."""
        for name, row in self._rows.items():
            row.show_error(errors.get(name, ""))
            if errors.get(name) and row.knob.advanced:
                self.set_unfolded(True)
        general = errors.get("", "")
        self._problem.setText(general)
        self._problem.setVisible(bool(general))

    def errors(self) -> dict[str, str]:
        """What is said to be wrong, by field."""
        return {name: row.error() for name, row in self._rows.items() if row.error()}

    def validated(self, **others: Any) -> BaseModel | None:
        """The declaration filled with the fields and ``others``; None, with errors shown, if it cannot be."""
        model = self._check(others)
        if model is None:
            wrong = next((row for row in self._rows.values() if row.error()), None)
            if wrong is not None:
                wrong.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return model

    def _check(self, others: Mapping[str, Any]) -> BaseModel | None:
        if self._declaration is None:
            return None
        for row in self._rows.values():
            row.setEnabled(not self._is_idle(row.knob))
        errors: dict[str, str] = {}
        try:
            model = self._declaration.model_validate({**self._effective(), **others})
        except ValidationError as invalid:
            model = None
            for problem in invalid.errors():
                name = str(problem["loc"][0]) if problem["loc"] else ""
                # The owner shows what it asked for itself; said here it would have no field.
                known = name if name in self._rows else ""
                errors.setdefault(known, problem_text(problem))
        except LatentLabError as error:
            model = None
            errors[""] = " ".join(error_text(error)).strip()
        self.set_errors(errors)
        return model

    def _is_idle(self, knob: Knob) -> bool:
        """Whether a knob does nothing beside what the others hold now."""
        needs = knob.needs
        if needs is None or needs.other not in self._rows:
            return False
        return bool(self._rows[needs.other].field.knob_value() not in needs.choices)

    def _effective(self) -> dict[str, Any]:
        """What the fields hold that does something: nobody could mend a wrong value in a disabled field."""
        return {
            name: value for name, value in self.values().items() if not self._is_idle(self._rows[name].knob)
        }

    def _on_edited(self, _name: str) -> None:
        self._check({})
        self.changed.emit()
