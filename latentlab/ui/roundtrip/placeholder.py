"""What the empty workspace says: what belongs there, and the first step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from latentlab.ui.icons import icon


class Placeholder(QWidget):
    """``add`` and ``samples`` are the two first steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        title = QLabel(self.tr("Drop images here to see how the model brings them back"), self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        hint = QLabel(
            self.tr(
                "Each is encoded and decoded again. What is lost shows, and is measured: MSE, PSNR, SSIM."
            ),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.add = QPushButton(self.tr("Add images…"), self)
        self.add.setObjectName("roundtrip_first")
        self.add.setProperty("role", "primary")
        self.samples = QPushButton(self.tr("Try bundled images"), self)
        self.samples.setObjectName("roundtrip_tryme")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        buttons.addWidget(self.samples)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._sign, title, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(3)
        self._draw_sign()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icon("image", "muted").pixmap(QSize(40, 40), self.devicePixelRatioF()))
