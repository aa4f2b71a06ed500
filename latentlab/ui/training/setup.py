"""What to train, on what, and how: everything the next run is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.errors import BadInput
from latentlab.ui.i18n import error_text
from latentlab.ui.training.dataset_chooser import DatasetChooser
from latentlab.ui.widgets.form import ParameterForm
from latentlab.ui.widgets.scroll_column import ScrollColumn
from latentlab.ui.workers.task import Tasks
from trainers.configs import CONFIGS, config_class
from trainers.configs.base import TrainConfig
from trainers.devices import choose_device


@dataclass(frozen=True)
class Draft:
    """What the form holds, right or wrong; it outlives the form when the language changes."""

    family: str
    data: str
    values: dict[str, Any]


class RunSetup(QWidget):
    """Family, dataset and a form made from the family's declaration; below them, what starts the run."""

    changed = Signal()

    def __init__(self, tasks: Tasks, start: QAction, copy: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("train_setup")
        self.family = QComboBox()
        self.family.setObjectName("train_family")
        self.family.setAccessibleName(self.tr("Family"))
        for name in CONFIGS:
            if config_class(name).takes != "images":  # the form chooses a data set of images
                continue
            self.family.addItem(config_class(name).title, name)
        self.dataset = DatasetChooser(tasks)
        self.form = ParameterForm()
        self.start = QPushButton(start.text())
        self.start.setObjectName("train_start")
        self.start.setAccessibleName(start.text())
        self.start.setToolTip(start.toolTip())
        self.start.setProperty("role", "primary")
        self.start.clicked.connect(start.trigger)
        start.changed.connect(self._on_start_changed)
        self._start = start
        self._copy = QToolButton()
        self._copy.setDefaultAction(copy)
        self._copy.setObjectName("train_copy_command")
        self._copy.setAccessibleName(copy.text())
        self._lay_out()
        self._on_family_changed()
        self.family.currentIndexChanged.connect(self._on_family_changed)
        self.dataset.changed.connect(self.changed)
        self.form.changed.connect(self.changed)

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.setHorizontalSpacing(12)
        top.setVerticalSpacing(8)
        top.setColumnStretch(1, 1)
        for row, (text, widget) in enumerate(
            ((self.tr("Family"), self.family), (self.tr("Dataset"), self.dataset))
        ):
            label = QLabel(text)
            label.setFixedHeight(28)
            label.setBuddy(widget)
            top.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            top.addWidget(widget, row, 1)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(16, 16, 4, 16)
        inside.setSpacing(16)
        inside.addLayout(top)
        inside.addWidget(self.form)
        inside.addStretch(1)
        scroll = ScrollColumn()
        scroll.setWidget(content)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.setSpacing(8)
        foot.addWidget(self.start, 1)
        foot.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    # -- values ---------------------------------------------------------------------------------------

    def chosen_family(self) -> str:
        """The family of the next run."""
        return str(self.family.currentData())

    def device(self) -> str:
        """Where the next run is to compute."""
        return str(self.form.values().get("device", "auto"))

    def draft(self) -> Draft:
        """What the form holds."""
        return Draft(self.chosen_family(), self.dataset.value(), self.form.values())

    def set_draft(self, draft: Draft) -> None:
        """Show what it held before."""
        index = self.family.findData(draft.family)
        if index < 0:  # of a family that the form does not offer
            return
        self.family.setCurrentIndex(index)
        self.dataset.set_value(draft.data)
        self.form.set_values(draft.values)

    def set_dataset(self, name_or_path: str) -> None:
        """Train the next run on this, if there is something in it to train on."""
        self.dataset.propose(name_or_path)

    def config(self) -> TrainConfig | None:
        """The config of the next run; None, with the reason at the field, where it cannot be trained."""
        problem = self.dataset.problem()
        if problem:
            self.dataset.show_error(problem)
            self.dataset.combo.setFocus()
        config = self.form.validated(data=self.dataset.value())
        if problem or not isinstance(config, TrainConfig):
            return None
        try:
            choose_device(config.device)
        except BadInput as error:
            self.form.set_errors({"device": " ".join(error_text(error)).strip()})
            self.form.field("device").setFocus()
            return None
        return config

    def _on_start_changed(self) -> None:
        self.start.setText(self._start.text())
        self.start.setAccessibleName(self._start.text())

    def _on_family_changed(self) -> None:
        declaration = config_class(self.chosen_family())
        # The dataset is above; a family that cannot share a batch is not asked by how many.
        hidden = ("data",) if declaration.splits else ("data", "nproc")
        self.form.set_declaration(declaration, exclude=hidden)
        with QSignalBlocker(self.dataset):
            if not self.dataset.value():
                self.dataset.set_value(declaration.model_fields["data"].default)
        self.changed.emit()
