"""The datasets of the library: those that have names."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.library.shelf import Shelf


class DatasetShelf(Shelf):
    """``chosen`` carries the name or folder of a dataset to train on."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("library_datasets", parent)
        self.setAccessibleName(self.tr("Datasets"))
        self.set_hint(self.tr("Reading the list…"))

    def activate(self, key: str) -> None:
        """Prepare a training on it."""
        self.chosen.emit(key)

    def menu(self, key: str) -> QMenu:
        """Train on it, copy its name."""
        menu = self.new_menu()
        menu.addAction(icon("train"), self.tr("Train on it"), partial(self.chosen.emit, key))
        menu.addAction(icon("copy"), self.tr("Copy name"), partial(self.copy_text, key))
        return menu

    def choose_folder(self) -> None:
        """Ask for a folder of images to train on."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Train on a folder of images"))
        if chosen:
            self.chosen.emit(chosen)
