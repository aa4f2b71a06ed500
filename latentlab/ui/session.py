"""The last session: what to bring back at start, and when it is written down."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QMainWindow

from latentlab import settings as store
from latentlab.errors import BadInput, Message
from latentlab.settings import Settings
from latentlab.spec import Code

LAYOUT_VERSION = 1  # raise it when docks are renamed: an older layout is then left out, not misread


class Session(QObject):
    """The settings of one window. Changes are kept in memory and written by ``save``."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._settings, self.notice = store.load(folder)

    @property
    def settings(self) -> Settings:
        """What is remembered now."""
        return self._settings

    def update(self, **changes: object) -> None:
        """Remember some fields of ``Settings`` anew."""
        self._replace(self._settings.model_copy(update=changes))

    def add_recent_model(self, path: str) -> None:
        """Put a model first among the recent ones."""
        self._replace(self._settings.with_recent_model(path))

    def add_recent_run(self, path: str) -> None:
        """Put a run first among the recent ones."""
        self._replace(self._settings.with_recent_run(path))

    def keep_window(self, window: QMainWindow) -> None:
        """Remember where the window is and how its docks lie."""
        self.update(
            geometry=window.saveGeometry().toBase64().toStdString(),
            layout=window.saveState(LAYOUT_VERSION).toBase64().toStdString(),
        )

    def restore_geometry(self, window: QMainWindow) -> bool:
        """Put the window where it was; False where nothing usable is remembered."""
        kept = self._settings.geometry.encode()
        return bool(kept) and window.restoreGeometry(QByteArray.fromBase64(kept))

    def restore_layout(self, window: QMainWindow) -> bool:
        """Put the docks where they were; False where nothing usable is remembered."""
        kept = self._settings.layout.encode()
        return bool(kept) and window.restoreState(QByteArray.fromBase64(kept), LAYOUT_VERSION)

    def last_code(self) -> Code | None:
        """The code that stood, or None."""
        if not self._settings.last_code:
            return None
        try:
            return Code.from_json(self._settings.last_code)
        except BadInput:
            return None  # a code of another version is no loss: the model opens at its mean

    def save(self) -> Message | None:
        """Write everything down; says what hindered it, on stderr as well, since a window may be closing."""
        try:
            store.save(self._settings, self.folder)
        except OSError as error:
            problem = Message(
                "The settings cannot be written to {path} ({cause}).",
                {"path": self.folder, "cause": error.strerror or error},
            )
            print(f"latentlab: {problem}", file=sys.stderr)
            return problem
        return None

    def _replace(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self.changed.emit()
