"""Going back: a new run is branched off a checkpoint and started; the old one stays as it is."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from latentlab.errors import Cancelled, LatentLabError
from latentlab.progress import Progress
from latentlab.runs.folder import RunFolder
from latentlab.ui.icons import icon
from latentlab.ui.training.command import branch_command
from latentlab.ui.widgets.busy import Busy
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.launch import branch

_LONGEST = 60


class Rewind(QObject):
    """``branched`` carries the folder of the new run, which trains or waits for its device by then, and that
    of the old one.

    What is wished meanwhile is done after it. ``busy`` tells of what takes longer, and can cancel it.
    """

    branched = Signal(object, object)  # Path, Path
    failed = Signal(object)  # Exception

    def __init__(self, runs: RunManager, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs = runs
        self._tasks = tasks
        self._window = parent
        self._wishes: deque[tuple[Path, int]] = deque()  # the first is in hand
        self.busy = Busy(parent)
        self.busy.cancelled.connect(self._on_cancelled)

    def rewind(self, run: Path, step: int) -> None:
        """Branch off this checkpoint; a wish that is in hand already is the same one."""
        if (run, step) not in self._wishes:
            self._wishes.append((run, step))
            if len(self._wishes) == 1:
                self._begin()

    def show_menu(self, run: Path, step: int, text: str, at: QPoint) -> None:
        """Offer it where a mark was clicked (global position)."""
        menu = QMenu(self._window)
        menu.setObjectName("train_mark_menu")
        menu.addAction(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…").setEnabled(False)
        menu.addAction(icon("undo"), self.tr("Rewind to here"), partial(self.rewind, run, step))
        menu.addAction(icon("copy"), self.tr("Copy as command"), partial(_copy, run, step))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _begin(self) -> None:
        run, step = self._wishes[0]
        task = self._tasks.run(
            _branch, run, step, done=self._on_branched, failed=self._on_failed, progress=self.busy.report
        )
        self.destroyed.connect(task.cancel)  # with the panels of another language nobody starts the branch
        self.busy.watch(task)

    def _next(self) -> None:
        self._wishes.popleft()
        if self._wishes:
            self._begin()

    def _on_branched(self, path: Path) -> None:
        self.busy.finish()
        origin, _ = self._wishes[0]
        self._next()
        try:
            self._runs.resume(path, fresh=True)
        except LatentLabError as error:
            self.failed.emit(error)
        else:
            self.branched.emit(path, origin)

    def _on_failed(self, error: Exception) -> None:
        self.busy.finish()
        self._next()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._next()


def _branch(run: Path, step: int, progress: Progress) -> Path:
    new = branch(RunFolder(run), step, progress=progress)
    try:
        progress.check()
    except Cancelled:  # nobody hears of the folder any more
        new.delete()
        raise
    return new.path


def _copy(run: Path, step: int) -> None:
    QGuiApplication.clipboard().setText(branch_command(run, step))
