"""Above the map: what it shows, what its colours stand for, and the value under the cursor."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.training.layer_history import QUANTITIES
from latentlab.ui.training.layer_map import COLOURS, LayerMap, viridis
from latentlab.ui.training.layer_words import number_text, quantity_tip, quantity_title
from latentlab.ui.widgets.status_line import StatusLine

_BAR = 72
_NUMBER = 52


class ColourScale(QWidget):
    """The colours from the least value to the greatest."""

    def __init__(self, heat: LayerMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = heat
        colours = viridis()
        self._image = QImage(colours.tobytes(), COLOURS, 1, 3 * COLOURS, QImage.Format.Format_RGB888).copy()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setPixelSize(11)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        return QSize(_BAR + 2 * _NUMBER, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        span = self._heat.span()
        if span is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        bar = QRectF(_NUMBER, (self.height() - 8) / 2, _BAR, 8)
        painter.drawImage(bar, self._image)
        painter.setPen(QColor(current_theme().muted))
        low, high = (number_text(float(f"{10**log:.2g}")) for log in span)
        left = QRectF(0, 0, _NUMBER - 6, self.height())
        right = QRectF(_NUMBER + _BAR + 6, 0, _NUMBER - 6, self.height())
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, low)
        painter.drawText(right, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, high)
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
        self.scale.update()
        self.caption.say(self._heat.reading())

    def _on_chosen(self, number: int) -> None:
        self._heat.quantity = QUANTITIES[number]
        self.choice.setToolTip(quantity_tip(self._heat.quantity))
        self.refresh()
        self.chosen.emit()
