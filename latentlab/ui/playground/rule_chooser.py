"""Which rules walk: the built-in ones, and optimisers of torch by name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from latentlab.playground.flows import FLOWS, optimisers
from latentlab.playground.rules import RULES
from latentlab.playground.walking import TORCH
from latentlab.ui.i18n import tr_knob
from latentlab.ui.icons import icon
from latentlab.ui.widgets.entries import Entries

AT_FIRST = ("gradient-flow", "euler", "clipped-polyak", "leapfrog", "adam")


class RuleChooser(QWidget):
    """``changed`` follows every choice. Optimisers of torch are added below the built-in rules."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = Entries()
        words = {name: (flow.title, flow.formula) for name, flow in FLOWS.items()}
        words |= {name: (rule.title, rule.formula) for name, rule in RULES.items()}
        for name, (title, formula) in words.items():
            self.entries.add(name, tr_knob(title), formula, on=name in AT_FIRST)
        self.entries.changed.connect(self.changed)
        self.torch = QComboBox(self)
        self.torch.setObjectName("play_torch_optimiser")
        self.torch.setAccessibleName(self.tr("Optimiser of torch"))
        self.torch.addItems(optimisers())
        add = QToolButton(self)
        add.setObjectName("play_add_optimiser")
        add.setIcon(icon("plus"))
        add.setAccessibleName(self.tr("Add this optimiser of torch"))
        add.setToolTip(self.tr("Let this optimiser of torch.optim walk as well"))
        add.clicked.connect(self._on_add)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.torch, 1)
        line.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.entries)
        column.addLayout(line)

    def choose(self, names: Collection[str]) -> None:
        """Let these walk and no others, without a word; optimisers of torch are added."""
        with QSignalBlocker(self.entries):
            for name in names:
                if name not in self.entries.names():
                    self._add_torch(name.removeprefix(TORCH))
            for name in self.entries.names():
                self.entries.entry(name).setChecked(name in names)

    def _add_torch(self, title: str) -> None:
        self.entries.add(TORCH + title, f"torch {title}", f"torch.optim.{title}")

    def _on_add(self) -> None:
        title = self.torch.currentText()
        name = TORCH + title
        if name in self.entries.names():
            self.entries.entry(name).setChecked(True)
        else:
            self._add_torch(title)
            self.changed.emit()
