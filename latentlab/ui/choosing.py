"""File dialogs that do not block: what is chosen goes the way of a drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from latentlab.ui.arrivals import Arrivals


class Chooser(QObject):
    """Opens dialogs over a window; remembers the folder from one to the next."""

    def __init__(self, arrivals: Arrivals, window: QWidget) -> None:
        super().__init__(window)
        self._arrivals = arrivals
        self._window = window
        self._folder = str(Path.home())

    def choose_model(self) -> None:
        dialog = self._dialog(self.tr("Open a model"), QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Models (*.safetensors)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def choose_images(self) -> None:
        dialog = self._dialog(self.tr("Open images"), QFileDialog.FileMode.ExistingFiles)
        patterns = "*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm"
        dialog.setNameFilters(
            [self.tr("Images ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(self._on_images)
        dialog.open()

    def choose_folder(self) -> None:
        dialog = self._dialog(self.tr("Train on a folder of images"), QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        return dialog

    def _on_file(self, chosen: str) -> None:
        self._folder = str(Path(chosen).parent)
        self._arrivals.take_paths([Path(chosen)])

    def _on_images(self, chosen: list[str]) -> None:
        self._folder = str(Path(chosen[0]).parent)
        self._arrivals.images.emit([(Path(path).name, Path(path)) for path in chosen])
