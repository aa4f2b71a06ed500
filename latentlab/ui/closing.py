"""How a window ends while models train: it asks, waits without freezing, and only then lets go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from latentlab.runs.events import Paused, Resume, Stop
from latentlab.ui.close_dialog import CloseDialog
from latentlab.ui.workers.training import RunManager


class Closing(QObject):
    """``ready`` says that no run is left and the window may close; it never comes after a "no"."""

    ready = Signal()

    def __init__(self, runs: RunManager, window: QWidget) -> None:
        super().__init__(window)
        self._runs = runs
        self._window = window
        self._dialog: CloseDialog | None = None
        self._waiting = False
        runs.changed.connect(self._on_runs_changed)
        runs.reported.connect(self._on_event)

    def may_close(self) -> bool:
        """Whether the window can close now; where a run is alive, the question is put instead."""
        if not self._runs.active():
            return True
        if not self._waiting and self._dialog is None:
            self._ask()
        return False

    def _ask(self) -> None:
        self._dialog = CloseDialog([path.name for path in self._runs.active()], self._window)
        self._dialog.chosen.connect(self._on_chosen)
        self._dialog.finished.connect(self._on_answered)
        self._dialog.open()

    def _on_answered(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_chosen(self, choice: str) -> None:
        self._waiting = True
        if choice == "keep":
            self._go_on()
            self._window.hide()
        else:
            self._window.setEnabled(False)
            self._runs.clear_queue()
            for path in self._runs.active():
                self._runs.send(path, Stop(discard=choice == "discard"))
        self._on_runs_changed()

    def _go_on(self) -> None:
        for path in self._runs.active():
            status = self._runs.status(path)
            if status is not None and status.state == "paused":
                self._runs.send(path, Resume())  # a paused run would keep a hidden program for ever

    def _on_event(self, _path: object, event: object) -> None:
        if self._waiting and isinstance(event, Paused) and event.problem is not None:
            # It cannot go on by itself, and nobody could see why.
            self._waiting = False
            self._window.setEnabled(True)
            self._window.show()

    def _on_runs_changed(self) -> None:
        if self._waiting and not self._runs.active():
            self._waiting = False
            self.ready.emit()
