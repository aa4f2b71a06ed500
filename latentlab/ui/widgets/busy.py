"""What takes longer than a moment says so, and can be cancelled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from latentlab.errors import Message
from latentlab.ui.i18n import translate_message
from latentlab.ui.icons import icon
from latentlab.ui.widgets.patience import late
from latentlab.ui.workers.task import Task


class Busy(QWidget):
    """One line with what is going on and a button that cancels it; hidden for short work."""

    cancelled = Signal()  # by the button

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._timer = late(self)
        self._label = QLabel(self)
        self._label.setProperty("role", "muted")
        cancel = QToolButton(self)
        cancel.setObjectName("busy_cancel")
        cancel.setIcon(icon("stop"))
        cancel.setToolTip(self.tr("Cancel"))
        cancel.setAccessibleName(self.tr("Cancel"))
        cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._label)
        row.addWidget(cancel)
        self.hide()

    def watch(self, task: Task) -> None:
        """Show this task from now on; the one before is cancelled, nobody waits for it any more."""
        self.cancel()
        self._task = task
        self._label.setText(self.tr("Working…"))
        self._timer.start()

    def report(self, fraction: float, what: Message) -> None:
        """A progress callback: ``fraction`` in [0, 1], negative where unknown."""
        percent = f" {100 * fraction:.0f}%" if fraction > 0 else ""
        self._label.setText(translate_message(what) + percent)

    def finish(self) -> None:
        """It is done."""
        self._task = None
        self._timer.stop()
        self.hide()

    def _on_cancel(self) -> None:
        self.cancel()
        self.cancelled.emit()

    def cancel(self) -> None:
        """Nobody wants it any more."""
        if self._task is not None:
            self._task.cancel()
        self.finish()
