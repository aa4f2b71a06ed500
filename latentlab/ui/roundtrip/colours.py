"""The colours of an error map, and the bar that says what they mean."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.latent.roundtrip import error_images
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.pixels import Pixels, to_qimage

MAP = "cividis"  # rises evenly in lightness, for colour-blind eyes as well
_BAR = 10
_GAP = 6


@lru_cache(maxsize=1)
def table() -> Pixels:
    """256 colours (256, 3) uint8, from no error to the largest."""
    colours = pg.colormap.get(MAP).getLookupTable(nPts=256, alpha=False)
    return np.ascontiguousarray(colours[:, :3], dtype=np.uint8)


def error_map(original: Pixels, reconstruction: Pixels) -> tuple[Pixels, float]:
    """Absolute error of two images (H, W, C), averaged over channels, in colours (H, W, 3).

    The last colour is the largest error, which is returned too, in [0, 1].
    """
    errors = error_images(original[None], reconstruction[None])[0].astype(np.float32).mean(axis=2) / 255.0
    top = float(errors.max())
    levels = np.rint(errors * (255.0 / top)).astype(np.uint8) if top > 0 else errors.astype(np.uint8)
    return table()[levels], top


class ColourBar(QWidget):
    """The scale of an error map: 0 below, the largest error above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top: float | None = None
        self._image: QImage = to_qimage(table()[::-1, None])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_top(self, top: float | None) -> None:
        """The error that the last colour stands for, in [0, 1]; None hides the scale."""
        self._top = top
        if top is not None:
            self.setAccessibleName(self.tr("Absolute error from 0 to {top}").format(top=f"{top:.2f}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_BAR + _GAP + 30, 96)

    def minimumSizeHint(self) -> QSize:
        return QSize(_BAR + _GAP + 30, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._top is None:
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(current_theme().muted))
        bar = QRectF(0, 0, _BAR, self.height())
        painter.drawImage(bar, self._image)
        words = QRectF(_BAR + _GAP, 0, self.width() - _BAR - _GAP, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop), f"{self._top:.2f}")
        painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom), "0")
        painter.end()
