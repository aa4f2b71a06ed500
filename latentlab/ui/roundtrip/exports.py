"""The actions that bring round trips out of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from latentlab.errors import LatentLabError
from latentlab.spec import Label
from latentlab.ui.actions import Actions
from latentlab.ui.roundtrip.table import Entry
from latentlab.ui.roundtrip.writing import roundtrip_command, save_csv, save_sheet
from latentlab.ui.state import OpenModel
from latentlab.ui.workers.task import Tasks


class Exports(QObject):
    """``said`` carries a sentence for the person. ``entries`` gives the rows as they are sorted now."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        entries: Callable[[], list[Entry]],
        origin: Callable[[], tuple[OpenModel | None, Label | None]],
        tasks: Tasks,
        actions: Actions,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._entries = entries
        self._origin = origin
        self._tasks = tasks
        self._window = parent
        self.sheet = actions.add(
            "roundtrip_save_sheet", self.tr("Save round trips as picture…"), self._on_sheet, icon="save"
        )
        self.table = actions.add(
            "roundtrip_save_table", self.tr("Save round trips as table…"), self._on_table, icon="save"
        )
        self.copy_command = actions.add(
            "roundtrip_copy_command",
            self.tr("Copy round trips as command"),
            self._on_copy_command,
            icon="copy",
            tip=self.tr("Copy the line that measures these files in a shell"),
        )

    def set_enabled(self, enabled: bool) -> None:
        """Whether there is anything to bring out."""
        for action in (self.sheet, self.table, self.copy_command):
            action.setEnabled(enabled)

    def command_line(self) -> str:
        """The line or lines that do the same in a shell, '' without a model. Raises BadInput for no files."""
        opened, label = self._origin()
        return "" if opened is None else roundtrip_command(self._entries(), opened, label)

    def save_sheet_to(self, path: Path) -> None:
        """Write the picture of all round trips."""
        trips = [entry.trip for entry in self._entries() if entry.trip is not None]
        if trips:
            path = _ending(path, ".png")
            self._tasks.run(save_sheet, trips, path, done=self._on_saved, failed=self._on_failed)

    def save_table_to(self, path: Path) -> None:
        """Write the table as CSV."""
        path = _ending(path, ".csv")
        self._tasks.run(save_csv, self._entries(), path, done=self._on_saved, failed=self._on_failed)

    def _on_sheet(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save picture"), "roundtrip.png", self.tr("PNG image (*.png)")
        )
        if chosen:
            self.save_sheet_to(Path(chosen))

    def _on_table(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save table"), "roundtrip.csv", self.tr("Tables (*.csv)")
        )
        if chosen:
            self.save_table_to(Path(chosen))

    def _on_copy_command(self) -> None:
        try:
            line = self.command_line()
        except LatentLabError as error:
            self.failed.emit(error)
            return
        if line:
            QGuiApplication.clipboard().setText(line)
            self.said.emit(self.tr("The command was copied"))

    def _on_saved(self, path: Path) -> None:
        self.said.emit(self.tr("Saved as {path}").format(path=path))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)


def _ending(path: Path, suffix: str) -> Path:
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
