"""What the right side says before there is a run to show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from latentlab.ui.icons import icon

_ICON = 48


class EmptyPage(QWidget):
    """A sign, a sentence and the first step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("train_empty")
        self._sign = QLabel()
        title = QLabel(self.tr("Nothing is training yet"))
        title.setProperty("role", "title")
        text = QLabel(
            self.tr(
                "Start a run: its loss curves, its samples and what each latent axis carries appear here "
                "while it learns, and you can explore it meanwhile. A run chosen in the library shows "
                "what it recorded."
            )
        )
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        text.setFixedWidth(216)
        for label in (self._sign, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._sign, title):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()  # not an alignment: that would ask the text for its height at another width
        row.addStretch(1)
        row.addWidget(text)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        size = QSize(_ICON, _ICON)
        self._sign.setPixmap(icon("train", "muted").pixmap(size, self.devicePixelRatioF()))
