"""The library: models to open, runs to go back to, datasets to train on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab import paths
from latentlab.errors import LatentLabError
from latentlab.formats import library
from latentlab.progress import Progress
from latentlab.runs.events import Checkpointed, Event, Stop
from latentlab.runs.folder import RunFolder
from latentlab.ui.icons import icon
from latentlab.ui.library.asking import ask
from latentlab.ui.library.reading import (
    Listing,
    dataset_row,
    model_row,
    problem_row,
    read_library,
    run_row,
)
from latentlab.ui.library.rows import ShelfList
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.training.command import train_command
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.workers.task import Newest, Tasks
from latentlab.ui.workers.training import RunManager
from trainers.launch import stored_config

_REFRESH_MS = 150


class LibraryDock(QWidget):
    """Lists are read off the GUI thread, whenever runs change, a model is added or the dock is shown.

    ``run_selected`` follows the selection of a run; ``run_shown`` also asks to be taken to it.
    """

    open_model = Signal(str)
    open_run = Signal(object)  # Path
    train_on = Signal(str)
    run_selected = Signal(object)  # Path
    run_shown = Signal(object)  # Path

    def __init__(
        self, state: AppState, tasks: Tasks, runs: RunManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._runs = runs
        self._reader = Newest(tasks)
        self._listing = Listing()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.errors = ErrorBar(self)
        self.models = ShelfList("library_models")
        self.runs = ShelfList("library_runs")
        self.datasets = ShelfList("library_datasets")
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.models.setAccessibleName(self.tr("Models"))
        self.models.set_hint(self.tr("Drop a model file here, or train one."))
        self.runs.setAccessibleName(self.tr("Runs"))
        self.runs.set_hint(self.tr("Nothing was trained yet. Start a run in Train; it stays here."))
        self.datasets.setAccessibleName(self.tr("Datasets"))
        self.datasets.set_hint(self.tr("Reading the list…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(0)
        column.addWidget(self.errors)
        add = (self.tr("Add a model file to the library"), self._on_add_model)
        folder = (self.tr("Train on a folder of images"), self._on_add_folder)
        # Models and datasets are as high as they are many; runs, which grow, get what is left.
        for title, shelf, stretch, button in (
            (self.tr("Models"), self.models, 0, add),
            (self.tr("Runs"), self.runs, 1, None),
            (self.tr("Datasets"), self.datasets, 0, folder),
        ):
            column.addLayout(self._heading(title, button))
            column.addWidget(shelf, stretch)
            column.addSpacing(8)

    def _heading(self, title: str, button: tuple[str, Callable[[], None]] | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        label = QLabel(title)
        label.setProperty("role", "heading")
        label.setFixedHeight(28)
        row.addWidget(label, 1)
        if button is not None:
            tip, slot = button
            tool = QToolButton()
            tool.setIcon(icon("plus", "muted"))
            tool.setToolTip(tip)
            tool.setAccessibleName(tip)
            tool.clicked.connect(slot)
            row.addWidget(tool)
        return row

    def _connect(self) -> None:
        self.models.itemActivated.connect(self._on_model_activated)
        self.runs.itemActivated.connect(self._on_run_activated)
        self.runs.currentRowChanged.connect(self._on_run_selected)
        self.datasets.itemActivated.connect(self._on_dataset_activated)
        self.models.customContextMenuRequested.connect(self._on_model_menu)
        self.runs.customContextMenuRequested.connect(self._on_run_menu)
        self.datasets.customContextMenuRequested.connect(self._on_dataset_menu)
        self._runs.changed.connect(self._on_runs_changed)
        self._runs.reported.connect(self._on_run_reported)
        self._state.model_changed.connect(self._on_model_changed)

    # -- listing --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything again, off the GUI thread."""
        self._timer.stop()
        self._reader.run(read_library, done=self._on_listed, failed=self.errors.show_error)

    def _on_listed(self, listing: Listing) -> None:
        self._listing = listing
        self._show()

    def _show(self) -> None:
        opened = self._state.model
        model = opened.info.path if opened is not None and opened.info is not None else None
        rows = [model_row(info, model) for info in self._listing.models]
        self.models.set_rows([*rows, *(problem_row(error) for error in self._listing.problems)])
        self._show_runs()
        self.datasets.set_rows([dataset_row(info) for info in self._listing.datasets])

    def _show_runs(self) -> None:
        opened = self._state.model.run if self._state.model is not None else None
        rows = [run_row(info, self._runs.status(info.path), opened) for info in self._listing.runs]
        self.runs.set_rows(rows)

    def _on_runs_changed(self) -> None:
        self._show_runs()
        self._timer.start()

    def _on_run_reported(self, path: Path, event: Event) -> None:
        if isinstance(event, Checkpointed):
            self._timer.start()
        status = self._runs.status(path)
        for info in self._listing.runs:
            if info.path == path and status is not None:
                self.runs.update_row(run_row(info, status, None))

    def _on_model_changed(self, _opened: OpenModel | None) -> None:
        self._show()
        self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    # -- models ---------------------------------------------------------------------------------------

    def _on_model_activated(self, item: QListWidgetItem) -> None:
        self.open_model.emit(self.models.row_of(self.models.row(item)).key)

    def _on_model_menu(self, at: QPoint) -> None:
        item = self.models.itemAt(at)
        if item is None:
            return
        path = Path(self.models.row_of(self.models.row(item)).key)
        menu = self._menu()
        menu.addAction(icon("open"), self.tr("Open"), partial(self.open_model.emit, str(path)))
        menu.addAction(icon("folder"), self.tr("Show in folder"), partial(self._reveal, path.parent))
        menu.addAction(icon("copy"), self.tr("Copy path"), partial(self._copy, str(path)))
        if path.parent == paths.models_home():
            menu.addSeparator()
            menu.addAction(
                icon("trash"), self.tr("Remove from the library…"), partial(self._ask_remove, path)
            )
        menu.popup(self.models.viewport().mapToGlobal(at))

    def _on_add_model(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a model"), "", self.tr("Model files (*.safetensors)")
        )
        if chosen:
            self._add(Path(chosen))

    def _add(self, path: Path) -> None:
        self.errors.clear()
        self._tasks.run(_add_model, path, done=self._on_added, failed=self.errors.show_error)

    def _on_added(self, path: Path) -> None:
        self.refresh()
        self.open_model.emit(str(path))

    def _ask_remove(self, path: Path) -> None:
        text = self.tr("Remove {name} from the library? Its file is deleted.").format(name=path.stem)
        ask(self, text, self.tr("Remove"), partial(self._remove, path))

    def _remove(self, path: Path) -> None:
        self._tasks.run(_remove_model, path, done=self._on_removed, failed=self.errors.show_error)

    def _on_removed(self, _path: Path) -> None:
        self.refresh()

    # -- runs -----------------------------------------------------------------------------------------

    def _on_run_activated(self, item: QListWidgetItem) -> None:
        self.open_run.emit(Path(self.runs.row_of(self.runs.row(item)).key))

    def _on_run_selected(self, index: int) -> None:
        if index >= 0:
            self.run_selected.emit(Path(self.runs.row_of(index).key))

    def _on_run_menu(self, at: QPoint) -> None:
        item = self.runs.itemAt(at)
        if item is None:
            return
        path = Path(self.runs.row_of(self.runs.row(item)).key)
        info = next((run for run in self._listing.runs if run.path == path), None)
        here = path in self._runs.active() or path in self._runs.queued()
        live = here or (info is not None and info.live)
        done = info is not None and info.outcome == "completed"
        menu = self._menu()
        explore = menu.addAction(icon("eye"), self.tr("Open in Explore"), partial(self.open_run.emit, path))
        explore.setEnabled(here or (info is not None and info.model is not None))
        menu.addAction(icon("train"), self.tr("Show curves and samples"), partial(self.run_shown.emit, path))
        menu.addSeparator()
        if here:
            menu.addAction(icon("stop"), self.tr("Stop"), partial(self._runs.send, path, Stop()))
        else:
            resume = menu.addAction(icon("play"), self.tr("Resume"), partial(self._resume, path))
            resume.setEnabled(not live and not done)
        menu.addAction(icon("copy"), self.tr("Copy as command"), partial(self._copy_run, path))
        menu.addAction(icon("folder"), self.tr("Show in folder"), partial(self._reveal, path))
        menu.addSeparator()
        delete = menu.addAction(icon("trash"), self.tr("Delete…"), partial(self._ask_delete, path))
        delete.setEnabled(not live)
        menu.popup(self.runs.viewport().mapToGlobal(at))

    def _resume(self, path: Path) -> None:
        self.errors.clear()
        try:
            self._runs.resume(path)
        except LatentLabError as error:
            self.errors.show_error(error)
        else:
            self.run_shown.emit(path)

    def _copy_run(self, path: Path) -> None:
        try:
            self._copy(train_command(*stored_config(RunFolder(path))))
        except LatentLabError as error:
            self.errors.show_error(error)

    def _ask_delete(self, path: Path) -> None:
        text = self.tr("Delete {name} with its curves, samples and checkpoints? This cannot be undone.")
        ask(self, text.format(name=path.name), self.tr("Delete"), partial(self._delete, path))

    def _delete(self, path: Path) -> None:
        self.errors.clear()
        self._tasks.run(_delete_run, path, done=self._on_removed, failed=self.errors.show_error)

    # -- datasets -------------------------------------------------------------------------------------

    def _on_dataset_activated(self, item: QListWidgetItem) -> None:
        self.train_on.emit(self.datasets.row_of(self.datasets.row(item)).key)

    def _on_dataset_menu(self, at: QPoint) -> None:
        item = self.datasets.itemAt(at)
        if item is None:
            return
        name = self.datasets.row_of(self.datasets.row(item)).key
        menu = self._menu()
        menu.addAction(icon("train"), self.tr("Train on it"), partial(self.train_on.emit, name))
        menu.addAction(icon("copy"), self.tr("Copy name"), partial(self._copy, name))
        menu.popup(self.datasets.viewport().mapToGlobal(at))

    def _on_add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Train on a folder of images"))
        if chosen:
            self.train_on.emit(chosen)

    # -- common ---------------------------------------------------------------------------------------

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _reveal(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _model_files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        for path in _model_files(event):
            self._add(path)


def _model_files(event: QDropEvent) -> list[Path]:
    local = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in local if path.suffix == library.SUFFIX]


def _add_model(path: Path, progress: Progress) -> Path:
    return library.add_to_library(path)


def _remove_model(path: Path, progress: Progress) -> Path:
    path.unlink(missing_ok=True)
    return path


def _delete_run(path: Path, progress: Progress) -> Path:
    RunFolder(path).delete()
    return path
