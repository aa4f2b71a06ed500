"""A row of thumbnails to choose from: where a person has been, or what a run has drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.pixels import Pixels, to_qimage

_GAP = 6
_MARGIN = 3
_CAPTION = 16


class Filmstrip(QAbstractScrollArea):
    """Thumbnails left to right; ``chosen`` carries the index of the one clicked or reached by keys.

    ``side`` is the height of a thumbnail in pixels. Only what is visible is drawn. Setting images keeps
    the current marker where it was, as long as that image still exists.
    """

    chosen = Signal(int)

    def __init__(self, side: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._pixels: list[Pixels] = []
        self._images: list[QImage] = []
        self._lefts: list[int] = []
        self._captions: tuple[str, ...] = ()
        self._current = -1
        self._hovered = -1
        self._placeholder = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    # -- content --------------------------------------------------------------------------------------

    def set_images(self, images: Sequence[Pixels], captions: Sequence[str] = ()) -> None:
        """Show these (H, W, C) uint8 images, with a caption under each if given."""
        known = {id(pixels): image for pixels, image in zip(self._pixels, self._images, strict=True)}
        self._images = [known.get(id(pixels)) or to_qimage(pixels) for pixels in images]
        # The arrays are kept so that an id stays that of one array.
        self._pixels = list(images)
        self._captions = tuple(captions)
        ends = accumulate((self._width(i) + _GAP for i in range(len(images))), initial=_MARGIN)
        self._lefts = list(ends)[:-1]
        if self._current >= len(self._images):
            self._current = -1
        self._hovered = -1
        self._fit_scroll_bar()
        self.updateGeometry()
        self.viewport().update()

    def count(self) -> int:
        """How many thumbnails there are."""
        return len(self._images)

    def current(self) -> int:
        """The marked one, -1 for none."""
        return self._current

    def set_current(self, index: int) -> None:
        """Mark one and bring it into view; -1 marks none. Says nothing to ``chosen``."""
        self._current = index if 0 <= index < len(self._images) else -1
        self.reveal(self._current)
        self.viewport().update()

    def reveal(self, index: int) -> None:
        """Scroll so far that this one is visible."""
        if not 0 <= index < len(self._images):
            return
        bar, rect = self.horizontalScrollBar(), self.item_rect(index)
        if rect.left() < _GAP:
            bar.setValue(bar.value() + rect.left() - _GAP)
        elif rect.right() > self.viewport().width() - _GAP:
            bar.setValue(bar.value() + rect.right() - self.viewport().width() + _GAP)

    def set_placeholder(self, text: str) -> None:
        """What an empty strip says."""
        self._placeholder = text
        self.viewport().update()

    # -- geometry -------------------------------------------------------------------------------------

    def item_rect(self, index: int) -> QRect:
        """Where a thumbnail is, in the viewport's pixels."""
        offset = self.horizontalScrollBar().value()
        return QRect(self._lefts[index] - offset, _MARGIN, self._width(index), self._side)

    def item_at(self, position: QPoint) -> int:
        """The thumbnail at a point of the viewport, -1 for none."""
        index = bisect_right(self._lefts, position.x() + self.horizontalScrollBar().value()) - 1
        inside = index >= 0 and self.item_rect(index).adjusted(0, 0, _GAP, self._caption_height())
        return index if inside and inside.contains(position) else -1

    def sizeHint(self) -> QSize:
        return QSize(8 * (self._side + _GAP), self._side + 2 * _MARGIN + self._caption_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side + 2 * _MARGIN, self.sizeHint().height())

    def _width(self, index: int) -> int:
        image = self._images[index]
        return max(8, round(self._side * image.width() / max(image.height(), 1)))

    def _caption_height(self) -> int:
        return _CAPTION if self._captions else 0

    def _fit_scroll_bar(self) -> None:
        bar, count = self.horizontalScrollBar(), len(self._images)
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(self._side + _GAP)
        content = self.item_rect(count - 1).right() + bar.value() + _MARGIN if count else 0
        bar.setRange(0, max(0, content - self.viewport().width()))

    # -- events ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: object) -> None:
        self._fit_scroll_bar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.y() or delta.x()) * bar.singleStep() // 120)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.item_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._choose(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.item_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._images) - 1
        targets = {
            Qt.Key.Key_Left: max(self._current - 1, 0),
            Qt.Key.Key_Right: min(self._current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._choose(target)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.item_at(event.pos())
            if 0 <= index < len(self._captions):
                QToolTip.showText(event.globalPos(), self._captions[index], self)
            return True
        return super().viewportEvent(event)

    def _choose(self, index: int) -> None:
        self.set_current(index)
        self.chosen.emit(index)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        if not self._images and self._placeholder:
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._placeholder)
        for index in range(len(self._images)):
            rect = self.item_rect(index)
            if rect.right() < 0 or rect.left() > self.viewport().width():
                continue
            self._paint_item(painter, index, rect)
        painter.end()

    def _paint_item(self, painter: QPainter, index: int, rect: QRect) -> None:
        theme, image = current_theme(), self._images[index]
        shrinks = image.height() > rect.height() * self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrinks)
        painter.drawImage(rect, image)
        marked = index == self._current
        if marked or index == self._hovered:
            painter.setPen(QPen(QColor(theme.accent if marked else theme.muted), 2 if marked else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        if self._captions:
            painter.setPen(QColor(theme.text if marked else theme.muted))
            box = QRect(rect.left(), rect.bottom() + 2, rect.width() + _GAP, _CAPTION)
            text = QFontMetrics(painter.font()).elidedText(
                self._captions[index], Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
