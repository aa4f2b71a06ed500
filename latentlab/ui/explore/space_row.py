"""Which latent space the sliders show, for models with several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from latentlab.spec import LatentSpace


class SpaceRow(QWidget):
    """A space by name, with how many axes it has. ``chosen`` follows the hand, ``show_space`` is silent."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self.box.setObjectName("code_space")
        self.box.setAccessibleName(self.tr("Latent space"))
        self.box.setToolTip(
            self.tr("The space whose axes are shown; the picture stays where the model maps there")
        )
        self.box.activated.connect(self._on_activated)
        title = QLabel(self.tr("Space"), self)
        title.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self.box, 1)
        self.hide()

    def set_spaces(self, spaces: Sequence[LatentSpace]) -> None:
        """Offer these; hidden where there is no choice."""
        with QSignalBlocker(self.box):
            self.box.clear()
            for space in spaces:
                self.box.addItem(self._text(space), space.name)
        self.setVisible(len(spaces) > 1)

    def show_space(self, name: str) -> None:
        """Mark the space that is shown."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(name))

    def _text(self, space: LatentSpace) -> str:
        sentence = self.tr("{name}: {axes} axes")
        if space.prior == "sphere":
            sentence = self.tr("{name}: {axes} axes, on a sphere")
        return sentence.format(name=space.name, axes=f"{space.dim:,}")

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.box.itemData(index))
