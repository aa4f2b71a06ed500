"""Above the map: what it shows, what its colours stand for, and the value under the cursor."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.training.layer_history import QUANTITIES
from latentlab.ui.training.layer_map import LayerMap
from latentlab.ui.training.layer_words import number_text, quantity_tip, quantity_title
from latentlab.ui.widgets.colour_scale import COLOURS, colours
from latentlab.ui.widgets.status_line import StatusLine

_BAR = 72
_GAP = 6
_LEAST = 16


class ColourScale(QWidget):
    """The colours from the least value to the greatest."""

    def __init__(self, heat: LayerMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = heat
        scale = colours(signed=False)
        self._image = QImage(scale.tobytes(), COLOURS, 1, 3 * COLOURS, QImage.Format.Format_RGB888).copy()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setPixelSize(11)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        numbers = sum(self.fontMetrics().horizontalAdvance(text) for text in self._ends())
        return QSize(_BAR + numbers + 2 * _GAP, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 28)

    def refresh(self) -> None:
        """The values at the ends may be others."""
        self.updateGeometry()
        self.update()

    def _ends(self) -> tuple[str, str]:
        span = self._heat.span()
        if span is None:
            return "", ""
        low, high = (number_text(float(f"{10**log:.2g}")) for log in span)
        return low, high

    def paintEvent(self, event: QPaintEvent) -> None:
        low, high = self._ends()
        widths = [self.fontMetrics().horizontalAdvance(text) + _GAP for text in (low, high)]
        bar = QRectF(widths[0], (self.height() - 8) / 2, min(_BAR, self.width() - sum(widths)), 8)
        if not low or bar.width() < _LEAST:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, self._image)
        painter.setPen(QColor(current_theme().muted))
        room, middle = QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, low)
        painter.drawText(
            room.adjusted(bar.right() + _GAP, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, high
        )
        painter.end()


class LayerLegend(QWidget):
    """``chosen`` follows when the map shows another quantity."""

    chosen = Signal()

    def __init__(self, heat: LayerMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = heat
        self.choice = QComboBox()
        self.choice.setObjectName("train_layer_quantity")
        self.choice.setAccessibleName(self.tr("What the map of layers shows"))
        for number, quantity in enumerate(QUANTITIES):
            self.choice.addItem(quantity_title(quantity), quantity)
            self.choice.setItemData(number, quantity_tip(quantity), Qt.ItemDataRole.ToolTipRole)
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.choice.setToolTip(quantity_tip(heat.quantity))
        self.scale = ColourScale(heat)
        self.caption = StatusLine()
        self.caption.setObjectName("train_layer_value")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice)
        row.addWidget(self.scale)
        row.addWidget(self.caption, 1)

    def refresh(self) -> None:
        """The values are others, or the cursor is elsewhere."""
        self.scale.refresh()
        self.caption.say(self._heat.reading())

    def _on_chosen(self, number: int) -> None:
        self._heat.quantity = QUANTITIES[number]
        self.choice.setToolTip(quantity_tip(self._heat.quantity))
        self.refresh()
        self.chosen.emit()
