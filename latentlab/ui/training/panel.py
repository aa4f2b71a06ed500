"""Train: the next run on the left; on the right the run that is shown, living or past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from latentlab.errors import LatentLabError
from latentlab.runs.events import Event, Started, Stop
from latentlab.runs.folder import RunFolder, RunInfo
from latentlab.ui.actions import Actions
from latentlab.ui.training.command import train_command
from latentlab.ui.training.controls import RunControls
from latentlab.ui.training.empty import EmptyPage
from latentlab.ui.training.queue_list import QueueList
from latentlab.ui.training.run_view import RunView
from latentlab.ui.training.setup import Draft, RunSetup
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.configs.base import TrainConfig

_SEEDS = 3
_ROOMY = 960
"""Pixels from which the next run's settings stay beside a run that is shown."""


@dataclass(frozen=True)
class Kept:
    """What outlives a panel: the window makes its panels anew when the language changes."""

    draft: Draft
    shown: Path | None
    settings: bool  # whether those of the next run are seen


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
        self.queue = QueueList()
        self._empty = EmptyPage()
        self._next_button = self.view.header.add_button("train_next", self._next)
        self.controls = RunControls(runs, self.view, actions, self)
        self._lay_out()
        self._connect()
        kept = runs.kept if isinstance(runs.kept, Kept) else None
        if kept is not None:
            self.setup.set_draft(kept.draft)
        shown = kept.shown if kept is not None else next(iter(runs.active()), None)
        if shown is not None:
            self._show(shown)
        if kept is not None:
            self._next.setChecked(kept.settings)
            self._on_next()
        self._on_runs_changed()

    def _make_actions(self, actions: Actions) -> None:
        add = actions.add
        start_tip = self.tr("Start training; while another run trains here, this one waits")
        copy_tip = self.tr("Copy the latentlab line that trains the same without a window")
        self._start = add(
            "start_run", self.tr("Start training"), self._on_start, "Ctrl+Return", "play", start_tip
        )
        seeds_tip = self.tr("Train the same three times: with the seed of the form and with the next two")
        add("start_seeds", self.tr("Start with three seeds"), self._on_seeds, None, "dice", seeds_tip)
        self._copy = add(
            "copy_train_command", self.tr("Copy next run as command"), self._on_copy, None, "copy", copy_tip
        )
        self._next = add(
            "show_run_settings", self.tr("Settings of the next run"), self._on_next, None, "settings"
        )
        self._next.setCheckable(True)
        self._next.setChecked(True)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 8, 12, 8)
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
        self.view.body.plane.chosen.connect(self.show_run)
        self.view.body.samples.view.failed.connect(self.errors.show_error)
        self.controls.failed.connect(self.errors.show_error)
        self.controls.resumed.connect(self._on_resumed)
        self.controls.reused.connect(self._on_reused)
        self.controls.open_in_explore.connect(self.open_in_explore)
        self.queue.withdrawn.connect(self._on_withdrawn)
        self.queue.moved.connect(self._runs.move)
        self.queue.chosen.connect(self.show_run)
        self.view.steering.rewind.branched.connect(self._on_branched)
        self.setup.changed.connect(self._name_start)
        self.setup.changed.connect(self._keep)
        self.setup.dataset.refused.connect(self._on_refused)

    # -- for the window -------------------------------------------------------------------------------

    def set_dataset(self, name_or_path: str) -> None:
        """Train the next run on this; a place with nothing to train on is refused above."""
        if self._says_refusal:
            self.errors.clear()
        self.setup.set_dataset(name_or_path)

    def show_run(self, path: Path) -> None:
        """Show a run that somebody chose, living or past."""
        self._show(path)
        self._make_room()

    def _show(self, path: Path) -> None:
        self._pages.setCurrentWidget(self.view)
        if path != self.view.path:
            self.view.show_run(path)
        self._keep()
        self._on_runs_changed()

    def take_listing(self, runs: Sequence[RunInfo]) -> None:
        """What the library has just read: the run that is shown may be gone, or go on somewhere else."""
        path, known = self.view.path, self.view.info
        if path is None or known is None:
            return
        status = self._runs.status(path)
        if status is not None and status.state != "ended":
            return
        now = next((info for info in runs if info.path == path), None)
        if now is None:
            self._leave_if_gone(path)
            self.controls.update()
        elif now.live and not known.live:
            self.view.show_run(path)

    # -- starting -------------------------------------------------------------------------------------

    def _on_start(self) -> None:
        config = self.setup.config()
        if config is not None:
            self._begin(config)

    def _on_seeds(self) -> None:
        config = self.setup.config()
        if config is not None:
            for step in range(_SEEDS):
                self._begin(config.model_copy(update={"seed": (config.seed + step) % 2**31}))

    def _begin(self, config: TrainConfig) -> None:
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

    def _name_start(self) -> None:
        """Say on the button whether the next run begins at once."""
        waits = self._runs.would_wait(self.setup.device())
        self._start.setText(self.tr("Queue training") if waits else self.tr("Start training"))

    def _make_room(self) -> None:
        """In a small window the run that was started or chosen is what one wants to see."""
        if self.width() < _ROOMY:
            if self.setup.isAncestorOf(QApplication.focusWidget() or self):
                self._next_button.setFocus()  # else Qt passes the focus of what goes to a dock
            self._next.setChecked(False)
            self._on_next()

    def _on_next(self) -> None:
        self.setup.setVisible(self._next.isChecked())
        self._keep()

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
        self._runs.kept = Kept(self.setup.draft(), self.view.path, self._next.isChecked())

    # -- what happens ---------------------------------------------------------------------------------

    def _leave_if_gone(self, path: Path) -> None:
        """A run of which nothing is left shows nothing either."""
        if RunFolder(path).exists():
            return
        self.view.leave()
        self._pages.setCurrentWidget(self._empty)
        self._next.setChecked(True)
        self._on_next()
        self._keep()

    def _on_reported(self, path: Path, event: Event) -> None:
        if not isinstance(event, Started) or path == self.view.path:
            return
        shown = self._runs.status(self.view.path) if self.view.path is not None else None
        if shown is None or not shown.live:
            self._show(path)  # its turn has come, and what is shown has ended

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
        try:
            self._runs.send(path, Stop())
        except LatentLabError as error:  # its folder stays
            self.errors.show_error(error)

    def _on_branched(self, path: Path, origin: Path) -> None:
        if self.view.path == origin:  # else somebody looks at something else by now
            self.show_run(path)

    def _on_resumed(self, path: Path) -> None:
        self.errors.clear()
        self.view.show_run(path)

    def _on_reused(self, draft: Draft) -> None:
        self.setup.set_draft(draft)
        self._next.setChecked(True)
        self._on_next()

    def _on_runs_changed(self) -> None:
        waited = self.queue.runs()
        queued = [(self._runs.status(path), path) for path in self._runs.queued()]
        self.queue.set_runs(
            [(status, self._runs.place(path), self._runs.is_last(path)) for status, path in queued if status]
        )
        self._name_start()
        path = self.view.path
        status = self._runs.status(path) if path is not None else None
        over = path in waited if status is None else status.state == "ended"
        if path is not None and over:
            self._leave_if_gone(path)  # discarded, taken out of the queue, or failed before its first step
        self.controls.update()
