"""Where a picture goes in the room it has, and what is painted around it or instead of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from latentlab.ui.theme import current_theme

PIXEL_ART_SIDE = 64
"""Pictures up to this side (pixels) are magnified with hard edges: their pixels are what one looks at."""


def placed(source: QSize, area: QSizeF, ratio: float, art: bool) -> tuple[QRectF, bool]:
    """Where a picture goes in an area (logical pixels), and whether it is scaled smoothly.

    The rectangle lies on whole device pixels (``ratio`` of them per logical one). Pixel art gets a whole
    multiple of its size where that costs little room, so that all its pixels look alike.
    """
    width, height = area.width() * ratio, area.height() * ratio
    scale = max(min(width / source.width(), height / source.height()), 1e-6)
    crisp = art and scale >= 2
    if crisp and scale >= 4:
        scale = float(int(scale))
    wide, high = max(1, round(source.width() * scale)), max(1, round(source.height() * scale))
    left, top = int((width - wide) // 2), int((height - high) // 2)
    return QRectF(left / ratio, top / ratio, wide / ratio, high / ratio), not crisp


def paint_ring(painter: QPainter, rect: QRectF) -> None:
    """The ring around a picture that has the keyboard."""
    painter.setPen(QPen(QColor(current_theme().accent), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5))


def paint_placeholder(painter: QPainter, area: QRectF, font: QFont, text: str, hint: str) -> None:
    """What an empty place says, in its middle: what belongs there, and below it the first step."""
    theme = current_theme()
    box = area.adjusted(16, 16, -16, -16)
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
    large, usual = _sized(font, 15), _sized(font, 13)
    painter.setFont(large)
    title = painter.boundingRect(box, flags, text)
    painter.setFont(usual)
    below = painter.boundingRect(box, flags, hint) if hint else QRectF()
    gap = 8 if text and hint else 0
    top = box.top() + max(0.0, (box.height() - title.height() - gap - below.height()) / 2)
    painter.setFont(large)
    painter.setPen(QColor(theme.text))
    painter.drawText(QRectF(box.left(), top, box.width(), title.height()), flags, text)
    painter.setFont(usual)
    painter.setPen(QColor(theme.muted))
    top += title.height() + gap
    painter.drawText(QRectF(box.left(), top, box.width(), below.height()), flags, hint)


def _sized(font: QFont, pixels: int) -> QFont:
    result = QFont(font)
    result.setPixelSize(pixels)
    return result
