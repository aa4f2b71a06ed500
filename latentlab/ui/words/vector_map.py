"""Words as points in a plane: the deeper they grew the later their colour, some with their names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.curve_paint import caption_font
from latentlab.ui.words.map_labels import label_box, place_labels, short

Places = NDArray[np.float64]

MARGIN = 24  # pixels around the outermost points
REACH = 10.0  # pixels within which a point is meant
SEED = 5.5  # radius of a seed
_LEAST = 1e-9
_CROWD = 1000  # points, from which on they are small
_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)


def depth_color(depth: int) -> QColor:
    """The colour of a depth in the theme that is on; what is deeper than there are colours has the last."""
    curves = current_theme().curves
    return QColor(curves[min(depth, len(curves) - 1)][0])


class VectorMap(QWidget):
    """Both axes in one scale, y upwards. ``chosen`` carries a word that was clicked.

    Arrow keys go through the words in the order they grew, Home to the first.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._depths = np.zeros(0, int)
        self._places: Places = np.zeros((0, 2))
        self._seen: Places = np.zeros((0, 2))  # the same in pixels
        self._picture: QPixmap | None = None
        self._labelled: list[str] = []
        self._marked = self._hovered = self._pressed = -1
        self.setFont(caption_font())
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- content --------------------------------------------------------------------------------------

    def set_words(self, words: Sequence[str], places: Places, depths: Sequence[int]) -> None:
        """Show other words (N,) in the order they grew, their places (N, 2), and how deep each is."""
        marked = self.marked()
        self._words, self._places = tuple(words), np.asarray(places, float)
        self._depths = np.asarray(depths, int)
        self._hovered = self._pressed = -1
        self._marked = self._words.index(marked) if marked in self._words else -1
        self._lay_out()

    def words(self) -> tuple[str, ...]:
        """What is drawn."""
        return self._words

    def labelled(self) -> list[str]:
        """The words whose names there was room for."""
        if self._picture is None:
            self._picture = self._drawn()
        return list(self._labelled)

    def set_marked(self, word: str) -> None:
        """Put a ring around a word; around none where it is not on the map."""
        self._marked = self._words.index(word) if word in self._words else -1
        self.setAccessibleDescription(self.marked())
        self.update()

    def marked(self) -> str:
        """The word in the ring, '' for none."""
        return self._words[self._marked] if self._marked >= 0 else ""

    def hovered(self) -> str:
        """The word under the pointer, '' for none."""
        return self._words[self._hovered] if self._hovered >= 0 else ""

    def position(self, word: str) -> QPointF:
        """Where a word is, in logical pixels. Raises ValueError for one that is not drawn."""
        return QPointF(*self._seen[self._words.index(word)])

    def word_at(self, position: QPointF) -> int:
        """The index of the word within reach of a pixel, -1 for none; of several the first that grew."""
        if not len(self._seen):
            return -1
        squared = np.square(self._seen - (position.x(), position.y())).sum(1)
        nearest = int(squared.argmin())
        return nearest if squared[nearest] <= REACH**2 else -1

    # -- the hand -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.word_at(event.position())
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == self.word_at(event.position()):
            self._choose(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.word_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self._words)
        if not count or key not in (*_NEXT, *_BEFORE, Qt.Key.Key_Home):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Home or self._marked < 0:
            self._choose(0)
        else:
            self._choose((self._marked + (1 if key in _NEXT else -1)) % count)

    def _choose(self, index: int) -> None:
        self.set_marked(self._words[index])
        self.chosen.emit(self._words[index])

    def _hover(self, index: int) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
        if index != self._hovered:
            self._hovered = index
            self.update()

    # -- painting -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 140)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        if self._marked >= 0:
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*self._seen[self._marked]), SEED + 3, SEED + 3)
        for index in dict.fromkeys((self._marked, self._hovered)):
            if index >= 0:
                self._paint_name(painter, index)
        painter.end()

    def _paint_name(self, painter: QPainter, index: int) -> None:
        """The name of one word over everything else."""
        theme = current_theme()
        name = short(self._words[index])
        box = label_box(self._seen[index], name, self.fontMetrics(), self.rect())
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box.adjusted(-4, -1, 4, 1), 4, 4)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _drawn(self) -> QPixmap:
        """Every word, drawn once for a size and a theme."""
        theme, ratio = current_theme(), self.devicePixelRatioF()
        picture = QPixmap((self.size() * ratio).expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(theme.panel))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 6 if len(self._seen) < _CROWD else 4
        for depth in np.unique(self._depths)[::-1].tolist():  # seeds last, over all others
            points = self._seen[self._depths == depth]
            if depth:
                painter.setPen(QPen(depth_color(depth), side, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
                continue
            painter.setPen(QPen(QColor(theme.text), 1.5))
            painter.setBrush(depth_color(0))
            for x, y in points.tolist():
                painter.drawEllipse(QPointF(x, y), SEED, SEED)
        self._paint_labels(painter)
        painter.end()
        return picture

    def _paint_labels(self, painter: QPainter) -> None:
        theme, metrics = current_theme(), self.fontMetrics()
        labels = place_labels(self._words, self._seen, self._depths == 0, metrics, QRectF(self.rect()))
        self._labelled = [self._words[index] for index in labels]
        ground = QColor(theme.panel)
        ground.setAlphaF(0.75)  # points beneath a name stay visible, and do not cross it out
        for index, box in labels.items():
            painter.fillRect(box, ground)
            painter.setPen(QColor(theme.text if self._depths[index] == 0 else theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short(self._words[index]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _lay_out(self) -> None:
        self._picture = None
        if len(self._places):
            low, high = self._places.min(0), self._places.max(0)
            spread = high - low
            room = np.maximum(np.array([self.width(), self.height()]) - 2.0 * MARGIN, 1.0)
            scale = float((room / np.maximum(spread, _LEAST)).min()) if spread.max() > _LEAST else 1.0
            way = (self._places - (low + high) / 2) * scale
            self._seen = np.stack((self.width() / 2 + way[:, 0], self.height() / 2 - way[:, 1]), axis=1)
        else:
            self._seen = np.zeros((0, 2))
        self.update()
