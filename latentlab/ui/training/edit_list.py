"""The places of a run that one can go back to: its edits and its checkpoints, the newest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from latentlab.ui.training.edit_words import marks_of
from trainers.edits import RunRecord

_SHOWN = 100
_PAD = 5


class EditList(QWidget):
    """``rewind_asked`` carries the step of a checkpoint. Edits whose checkpoint is gone have no way back."""

    rewind_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live_edits")
        self._hint = QLabel(self.tr("What is changed while the run goes on is listed here, with a way back."))
        self._hint.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        self._rows: dict[int, str] = {}
        self._buttons: dict[int, QPushButton] = {}
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._hint)

    def set_record(self, record: RunRecord | None) -> None:
        """Show what a run's folder tells."""
        edits = dict(marks_of(record)) if record is not None else {}
        points = record.checkpoints if record is not None else ()
        words = {step: self.tr("checkpoint") for step in points} | edits
        rows = dict(sorted(words.items(), reverse=True)[:_SHOWN])
        if rows == self._rows and set(self._buttons) == set(points) & set(rows):
            return  # a row that is pointed at must not be made anew
        self._rows, self._buttons = rows, {}
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget(self)
        self._fill(QGridLayout(self._content), set(points), set(edits))
        self._column.addWidget(self._content)
        self._hint.setVisible(not rows)

    def rows(self) -> dict[int, str]:
        """What is listed, by step."""
        return dict(self._rows)

    def button(self, step: int) -> QPushButton:
        """The way back to a step. Raises KeyError where there is none."""
        return self._buttons[step]

    def _fill(self, grid: QGridLayout, points: set[int], edits: set[int]) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, (step, text) in enumerate(self._rows.items()):
            number, words = QLabel(f"{step:,}"), QLabel(text)
            number.setProperty("role", "muted")
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            if step not in edits:
                words.setProperty("role", "muted")
            for label in (number, words):
                label.setContentsMargins(0, _PAD, 0, _PAD)
            grid.addWidget(number, line, 0, Qt.AlignmentFlag.AlignRight | top)
            grid.addWidget(words, line, 1, top)
            if step in points:
                self._buttons[step] = self._button(step, before_edit=step in edits)
                grid.addWidget(self._buttons[step], line, 2, top)
            else:
                words.setToolTip(self.tr("This run keeps no checkpoint of step {step}.").format(step=step))

    def _button(self, step: int, *, before_edit: bool) -> QPushButton:
        button = QPushButton(self.tr("Rewind to here"))
        button.setObjectName(f"live_rewind_{step}")
        tip = (
            self.tr("A new run goes on from before this edit; this one stays as it is")
            if before_edit
            else self.tr("A new run goes on from this checkpoint; this one stays as it is")
        )
        button.setToolTip(tip)
        button.setAccessibleName(self.tr("Rewind to step {step}").format(step=step))
        button.setProperty("role", "link")
        button.clicked.connect(partial(self.rewind_asked.emit, step))
        return button
