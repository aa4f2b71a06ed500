"""Closing the window while a model trains: what shall become of the run?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

Choice = Literal["save", "keep", "discard"]


class CloseDialog(QDialog):
    """Asks without blocking: ``chosen`` carries "save", "keep" or "discard"; rejecting it closes nothing.

    Discarding is asked twice, because it cannot be undone.
    """

    chosen = Signal(str)

    def __init__(self, runs: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ", ".join(runs)
        self._sure = False
        self.setObjectName("close_dialog")
        self.setWindowTitle(self.tr("A model is being trained"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(480)
        self._title = QLabel(self.tr("{runs} is still training").format(runs=self._names), self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._text = QLabel(
            self.tr(
                "Stopping saves a checkpoint, from which the run can be resumed. If you let it train, the "
                "window closes now and the program ends when the run has finished."
            ),
            self,
        )
        self._text.setWordWrap(True)
        self.discard = self._button("close_discard", self.tr("Discard…"), self._on_discard, "danger")
        self.cancel = self._button("close_cancel", self.tr("Cancel"), self.reject)
        self.keep = self._button("close_keep", self.tr("Keep training"), self._on_keep)
        self.save = self._button("close_save", self.tr("Save and stop"), self._on_save, "primary")
        self.save.setDefault(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.discard)
        self._buttons.addStretch(1)
        for button in (self.cancel, self.keep, self.save):
            self._buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(12)
        column.addLayout(self._buttons)

    def _button(self, name: str, text: str, slot: object, role: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(slot)
        return button

    def _on_save(self) -> None:
        self._choose("save")

    def _on_keep(self) -> None:
        self._choose("keep")

    def _on_discard(self) -> None:
        if self._sure:
            self._choose("discard")
            return
        self._sure = True
        self._title.setText(self.tr("Discard {runs}?").format(runs=self._names))
        self._text.setText(
            self.tr("Its folder is deleted, with its curves and checkpoints. This cannot be undone.")
        )
        self.discard.setText(self.tr("Discard for good"))
        self.keep.hide()
        self.save.setDefault(False)
        self.save.hide()
        self.cancel.setDefault(True)
        # Elsewhere and without the focus: neither a double click nor a key held down answers both questions.
        self._buttons.removeWidget(self.discard)
        self._buttons.addWidget(self.discard)
        self.cancel.setFocus()

    def _choose(self, choice: Choice) -> None:
        self.accept()
        self.chosen.emit(choice)
