"""What was dropped on the window or chosen: models, runs, datasets and images, told apart by content."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from PySide6.QtCore import QMimeData, QObject, Signal

from latentlab.formats.library import newest_checkpoint
from latentlab.runs.folder import RunFolder
from latentlab.ui.widgets.drops import read_dropped


class Arrivals(QObject):
    """Sends everything that comes in where it belongs; what cannot be told is tried as a model."""

    models = Signal(object)  # list of Path: all files that came together
    run = Signal(object)  # Path
    dataset = Signal(str)
    images = Signal(object)  # list of (name, Path or bytes)
    failed = Signal(object)  # Exception

    def take_mime(self, mime: QMimeData) -> None:
        """Sort out a drop."""
        dropped = read_dropped(mime)
        if dropped.error is not None:
            self.failed.emit(dropped.error)
        if dropped.images:
            self.images.emit(dropped.images)
        self.take_paths(dropped.paths)

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Folders and files that are no images; of several models the last stays open."""
        models = []
        for path in paths:
            if path.is_dir():
                self._take_folder(path)
            elif _is_npz(path):
                self.dataset.emit(str(path))
            else:
                models.append(path)
        if models:
            self.models.emit(models)

    def _take_folder(self, path: Path) -> None:
        if RunFolder(path).exists() or newest_checkpoint(path) is not None:
            self.run.emit(path)
        else:
            self.dataset.emit(str(path))


def _is_npz(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, BadZipFile):
        return False
    return bool(names) and all(name.endswith(".npy") for name in names)
