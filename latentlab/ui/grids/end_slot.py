"""One end of a sheet: its picture, where it comes from, and a place to drop another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from latentlab.errors import BadInput
from latentlab.ui.theme import Theme, current_theme
from latentlab.ui.widgets.drops import acceptable, read_dropped
from latentlab.ui.widgets.pixels import Pixels, to_qimage

SIDE = 40
_PAD = 4
_TEXT = 112
LONGEST = 2**20
"""Bytes of a file that may be a code: it is read while it is dragged."""


class EndSlot(QToolButton):
    """A button with a thumbnail, a title and a line of where the code comes from; its menu sets another."""

    images_dropped = Signal(object)  # list of (name, Path or bytes)
    code_dropped = Signal(str)  # JSON
    failed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._title = ""
        self._origin = ""
        self._image: QImage | None = None
        self._target = False

    def set_texts(self, title: str, origin: str) -> None:
        """Say which end it is and where its code comes from."""
        self._title, self._origin = title, origin
        self.setAccessibleName(f"{title}: {origin}")
        self.setToolTip(
            self.tr("{title}: {origin}. Click to choose another, or drop an image or a code here.").format(
                title=title, origin=origin
            )
        )
        self.update()

    def origin(self) -> str:
        """What it says of where its code comes from."""
        return self._origin

    def set_thumbnail(self, pixels: Pixels | None) -> None:
        """Show the decoded end, uint8 (H, W, C); None shows nothing."""
        self._image = None if pixels is None else to_qimage(pixels)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE + _TEXT + 4 * _PAD, SIDE + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE + 64 + 4 * _PAD, SIDE + 2 * _PAD)

    # -- dropping an image or a code ------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if acceptable(event.mimeData()) or _code_text(event.mimeData()):
            self._accept(event)
            self._aim(True)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._accept(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(False)
        self._accept(event)
        code = _code_text(event.mimeData())
        if code:
            self.code_dropped.emit(code)
            return
        dropped = read_dropped(event.mimeData())
        if dropped.images:
            self.images_dropped.emit(dropped.images)
        elif dropped.error is not None:
            self.failed.emit(dropped.error)
        else:
            self.failed.emit(
                BadInput(
                    "{name} is neither an image nor a code.",
                    "Drop an image file here, or a code that was saved as JSON.",
                    name=dropped.paths[0].name,
                )
            )

    def _accept(self, event: QDropEvent) -> None:
        # Always a copy: accepting a file manager's "move" would make it delete the file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _aim(self, on: bool) -> None:
        self._target = on
        self.update()

    # -- painting -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme)
        picture = QRect(_PAD, _PAD, SIDE, SIDE)
        if self._image is None:
            painter.fillRect(picture, QColor(theme.line))
        else:
            smooth = self._image.height() > SIDE * self.devicePixelRatioF()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(picture, self._image)
        left = picture.right() + 2 * _PAD + 1
        self._paint_texts(painter, theme, QRect(left, _PAD, self.width() - left - _PAD, SIDE))
        painter.end()

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        active = self.underMouse() or self.isDown()
        edge = theme.accent if self._target or self.hasFocus() else theme.line
        painter.setPen(QPen(QColor(edge), 2 if self._target else 1))
        painter.setBrush(QColor(theme.raised) if active or self._target else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def _paint_texts(self, painter: QPainter, theme: Theme, box: QRect) -> None:
        title, origin = QFont(self.font()), QFont(self.font())
        title.setPixelSize(13)
        title.setWeight(QFont.Weight.DemiBold)
        origin.setPixelSize(11)
        upper = QRect(box.left(), box.top() + 2, box.width(), box.height() // 2 - 2)
        lower = QRect(box.left(), box.top() + box.height() // 2, box.width(), box.height() // 2 - 2)
        for font, color, text, place in (
            (title, theme.text, self._title, upper),
            (origin, theme.muted, self._origin, lower),
        ):
            painter.setFont(font)
            painter.setPen(QColor(color))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _code_text(mime: QMimeData) -> str:
    """The JSON of a code that was dropped as text or as a file; '' for anything else."""
    text = mime.text()
    urls = mime.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        try:
            text = path.read_text("utf-8") if path.is_file() and path.stat().st_size <= LONGEST else ""
        except (OSError, UnicodeDecodeError):
            return ""  # no code; what is wrong with it as an image is said there
    return text if text.lstrip().startswith(("{", "[")) else ""
