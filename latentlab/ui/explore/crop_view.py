"""A picture with the square that is cut from it, moved by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from latentlab.data.images import Crop, Image, default_crop
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.pixels import to_qimage

SMALLEST = 0.1  # of the shorter side: less is a few pixels of most pictures
_WHEEL = 1.08  # size at one notch of the wheel
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropView(QWidget):
    """Shows the whole picture; what is not used is veiled. Drag or arrow keys move, the wheel resizes."""

    changed = Signal(object)  # Crop

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._picture = QImage()
        self._height = self._width = 1
        self._crop = Crop(0, 0, 1)
        self._grabbed: tuple[QPointF, Crop] | None = None
        self._negative = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(self.tr("Crop"))
        self.setToolTip(self.tr("Drag to move the crop, turn the wheel to resize it"))

    @property
    def crop(self) -> Crop:
        """The square in the picture's own pixels."""
        return self._crop

    @property
    def share(self) -> float:
        """Side of the crop as a share of the picture's shorter side, (0, 1]."""
        return self._crop.side / min(self._height, self._width)

    def set_picture(self, image: Image) -> None:
        """Show a picture with the largest centred square."""
        self._height, self._width = image.height, image.width
        target = round(self._side * max(1.0, self.devicePixelRatioF()))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        full = to_qimage(image.pixels)
        small = full.width() <= target and full.height() <= target
        self._picture = full if small else full.scaled(target, target, keep, smooth)
        self._crop = default_crop(self._height, self._width)
        self.update()

    def set_negative(self, negative: bool) -> None:
        """Show the picture as the model will get it, dark for light."""
        if negative != self._negative:
            self._negative = negative
            self._picture.invertPixels()
            self.update()

    def set_share(self, share: float) -> None:
        """Resize the crop around its middle; emits ``changed`` if it did."""
        side = round(min(max(share, SMALLEST), 1.0) * min(self._height, self._width))
        shift = (self._crop.side - side) / 2
        self._move_to(Crop(round(self._crop.left + shift), round(self._crop.top + shift), side))

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def picture_rect(self) -> QRectF:
        """Where the whole picture lies in the widget."""
        scale = min(self.width() / self._width, self.height() / self._height)
        wide, high = self._width * scale, self._height * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def crop_rect(self) -> QRectF:
        """Where the crop lies in the widget."""
        whole = self.picture_rect()
        scale = whole.width() / self._width
        side = self._crop.side * scale
        return QRectF(
            whole.left() + self._crop.left * scale, whole.top() + self._crop.top * scale, side, side
        )

    def _move_to(self, crop: Crop) -> None:
        crop = crop.inside(self._height, self._width)
        if crop != self._crop:
            self._crop = crop
            self.update()
            self.changed.emit(crop)

    # -- events -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = (event.position(), self._crop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        start, crop = self._grabbed
        moved = (event.position() - start) * (self._width / max(self.picture_rect().width(), 1.0))
        self._move_to(Crop(round(crop.left + moved.x()), round(crop.top + moved.y()), crop.side))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_share(self.share * _WHEEL ** (event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            step = max(1, self._crop.side // 40)
            x, y = _KEYS[key]
            self._move_to(Crop(self._crop.left + x * step, self._crop.top + y * step, self._crop.side))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.set_share(self.share * (_WHEEL if key == Qt.Key.Key_Plus else 1 / _WHEEL))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, inside = self.picture_rect(), self.crop_rect()
        painter.drawImage(whole, self._picture)
        outside = QPainterPath()
        outside.addRect(whole)
        outside.addRect(inside)  # odd-even: the crop is a hole in the veil
        veil = QColor(theme.window)
        veil.setAlphaF(0.68)
        painter.fillPath(outside, veil)
        painter.setPen(QPen(QColor(theme.accent), 2 if self.hasFocus() else 1))
        painter.drawRect(inside.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
