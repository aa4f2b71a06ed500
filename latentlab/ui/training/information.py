"""The information plane of all runs: read off the GUI thread, anew whenever a run evaluates or ends."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from latentlab.paths import runs_home
from latentlab.progress import Progress
from latentlab.runs.events import Event, Finished, Metrics
from latentlab.runs.planes import MEASURES, RATES, PlanePath, Reading, read_paths
from latentlab.ui.training.names import metric_title
from latentlab.ui.training.plane_plot import PlanePlot
from latentlab.ui.workers.task import Newest, Tasks

_PATIENCE_MS = 400
"""Between news of a run and reading it: its figures are in its folder by then, and several come at once."""


class InformationPlane(QWidget):
    """Rate against error or accuracy. ``chosen`` carries the folder of a run whose point was clicked."""

    chosen = Signal(object)  # Path

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = Newest(tasks)
        self._known: Mapping[Path, Reading] = {}
        self._paths: Mapping[Path, PlanePath] = {}
        self._run: Path | None = None
        self._fresh = True  # whether the measure is still to be chosen for that run
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self._read)
        self.measure = QComboBox()
        self.measure.setAccessibleName(self.tr("What the rate is drawn against"))
        self.measure.activated.connect(self._show)
        self.plot = PlanePlot()
        self.plot.chosen.connect(self.chosen)
        self.plot.pointed.connect(self._on_pointed)
        self._note = QLabel()
        self._note.setProperty("role", "caption")
        self.plot.tools.addWidget(self.measure)
        self.plot.tools.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)

    def set_run(self, run: Path | None) -> None:
        """Show the way that this run has come, and the measure it is about."""
        self._run, self._fresh = run, True
        self._show()
        self.refresh()

    def on_reported(self, _path: Path, event: Event) -> None:
        """Something happened to a run: here or in another process."""
        if isinstance(event, Finished) or (isinstance(event, Metrics) and event.values.keys() & RATES.keys()):
            self.refresh()

    def refresh(self) -> None:
        """Read again soon, if somebody looks."""
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        self._reader.run(_read_all, self._run, self._known, done=self._on_read, failed=self._on_failed)

    def _on_read(self, known: Mapping[Path, Reading]) -> None:
        self._known = known
        self._paths = {folder: reading.path for folder, reading in known.items() if reading.path is not None}
        self._show()

    def _on_failed(self, _error: Exception) -> None:
        """A home that cannot be read for a moment is asked again with the next news."""

    def _show(self) -> None:
        self._fill_measures()
        measure = self.measure.currentData()
        if measure is not None:
            self.plot.show_paths(list(self._paths.values()), self._run, measure)  # says what is pointed at

    def _fill_measures(self) -> None:
        """Those that any run has; of a run shown anew, the one that tells most of it."""
        found = [name for name in MEASURES if any(len(p.along(name)[0]) for p in self._paths.values())]
        with QSignalBlocker(self.measure):
            if found != [self.measure.itemData(index) for index in range(self.measure.count())]:
                self.measure.clear()
                for name in found:
                    self.measure.addItem(metric_title(name), name)
            own = self._own()
            if own is not None and self._fresh:
                self._fresh = False
                fits = [place for place, name in enumerate(found) if len(own.along(name)[0])]
                self.measure.setCurrentIndex(max(fits, default=0))
        self.measure.setVisible(len(found) > 1)

    def _own(self) -> PlanePath | None:
        return self._paths.get(self._run) if self._run is not None else None

    def _on_pointed(self, words: str) -> None:
        own, measure = self._own(), self.measure.currentData()
        if not words and own is not None and measure is not None and len(own.along(measure)[0]):
            words = self.plot.words(own)
        self._note.setText(words)


def _read_all(run: Path | None, known: Mapping[Path, Reading], progress: Progress) -> Mapping[Path, Reading]:
    """The runs of this machine, and the one that is shown wherever it lies."""
    home = runs_home()
    folders = sorted(home.iterdir()) if home.is_dir() else []
    if run is not None and run not in folders:
        folders.append(run)
    return read_paths(folders, known)
