"""Words by how often they occur in two texts, both axes logarithmic; hover names one, a click chooses it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.curve_frame import round_powers, short
from latentlab.ui.widgets.curve_paint import caption_font

Floats = NDArray[np.float64]

_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 10, 12, 34
_NEAR = 10.0  # pixels from a point to the pointer that takes it
_NAMED = 24  # words that are written, the most typical ones
_LINE = 14


class ScatterView(QWidget):
    """``chosen`` carries a word. Points above .5 are the domain's more than the background's."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._logs: Floats = np.zeros((0, 2))
        self._scores: Floats = np.zeros(0)
        self._least = 0.5
        self._titles = ("", "")
        self._hint = ""
        self._pointed = -1
        self._picked = -1
        self._painted: QPixmap | None = None
        self.setFont(caption_font())
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def set_hint(self, hint: str) -> None:
        """What it says while there is nothing."""
        self._hint = hint
        self.update()

    def set_titles(self, across: str, up: str) -> None:
        """What the axes count."""
        self._titles = across, up
        self._repaint()

    def set_words(
        self, words: Sequence[str], across: NDArray[np.number], up: NDArray[np.number], scores: Floats
    ) -> None:
        """Words (W,), the most typical first, with their counts on both axes and scores in (0, 1)."""
        self._words = tuple(words)
        counts = np.stack([np.asarray(across, np.float64), np.asarray(up, np.float64)], axis=1)
        # A count of 0 is drawn at half the least count there is, not infinitely far.
        self._least = float(counts[counts > 0].min(initial=np.inf)) / 2 if counts.any() else 0.5
        self._logs = np.log10(np.maximum(counts, self._least)).reshape(-1, 2)
        self._scores = scores
        self._pointed = self._picked = -1
        self._repaint()

    def pick(self, word: str) -> None:
        """Ring a word."""
        self._picked = self._words.index(word) if word in self._words else -1
        self.update()

    def position(self, index: int) -> QPointF:
        """Where a word lies."""
        return QPointF(*self._pixels()[index])

    # -- painting -------------------------------------------------------------------------------------

    def _area(self) -> QRect:
        return QRect(
            _LEFT, _TOP, max(1, self.width() - _LEFT - _RIGHT), max(1, self.height() - _TOP - _BOTTOM)
        )

    def _spans(self) -> tuple[Floats, Floats]:
        low = np.full(2, np.log10(self._least) - 0.1)
        return low, np.maximum(self._logs.max(axis=0) + 0.15, low + 1)

    def _pixels(self) -> Floats:
        area, (low, high) = self._area(), self._spans()
        share = (self._logs - low) / (high - low)
        across = area.left() + share[:, 0] * area.width()
        return np.stack([across, area.bottom() - share[:, 1] * area.height()], axis=1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._words:
            painter.setPen(QColor(current_theme().muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), flags, self._hint)
            return
        if self._painted is None:
            self._painted = self._drawn()
        painter.drawPixmap(0, 0, self._painted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in {self._picked, self._pointed} - {-1}:
            self._paint_lit(painter, index)

    def _drawn(self) -> QPixmap:
        pixmap = QPixmap(self.size())
        pixmap.fill(QColor(current_theme().panel))
        painter = QPainter(pixmap)
        painter.setFont(self.font())
        self._paint_axes(painter)
        pixels, theme = self._pixels(), current_theme()
        for mine, color in ((False, theme.curves[1][0]), (True, theme.accent)):
            tint = QColor(color)
            tint.setAlpha(150)
            painter.setPen(QPen(tint, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            chosen = pixels[(self._scores > 0.5) == mine]
            painter.drawPoints([QPointF(x, y) for x, y in chosen])
        self._paint_names(painter, pixels)
        painter.end()
        return pixmap

    def _paint_axes(self, painter: QPainter) -> None:
        area, (low, high), theme = self._area(), self._spans(), current_theme()
        painter.setPen(QColor(theme.line))
        painter.drawRect(area)
        painter.setPen(QColor(theme.muted))
        for tick in round_powers(low[0] + 0.3, high[0], area.width() / 90):
            x = area.left() + (np.log10(tick) - low[0]) / (high[0] - low[0]) * area.width()
            box = QRectF(x - 30, area.bottom() + 3, 60, _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, short(float(tick)))
        for tick in round_powers(low[1] + 0.3, high[1], area.height() / 44):
            y = area.bottom() - (np.log10(tick) - low[1]) / (high[1] - low[1]) * area.height()
            box = QRectF(0, y - 8, _LEFT - 6, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, short(float(tick)))
        foot = QRectF(area.left(), self.height() - _LINE - 2, area.width(), _LINE)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, self._titles[0])
        painter.drawText(
            QRectF(area.left() + 6, area.top() + 4, area.width(), _LINE),
            Qt.AlignmentFlag.AlignLeft,
            self._titles[1],
        )

    def _paint_names(self, painter: QPainter, pixels: Floats) -> None:
        """The most typical words, where no other name is yet."""
        taken: list[QRectF] = []
        painter.setPen(QColor(current_theme().text))
        for index in range(min(len(self._words), 4 * _NAMED)):
            width = painter.fontMetrics().horizontalAdvance(self._words[index])
            box = QRectF(pixels[index, 0] + 5, pixels[index, 1] - _LINE, width, _LINE)
            if len(taken) < _NAMED and box.right() < self.width() and not any(map(box.intersects, taken)):
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, self._words[index])
                taken.append(box)

    def _paint_lit(self, painter: QPainter, index: int) -> None:
        theme, at = current_theme(), self.position(index)
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 6, 6)
        word = self._words[index]
        width = painter.fontMetrics().horizontalAdvance(word) + 8
        left = min(at.x() + 10, self.width() - width - 2)
        box = QRectF(left, max(at.y() - 24, 2), width, 18)
        painter.fillRect(box, QColor(theme.raised))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _repaint(self) -> None:
        self._painted = None
        self.update()

    # -- the hand -------------------------------------------------------------------------------------

    def _at(self, position: QPointF) -> int:
        if not self._words:
            return -1
        away = np.abs(self._pixels() - [position.x(), position.y()]).max(axis=1)
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= _NEAR else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointed = self._at(event.position())
        if pointed != self._pointed:
            self._pointed = pointed
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointed >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._picked = index
            self.update()
            self.chosen.emit(self._words[index])

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._repaint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint()
