"""The log of a run, line by line; the newest stays in view unless somebody scrolled up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from latentlab.runs.events import Log
from latentlab.ui.i18n import translate_message
from latentlab.ui.theme import current_theme

_KEPT = 2000
_TOKENS = {"warning": "warn", "error": "bad"}
_LEVEL = Qt.ItemDataRole.UserRole


class LogView(QListWidget):
    """Ctrl+C copies the chosen lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("train_log")
        self.setAccessibleName(self.tr("Log of the run"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        font = self.font()
        font.setPixelSize(11)
        self.setFont(font)

    def set_lines(self, lines: Iterable[Log]) -> None:
        """Show these lines instead."""
        self.clear()
        for line in list(lines)[-_KEPT:]:
            self._append(line)
        self.scrollToBottom()

    def add(self, line: Log) -> None:
        """Append a line."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 2
        self._append(line)
        if self.count() > _KEPT:
            self.takeItem(0)
        if at_end:
            self.scrollToBottom()

    def text(self) -> str:
        """All lines."""
        return "\n".join(self.item(i).text() for i in range(self.count()))

    def _append(self, line: Log) -> None:
        item = QListWidgetItem(f"{line.step:>6,}  {translate_message(line.message)}")
        item.setData(_LEVEL, line.level)
        _colour(item)
        self.addItem(item)

    def sizeHint(self) -> QSize:
        return QSize(200, 96)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = [self.item(i).text() for i in range(self.count()) if self.item(i).isSelected()]
            QGuiApplication.clipboard().setText("\n".join(chosen))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for i in range(self.count()):
                _colour(self.item(i))


def _colour(item: QListWidgetItem) -> None:
    token = _TOKENS.get(item.data(_LEVEL), "text")
    item.setForeground(QColor(current_theme().color(token)))
