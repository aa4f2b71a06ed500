"""Original, reconstruction and error map side by side, close together however wide the window is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from latentlab.ui.roundtrip.colours import ColourBar, error_map
from latentlab.ui.roundtrip.work import Trip
from latentlab.ui.widgets.image_view import ImageView

_GAP = 16
_CAPTION = 20
_SMALLEST = 72


class TripPictures(QWidget):
    """Three squares as large as they go, their captions below, the scale of the errors at the right."""

    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.original = self._view("original_image", self.tr("Original"))
        self.reconstruction = self._view("reconstruction_image", self.tr("Reconstruction"))
        self.error = self._view("error_image", self.tr("Absolute error"))
        self.bar = ColourBar(self)
        self._views = (self.original, self.reconstruction, self.error)
        self._captions = [self._caption(view.accessibleName()) for view in self._views]

    def show_trip(self, trip: Trip | None) -> None:
        """Show how an image came back; None shows nothing."""
        for caption in self._captions:
            caption.setVisible(trip is not None)
        if trip is None:
            for view in self._views:
                view.clear()
            self.bar.set_top(None)
            return
        colours, top = error_map(trip.original, trip.reconstruction)
        self.original.set_image(trip.original)
        self.reconstruction.set_image(trip.reconstruction)
        self.error.set_image(colours)
        self.bar.set_top(top)
        self._place_bar()

    def sizeHint(self) -> QSize:
        return QSize(3 * 220 + 2 * _GAP + self.bar.sizeHint().width(), 220 + _CAPTION)

    def minimumSizeHint(self) -> QSize:
        bar = self.bar.sizeHint().width()
        return QSize(3 * _SMALLEST + 2 * _GAP + bar, _SMALLEST + _CAPTION)

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.bar.sizeHint().width()
        side = min((self.width() - bar - 3 * _GAP) // 3, self.height() - _CAPTION)
        left = max(0, (self.width() - 3 * side - 3 * _GAP - bar) // 2)
        top = max(0, (self.height() - side - _CAPTION) // 2)
        for view, caption in zip(self._views, self._captions, strict=True):
            view.setGeometry(left, top, side, side)
            caption.setGeometry(left, top + side, side, _CAPTION)
            left += side + _GAP
        self._place_bar()

    def _place_bar(self) -> None:
        """As high as the error map itself, close to it."""
        picture = self.error.image_rect().translated(self.error.pos())
        if not picture.isEmpty():
            bar, left = self.bar.sizeHint().width(), round(picture.right()) + _GAP
            self.bar.setGeometry(left, round(picture.top()), bar, round(picture.height()))

    def _view(self, name: str, title: str) -> ImageView:
        view = ImageView(self, drops=False)
        view.setObjectName(name)
        view.setAccessibleName(title)
        view.file_name = name.removesuffix("_image")
        view.failed.connect(self.failed)
        return view

    def _caption(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "caption")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label
