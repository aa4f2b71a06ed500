"""A run's fixed codes decoded over time: the sample grid, and a scrubber over its history."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from latentlab.data.images import read
from latentlab.latent.sheets import compose
from latentlab.progress import Progress
from latentlab.runs.events import Samples
from latentlab.ui.widgets.pixels import Pixels
from latentlab.ui.widgets.scrubber import Scrubber
from latentlab.ui.widgets.sheet_view import SheetView
from latentlab.ui.workers.task import Newest, Tasks
from trainers.evidence import SAMPLES


class SamplesView(QWidget):
    """Shows the newest samples, or earlier ones read from the run's folder."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = Newest(tasks)
        self._history: list[tuple[int, Path]] = []
        self._newest: tuple[int, Pixels] | None = None
        self.view = SheetView()
        self.view.setObjectName("train_samples")
        self.view.setAccessibleName(self.tr("Samples of the run"))
        self.view.file_name = "samples"
        self.scrubber = Scrubber()
        self.scrubber.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self.scrubber)
        self.clear()

    def set_placeholder(self, text: str, hint: str) -> None:
        """What it says before the first samples."""
        self.view.set_placeholder(text, hint)

    def clear(self) -> None:
        """Forget the run."""
        self._reader.cancel()
        self._history = []
        self._newest = None
        self.view.clear()
        self.scrubber.set_steps([])
        self.scrubber.hide()

    def set_history(self, history: Sequence[tuple[int, Path]]) -> None:
        """Pictures of the run's folder by step, the oldest first; shows the newest."""
        self._history = list(history)
        self._show_history()

    def add(self, samples: Samples, folder: Path) -> None:
        """Newer samples, whose picture lies in ``folder`` by now."""
        self._newest = samples.step, compose(samples.images, *SAMPLES)
        # A run that went back to a checkpoint makes its later samples again.
        self._history = [entry for entry in self._history if entry[0] < samples.step]
        self._history.append((samples.step, folder / f"step-{samples.step:06d}.png"))
        self._show_history()
        if self.scrubber.step() == samples.step:
            self._on_chosen(self.scrubber.index())

    def _show_history(self) -> None:
        self.scrubber.set_steps([step for step, _ in self._history])
        self.scrubber.setVisible(bool(self._history))

    def _on_chosen(self, index: int) -> None:
        if not 0 <= index < len(self._history):
            return
        step, path = self._history[index]
        if self._newest is not None and self._newest[0] == step:
            self._reader.cancel()
            self._show(self._newest[1])
        else:
            self._reader.run(_read, path, done=self._show, failed=self._on_failed)

    def _show(self, pixels: Pixels) -> None:
        self.view.set_sheet(pixels, *SAMPLES, gap=1)

    def _on_failed(self, error: Exception) -> None:
        self.view.failed.emit(error)


def _read(path: Path, progress: Progress) -> Pixels:
    return read(path).pixels
