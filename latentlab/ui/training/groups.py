"""Groups of points: how each looks, and a legend in which each can be hidden."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from latentlab.ui.theme import current_theme

SYMBOLS = ("o", "s", "t1", "d", "star")
_ROW = 18
_SWATCH = 16
_WIDEST = 128


def group_style(number: int) -> tuple[QColor, str]:
    """Colour and marker of a group: 35 pairs, since seven colours and five shapes have no common factor.

    Colours are those of the curves, safe for colour-blind eyes; the shapes tell the rest.
    """
    curves = current_theme().curves
    return QColor(curves[number % len(curves)][0]), SYMBOLS[number % len(SYMBOLS)]


def paint_marker(painter: QPainter, symbol: str, x: float, y: float, size: float) -> None:
    """A marker around (x, y), with the painter's brush and pen."""
    painter.save()
    painter.setTransform(QTransform(size, 0, 0, size, x, y), True)
    painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[symbol])
    painter.restore()


class GroupEntry(QAbstractButton):
    """The marker and the name of a group; checked while its points are shown."""

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.setText(name)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setPixelSize(11)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        width = _SWATCH + self.fontMetrics().horizontalAdvance(self.text()) + 8
        return QSize(min(width, _WIDEST), _ROW)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(self.rect(), 4, 4)
        color, symbol = group_style(self.number)
        painter.setPen(Qt.PenStyle.NoPen if self.isChecked() else QColor(theme.muted))
        painter.setBrush(color if self.isChecked() else Qt.BrushStyle.NoBrush)
        paint_marker(painter, symbol, 8.0, self.height() / 2, 8.0)
        painter.setPen(QColor(theme.text if self.isChecked() else theme.muted))
        room = QRectF(_SWATCH, 0, self.width() - _SWATCH, self.height())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()


class GroupLegend(QScrollArea):
    """A column of groups; there only where there are two or more."""

    changed = Signal()  # which groups are shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._entries: list[GroupEntry] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Groups of points"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_names(self, names: Sequence[str]) -> None:
        """Name the groups 0, 1, ...; the same names again leave what is shown as it is."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._entries = [GroupEntry(number, name) for number, name in enumerate(names)]
        for entry in self._entries:
            entry.toggled.connect(self.changed)
            layout.addWidget(entry)
        layout.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFixedWidth(column.sizeHint().width() + self.verticalScrollBar().sizeHint().width())
        self.setVisible(len(names) > 1)

    def entries(self) -> list[GroupEntry]:
        """The entries, one a group."""
        return list(self._entries)

    def shows(self, number: int) -> bool:
        """Whether the points of a group are to be seen."""
        return number >= len(self._entries) or self._entries[number].isChecked()
