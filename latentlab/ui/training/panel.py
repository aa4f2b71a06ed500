"""Train: the next run on the left; on the right the run that is shown, living or past."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from latentlab.errors import LatentLabError
from latentlab.runs.events import Event, Pause, Resume, Started, Stop
from latentlab.runs.folder import RunFolder
from latentlab.ui.actions import Actions
from latentlab.ui.icons import icon
from latentlab.ui.library.asking import ask
from latentlab.ui.training.command import train_command
from latentlab.ui.training.empty import EmptyPage
from latentlab.ui.training.header import QueueLine
from latentlab.ui.training.run_view import RunView
from latentlab.ui.training.setup import Draft, RunSetup
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.launch import stored_config

_ROOMY = 960
"""Pixels from which the next run's settings stay beside a run that is shown."""


@dataclass(frozen=True)
class Kept:
    """What outlives a panel: the window makes its panels anew when the language changes."""

    draft: Draft
    shown: Path | None


class TrainPanel(QWidget):
    """``open_in_explore`` carries the folder of a run, living or not."""

    open_in_explore = Signal(object)  # Path

    def __init__(
        self, runs: RunManager, tasks: Tasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._tasks = tasks
        self._says_refusal = False  # whether the bar tells of a dataset, not of a run
        self.errors = ErrorBar(self)
        self._make_actions(actions)
        self.setup = RunSetup(tasks, self._start, self._copy)
        self.view = RunView(runs, tasks)
        self.queue = QueueLine()
        self._empty = EmptyPage()
        self._make_buttons()
        self._lay_out()
        self._connect()
        kept = runs.kept if isinstance(runs.kept, Kept) else None
        if kept is not None:
            self.setup.set_draft(kept.draft)
        shown = kept.shown if kept is not None else next(iter(runs.active()), None)
        if shown is not None:
            self.show_run(shown)
        self._on_runs_changed()

    def _make_actions(self, actions: Actions) -> None:
        add = actions.add
        start_tip = self.tr("Start training; while another run trains here, this one waits")
        copy_tip = self.tr("Copy the latentlab line that trains the same without a window")
        stop_tip = self.tr("Stop with a checkpoint, from which the run can go on later")
        self._start = add(
            "start_run", self.tr("Start training"), self._on_start, "Ctrl+Return", "play", start_tip
        )
        self._copy = add(
            "copy_train_command", self.tr("Copy next run as command"), self._on_copy, None, "copy", copy_tip
        )
        self._pause = add("pause_run", self.tr("Pause the run"), self._on_pause, None, "pause")
        self._stop = add("stop_run", self.tr("Stop the run"), self._on_stop, None, "stop", stop_tip)
        self._next = add(
            "show_run_settings", self.tr("Settings of the next run"), self._on_next, None, "settings"
        )
        self._next.setCheckable(True)
        self._next.setChecked(True)
        self._explore = add("explore_run", self.tr("Open the run in Explore"), self._on_explore, None, "eye")

    def _make_buttons(self) -> None:
        header = self.view.header
        self._next_button = header.add_button("train_next", self._next)
        header.add_button("train_pause", self._pause)
        header.add_button("train_stop", self._stop)
        header.add_button("train_explore", self._explore)
        self._more = QMenu(self)
        self._more.aboutToShow.connect(self._fill_more)
        action = QAction(icon("more"), self.tr("More"), self)
        button = header.add_button("train_more", action)
        button.setMenu(self._more)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        column.addWidget(self.queue)
        column.addWidget(self._pages, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.setup)
        self._split.addWidget(right)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.setCollapsible(1, False)
        self._split.setHandleWidth(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.errors)
        outer.addWidget(self._split, 1)

    def _connect(self) -> None:
        self._runs.changed.connect(self._on_runs_changed)
        self._runs.reported.connect(self._on_reported)
        self.view.problem.connect(self._on_problem)
        self.view.info_changed.connect(self._on_runs_changed)
        self.view.body.samples.view.failed.connect(self.errors.show_error)
        self.queue.withdrawn.connect(self._on_withdrawn)
        self.setup.changed.connect(self._keep)
        self.setup.dataset.refused.connect(self._on_refused)

    # -- for the window -------------------------------------------------------------------------------

    def set_dataset(self, name_or_path: str) -> None:
        """Train the next run on this; a place with nothing to train on is refused above."""
        if self._says_refusal:
            self.errors.clear()
        self.setup.set_dataset(name_or_path)

    def show_run(self, path: Path) -> None:
        """Show a run, living or past."""
        self._pages.setCurrentWidget(self.view)
        if path != self.view.path:
            self.view.show_run(path)
        self._keep()
        self._on_runs_changed()

    # -- starting -------------------------------------------------------------------------------------

    def _on_start(self) -> None:
        config = self.setup.config()
        if config is None:
            return
        self.setup.dataset.settle()
        self.errors.clear()
        try:
            path = self._runs.start(self.setup.chosen_family(), config)
        except LatentLabError as error:
            self.errors.show_error(error)
            return
        if path in self._runs.active() or self.view.path is None:
            self.view.show_run(path)  # anew, if a run that failed before its first step had this place
            self.show_run(path)
            self._make_room()

    def _make_room(self) -> None:
        """In a small window the run that was just started is what one wants to see."""
        if self.width() < _ROOMY:
            self._next_button.setFocus()  # else Qt passes the focus of what goes to a dock
            self._next.setChecked(False)
            self._on_next()

    def _on_next(self) -> None:
        self.setup.setVisible(self._next.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() < _ROOMY <= event.size().width():
            self._next.setChecked(True)
            self._on_next()

    def _on_copy(self) -> None:
        config = self.setup.config()
        if config is not None:
            QGuiApplication.clipboard().setText(train_command(self.setup.chosen_family(), config))

    def _keep(self) -> None:
        self._runs.kept = Kept(self.setup.draft(), self.view.path)

    # -- the run that is shown ------------------------------------------------------------------------

    def _on_pause(self) -> None:
        path = self.view.path
        status = self._runs.status(path) if path is not None else None
        if path is None:
            return
        if status is None or status.state == "ended":
            self._resume(path)
        else:
            self._runs.send(path, Resume() if status.state == "paused" else Pause())

    def _resume(self, path: Path) -> None:
        self.errors.clear()
        try:
            self._runs.resume(path)
        except LatentLabError as error:
            self.errors.show_error(error)
        else:
            self.view.show_run(path)

    def _on_stop(self) -> None:
        if self.view.path is not None:
            self._runs.send(self.view.path, Stop())

    def _on_explore(self) -> None:
        if self.view.path is not None:
            self.open_in_explore.emit(self.view.path)

    def _fill_more(self) -> None:
        self._more.clear()
        path = self.view.path
        if path is None:
            return
        status = self._runs.status(path)
        self._more.addAction(icon("copy"), self.tr("Copy as command"), partial(self._copy_run, path))
        self._more.addAction(icon("folder"), self.tr("Show in folder"), partial(self._reveal, path))
        if status is not None and status.live:
            self._more.addSeparator()
            self._more.addAction(icon("trash"), self.tr("Discard…"), partial(self._ask_discard, path))

    def _copy_run(self, path: Path) -> None:
        try:
            QGuiApplication.clipboard().setText(train_command(*stored_config(RunFolder(path))))
        except LatentLabError as error:
            self.errors.show_error(error)

    def _reveal(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _ask_discard(self, path: Path) -> None:
        text = self.tr("Stop {name} and delete it with its curves and checkpoints? This cannot be undone.")
        ask(self, text.format(name=path.name), self.tr("Discard"), partial(self._discard, path))

    def _discard(self, path: Path) -> None:
        self._runs.send(path, Stop(discard=True))

    # -- what happens ---------------------------------------------------------------------------------

    def _show_empty(self) -> None:
        self._pages.setCurrentWidget(self._empty)
        self._next.setChecked(True)
        self._on_next()

    def _on_reported(self, path: Path, event: Event) -> None:
        if not isinstance(event, Started) or path == self.view.path:
            return
        shown = self._runs.status(self.view.path) if self.view.path is not None else None
        if shown is None or not shown.live:
            self.show_run(path)  # its turn has come, and what is shown has ended

    def _on_refused(self, error: Exception) -> None:
        self._says_refusal = True
        self.errors.show_error(error)

    def _on_problem(self, error: Exception | None) -> None:
        self._says_refusal = False
        if error is None:
            self.errors.clear()
        else:
            self.errors.show_error(error)

    def _on_withdrawn(self, path: Path) -> None:
        self._runs.send(path, Stop())

    def _on_runs_changed(self) -> None:
        self.queue.set_runs(self._runs.queued())
        path, info = self.view.path, self.view.info
        status = self._runs.status(path) if path is not None else None
        state = status.state if status is not None else "ended"
        if path is not None and state == "ended" and status is not None and not RunFolder(path).exists():
            self._show_empty()  # discarded, or failed before its first step: nothing of it is left
        ended = state == "ended"
        elsewhere = ended and info is not None and info.live
        complete = ended and info is not None and info.outcome == "completed"
        goes_on = state == "paused" or (ended and path is not None)
        self._pause.setIcon(icon("play" if goes_on else "pause"))
        self._pause.setText(self.tr("Resume the run") if goes_on else self.tr("Pause the run"))
        self._pause.setToolTip(self._pause.text())
        resumable = info is not None and not elsewhere and not complete
        can_pause = resumable if ended else state in ("preparing", "running", "paused")
        self._pause.setEnabled(path is not None and can_pause)
        self._stop.setEnabled(status is not None and state not in ("ended", "stopping"))
        model = info is not None and info.model is not None
        self._explore.setEnabled(path is not None and (model or (status is not None and status.live)))
