"""A few values as bars with their names, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.curve_legend import figure
from latentlab.ui.widgets.curve_paint import caption_font

_LINE, _GAP = 22, 4
_NAMES, _FIGURES = 132, 64


@dataclass(frozen=True)
class Bar:
    """One value; a ``lit`` one is in the accent's colour."""

    name: str
    value: float
    tip: str = ""
    lit: bool = False


class ValueBars(QWidget):
    """Names on the left, figures on the right, between them bars from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[Bar] = []
        self.setFont(caption_font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        grown = len(bars) != len(self._bars)
        self._bars = list(bars)
        self.setAccessibleDescription(", ".join(f"{bar.name} {figure(bar.value)}" for bar in bars))
        if grown:
            self.updateGeometry()
        self.update()

    def values(self) -> dict[str, float]:
        """What is shown."""
        return {bar.name: bar.value for bar in self._bars}

    def sizeHint(self) -> QSize:
        return QSize(320, max(1, len(self._bars)) * (_LINE + _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        top = max([abs(bar.value) for bar in self._bars] or [0.0]) or 1.0
        room = self.width() - _NAMES - _FIGURES
        middle = Qt.AlignmentFlag.AlignVCenter
        for index, bar in enumerate(self._bars):
            y = index * (_LINE + _GAP)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0, y, _NAMES - 8, _LINE), middle, bar.name)
            painter.fillRect(QRectF(_NAMES, y + 4, room, _LINE - 8), QColor(theme.raised))
            length = room * min(abs(bar.value) / top, 1.0)
            color = theme.accent if bar.lit else theme.muted
            painter.fillRect(QRectF(_NAMES, y + 4, length, _LINE - 8), QColor(color))
            box = QRectF(self.width() - _FIGURES, y, _FIGURES, _LINE)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, figure(bar.value))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
