"""The legend of a plot of curves: each entry shows its line and value, and hides its curve when clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from latentlab.ui.theme import Curve, current_theme

_LINE = 20
_GAP = 6
_FIGURE = "-0.0000"
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def pen_of(curve: Curve, alpha: int = 255) -> QPen:
    """A cosmetic pen of width 1 (wider ones cost five times as much) in a curve's colour and dash."""
    color = QColor(curve[0])
    color.setAlpha(alpha)
    pen = QPen(color, 1)
    pen.setCosmetic(True)
    if curve[1]:
        pen.setDashPattern(curve[1])
    return pen


class LegendEntry(QAbstractButton):
    """The line, the name and a value of one curve; checked while the curve is shown."""

    def __init__(self, name: str, label: str, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._index = index
        self._value = ""
        self._longest = _FIGURE
        self._value_left = _LINE
        self.setText(label)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        font = self.font()
        font.setPixelSize(11)
        self.setFont(font)

    def curve(self) -> Curve:
        """Colour and dash of this entry in the theme that is on."""
        curves = current_theme().curves
        return curves[self._index % len(curves)]

    def set_value(self, text: str) -> None:
        """The value beside the name."""
        if text != self._value:
            self._value = text
            if len(text) > len(self._longest):
                self._longest = text
                self.updateGeometry()
            # Only the value: it changes ten times a second in every entry.
            self.update(self._value_left, 0, self.width(), self.height())

    def value_text(self) -> str:
        """The value shown."""
        return self._value

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        # Room for the longest figure there was, so that nothing moves while values change.
        value = metrics.horizontalAdvance(self._longest)
        return QSize(_LINE + metrics.horizontalAdvance(self.text()) + value + 3 * _GAP, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(self.rect(), 4, 4)
        if event.rect().left() < self._value_left:
            self._paint_name(painter)
        painter.setPen(QColor(theme.text if self.isChecked() else theme.muted))
        room = self.width() - self._value_left - 2
        painter.drawText(self._value_left, 0, room, self.height(), _LEFT_MIDDLE, self._value)

    def _paint_name(self, painter: QPainter) -> None:
        """The line and the name; where they end, the value begins."""
        color, dash = self.curve()
        pen = pen_of((color, tuple(length / 2 for length in dash)), 255 if self.isChecked() else 90)
        pen.setWidthF(2.0)
        painter.setPen(pen)
        middle = self.height() // 2
        painter.drawLine(4, middle, _LINE, middle)
        painter.setPen(QColor(current_theme().muted))
        left, width = _LINE + _GAP, self.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(left, 0, width, self.height(), _LEFT_MIDDLE, self.text())
        self._value_left = left + width + _GAP

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()


def figure(value: float) -> str:
    """A value in four figures."""
    if 1e4 <= abs(value) < 1e8:
        return f"{value:,.0f}"
    return f"{value:.2e}" if 0 < abs(value) < 1e-3 else f"{value:.4g}"
