"""One run, living or past: its curves, figures, samples and log, from its folder and from its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from latentlab.errors import LatentLabError, Message, RunFailed
from latentlab.runs.events import (
    Checkpointed,
    Event,
    Figure,
    Finished,
    Log,
    Metrics,
    Paused,
    Resumed,
    Samples,
    Started,
)
from latentlab.runs.folder import RunFolder, RunInfo
from latentlab.ui.i18n import translate_message
from latentlab.ui.training.figures import FiguresView
from latentlab.ui.training.header import RunHeader
from latentlab.ui.training.history import LogLine, RunHistory, read_history
from latentlab.ui.training.log_view import LogView
from latentlab.ui.training.names import CLOCKS, metric_title, shown_at_first
from latentlab.ui.training.samples import SamplesView
from latentlab.ui.training.stats import Stats
from latentlab.ui.widgets.curves import CurvesPlot
from latentlab.ui.workers.task import Task, Tasks
from latentlab.ui.workers.training import RunManager

_WIDE = 640
"""Pixels from which samples stand beside the curves instead of below them."""


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
        self._make()
        self._lay_out()
        runs.reported.connect(self._on_reported)
        runs.changed.connect(self._show_header)

    def _make(self) -> None:
        self.header = RunHeader()
        self.stats = Stats()
        self.curves = CurvesPlot()
        self.curves.setObjectName("train_curves")
        self.curves.setAccessibleName(self.tr("Curves of the run"))
        self.curves.set_placeholder(self.tr("The curves begin with the first steps."))
        self.figures = FiguresView()
        self.figures.setObjectName("train_figures")
        self.figures.set_placeholder(
            self.tr("What each latent axis carries is measured at every evaluation.")
        )
        self.samples = SamplesView(self._tasks)
        self.samples.set_placeholder(
            self.tr("No samples yet"),
            self.tr("The same codes, decoded again and again while the model learns"),
        )
        self.log = LogView()

    def _lay_out(self) -> None:
        self._graphs = QSplitter(Qt.Orientation.Vertical)
        self._graphs.addWidget(self.curves)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.samples, self.tr("Samples"))
        self.tabs.addTab(self.log, self.tr("Run log"))
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setChildrenCollapsible(False)
        self._graphs.setChildrenCollapsible(False)
        self._body.addWidget(self._graphs)
        self._body.addWidget(self.tabs)
        for index in (0, 1):
            self._body.setStretchFactor(index, 1)
        for splitter in (self._body, self._graphs):
            splitter.setHandleWidth(12)
            splitter.setProperty("role", "space")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.stats)
        column.addWidget(self._body, 1)
        self._wide = False
        self._place()

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
        if self._task is not None:
            self._task.cancel()
        self._path, self._info, self._machine = path, None, ""
        self.curves.clear()
        self.figures.clear()
        self.samples.clear()
        self.log.clear()
        self.stats.clear()
        self.problem.emit(None)
        self._early = []
        self._read()
        self._show_header()
        self._show_trouble()

    def _read(self) -> None:
        assert self._path is not None
        self._task = self._tasks.run(read_history, self._path, done=self._on_read, failed=self._on_unreadable)

    def _on_read(self, history: RunHistory) -> None:
        self._info = history.info
        for name, (steps, values) in history.curves.items():
            self._add_points(name, steps, values)
        self.stats.set_plan(history.info.step, history.info.plan)
        self._show_last_figures(history)
        for line in history.log:
            if line.mark:
                self.curves.mark(line.step, line.text)
        self.log.set_lines(history.log)
        self.samples.set_history(history.samples)
        self._machine = ", ".join(part for part in (history.device, history.variant) if part)
        for figure in history.figures:
            self.figures.show_figure(figure)
        status = self._runs.status(history.info.path)
        if status is not None:
            for figure in status.figures:
                self.figures.show_figure(figure)
        early, self._early = self._early or [], None
        for event in early:
            self._take(event)
        self._show_header()
        self.curves.refresh()
        self.info_changed.emit()

    def _show_last_figures(self, history: RunHistory) -> None:
        for name in ("time", "held_out_mse"):
            if name in history.curves:
                steps, values = history.curves[name]
                self.stats.take(int(steps[-1]), {name: float(values[-1])})
        if not self._live():
            self.stats.end()

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
        else:
            self._take(event)

    def _take(self, event: Event) -> None:
        _TAKERS[type(event)](self, event)

    def _on_started(self, event: Started) -> None:
        self._machine = f"{event.device}, {event.variant}"
        self.stats.set_plan(event.step, event.plan)
        self._show_header()

    def _on_metrics(self, event: Metrics) -> None:
        for name, value in event.values.items():
            self._add_points(name, [event.step], [value])
        self.stats.take(event.step, event.values)
        status = self._runs.status(self._path) if self._path is not None else None
        if status is not None and status.live:
            self.stats.take_live(status.device)

    def _on_figure(self, event: Figure) -> None:
        self.figures.show_figure(event)

    def _on_samples(self, event: Samples) -> None:
        if self._path is not None:
            self.samples.add(event, RunFolder(self._path).samples_path)

    def _on_log(self, event: Log) -> None:
        text = translate_message(event.message)
        self.log.add(LogLine(event.step, text, event.level))
        if event.mark:
            self.curves.mark(event.step, text)

    def _on_checkpointed(self, event: Checkpointed) -> None:
        self.log.add(LogLine(event.step, self.tr("Checkpoint saved")))
        self._reread_info()

    def _on_paused(self, event: Paused) -> None:
        self._show_trouble()

    def _on_resumed(self, event: Resumed) -> None:
        self.problem.emit(None)

    def _on_finished(self, event: Finished) -> None:
        self.stats.end()
        self._show_trouble()
        self._reread_info()

    def _reread_info(self) -> None:
        if self._path is not None and RunFolder(self._path).exists():
            self._tasks.run(_read_info, self._path, done=self._on_info, failed=self._on_unreadable)

    def _on_info(self, info: RunInfo) -> None:
        if info.path == self._path:
            self._info = info
            self._show_header()
            self.info_changed.emit()

    # -- showing --------------------------------------------------------------------------------------

    def _add_points(self, name: str, steps: Any, values: Any) -> None:
        if name in CLOCKS:
            return
        if name not in self.curves.names():
            self.curves.set_label(name, metric_title(name))
            if not shown_at_first(name):
                self.curves.tuck_away(name)
        self.curves.add_points(name, steps, values)

    def _live(self) -> bool:
        status = self._runs.status(self._path) if self._path is not None else None
        return status is not None and status.live

    def _show_header(self) -> None:
        if self._path is None:
            return
        status = self._runs.status(self._path)
        self.header.show_run(self._path, self._info, status, self._machine)
        if status is not None and status.state == "preparing":
            self.stats.set_busy(True)

    def _show_trouble(self) -> None:
        status = self._runs.status(self._path) if self._path is not None else None
        if status is None:
            return
        if status.paused is not None and status.paused.problem is not None:
            self.problem.emit(_trouble(status.paused.problem, status.paused.remedy))
        elif status.finished is not None and status.finished.problem is not None:
            finished = status.finished
            self.problem.emit(_trouble(finished.problem, finished.remedy, finished.details))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            self._place()

    def _place(self) -> None:
        """Wide: curves above figures, samples beside them. Narrow: one below the other, figures in a tab."""
        if self._wide:
            self._body.setOrientation(Qt.Orientation.Horizontal)
            self._graphs.addWidget(self.figures)
            self._graphs.setSizes([300, 200])
            self.figures.show()
        else:
            self._body.setOrientation(Qt.Orientation.Vertical)
            self.tabs.insertTab(1, self.figures, self.tr("Figures"))
        self._body.setSizes([self._body.width() // 2] * 2)


def _trouble(problem: Message | None, remedy: Message | None, details: str = "") -> LatentLabError:
    what, todo = problem or Message(""), remedy or Message("")
    error = RunFailed(what.template, todo.template, **{**todo.values, **what.values})
    if details:
        error.add_note(details)  # "copy details" gives the trainer's traceback
    return error


def _read_info(path: Path, progress: object) -> RunInfo:
    return RunFolder(path).info()


_TAKERS: Mapping[type, Callable[[RunView, Any], None]] = {
    Started: RunView._on_started,
    Metrics: RunView._on_metrics,
    Figure: RunView._on_figure,
    Samples: RunView._on_samples,
    Log: RunView._on_log,
    Checkpointed: RunView._on_checkpointed,
    Paused: RunView._on_paused,
    Resumed: RunView._on_resumed,
    Finished: RunView._on_finished,
}
