"""The legend of a plot of curves: each entry shows its line and value, and hides its curve when clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from latentlab.ui.theme import Curve, current_theme

_LINE = 20
_GAP = 6


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
            longer = len(text) > len(self._value)
            self._value = text
            if longer:
                self.updateGeometry()
            self.update()

    def value_text(self) -> str:
        """The value shown."""
        return self._value

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        # Room for the longest figure, so that nothing moves while values change.
        value = max(metrics.horizontalAdvance(self._value), metrics.horizontalAdvance("-0.0000"))
        return QSize(_LINE + metrics.horizontalAdvance(self.text()) + value + 3 * _GAP, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = current_theme(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(self.rect(), 4, 4)
        pen = pen_of(self.curve(), 255 if on else 90)
        pen.setWidthF(2.0)
        if self.curve()[1]:
            pen.setDashPattern([length / 2 for length in self.curve()[1]])
        painter.setPen(pen)
        middle = self.height() // 2
        painter.drawLine(4, middle, _LINE, middle)
        painter.setPen(QColor(theme.muted))
        box = self.rect().adjusted(_LINE + _GAP, 0, -2, 0)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | align, self.text())
        painter.setPen(QColor(theme.text if on else theme.muted))
        box.setLeft(box.left() + self.fontMetrics().horizontalAdvance(self.text()) + _GAP)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | align, self._value)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
