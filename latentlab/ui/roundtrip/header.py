"""What stands above the round trips: their buttons, and how far measuring is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QToolButton, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.widgets.patience import late
from latentlab.ui.widgets.status_line import StatusLine

FINE = 100  # parts of an image that the bar can show


class Header(QWidget):
    """Add and export; the actions behind the buttons belong to the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = QPushButton(icon("plus", "on_accent"), self.tr("Add images…"), self)
        self.add.setObjectName("roundtrip_add_button")
        self.add.setProperty("role", "primary")
        self._again = self._tool("reset", self.tr("Measure again"))
        self._clear = self._tool("trash", self.tr("Remove all"))
        self._command = self._tool("copy", self.tr("Copy as command"))
        self._command.setText(self.tr("Copy as command"))
        self._command.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._export = QPushButton(icon("save"), self.tr("Export"), self)
        self._export.setObjectName("roundtrip_export")
        self.status = StatusLine(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self._again)
        row.addWidget(self._clear)
        row.addWidget(self.status, 1)
        row.addWidget(self._command)
        row.addWidget(self._export)

    def set_actions(self, again: QAction, clear: QAction, command: QAction) -> None:
        """What the buttons do."""
        for button, action in ((self._again, again), (self._clear, clear), (self._command, command)):
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)

    def set_exports(self, sheet: QAction, table: QAction) -> None:
        """What the export button offers."""
        menu = QMenu(self._export)
        menu.addActions([sheet, table])
        self._export.setMenu(menu)
        sheet.enabledChanged.connect(self._export.setEnabled)

    def _tool(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button


class ProgressRow(QWidget):
    """Shown only for what takes longer than a moment."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setProperty("role", "caption")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Measuring"))
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("roundtrip_cancel")
        self._cancel.clicked.connect(self.cancelled)
        self._patience = late(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.hide()

    def show_progress(self, busy: bool, done: int, total: int, part: float = 0.0) -> None:
        """Say how many of how many images are measured; ``part`` is how far the next ones are, in images."""
        if not busy:
            self._patience.stop()
            self.hide()
            return
        self._text.setText(self.tr("{done} of {total} images").format(done=done, total=total))
        self._bar.setRange(0, FINE * total)
        self._bar.setValue(round(FINE * (done + part)))
        if not self.isVisible() and not self._patience.isActive():
            self._patience.start()
