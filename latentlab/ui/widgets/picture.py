"""One picture, drawn as sharply as the screen allows; what image views and sheets have in common."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QSizePolicy, QWidget

from latentlab.errors import BadInput
from latentlab.files import write_atomically
from latentlab.ui.icons import icon
from latentlab.ui.widgets.picture_paint import PIXEL_ART_SIDE, paint_placeholder, paint_ring, placed
from latentlab.ui.widgets.pixels import Pixels, to_qimage


class PictureView(QWidget):
    """Shows (H, W, C) uint8 pixels. Copy with Ctrl+C, save or copy from the menu, drag out as a PNG.

    ``painted`` follows the first paint of each new picture, ``failed`` carries an error that the owner
    shows. Actions added with ``addAction`` appear in the context menu. ``file_name`` (without suffix) is
    what a dragged or saved file is called.
    """

    painted = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file_name = "latentlab"
        self._pixels: Pixels | None = None
        self._image = QImage()
        self._shrunk = QPixmap()
        self._unpainted = False
        self._placeholder = ("", "")
        self._press: QPointF | None = None
        self._folder: QTemporaryDir | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- content --------------------------------------------------------------------------------------

    @property
    def pixels(self) -> Pixels | None:
        """What is shown, as it was given; None where there is nothing."""
        return self._pixels

    def _show_pixels(self, pixels: Pixels) -> None:
        self._pixels = pixels
        # The format of the screen: converted once here instead of at every paint.
        self._image = to_qimage(pixels).convertToFormat(QImage.Format.Format_RGB32)
        self._shrunk = QPixmap()
        self._unpainted = True
        self.update()

    def clear(self) -> None:
        """Show the placeholder again."""
        self._pixels = None
        self._image = QImage()
        self.update()

    def set_placeholder(self, text: str, hint: str = "") -> None:
        """What an empty view says: what belongs here, and the first step."""
        self._placeholder = (text, hint)
        self.update()

    def image_rect(self) -> QRectF:
        """Where the picture lies in the widget, in logical pixels; empty where there is none."""
        if self._image.isNull():
            return QRectF()
        return self._placed()[0]

    def is_pixel_art(self) -> bool:
        """Whether magnified pixels keep hard edges."""
        return max(self._image.width(), self._image.height()) <= PIXEL_ART_SIDE

    def sizeHint(self) -> QSize:
        return QSize(256, 256)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, 56)

    # -- out: clipboard, file, drag -------------------------------------------------------------------

    def copy(self) -> None:
        """Put the picture on the clipboard, at its own size."""
        if not self._image.isNull():
            QApplication.clipboard().setImage(self._image)

    def save_as(self) -> Path | None:
        """Ask for a file and write the picture there as PNG, at its own size. Returns what was written."""
        if self._image.isNull():
            return None
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save image"), f"{self.file_name}.png", self.tr("PNG image (*.png)")
        )
        if not chosen:
            return None
        path = Path(chosen)
        path = path if path.suffix.lower() == ".png" else path.with_name(path.name + ".png")
        try:
            write_atomically(path, self._write_png)
        except OSError as error:
            cause = error.strerror or str(error)
            problem = BadInput(
                "The picture could not be saved to {path} ({cause}).",
                "Choose another folder, or make room on the disk.",
                path=path,
                cause=cause,
            )
            self.failed.emit(problem)
            return None
        return path

    def _write_png(self, path: Path) -> None:
        if not self._image.save(str(path), "PNG"):  # type: ignore[call-overload]
            raise OSError(f"Qt could not write {path.name}")

    def drag_data(self) -> QMimeData:
        """What leaves with a drag: the image itself, and a PNG file for those that want one."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.filePath(f"{self.file_name}.png"))
        self._image.save(str(path), "PNG")  # type: ignore[call-overload]
        data = QMimeData()
        data.setImageData(self._image)
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return data

    def _start_drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.drag_data())
        side = round(96 * self.devicePixelRatioF())
        mode = Qt.TransformationMode.FastTransformation if self.is_pixel_art() else _SMOOTH
        preview = QPixmap.fromImage(self._image.scaled(side, side, _KEEP, mode))
        preview.setDevicePixelRatio(self.devicePixelRatioF())
        drag.setPixmap(preview)
        drag.exec(Qt.DropAction.CopyAction)

    # -- events ---------------------------------------------------------------------------------------

    def context_menu(self) -> QMenu:
        """The menu of the right button: copy, save, and the owner's actions."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_image = not self._image.isNull()
        copy = menu.addAction(icon("copy"), self.tr("Copy image"), self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(has_image)
        menu.addAction(icon("save"), self.tr("Save image as PNG…"), self.save_as).setEnabled(has_image)
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.context_menu().popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        # With the keyboard in the picture its own keys come first, e.g. before "copy the code".
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Copy) and not self._image.isNull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and not self._image.isNull():
            self.copy()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self.image_rect().contains(event.position())
        self._press = event.position() if inside and event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - self._press).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._press = None
            self._start_drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            paint_placeholder(painter, QRectF(self.rect()), self.font(), *self._placeholder)
        else:
            self._paint_image(painter)
        self._paint_over(painter)
        painter.end()
        if self._unpainted:
            self._unpainted = False
            self.painted.emit()

    def _placed(self) -> tuple[QRectF, bool]:
        # A few pixels stay free for the focus ring.
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        rect, smooth = placed(self._image.size(), area.size(), self.devicePixelRatioF(), self.is_pixel_art())
        return rect.translated(area.topLeft()), smooth

    def _paint_image(self, painter: QPainter) -> None:
        rect, smooth = self._placed()
        ratio = self.devicePixelRatioF()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        if smooth and size.width() < self._image.width():
            # Bilinear sampling skips pixels when it shrinks; an averaged copy is made once per size.
            if self._shrunk.size() != size:
                self._shrunk = QPixmap.fromImage(self._image.scaled(size, _STRETCH, _SMOOTH))
            painter.drawPixmap(rect, self._shrunk, QRectF(self._shrunk.rect()))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(rect, self._image)
        if self.hasFocus():
            paint_ring(painter, rect)

    def _paint_over(self, painter: QPainter) -> None:
        """What a subclass draws on top."""


_SMOOTH = Qt.TransformationMode.SmoothTransformation
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_STRETCH = Qt.AspectRatioMode.IgnoreAspectRatio
