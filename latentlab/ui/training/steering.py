"""What is turned while a run goes on: sent to it, marked on its curves once it obeys, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from latentlab.errors import LatentLabError
from latentlab.progress import Progress
from latentlab.runs.events import Adjust, Log
from latentlab.runs.folder import RunFolder, RunInfo
from latentlab.runs.wording import is_edit, refusal_of
from latentlab.ui.i18n import error_text, translate_message
from latentlab.ui.training.edit_words import marks_of
from latentlab.ui.training.layers_tab import LayersTab
from latentlab.ui.training.live_tab import LiveTab
from latentlab.ui.training.rewind import Rewind
from latentlab.ui.training.states import why_not_steered
from latentlab.ui.widgets.curves import CurvesPlot
from latentlab.ui.workers.task import Newest, Tasks
from latentlab.ui.workers.training import RunManager
from trainers.edits import RunRecord, read_record


class Steering(QObject):
    """Stands between a run and the widgets that turn its knobs. The run's folder tells what it goes on with.

    ``failed`` carries an error of what was asked for.
    """

    failed = Signal(object)  # Exception

    def __init__(
        self,
        runs: RunManager,
        tasks: Tasks,
        tab: LiveTab,
        layers: LayersTab,
        curves: CurvesPlot,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._tab = tab
        self._layers = layers
        self._curves = curves
        self._reader = Newest(tasks)
        self._path: Path | None = None
        self._info: RunInfo | None = None
        self._record: RunRecord | None = None
        self.rewind = Rewind(runs, tasks, parent)
        self.rewind.failed.connect(self.failed)
        tab.turned.connect(self._on_turned)
        layers.turned.connect(self._on_turned)
        tab.rewind_asked.connect(self._on_rewind_asked)
        curves.canvas.mark_chosen.connect(self._on_mark_chosen)

    @property
    def record(self) -> RunRecord | None:
        """What is known of the run's edits."""
        return self._record

    def show_run(self, path: Path, info: RunInfo, record: RunRecord | None) -> None:
        """Turn the knobs of this run."""
        self._path, self._info = path, info
        self._take(record)
        self.update()

    def leave(self) -> None:
        """Turn nobody's."""
        self._reader.cancel()
        self._path = self._info = self._record = None
        self._tab.clear()

    def update(self, info: RunInfo | None = None, waits: bool = False) -> None:
        """The run's state may be another; it ``waits`` where another process has paused it."""
        self._info = info or self._info
        if self._path is None:
            return
        status = self._runs.status(self._path)
        reason = "" if self._runs.can_steer(self._path) else why_not_steered(self._info, status)
        paused = waits or (status is not None and status.state == "paused")
        self._tab.set_reason(reason, self.tr("Takes effect when the run goes on.") if paused else "")
        self._layers.set_reason(reason)

    def reread(self) -> None:
        """The folder has something new."""
        if self._path is not None:
            self._reader.run(_read, self._path, done=self._on_read, failed=self._on_unreadable)

    def hear(self, line: Log) -> bool:
        """Whether a line of the log is an answer to what was turned; it is shown then."""
        refused = refusal_of(line.message)
        if refused is not None:
            names, cause = refused
            self._refuse(names, translate_message(cause))
        elif is_edit(line.message):
            self.reread()
        else:
            return False
        return True

    def _on_read(self, read: tuple[Path, RunRecord]) -> None:
        path, record = read
        if path == self._path:
            self._take(record)

    def _on_unreadable(self, _error: Exception) -> None:
        """The run may just have been discarded; whoever shows its curves says so."""

    def _take(self, record: RunRecord | None) -> None:
        self._record = record
        self._tab.set_record(record)
        self._layers.set_record(record)
        self._curves.set_places(marks_of(record) if record is not None else [])

    # -- the hand -------------------------------------------------------------------------------------

    def _on_turned(self, values: Mapping[str, object]) -> None:
        if self._path is None:
            return
        try:
            self._runs.send(self._path, Adjust(values))
        except LatentLabError as error:
            self._refuse(values, " ".join(error_text(error)).strip())

    def _refuse(self, names: Iterable[str], text: str) -> None:
        self._tab.refuse(names, text)
        self._layers.refuse(names, text)

    def _on_rewind_asked(self, step: int) -> None:
        if self._path is not None:
            self.rewind.rewind(self._path, step)

    def _on_mark_chosen(self, step: float, at: QPoint) -> None:
        if self._path is None or self._record is None or step not in self._record.checkpoints:
            return
        text = dict(marks_of(self._record)).get(int(step), "")
        self.rewind.show_menu(self._path, int(step), text, at)


def _read(path: Path, progress: Progress) -> tuple[Path, RunRecord]:
    return path, read_record(RunFolder(path))
