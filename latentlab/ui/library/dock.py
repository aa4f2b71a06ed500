"""The library: models to open, runs to go back to, datasets to train on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from latentlab.formats import library
from latentlab.runs.events import Checkpointed, Event, Finished
from latentlab.ui.icons import icon
from latentlab.ui.library.datasets import DatasetShelf
from latentlab.ui.library.models import ModelShelf
from latentlab.ui.library.reading import Listing, dataset_row, model_row, problem_row, read_library
from latentlab.ui.library.runs import RunShelf
from latentlab.ui.library.shelf import Shelf
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.workers.task import Newest, Tasks
from latentlab.ui.workers.training import RunManager

_REFRESH_MS = 150


@dataclass(frozen=True)
class Kept:
    """What outlives a dock: the window makes its panels anew when the language changes."""

    listing: Listing
    chosen: tuple[str, ...]  # the chosen line of each list, '' for none


class LibraryDock(QWidget):
    """Lists are read off the GUI thread, whenever runs change, a model is added or somebody comes back.

    ``run_selected`` follows the selection of a run; ``run_shown`` also asks to be taken to its curves.
    """

    open_model = Signal(str)
    open_run = Signal(object)  # Path
    train_on = Signal(str)
    run_selected = Signal(object)  # Path
    run_shown = Signal(object)  # Path
    runs_listed = Signal(object)  # tuple[RunInfo, ...]

    def __init__(
        self, state: AppState, tasks: Tasks, runs: RunManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._reader = Newest(tasks)
        self._listing = Listing()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.errors = ErrorBar(self)
        self.models = ModelShelf(tasks)
        self.runs = RunShelf(tasks, runs)
        self.datasets = DatasetShelf()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect(runs)
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(0)
        column.addWidget(self.errors)
        add = self._button(self.tr("Add a model file to the library"), self.models.choose_file)
        folder = self._button(self.tr("Train on a folder of images"), self.datasets.choose_folder)
        # Models and datasets are as high as they are many; runs, which grow, get what is left.
        sections: tuple[tuple[str, Shelf, int, QToolButton | None], ...] = (
            (self.tr("Models"), self.models, 0, add),
            (self.tr("Runs"), self.runs, 1, None),
            (self.tr("Datasets"), self.datasets, 0, folder),
        )
        for title, shelf, stretch, button in sections:
            heading = QLabel(title)
            heading.setProperty("role", "heading")
            heading.setFixedHeight(28)
            heading.setBuddy(shelf)
            row = QHBoxLayout()
            row.setContentsMargins(8, 0, 0, 0)
            row.addWidget(heading, 1)
            if button is not None:
                row.addWidget(button)
            column.addLayout(row)
            column.addWidget(shelf, stretch)
            column.addSpacing(8)

    def _button(self, tip: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("plus", "muted"))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(slot)
        return button

    def _connect(self, runs: RunManager) -> None:
        self.models.opened.connect(self.open_model)
        self.runs.opened.connect(self.open_run)
        self.runs.chosen.connect(self.run_selected)
        self.runs.shown.connect(self.run_shown)
        self.datasets.chosen.connect(self.train_on)
        for shelf in self._shelves():
            shelf.failed.connect(self.errors.show_error)
            shelf.altered.connect(self._on_altered)
        runs.changed.connect(self._timer.start)
        runs.reported.connect(self._on_reported)
        self._state.model_changed.connect(self._on_model_changed)

    def _shelves(self) -> tuple[Shelf, ...]:
        return self.models, self.runs, self.datasets

    # -- for the window -------------------------------------------------------------------------------

    def kept(self) -> Kept:
        """What it shows, and what is chosen in it."""
        return Kept(self._listing, tuple(shelf.current_key() for shelf in self._shelves()))

    def bring_back(self, kept: Kept) -> None:
        """Show what another dock showed until everything is read again, and choose the same, silently."""
        self._listing = kept.listing
        self._show()
        for shelf, key in zip(self._shelves(), kept.chosen, strict=True):
            shelf.select(key)

    # -- listing --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything again, off the GUI thread."""
        self._timer.stop()
        self._reader.run(read_library, done=self._on_listed, failed=self.errors.show_error)

    def _on_listed(self, listing: Listing) -> None:
        self._listing = listing
        self._show()
        self.runs_listed.emit(listing.runs)

    def _show(self) -> None:
        opened, listing = self._state.model, self._listing
        model = opened.info.path if opened is not None and opened.info is not None else None
        rows = [model_row(info, model) for info in listing.models]
        self.models.set_rows([*rows, *(problem_row(error) for error in listing.problems)])
        self.runs.set_runs(listing.runs, opened.run if opened is not None else None)
        self.datasets.set_rows([dataset_row(info) for info in listing.datasets])

    def _on_altered(self) -> None:
        self.errors.clear()
        self.refresh()

    def note(self, path: Path, event: Event) -> None:
        """Another process' run said something."""
        self.runs.note(path, event)
        if isinstance(event, Checkpointed | Finished):
            self._timer.start()

    def _on_reported(self, _path: Path, event: Event) -> None:
        if isinstance(event, Checkpointed):
            self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._timer.start()  # somebody comes back, perhaps from a shell that trains

    def _on_model_changed(self, _opened: OpenModel | None) -> None:
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    # -- drops ----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(path.suffix == library.SUFFIX for path in _local_files(event)):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        # Always a copy: accepting a file manager's "move" would make it delete the file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.models.add(_local_files(event))


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
