"""Which images to train on: a name that is known, or a folder or file, which is looked into at once."""

from __future__ import annotations

import os

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.data.datasets import list_datasets
from latentlab.errors import Message
from latentlab.ui.i18n import error_text, translate_message
from latentlab.ui.icons import icon
from latentlab.ui.training.glance import glance
from latentlab.ui.workers.task import Task, Tasks


class _Combo(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        # A form is scrolled more often than a field is wheeled.
        event.ignore()


class DatasetChooser(QWidget):
    """An editable list of names with a button to browse; below it, what the chosen set is or lacks.

    ``refused`` says why a place that was proposed is no dataset; the one before stands again.
    """

    changed = Signal()
    refused = Signal(object)  # Exception

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._before: str | None = None  # what stands again if the place that is looked at is refused
        self._refusal = ("", "")  # a typed place, and why it cannot be trained on
        self._known = {info.name: info for info in list_datasets()}
        self.combo = _Combo()
        self.combo.setObjectName("train_dataset")
        self.combo.setAccessibleName(self.tr("Dataset"))
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.addItems(list(self._known))
        self.combo.setMinimumContentsLength(12)
        self.combo.editTextChanged.connect(self._on_edited)
        line = self.combo.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_typed)
        self._browse = QToolButton()
        self._browse.setIcon(icon("folder"))
        self._browse.setToolTip(self.tr("Choose a folder of images or an .npz file"))
        self._browse.setAccessibleName(self.tr("Browse for a dataset"))
        self._browse.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._browse)
        menu.addAction(icon("folder"), self.tr("Folder of images…"), self._on_folder)
        menu.addAction(icon("dataset"), self.tr("File of arrays (.npz)…"), self._on_file)
        self._browse.setMenu(menu)
        self._about = QLabel()
        self._about.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.combo, 1)
        row.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._about)
        self._on_edited()

    def value(self) -> str:
        """The name or path, as it was typed."""
        return self.combo.currentText().strip()

    def set_value(self, value: str) -> None:
        """Show a name or path, silently."""
        with QSignalBlocker(self.combo):
            self.combo.setEditText(value)
        self._explain()

    def propose(self, value: str) -> None:
        """Take a name, or a folder or file if there is something in it to train on; else it is refused."""
        looking = self._task is not None and self._before is not None
        before = self._before if looking else self.value()  # what is still looked at may be no dataset
        self.combo.setEditText(value)
        self._look(before)

    def problem(self) -> str:
        """Why nothing can be trained on it, as far as one can say without opening it; '' if nothing is."""
        value = self.value()
        if not value:
            return self.tr("Choose a dataset.")
        if value == self._refusal[0]:
            return self._refusal[1]
        if value in self._known or os.path.exists(os.path.expanduser(value)):
            return ""
        return self.tr("There is no dataset of this name, and no such folder or file.")

    def settle(self) -> None:
        """Stop looking: who trains on it finds out anyway."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._explain()

    def show_error(self, text: str) -> None:
        """Say what is wrong, at the field."""
        self._say(text, "bad")
        self.combo.setProperty("invalid", bool(text))
        self.combo.style().unpolish(self.combo)
        self.combo.style().polish(self.combo)

    def text(self) -> str:
        """What stands below the field."""
        return self._about.text()

    def _explain(self) -> None:
        self.show_error("")
        info = self._known.get(self.value())
        if info is None:
            self._say(
                self.tr("One tenth is held out; subfolders are classes.") if self.value() else "", "caption"
            )
        elif info.available:
            self._say(translate_message(info.description), "caption")
        else:
            self._say(translate_message(info.remedy), "caption")

    def _say(self, text: str, role: str) -> None:
        self._about.setText(text)
        self._about.setVisible(bool(text))
        self._about.setProperty("role", role)
        self._about.style().unpolish(self._about)
        self._about.style().polish(self._about)

    # -- looking ----------------------------------------------------------------------------------------

    def _look(self, before: str | None) -> None:
        value = self.value()
        if value in self._known or not os.path.exists(os.path.expanduser(value)):
            return
        self._before = before
        self._task = self._tasks.run(
            glance, value, done=self._on_fit, failed=self._on_unfit, progress=self._on_looking
        )

    def _on_looking(self, _fraction: float, what: Message) -> None:
        self._say(translate_message(what), "caption")

    def _on_fit(self, _value: str) -> None:
        self.settle()

    def _on_unfit(self, error: Exception) -> None:
        self._task = None
        if self._before is None:
            self._refusal = (self.value(), " ".join(error_text(error)).strip())
            self.show_error(self._refusal[1])
        else:
            self.combo.setEditText(self._before)
            self.refused.emit(error)

    # -- what happens -----------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._explain()
        self.changed.emit()

    def _on_typed(self) -> None:
        if self._task is None and self.value() != self._refusal[0]:
            self._look(None)

    def _on_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of images"))
        if chosen:
            self.propose(chosen)

    def _on_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a file of arrays"), "", self.tr("NumPy arrays (*.npz)")
        )
        if chosen:
            self.propose(chosen)
