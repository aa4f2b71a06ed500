"""Makes a whole panel take what is dropped on it, and says so while something is dragged over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.drops import acceptable, read_dropped


class DropVeil(QWidget):
    """Lies over ``panel`` during a drag. ``dropped`` carries a ``drops.Dropped``.

    Children of the panel that take drops themselves come first. ``wanted`` says whether anything is taken
    now.
    """

    dropped = Signal(object)

    def __init__(self, text: str, panel: QWidget, wanted: Callable[[], bool] = lambda: True) -> None:
        super().__init__(panel)
        self._panel = panel
        self._text = text
        self._wanted = wanted
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent):  # entering, moving and dropping
            self._on_drag(event)
            return True
        return super().eventFilter(watched, event)

    def _on_drag(self, event: QDropEvent) -> None:
        if not acceptable(event.mimeData()) or not self._wanted():
            event.ignore()
            return
        # Always a copy: accepting a file manager's "move" would make it delete the file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.hide()
            self.dropped.emit(read_dropped(event.mimeData()))
        elif not self.isVisible():
            self.setGeometry(self._panel.rect())
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.window)
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        pen = QPen(QColor(theme.accent), 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(9, 9, -9, -9)
        painter.drawRoundedRect(box, 12, 12)
        font = self.font()
        font.setPixelSize(15)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(12, 12, -12, -12), int(flags), self._text)
        painter.end()
