"""Bars, one a value: the KL of every latent axis, or anything else that is a short list of figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from latentlab.ui.theme import current_theme

_AXIS = 44
_FOOT = 18
_TOP = 8


class BarsPlot(QWidget):
    """Vertical bars from zero; those marked dead are grey. Hover for a value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.float64] = np.empty(0)
        self._labels: tuple[str, ...] = ()
        self._dead: NDArray[np.bool_] = np.empty(0, dtype=bool)
        self._unit = ""
        self._placeholder = ""
        self._hovered = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(72)
        self.setAccessibleName(self.tr("Bars"))

    def set_values(
        self, values: ArrayLike, labels: Sequence[str] = (), dead: ArrayLike | None = None, unit: str = ""
    ) -> None:
        """Show (K,) values with as many labels, and (K,) booleans for those that mean nothing."""
        self._values = np.nan_to_num(np.asarray(values, dtype=np.float64).ravel())
        count = len(self._values)
        self._labels = tuple(labels) or tuple(str(i) for i in range(count))
        self._dead = np.zeros(count, dtype=bool) if dead is None else np.asarray(dead, dtype=bool).ravel()
        self._unit = unit
        self._hovered = -1
        self.update()

    def set_placeholder(self, text: str) -> None:
        """What it says while it is empty."""
        self._placeholder = text
        self.update()

    def count(self) -> int:
        """How many bars."""
        return len(self._values)

    def count_dead(self) -> int:
        """How many of them are grey."""
        return int(self._dead.sum())

    def text_of(self, index: int) -> str:
        """Label and value of a bar."""
        return f"{self._labels[index]}: {self._values[index]:.4g} {self._unit}".rstrip()

    def bar_at(self, x: float) -> int:
        """The bar at a horizontal position of the widget, -1 for none."""
        area = self._area()
        if not len(self._values) or not area.left() <= x < area.right():
            return -1
        return min(int((x - area.left()) / area.width() * len(self._values)), len(self._values) - 1)

    def sizeHint(self) -> QSize:
        return QSize(320, 120)

    # -- events ---------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.bar_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.bar_at(event.pos().x())
            if index >= 0:
                QToolTip.showText(event.globalPos(), self.text_of(index), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    # -- painting -------------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        return QRectF(_AXIS, _TOP, max(self.width() - _AXIS - 8, 1), max(self.height() - _TOP - _FOOT, 1))

    def _span(self) -> tuple[float, float]:
        low = min(0.0, float(self._values.min()))
        high = max(0.0, float(self._values.max()))
        return (low, high) if high > low else (0.0, 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._values):
            font = QFont(self.font())
            font.setPixelSize(11)
            painter.setFont(font)
            self._paint_axis(painter)
            self._paint_bars(painter)
            self._paint_labels(painter)
        elif self._placeholder:
            painter.setPen(QColor(current_theme().muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 8, -16, -8), flags, self._placeholder)

    def _paint_axis(self, painter: QPainter) -> None:
        theme, area = current_theme(), self._area()
        low, high = self._span()
        for value in sorted({low, 0.0, (low + high) / 2 if low == 0 else 0.0, high}):
            y = round(area.bottom() - (value - low) / (high - low) * area.height()) + 0.5
            painter.setPen(QColor(theme.line))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(theme.muted))
            box = QRectF(0, y - 8, _AXIS - 6, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:.3g}")

    def _paint_bars(self, painter: QPainter) -> None:
        theme, area = current_theme(), self._area()
        low, high = self._span()
        pitch = area.width() / len(self._values)
        width = max(pitch - max(1.0, min(4.0, pitch * 0.25)), 0.8)
        zero = area.bottom() + low / (high - low) * area.height()
        painter.setPen(Qt.PenStyle.NoPen)
        alive, dead, lit = QColor(theme.accent), QColor(theme.muted), QColor(theme.text)
        dead.setAlpha(150)
        radius = 2.0 if width >= 6 else 0.0
        for i, value in enumerate(self._values):
            height = abs(value) / (high - low) * area.height()
            top = zero - height if value >= 0 else zero
            # Even nothing is drawn as a sliver: an axis that is dead is there.
            box = QRectF(area.left() + i * pitch + (pitch - width) / 2, top, width, height)
            if height < 2:
                box.setTop(zero - 2)
                box.setHeight(2)
            painter.setBrush(lit if i == self._hovered else dead if self._dead[i] else alive)
            painter.drawRoundedRect(box, radius, radius)

    def _paint_labels(self, painter: QPainter) -> None:
        theme, area = current_theme(), self._area()
        metrics = QFontMetrics(painter.font())
        pitch = area.width() / len(self._values)
        widest = max(metrics.horizontalAdvance(label) for label in self._labels[-64:])
        every = max(1, int(np.ceil((widest + 8) / pitch)))
        for i in range(0, len(self._labels), every):
            middle = area.left() + (i + 0.5) * pitch
            box = QRectF(middle - widest, area.bottom() + 3, 2 * widest, _FOOT - 3)
            painter.setPen(QColor(theme.text if i == self._hovered else theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._labels[i])
        if self._hovered >= 0:
            painter.setPen(QColor(theme.text))
            box = QRectF(area.left(), 0, area.width(), 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, self.text_of(self._hovered))
