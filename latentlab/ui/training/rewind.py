"""Going back: a new run is branched off a checkpoint and started; the old one stays as it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from latentlab.errors import LatentLabError
from latentlab.progress import Progress
from latentlab.runs.folder import RunFolder
from latentlab.ui.icons import icon
from latentlab.ui.training.command import branch_command
from latentlab.ui.workers.task import Task, Tasks
from latentlab.ui.workers.training import RunManager
from trainers.launch import branch

_LONGEST = 60


class Rewind(QObject):
    """``branched`` carries the folder of the new run, which trains or waits for its device by then."""

    branched = Signal(object)  # Path
    failed = Signal(object)  # Exception

    def __init__(self, runs: RunManager, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs = runs
        self._tasks = tasks
        self._window = parent
        self._task: Task | None = None

    def rewind(self, run: Path, step: int) -> None:
        """Branch off this checkpoint; while one is being copied, another wish is none."""
        if self._task is None:
            self._task = self._tasks.run(_branch, run, step, done=self._on_branched, failed=self._on_failed)

    def show_menu(self, run: Path, step: int, text: str, at: QPoint) -> None:
        """Offer it where a mark was clicked (global position)."""
        menu = QMenu(self._window)
        menu.setObjectName("train_mark_menu")
        menu.addAction(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…").setEnabled(False)
        menu.addAction(icon("undo"), self.tr("Rewind to here"), partial(self.rewind, run, step))
        menu.addAction(icon("copy"), self.tr("Copy as command"), partial(_copy, run, step))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _on_branched(self, path: Path) -> None:
        self._task = None
        try:
            self._runs.resume(path, fresh=True)
        except LatentLabError as error:
            self.failed.emit(error)
        else:
            self.branched.emit(path)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)


def _branch(run: Path, step: int, progress: Progress) -> Path:
    return branch(RunFolder(run), step).path


def _copy(run: Path, step: int) -> None:
    QGuiApplication.clipboard().setText(branch_command(run, step))
