"""What the three lists of the library have in common: a menu for the line under the pointer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QListWidgetItem, QMenu, QWidget

from latentlab.ui.library.rows import ShelfList


class Shelf(ShelfList):
    """A list whose lines can be activated and have a menu; ``failed`` carries what went wrong."""

    failed = Signal(object)  # Exception
    altered = Signal()  # something was added or deleted: read the library again

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.itemActivated.connect(self._on_item_activated)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def activate(self, key: str) -> None:
        """Do with this line what one mostly does with it."""
        raise NotImplementedError

    def menu(self, key: str) -> QMenu:
        """Everything that can be done with this line."""
        raise NotImplementedError

    def new_menu(self) -> QMenu:
        """A menu that goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def reveal(self, folder: Path) -> None:
        """Open a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def copy_text(self, text: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def on_failed(self, error: Exception) -> None:
        """What a task of this list calls when it failed."""
        self.failed.emit(error)

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        self.activate(self.row_of(self.row(item)).key)

    def _on_menu_requested(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None:
            self.menu(self.row_of(self.row(item)).key).popup(self.viewport().mapToGlobal(at))
