"""Which sheet is drawn: one button a mode."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from latentlab.ui.grids.recipe import Mode


class ModeBar(QWidget):
    """One button a mode, one of them down."""

    chosen = Signal(object)  # Mode

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = {
            Mode.RANDOM: (self.tr("Random"), self.tr("Draws from the prior, by seed")),
            Mode.LINE: (self.tr("Line"), self.tr("From one code or image to another")),
            Mode.CORNERS: (self.tr("Corners"), self.tr("Everything between four codes")),
            Mode.TRAVERSAL: (self.tr("Traversal"), self.tr("One row per axis, around the current code")),
            Mode.ARITHMETIC: (self.tr("A − B + C"), self.tr("What A becomes where B becomes C")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self._modes = list(texts)
        for number, (mode, (text, tip)) in enumerate(texts.items()):
            button = QToolButton(self)
            button.setObjectName(f"grid_mode_{mode}")
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def mode(self) -> Mode:
        """The one that is down."""
        return self._modes[self._group.checkedId()]

    def set_mode(self, mode: Mode) -> None:
        """Press another one."""
        self._group.button(self._modes.index(mode)).setChecked(True)

    def _on_toggled(self, _number: int, down: bool) -> None:
        if down:
            self.chosen.emit(self.mode())
