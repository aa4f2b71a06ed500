"""Help, About: what this is and which versions are at work."""

from __future__ import annotations

import platform
from importlib.metadata import version

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from latentlab import __version__
from latentlab.paths import resources


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resources() / "icons" / "latentlab.svg"))


class AboutDialog(QDialog):
    """A few lines that can be copied into a report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About LatentLab"))
        picture = QLabel(self)
        picture.setPixmap(app_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        title = QLabel(f"LatentLab {__version__}", self)
        title.setProperty("role", "title")
        text = QLabel(self.tr("An interactive laboratory for the latent spaces of generative models."), self)
        text.setWordWrap(True)
        versions = QLabel(self._versions(), self)
        versions.setProperty("role", "caption")
        versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        for label in (title, text, versions):
            texts.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(buttons)
        self.setMinimumWidth(420)

    def _versions(self) -> str:
        parts = [
            f"PyTorch {version('torch')}",
            f"Qt {qVersion()}",
            f"Python {platform.python_version()}",
            platform.platform(),
            self.tr("MIT licence"),
        ]
        return "\n".join(parts)
