"""A sheet with words beside its rows and above its columns, and gaps in the colour of the window."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.picture_paint import placed
from latentlab.ui.widgets.sheet_view import SheetView

_GAP = 8
_FOCUS = 3
_EDGE = 2  # between groups of columns


class LabelledSheet(SheetView):
    """What is copied, saved or dragged out has neither labels nor theme: it is what the shell would draw.

    ``cell_opened`` carries the index of a cell that was double-clicked.
    """

    cell_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_labels: tuple[str, ...] = ()
        self._col_labels: tuple[str, ...] = ()

    def set_labels(self, rows: Sequence[str], cols: Sequence[str]) -> None:
        """Name the rows and the columns, or equal groups of columns; an empty list takes no room."""
        labels = tuple(rows), tuple(cols)
        if labels != (self._row_labels, self._col_labels):
            self._row_labels, self._col_labels = labels
            self.update()

    def labels(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What stands beside the rows and above the columns."""
        return self._row_labels, self._col_labels

    def _placed(self) -> tuple[QRectF, bool]:
        left, top = self._margins()
        area = QRectF(self.rect()).adjusted(_FOCUS + left, _FOCUS + top, -_FOCUS, -_FOCUS)
        rect, smooth = placed(self._image.size(), area.size(), self.devicePixelRatioF(), self.is_pixel_art())
        return rect.translated(area.topLeft()), smooth

    def _margins(self) -> tuple[int, int]:
        metrics = QFontMetricsF(self._label_font())
        widest = max((metrics.horizontalAdvance(text) for text in self._row_labels), default=0.0)
        left = ceil(widest) + _GAP if self._row_labels else 0
        top = ceil(metrics.height()) + _GAP // 2 if self._col_labels else 0
        return left, top

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(11)
        return font

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.cell_at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.cell_opened.emit(index)

    def _paint_over(self, painter: QPainter) -> None:
        if not self._image.isNull():
            self._paint_gaps(painter)
            self._paint_labels(painter)
        super()._paint_over(painter)

    def _paint_gaps(self, painter: QPainter) -> None:
        if not self._gap:
            return
        ground, whole, ratio = QColor(current_theme().window), self.image_rect(), self.devicePixelRatioF()
        first = self.cell_rect(0)
        scale = whole.width() / self._image.width()
        for col in range(1, self._cols):
            right = whole.left() + col * (first.width() + self._gap * scale)
            # To whole pixels of the screen, outwards: no fringe of the gray below is left.
            left, right = floor((right - self._gap * scale) * ratio) / ratio, ceil(right * ratio) / ratio
            painter.fillRect(QRectF(left, whole.top(), right - left, whole.height()), ground)
        for row in range(1, self._rows):
            bottom = whole.top() + row * (first.height() + self._gap * scale)
            top, bottom = floor((bottom - self._gap * scale) * ratio) / ratio, ceil(bottom * ratio) / ratio
            painter.fillRect(QRectF(whole.left(), top, whole.width(), bottom - top), ground)

    def _paint_labels(self, painter: QPainter) -> None:
        font = self._label_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(current_theme().muted))
        if self._rows == len(self._row_labels):
            self._paint_rows(painter, metrics)
        if self._cols == len(self._col_labels):
            self._paint_cols(painter, metrics)
        elif self._col_labels and self._cols % len(self._col_labels) == 0:
            self._paint_groups(painter)

    def _paint_rows(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        step = _thinned(metrics.height(), self.cell_rect(0).height())
        for row in range(0, self._rows, step):
            cell = self.cell_rect(row * self._cols)
            box = QRectF(0, cell.top(), cell.left() - _GAP, cell.height())
            painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), self._row_labels[row])

    def _paint_cols(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        widest = max(metrics.horizontalAdvance(text) for text in self._col_labels)
        step = _thinned(widest + _GAP, self.cell_rect(0).width())
        # Counted from the middle, so that the middle itself keeps its label.
        for col in range((self._cols // 2) % step, self._cols, step):
            cell = self.cell_rect(col)
            box = QRectF(cell.left(), 0, cell.width(), cell.top() - _GAP / 2)
            painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), self._col_labels[col])

    def _paint_groups(self, painter: QPainter) -> None:
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        each = self._cols // len(self._col_labels)
        for number, text in enumerate(self._col_labels):
            group = self.cell_rect(number * each).united(self.cell_rect((number + 1) * each - 1))
            box = QRectF(group.left(), 0, group.width(), group.top() - _GAP / 2)
            painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), text)
            if number:
                edge = QRectF(group.left() - _EDGE, group.top() - _GAP / 2, _EDGE, self.image_rect().height())
                painter.fillRect(edge.adjusted(0, 0, 0, _GAP), QColor(current_theme().muted))


def _thinned(needed: float, given: float) -> int:
    """Every how many cells there is room for a label."""
    return max(1, ceil(needed / max(given, 0.5)))
