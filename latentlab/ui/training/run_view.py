"""One run, living or past: its curves, figures, samples and log, from its folder and from its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from latentlab.errors import Message
from latentlab.runs.events import (
    Checkpointed,
    Event,
    Figure,
    Finished,
    LayerNorms,
    Log,
    Metrics,
    Paused,
    Resumed,
    Samples,
    Started,
    Structure,
)
from latentlab.runs.folder import RunFolder, RunInfo
from latentlab.ui.i18n import translate_message
from latentlab.ui.training.header import RunHeader
from latentlab.ui.training.history import RunHistory, read_history
from latentlab.ui.training.names import machine_words, trouble
from latentlab.ui.training.run_body import RunBody
from latentlab.ui.training.stats import Stats
from latentlab.ui.training.steering import Steering
from latentlab.ui.training.watcher import Watcher
from latentlab.ui.workers.task import Task, Tasks
from latentlab.ui.workers.training import RunManager


class RunView(QWidget):
    """Follows one run. What happens while its folder is being read is kept and shown after that.

    ``problem`` carries an error that the run or its folder has, None once it is solved.
    """

    problem = Signal(object)  # Exception | None
    info_changed = Signal()

    def __init__(self, runs: RunManager, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._tasks = tasks
        self._task: Task | None = None
        self._path: Path | None = None
        self._info: RunInfo | None = None
        self._machine = ""
        self._early: list[Event] | None = None
        self.header = RunHeader()
        self.stats = Stats()
        self.body = RunBody(tasks)
        self.steering = Steering(runs, tasks, self.body.live, self.body.layers, self.body.curves, self)
        self.watcher = Watcher(tasks, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.stats)
        column.addWidget(self.steering.rewind.busy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.body, 1)
        runs.reported.connect(self._on_reported)
        self.watcher.reported.connect(self._on_reported)
        for teller in (runs, self.watcher):
            teller.reported.connect(self.body.plane.on_reported)
        runs.changed.connect(self._show_header)
        self.steering.failed.connect(self.problem)

    # -- which run ------------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The run that is shown."""
        return self._path

    @property
    def info(self) -> RunInfo | None:
        """What its folder said when it was last read."""
        return self._info

    def show_run(self, path: Path) -> None:
        """Show this run; what its folder holds appears as soon as it is read."""
        self.leave()
        self._path = path
        self.body.plane.set_run(path)
        self.problem.emit(None)
        self._early = []
        self._read()
        self._show_header()
        self._show_trouble()

    def leave(self) -> None:
        """Show no run."""
        if self._task is not None:
            self._task.cancel()
        self.watcher.watch(None)
        self._path, self._info, self._machine = None, None, ""
        self.steering.leave()
        self.body.clear()
        self.stats.clear()

    def _read(self) -> None:
        assert self._path is not None
        self._task = self._tasks.run(read_history, self._path, done=self._on_read, failed=self._on_unreadable)

    def _on_read(self, history: RunHistory) -> None:
        self._info = history.info
        self.body.show_history(history)
        self.stats.set_plan(history.info.step, history.info.plan)
        self._show_last_figures(history)
        self.steering.show_run(history.info.path, history.info, history.record)
        status = self._runs.status(history.info.path)
        if status is not None:
            for figure in status.figures:
                self.body.figures.show_figure(figure)
        on = (status.device, status.variant) if status is not None else (history.device, history.variant)
        self._machine = machine_words(*on)
        early, self._early = self._early or [], None
        known = {(line.step, str(line.message)) for line in history.log}
        for event in early:
            if not (isinstance(event, Log) and (event.step, str(event.message)) in known):
                self._take(event)
        self._show_header()
        self.body.curves.refresh()
        self.info_changed.emit()
        if history.info.live and not self._live():
            self.watcher.watch(history.source)

    def _show_last_figures(self, history: RunHistory) -> None:
        for name in ("time", "held_out_mse"):
            if name in history.curves:
                steps, values = history.curves[name]
                self.stats.take(int(steps[-1]), {name: float(values[-1])})
        if not self._live():
            self.stats.end(watched=history.info.live)

    def _on_unreadable(self, error: Exception) -> None:
        early, self._early = self._early or [], None
        for event in early:
            self._take(event)
        status = self._runs.status(self._path) if self._path is not None else None
        if status is None or status.finished is None:  # a run that failed at once left no folder to read
            self.problem.emit(error)
        self.info_changed.emit()

    # -- events ---------------------------------------------------------------------------------------

    def _on_reported(self, path: Path, event: Event) -> None:
        if path != self._path:
            return
        if self._early is not None:
            self._early.append(event)
            if isinstance(event, Finished):
                self._show_trouble()  # its folder may be gone before it is read
        else:
            self._take(event)

    def _take(self, event: Event) -> None:
        _TAKERS[type(event)](self, event)

    def _on_started(self, event: Started) -> None:
        self._machine = machine_words(event.device, event.variant)
        self.stats.set_plan(event.step, event.plan)
        self._show_header()

    def _on_metrics(self, event: Metrics) -> None:
        for name, value in event.values.items():
            self.body.add_points(name, [event.step], [value], event.values)
        self.stats.take(event.step, event.values)
        status = self._runs.status(self._path) if self._path is not None else None
        if status is not None and status.live and status.config.nproc == 1:
            self.stats.take_live(status.device)  # memory is that of this process

    def _on_figure(self, event: Figure) -> None:
        self.body.figures.show_figure(event)

    def _on_layers(self, event: Structure | LayerNorms) -> None:
        self.body.layers.take(event)

    def _on_samples(self, event: Samples) -> None:
        if self._path is not None:
            self.body.samples.add(event, RunFolder(self._path).samples_path)

    def _on_log(self, event: Log) -> None:
        text = translate_message(event.message)
        if event.level != "progress":  # the header shows it, and it passes
            self.body.log.add(event)
        if not self.steering.hear(event) and event.mark:
            self.body.curves.mark(event.step, text)
        status = self._runs.status(self._path) if self._path is not None else None
        if status is not None and status.state == "preparing":
            self._machine = text
            self._show_header()

    def _on_checkpointed(self, event: Checkpointed) -> None:
        self.body.log.add(Log(event.step, Message("Checkpoint saved")))
        self._reread_info()

    def _on_paused(self, event: Paused) -> None:
        self.stats.set_step(event.step)
        self._show_trouble()
        self._show_header()
        self.info_changed.emit()

    def _on_resumed(self, event: Resumed) -> None:
        self.stats.set_step(event.step)
        self.problem.emit(None)
        self._show_header()
        self.info_changed.emit()

    def _on_finished(self, event: Finished) -> None:
        if event.outcome != "discarded":
            self.stats.set_step(event.step)
        self.stats.end()
        if event.problem is not None and not self._here():
            self.problem.emit(trouble(event.problem, event.remedy))
        self._show_trouble()
        self._reread_info()

    def _reread_info(self) -> None:
        if self._path is not None and RunFolder(self._path).exists():
            self.steering.reread()
            self._tasks.run(_read_info, self._path, done=self._on_info, failed=self._on_unreadable)

    def _on_info(self, info: RunInfo) -> None:
        if info.path == self._path:
            self._info = info
            self._show_header()
            self.info_changed.emit()

    # -- showing --------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watcher.set_looking(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watcher.set_looking(False)

    def _here(self) -> bool:
        return self._path is not None and self._runs.status(self._path) is not None

    def _live(self) -> bool:
        status = self._runs.status(self._path) if self._path is not None else None
        return status is not None and status.live

    def _show_header(self) -> None:
        if self._path is None:
            return
        status = self._runs.status(self._path)
        place, waits = self._runs.place(self._path), self.watcher.paused is not None
        self.header.show_run(self._path, self._info, status, self._machine, place, waits)
        self.steering.update(self._info, waits)
        if status is not None and status.state == "preparing":
            self.stats.set_busy(True)

    def _show_trouble(self) -> None:
        status = self._runs.status(self._path) if self._path is not None else None
        paused = status.paused if status is not None else None
        paused = paused or self.watcher.paused
        if paused is not None and paused.problem is not None:
            self.problem.emit(trouble(paused.problem, paused.remedy))
        elif status is None:
            return
        elif status.finished is not None and status.finished.problem is not None:
            finished = status.finished
            self.problem.emit(trouble(finished.problem, finished.remedy, finished.details))


def _read_info(path: Path, progress: object) -> RunInfo:
    return RunFolder(path).info()


_TAKERS: Mapping[type, Callable[[RunView, Any], None]] = {
    Started: RunView._on_started,
    Metrics: RunView._on_metrics,
    Structure: RunView._on_layers,
    LayerNorms: RunView._on_layers,
    Figure: RunView._on_figure,
    Samples: RunView._on_samples,
    Log: RunView._on_log,
    Checkpointed: RunView._on_checkpointed,
    Paused: RunView._on_paused,
    Resumed: RunView._on_resumed,
    Finished: RunView._on_finished,
}
