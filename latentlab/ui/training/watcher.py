"""Watches a run of another process: its files are read in a task, twice a second, while somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from latentlab.progress import Progress
from latentlab.runs.events import Event, Paused, Resumed
from latentlab.runs.source import RunSource
from latentlab.ui.workers.task import Newest, Tasks

INTERVAL_MS = 500


class Watcher(QObject):
    """``reported`` carries the run's path and one event, as ``RunManager`` does for runs of this process."""

    reported = Signal(object, object)  # Path, Event

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paused: Paused | None = None  # why the run that is watched waits, while it does
        self._source: RunSource | None = None
        self._looking = False
        self._reader = Newest(tasks)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def watching(self) -> bool:
        """Whether a run is watched that may still say something."""
        return self._source is not None

    def watch(self, source: RunSource | None) -> None:
        """Tell what this run says from now on; None leaves the one before alone."""
        self._reader.cancel()
        self.paused = None
        self._source = source
        self._run_timer()

    def set_looking(self, looking: bool) -> None:
        """Whether somebody sees it: nothing is read for nobody."""
        self._looking = looking
        self._run_timer()

    def _run_timer(self) -> None:
        if self._source is not None and self._looking:
            self._timer.start()
            self._poll()
        else:
            self._timer.stop()

    def _poll(self) -> None:
        if self._source is not None and not self._reader.busy:
            self._reader.run(_read, self._source, done=self._on_read, failed=self._on_failed)

    def _on_read(self, told: tuple[RunSource, list[Event]]) -> None:
        source, events = told
        if source is not self._source:
            return
        if not source.alive():
            self.watch(None)
        for event in events:
            if isinstance(event, Paused | Resumed):
                self.paused = event if isinstance(event, Paused) else None
            self.reported.emit(source.folder, event)

    def _on_failed(self, _error: Exception) -> None:
        """A folder that cannot be read for a moment (a network, a move) is asked again."""


def _read(source: RunSource, progress: Progress) -> tuple[RunSource, list[Event]]:
    return source, source.poll()
