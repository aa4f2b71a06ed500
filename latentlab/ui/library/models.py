"""The models of the library: bundled ones and those that were added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from latentlab import paths
from latentlab.errors import BadInput
from latentlab.formats import library
from latentlab.progress import Progress
from latentlab.ui.icons import icon
from latentlab.ui.library.asking import ask
from latentlab.ui.library.shelf import Shelf
from latentlab.ui.refusals import Refusal, as_one
from latentlab.ui.workers.task import Tasks


@dataclass(frozen=True)
class Added:
    """Copies in the library, and the files that were refused."""

    paths: list[Path]
    refused: list[Refusal]


class ModelShelf(Shelf):
    """``opened`` carries the path of a model file."""

    opened = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("library_models", parent)
        self._tasks = tasks
        self.setAccessibleName(self.tr("Models"))
        self.set_hint(self.tr("Drop a model file here, or train one."))

    def activate(self, key: str) -> None:
        """Open the model."""
        self.opened.emit(key)

    def menu(self, key: str) -> QMenu:
        """Open, reveal, copy; remove what the user added."""
        path, menu = Path(key), self.new_menu()
        menu.addAction(icon("open"), self.tr("Open"), partial(self.opened.emit, key))
        menu.addAction(icon("folder"), self.tr("Show in folder"), partial(self.reveal, path.parent))
        menu.addAction(icon("copy"), self.tr("Copy path"), partial(self.copy_text, key))
        if path.parent == paths.models_home():
            menu.addSeparator()
            text = self.tr("Remove from the library…")
            menu.addAction(icon("trash"), text, partial(self._ask_remove, path))
        return menu

    def choose_file(self) -> None:
        """Ask for a model file and add it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a model"), "", self.tr("Model files (*.safetensors)")
        )
        if chosen:
            self.add([Path(chosen)])

    def add(self, paths: Sequence[Path]) -> None:
        """Copy model files into the library, then open the last of them."""
        self._tasks.run(_add, paths, done=self._on_added, failed=self.on_failed)

    def _on_added(self, added: Added) -> None:
        if added.paths:
            self.altered.emit()
            self.opened.emit(str(added.paths[-1]))
        problem = as_one(added.refused)
        if problem is not None:
            self.failed.emit(problem)

    def _ask_remove(self, path: Path) -> None:
        text = self.tr("Remove {name} from the library? Its file is deleted.").format(name=path.stem)
        ask(self, text, self.tr("Remove"), partial(self._remove, path))

    def _remove(self, path: Path) -> None:
        self._tasks.run(_remove, path, done=self._on_removed, failed=self.on_failed)

    def _on_removed(self, _path: Path) -> None:
        self.altered.emit()


def _add(paths: Sequence[Path], progress: Progress) -> Added:
    added: list[Path] = []
    refused: list[Refusal] = []
    for path in paths:
        progress.check()
        try:
            added.append(library.add_to_library(path))
        except BadInput as error:
            refused.append((path.name, error))
    return Added(added, refused)


def _remove(path: Path, progress: Progress) -> Path:
    path.unlink(missing_ok=True)
    return path
