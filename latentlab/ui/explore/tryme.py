"""Bundled images to drop, for somebody who has none at hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from latentlab.paths import resources
from latentlab.ui.icons import icon


def bundled() -> list[Path]:
    """The bundled images, in the order of their names."""
    return sorted((resources() / "tryme").glob("*.png"))


class TryMe(QToolButton):
    """A menu of bundled images; ``chosen`` carries what a drop of that file would."""

    chosen = Signal(object)  # list of (name, Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("try_me")
        self.setIcon(icon("image"))
        self.setText(self.tr("Try an image"))
        self.setAccessibleName(self.tr("Try an image"))
        self.setToolTip(self.tr("Bundled images, as if you had dropped them"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu = self.menu()
        if menu.actions():
            return
        titles = self._titles()
        for path in bundled():
            title = titles.get(path.stem, path.stem.replace("-", " "))
            menu.addAction(QIcon(str(path)), title).setData(str(path))

    def _titles(self) -> dict[str, str]:
        return {
            "ankle-boot": self.tr("Ankle boot"),
            "dress": self.tr("Dress"),
            "handbag": self.tr("Handbag"),
            "pullover-on-white": self.tr("Pullover on white"),
            "smiley": self.tr("Smiley"),
            "sneaker-on-white": self.tr("Sneaker on white"),
            "sprite-1": self.tr("Sprite 1"),
            "sprite-2": self.tr("Sprite 2"),
            "trousers": self.tr("Trousers"),
        }

    def _on_triggered(self, action: QAction) -> None:
        path = Path(action.data())
        self.chosen.emit([(path.name, path)])
