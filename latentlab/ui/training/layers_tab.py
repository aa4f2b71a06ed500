"""The layers of a run: what moves them, editable while it trains, beside the map of their norms."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from latentlab.runs.events import LayerNorms, Structure
from latentlab.ui.training.layer_history import LayerHistory
from latentlab.ui.training.layer_legend import LayerLegend
from latentlab.ui.training.layer_map import LayerMap
from latentlab.ui.training.layer_model import LayerModel
from latentlab.ui.training.layer_rule_field import LayerRuleField
from latentlab.ui.training.layer_rules import Rules
from latentlab.ui.training.layer_table import LayerTable
from trainers.configs.rules import parse, written
from trainers.edits import RunRecord

_LEAST = 96
"""Pixels: in a small window the other tabs must not give way to this one."""


class LayersTab(QWidget):
    """``turned`` carries new rules as ``{"rules": text}``, one edit each time.

    What is shown are the run's rules, or those that were asked for until the run has answered.
    """

    turned = Signal(object)  # Mapping[str, str]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: RunRecord | None = None
        self._asked: Rules | None = None  # what the run has not answered yet
        self._known = 0  # edits there were when that was asked
        self.map = LayerMap()
        self.model = LayerModel(self.map, self)
        self.table = LayerTable(self.model, self.map)
        self.legend = LayerLegend(self.map)
        self.field = LayerRuleField(self.model)
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.legend)
        column.addWidget(self.table, 1)
        column.addWidget(self.field)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setMinimumHeight(_LEAST)
        self._show_rules()
        self.model.asked.connect(self._on_asked)
        self.field.asked.connect(self._on_asked)
        self.legend.chosen.connect(self._on_quantity)
        self.table.hovered.connect(self.legend.refresh)

    # -- content --------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Forget the run."""
        self.map.hovered = None
        self.map.marks = ()
        self._record, self._asked = None, None
        self.set_history(LayerHistory())
        self.field.clear()

    def set_history(self, history: LayerHistory) -> None:
        """Show what a run's folder has; it is taken over, and what the run says next goes on in it."""
        self.map.history = history
        self._show_rules()
        self._show_norms()

    def take(self, event: Structure | LayerNorms) -> None:
        """What the run says of its layers."""
        layers = self.map.history.layers
        self.map.history.take(event)
        if self.map.history.layers != layers:
            self._show_rules()
        self._show_norms()

    def _show_norms(self) -> None:
        self.model.norms_changed()
        self.legend.refresh()

    def set_record(self, record: RunRecord | None) -> None:
        """Show the rules that the run goes on with; None while they are not known."""
        self._record = record
        if record is not None:
            self.map.marks = tuple(edit.step for edit in record.edits)
            if self._asked is not None and self._answered(record):
                self._asked = None
        self._show_rules()

    def set_reason(self, reason: str) -> None:
        """Why nothing can be edited now; empty where it can."""
        if reason != self.model.reason:
            if reason:
                self._asked = None
            self.model.set_reason(reason)
            self.field.set_reason(reason)
            self._show_rules()

    def refuse(self, names: Iterable[str], text: str) -> None:
        """The run has refused new rules: say why and show those it has."""
        if "rules" in names:
            self._asked = None
            self._show_rules()
            self.field.refuse(text)

    def _answered(self, record: RunRecord) -> bool:
        wanted = written(self._asked or ())
        if written(record.now.rules) == wanted:
            return True
        changes = [change for edit in record.edits[self._known :] for change in edit.changes]
        return any(change.knob == "rules" and change.after == wanted for change in changes)

    def _show_rules(self) -> None:
        known = self._record.now.rules if self._record is not None else ()
        self.model.set_rules(known if self._asked is None else self._asked)
        self.field.refresh()
        self._stack.setCurrentIndex(int(bool(self.model.rowCount())))
        over = bool(self.model.reason) and self._record is not None
        self._empty.setText(
            self.tr("Nothing is known of this run's layers: it was made before they were measured.")
            if over
            else self.tr("The layers appear with the first step.")
        )

    # -- the hand -------------------------------------------------------------------------------------

    def _on_asked(self, rules: Rules) -> None:
        if self._record is None:
            return
        text = written(rules)
        self._asked, self._known = parse(text), len(self._record.edits)
        self._show_rules()
        self.field.settle()
        self.turned.emit({"rules": text})

    def _on_quantity(self) -> None:
        self.model.norms_changed()
        self.table.viewport().update()
