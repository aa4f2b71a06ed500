"""What pages share that read texts and write tables: files come in by button or drop, tables go out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from latentlab.ui.widgets.drop_veil import DropVeil
from latentlab.ui.widgets.drops import Dropped
from latentlab.ui.widgets.page import About, Page
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.workers.task import Newest, Tasks, idle


class TextPage(Page):
    """One progress for everything that is computed here, put away when all of it has ended."""

    def __init__(
        self, name: str, about: About, invitation: str, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, about, parent)
        self._tasks = tasks
        self._reading, self._finding = Newest(tasks), Newest(tasks)
        self.searching = SearchProgress()
        self.searching.stopped.connect(self._on_stop)
        self.veil = DropVeil(invitation, self)
        self.veil.dropped.connect(self._on_dropped)

    def open_files(self, files: list[Path]) -> None:
        """Read these files and folders; until that is done the old text stays."""
        raise NotImplementedError

    def _compute(
        self, asked: Newest, work: Callable[..., Any], *given: object, done: Callable[[Any], None]
    ) -> None:
        """Off the GUI thread, with progress; the newest of each kind wins."""
        self.errors.clear()
        self.searching.begin()
        asked.run(work, *given, done=done, failed=self._on_failed, progress=self.searching.advance)

    def _settle(self) -> None:
        """Put the progress away once nothing is being computed."""
        if idle(self._reading, self._finding):
            self.searching.end()

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self.errors.show_error(error)

    def _on_stop(self) -> None:
        self._reading.cancel()
        self._finding.cancel()
        self._settle()
        self.status.say(self.tr("Stopped; the same text goes on from there."))

    def _on_dropped(self, dropped: Dropped) -> None:
        if dropped.paths:
            self.open_files(dropped.paths)
        elif dropped.error is not None:
            self.errors.show_error(dropped.error)

    def _on_open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Open text"), "", self.tr("Text (*)"))
        if chosen:
            self.open_files([Path(name) for name in chosen])

    def _on_saved(self, path: Path) -> None:
        self.status.say(self.tr("Saved as {path}").format(path=path))
