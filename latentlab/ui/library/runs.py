"""The runs of the library: those of this window, of other processes, and past ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from latentlab.errors import LatentLabError
from latentlab.progress import Progress
from latentlab.runs.events import Event, Metrics, Stop
from latentlab.runs.folder import RunFolder, RunInfo
from latentlab.ui.icons import icon
from latentlab.ui.library.asking import ask
from latentlab.ui.library.reading import run_row
from latentlab.ui.library.shelf import Shelf
from latentlab.ui.training.command import run_command
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager


class RunShelf(Shelf):
    """Living runs count their steps. The signals carry a run's folder.

    ``opened`` is for exploring it, ``chosen`` follows the selection, ``shown`` asks for its curves.
    """

    opened = Signal(object)
    chosen = Signal(object)
    shown = Signal(object)

    def __init__(self, tasks: Tasks, runs: RunManager, parent: QWidget | None = None) -> None:
        super().__init__("library_runs", parent)
        self._tasks = tasks
        self._runs = runs
        self._infos: dict[Path, RunInfo] = {}
        self._opened: Path | None = None
        self.setAccessibleName(self.tr("Runs"))
        self.set_hint(self.tr("Nothing was trained yet. Start a run in Train; it stays here."))
        self.currentRowChanged.connect(self._on_row_changed)
        runs.changed.connect(self._show)
        runs.reported.connect(self._on_reported)

    def set_runs(self, infos: Sequence[RunInfo], opened: Path | None) -> None:
        """Show these runs; ``opened`` is the one whose model is open."""
        self._infos = {info.path: info for info in infos}
        self._opened = opened
        self._show()

    def note(self, path: Path, event: Event) -> None:
        """A run of another process is a step further."""
        if isinstance(event, Metrics) and path in self._infos:
            self._infos[path] = replace(self._infos[path], step=event.step)
            self._on_reported(path, event)

    def _show(self) -> None:
        self.set_rows(
            [run_row(info, self._runs.status(path), self._opened) for path, info in self._infos.items()]
        )

    def _on_reported(self, path: Path, _event: Event) -> None:
        if path in self._infos:
            self.update_row(run_row(self._infos[path], self._runs.status(path), self._opened))

    def _on_row_changed(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(Path(self.row_of(index).key))

    # -- what can be done -----------------------------------------------------------------------------

    def activate(self, key: str) -> None:
        """Explore the run; one without a model shows its curves."""
        signal = self.opened if self._explorable(Path(key)) else self.shown
        signal.emit(Path(key))

    def menu(self, key: str) -> QMenu:
        """Explore, look, resume or stop, copy, reveal, delete."""
        path, menu = Path(key), self.new_menu()
        info = self._infos.get(path)
        here = path in self._runs.active() or path in self._runs.queued()
        live = here or (info is not None and info.live)
        explore = menu.addAction(icon("eye"), self.tr("Open in Explore"), partial(self.opened.emit, path))
        explore.setEnabled(self._explorable(path))
        menu.addAction(icon("train"), self.tr("Show curves and samples"), partial(self.shown.emit, path))
        menu.addSeparator()
        if here:
            menu.addAction(icon("stop"), self.tr("Stop"), partial(self._runs.send, path, Stop()))
        else:
            resume = menu.addAction(icon("play"), self.tr("Resume"), partial(self._resume, path))
            resume.setEnabled(not live and info is not None and info.outcome != "completed")
        menu.addAction(icon("copy"), self.tr("Copy as command"), partial(self._copy_command, path))
        menu.addAction(icon("folder"), self.tr("Show in folder"), partial(self.reveal, path))
        menu.addSeparator()
        delete = menu.addAction(icon("trash"), self.tr("Delete…"), partial(self._ask_delete, path))
        delete.setEnabled(not live)
        return menu

    def _explorable(self, path: Path) -> bool:
        info = self._infos.get(path)
        return path in self._runs.active() or (info is not None and info.model is not None)

    def _resume(self, path: Path) -> None:
        try:
            self._runs.resume(path)
        except LatentLabError as error:
            self.failed.emit(error)
        else:
            self.shown.emit(path)

    def _copy_command(self, path: Path) -> None:
        try:
            self.copy_text(run_command(path))
        except LatentLabError as error:
            self.failed.emit(error)

    def _ask_delete(self, path: Path) -> None:
        text = self.tr("Delete {name} with its curves, samples and checkpoints? This cannot be undone.")
        ask(self, text.format(name=path.name), self.tr("Delete"), partial(self._delete, path))

    def _delete(self, path: Path) -> None:
        self._tasks.run(_delete, path, done=self._on_deleted, failed=self.on_failed)

    def _on_deleted(self, _path: Path) -> None:
        self.altered.emit()


def _delete(path: Path, progress: Progress) -> Path:
    RunFolder(path).delete()
    return path
