"""What can be done with the run that is shown: pause, resume, stop, explore, and a menu of more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from latentlab.errors import LatentLabError
from latentlab.runs.events import Command, Pause, Resume, Stop
from latentlab.runs.folder import RunFolder
from latentlab.ui.actions import Actions
from latentlab.ui.icons import icon
from latentlab.ui.library.asking import ask
from latentlab.ui.training.command import run_command
from latentlab.ui.training.run_view import RunView
from latentlab.ui.training.setup import Draft
from latentlab.ui.workers.training import RunManager
from trainers.launch import stored_config


class RunControls(QObject):
    """Buttons in the header of a run view. ``resumed`` and ``open_in_explore`` carry the run's folder.

    ``reused`` carries the settings it was started with, for the next run.
    """

    failed = Signal(object)  # Exception
    resumed = Signal(object)  # Path
    open_in_explore = Signal(object)  # Path
    reused = Signal(object)  # Draft

    def __init__(self, runs: RunManager, view: RunView, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs = runs
        self._view = view
        self._window = parent
        add, header = actions.add, view.header
        stop_tip = self.tr("Stop with a checkpoint, from which the run can go on later")
        self._pause = add("pause_run", self.tr("Pause the run"), self._on_pause, None, "pause")
        self._stop = add("stop_run", self.tr("Stop the run"), self._on_stop, None, "stop", stop_tip)
        self._explore = add("explore_run", self.tr("Open the run in Explore"), self._on_explore, None, "eye")
        header.add_button("train_pause", self._pause)
        header.add_button("train_stop", self._stop)
        header.add_button("train_explore", self._explore)
        self._more = QMenu(parent)
        self._more.aboutToShow.connect(self._fill_more)
        button = header.add_button("train_more", QAction(icon("more"), self.tr("More"), self))
        button.setMenu(self._more)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def update(self) -> None:
        """Offer what is possible now."""
        path, info = self._view.path, self._view.info
        status = self._runs.status(path) if path is not None else None
        state = status.state if status is not None else "ended"
        ended = state == "ended"
        elsewhere = ended and info is not None and info.live
        heard = elsewhere and path is not None and self._runs.can_steer(path)
        complete = info is not None and info.outcome == "completed"
        waits = self._view.watcher.paused is not None if elsewhere else path is not None and ended
        goes_on = state == "paused" or waits
        text = self.tr("Resume the run") if goes_on else self.tr("Pause the run")
        self._pause.setIcon(icon("play" if goes_on else "pause"))
        self._pause.setText(text)
        deaf = elsewhere and not heard
        self._pause.setToolTip(self.tr("Another process trains it: stop it there") if deaf else text)
        resumable = info is not None and not elsewhere and not complete
        can_pause = heard or resumable if ended else state in ("preparing", "running", "paused")
        self._pause.setEnabled(path is not None and can_pause)
        self._stop.setEnabled(heard or (status is not None and state not in ("ended", "stopping")))
        model = info is not None and info.model is not None
        self._explore.setEnabled(path is not None and (model or (status is not None and status.live)))

    # -- what the buttons do --------------------------------------------------------------------------

    def _on_pause(self) -> None:
        path = self._view.path
        if path is None:
            return
        status = self._runs.status(path)
        if status is not None and status.state != "ended":
            self._send(path, Resume() if status.state == "paused" else Pause())
        elif self._runs.can_steer(path):
            self._send(path, Resume() if self._view.watcher.paused is not None else Pause())
        else:
            self._resume(path)

    def _send(self, path: Path, command: Command) -> None:
        try:
            self._runs.send(path, command)
        except LatentLabError as error:  # of the folder through which another process is told
            self.failed.emit(error)

    def _resume(self, path: Path) -> None:
        try:
            self._runs.resume(path)
        except LatentLabError as error:
            self.failed.emit(error)
        else:
            self.resumed.emit(path)

    def _on_stop(self) -> None:
        if self._view.path is not None:
            self._send(self._view.path, Stop())

    def _on_explore(self) -> None:
        if self._view.path is not None:
            self.open_in_explore.emit(self._view.path)

    def _fill_more(self) -> None:
        self._more.clear()
        path = self._view.path
        if path is None:
            return
        status = self._runs.status(path)
        self._more.addAction(icon("copy"), self.tr("Copy as command"), partial(self._copy_run, path))
        text = self.tr("Use its settings for the next run")
        self._more.addAction(icon("settings"), text, partial(self._reuse, path))
        self._more.addAction(icon("folder"), self.tr("Show in folder"), partial(self._reveal, path))
        if status is not None and status.live:
            self._more.addSeparator()
            self._more.addAction(icon("trash"), self.tr("Discard…"), partial(self._ask_discard, path))

    def _copy_run(self, path: Path) -> None:
        try:
            QGuiApplication.clipboard().setText(run_command(path))
        except LatentLabError as error:
            self.failed.emit(error)

    def _reuse(self, path: Path) -> None:
        try:
            family, config = stored_config(RunFolder(path))
        except LatentLabError as error:
            self.failed.emit(error)
        else:
            self.reused.emit(Draft(family, config.data, config.model_dump(mode="json")))

    def _reveal(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _ask_discard(self, path: Path) -> None:
        text = self.tr("Stop {name} and delete it with its curves and checkpoints? This cannot be undone.")
        ask(self._window, text.format(name=path.name), self.tr("Discard"), partial(self._discard, path))

    def _discard(self, path: Path) -> None:
        self._send(path, Stop(discard=True))
