"""Rules for several layers at once: a field to add one by name pattern, and those there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.training.layer_model import LayerModel
from latentlab.ui.training.layer_rules import Rules
from latentlab.ui.widgets.flow_layout import FlowLayout
from latentlab.ui.widgets.status_line import ShortLabel
from trainers.configs.rules import ABILITIES, Rule, parse

EXAMPLE = "encoder.*: lr=0.1, clip=1"


class LayerRuleField(QWidget):
    """``asked`` carries the rules that an addition or a removal makes."""

    asked = Signal(object)  # Rules

    def __init__(self, model: LayerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._reason = ""
        self.edit = QLineEdit()
        self.edit.setObjectName("train_layer_rule")
        self.edit.setAccessibleName(self.tr("Rule for all layers whose names fit a pattern"))
        self.edit.setPlaceholderText(EXAMPLE)
        self.edit.setClearButtonEnabled(True)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.returnPressed.connect(self._on_add)
        self.button = QPushButton(self.tr("Add rule"))
        self.button.setObjectName("train_layer_add")
        self.button.clicked.connect(self._on_add)
        self.note = ShortLabel("caption")
        self.note.setObjectName("train_layer_note")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        line.addWidget(self.note)
        line.addWidget(self.button)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=4)
        self._buttons: list[QToolButton] = []
        self._wider: Rules = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._chips)
        self._chips.hide()
        self.set_reason("")
        self._on_typed()

    def set_reason(self, reason: str) -> None:
        """Why nothing can be edited; empty where it can."""
        self._reason = reason
        tip = self.tr("A pattern (* and ? are wild), a colon, and what to do: {words}")
        tip = tip.format(words=ABILITIES)
        self.edit.setToolTip(f"{tip}\n{reason}".strip())
        for widget in (self.edit, self.button, *self._buttons):
            widget.setEnabled(not reason)
        self.button.setToolTip(reason)
        for chip in self._buttons:
            chip.setToolTip(f"{chip.accessibleName()}\n{reason}".strip())

    def refresh(self) -> None:
        """The layers or rules that are shown may be others."""
        wider = self._model.sheet.wider()
        if wider != self._wider:  # a chip that somebody is about to press must not be made anew
            self._wider = wider
            self._make_chips()

    def settle(self) -> None:
        """What was refused is over: tell again of what is typed."""
        self._on_typed()

    def clear(self) -> None:
        """Another run: nothing was typed for it."""
        self.edit.clear()
        self._on_typed()

    def chips(self) -> list[QToolButton]:
        """The buttons that take rules away."""
        return list(self._buttons)

    def refuse(self, text: str) -> None:
        """Say what was wrong."""
        self._say(text, bad=True)

    def _make_chips(self) -> None:
        holder = self.window().focusWidget()
        held = next((place for place, chip in enumerate(self._buttons) if chip is holder), None)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._chip(rule, partial(self._remove, rule)) for rule in self._wider]
        self._chips.setVisible(bool(self._wider))
        if held is not None:  # the one that takes the place of the one that went
            (self._buttons[min(held, len(self._wider) - 1)] if self._buttons else self.edit).setFocus()

    def _chip(self, rule: Rule, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self._chips)
        button.setText(str(rule))
        button.setIcon(icon("close", "muted"))
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        tip = QCoreApplication.translate("LayerRuleField", "Remove the rule {rule}").format(rule=rule)
        button.setAccessibleName(tip)
        button.setToolTip(f"{tip}\n{self._reason}".strip())
        button.setEnabled(not self._reason)
        button.clicked.connect(slot)
        self._flow.addWidget(button)
        button.show()
        return button

    # -- the hand -------------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        pattern = self.edit.text().partition(":")[0].strip()
        rows = self._model.sheet.fitting(pattern) if pattern else []
        self._model.set_matched(frozenset(rows))
        if not pattern:
            self._say("")
        elif len(rows) == 1:
            self._say(self.tr("fits 1 layer"))
        else:
            self._say(self.tr("fits {count} layers").format(count=len(rows)), bad=not rows)

    def _on_add(self) -> None:
        text = self.edit.text().strip()
        if not text:
            self.edit.setFocus()
            return
        try:
            parse(text)
        except ValueError:
            self._say(self.tr("Write it like {example}").format(example=EXAMPLE), bad=True)
            return
        try:
            rules = self._model.sheet.with_rule(text)
        except ValueError as error:
            self._say(self.tr("No layer is called {pattern}").format(pattern=error), bad=True)
            return
        self.edit.clear()
        if rules != self._model.sheet.rules:
            self.asked.emit(rules)

    def _remove(self, rule: Rule) -> None:
        self.asked.emit(self._model.sheet.without(rule))

    def _say(self, text: str, *, bad: bool = False) -> None:
        role = "bad" if bad else "caption"
        if self.note.property("role") != role or bool(self.edit.property("invalid")) != bad:
            self.note.setProperty("role", role)
            self.edit.setProperty("invalid", bad)
            for widget in (self.note, self.edit):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self.note.say(text)
