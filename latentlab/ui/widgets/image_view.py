"""The picture: shows what a model decodes, and takes images that are dropped or pasted on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.drops import acceptable, read_dropped
from latentlab.ui.widgets.picture import PictureView
from latentlab.ui.widgets.pixels import Pixels


class ImageView(PictureView):
    """One image, as large as it goes. With ``drops`` it takes files, folders and images.

    ``dropped_images`` carries a list of (name, Path or bytes): the name may be empty for an image without
    a file. ``dropped_paths`` carries a list of Path: folders, models and what else is no image. What cannot
    be taken is explained through ``failed``.
    """

    dropped_images = Signal(object)
    dropped_paths = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, drops: bool = True) -> None:
        super().__init__(parent)
        self._dragged = False
        self._hint = self.tr("Drop it here")
        self.setAcceptDrops(drops)

    def set_image(self, pixels: Pixels) -> None:
        """Show (H, W, C) uint8 pixels; ``painted`` follows once they are on the screen."""
        self._show_pixels(pixels)

    def set_drop_hint(self, text: str) -> None:
        """What is written over the picture while something is dragged over it."""
        self._hint = text

    def paste(self) -> None:
        """Take the image or the files on the clipboard, as if they had been dropped."""
        mime = QApplication.clipboard().mimeData()
        if mime is not None:
            self._take(mime)

    # -- events ---------------------------------------------------------------------------------------

    def context_menu(self) -> QMenu:
        menu = super().context_menu()
        if self.acceptDrops():
            paste = menu.addAction(icon("paste"), self.tr("Paste image"), self.paste)
            paste.setShortcut(QKeySequence.StandardKey.Paste)
            paste.setEnabled(self._can_paste())
            # Beside "Copy image", before what the owner added.
            menu.insertAction(menu.actions()[1], paste)
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self or not acceptable(event.mimeData()):
            event.ignore()
            return
        self._accept(event)
        self._set_dragged(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._dragged:
            self._accept(event)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dragged(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dragged(False)
        self._accept(event)
        self._take(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pastes(event):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _wants(self, event: QKeyEvent) -> bool:
        return self._pastes(event) or super()._wants(event)

    def _pastes(self, event: QKeyEvent) -> bool:
        return self.acceptDrops() and event.matches(QKeySequence.StandardKey.Paste) and self._can_paste()

    def _can_paste(self) -> bool:
        mime = QApplication.clipboard().mimeData()
        return mime is not None and acceptable(mime)

    def _accept(self, event: QDropEvent) -> None:
        # Always a copy: accepting a file manager's "move" would make it delete the file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _take(self, mime: QMimeData) -> None:
        dropped = read_dropped(mime)
        if dropped.images:
            self.dropped_images.emit(dropped.images)
        if dropped.paths:
            self.dropped_paths.emit(dropped.paths)
        if dropped.error is not None:
            self.failed.emit(dropped.error)

    def _set_dragged(self, dragged: bool) -> None:
        self._dragged = dragged
        self.update()

    # -- painting -------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if not self._dragged:
            return
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.window)
        veil.setAlphaF(0.72)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRect(self.rect())
        pen = QPen(QColor(theme.accent), 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        tint = QColor(theme.accent)
        tint.setAlphaF(0.10)
        painter.setBrush(tint)
        box = QRectF(self.rect()).adjusted(9, 9, -9, -9)
        painter.drawRoundedRect(box, 12, 12)
        self._paint_hint(painter, box.adjusted(16, 16, -16, -16))

    def _paint_hint(self, painter: QPainter, box: QRectF) -> None:
        font = self.font()
        font.setPixelSize(15)
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        text = painter.boundingRect(box, flags, self._hint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().accent))
        painter.drawRoundedRect(text.adjusted(-16, -8, 16, 8), 6, 6)
        painter.setPen(QColor(current_theme().on_accent))
        painter.drawText(box, flags, self._hint)
