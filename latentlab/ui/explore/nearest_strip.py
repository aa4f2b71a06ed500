"""The strip below the picture that shows the training image nearest to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.ui.explore.nearest import Comparison, compare
from latentlab.ui.explore.strip_view import strip_view
from latentlab.ui.icons import icon
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.busy import Busy
from latentlab.ui.widgets.pixels import Pixels
from latentlab.ui.workers.task import Tasks

SIDE = 88  # pixels of each picture


class NearestStrip(QFrame):
    """Compares one picture at a time; it stays until it is closed or another model is opened."""

    failed = Signal(object)  # Exception

    def __init__(self, state: AppState, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._opened: OpenModel | None = None
        self.setObjectName("nearest_strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.picture = strip_view("nearest_picture", self.tr("Picture"), SIDE, self)
        self.image = strip_view("nearest_image", self.tr("Nearest training image"), SIDE, self)
        for view in (self.picture, self.image):
            view.failed.connect(self.failed)
        self._about = QLabel(self)
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self._make_figures()
        self._busy = Busy(self)
        self._busy.cancelled.connect(self.close_strip)
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close the comparison with training images"))
        self._close.clicked.connect(self.close_strip)
        self._lay_out()
        state.model_changed.connect(self._on_model_changed)
        self.hide()

    def show_picture(self, picture: Pixels) -> None:
        """Look for the training image nearest to a picture of the open model."""
        opened = self._state.model
        if opened is None:
            return
        self._opened = opened
        self.picture.set_image(picture)
        self.image.clear()
        self._show(None)
        self.show()
        self._busy.watch(
            self._tasks.run(
                compare, opened, picture.copy(),
                done=self._on_found, failed=self._on_failed, progress=self._busy.report,
            )
        )  # fmt: skip

    def close_strip(self) -> None:
        """Forget the picture, and look no further."""
        self._busy.cancel()
        self.hide()

    def _on_found(self, result: Comparison) -> None:
        self._busy.finish()
        self.image.set_image(result.found.image)
        self._show(result)

    def _on_failed(self, error: Exception) -> None:
        self.close_strip()
        self.failed.emit(error)

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        if opened is None or self._opened is None or opened.model is not self._opened.model:
            self.close_strip()

    # -- building -----------------------------------------------------------------------------------

    def _make_figures(self) -> None:
        titles = {
            "distance": (self.tr("RMS difference"), self.tr("Of pixels from 0 to 1; 0 is a copy")),
            "usual": (
                self.tr("Held-out images"),
                self.tr(
                    "How far images that were not trained on are from the training image nearest to them: "
                    "the mean, and the least"
                ),
            ),
        }
        self._figures: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for row, (name, (title, tip)) in enumerate(titles.items()):
            caption, value = QLabel(title, self), QLabel(self)
            caption.setProperty("role", "muted")
            value.setObjectName(f"nearest_{name}")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for label in (caption, value):
                label.setToolTip(tip)
            self._grid.addWidget(caption, row, 0)
            self._grid.addWidget(value, row, 1)
            self._figures[name] = value

    def _show(self, result: Comparison | None) -> None:
        if result is None:
            self._about.clear()
            for label in self._figures.values():
                label.setText("–")
            return
        found = result.found
        words, searched = (
            self.tr("Image {number} of {data}"),
            self.tr("{count} training images were searched"),
        )
        if found.label:
            words = self.tr("Image {number} of {data}: {label}")
        self._about.setText(words.format(number=f"{found.index + 1:,}", data=result.data, label=found.label))
        self._about.setToolTip(searched.format(count=f"{found.searched:,}"))
        self._figures["distance"].setText(f"{found.distance:.3f}")
        usual = self.tr("{mean}, at least {least}")
        self._figures["usual"].setText(usual.format(mean=f"{found.usual:.3f}", least=f"{found.least:.3f}"))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(16)
        for view in (self.picture, self.image):
            column = QVBoxLayout()
            column.setSpacing(4)
            caption = QLabel(view.accessibleName(), self)
            caption.setProperty("role", "caption")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(caption)
            line.addLayout(column)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(self._grid)
        words.addWidget(self._about)
        words.addWidget(self._busy, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        line.addLayout(words)
        line.addStretch(1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
