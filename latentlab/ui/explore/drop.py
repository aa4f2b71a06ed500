"""The strip below the picture after an image was dropped: crop, invert, and how it comes back."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.data import images
from latentlab.spec import Capability, Code
from latentlab.ui.explore import fitting
from latentlab.ui.explore.crop_view import SMALLEST, CropView
from latentlab.ui.explore.readouts import Readouts
from latentlab.ui.explore.strip_view import strip_view
from latentlab.ui.icons import icon
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.measure_texts import mse_text, psnr_text
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.workers.task import Newest, Tasks

SIDE = 88  # pixels of each picture
CONTROLS = 100
FIGURES = 96


class DropStrip(QFrame):
    """Finds the code of an image, again whenever its crop changes; all of that is one undo step.

    A model without an encoder takes seconds: the picture is seen converging, and stopping keeps the best.
    Whoever moves the code meanwhile takes it over, and the search ends.
    """

    failed = Signal(object)  # Exception
    fitted = Signal(object)  # fitting.Fitted, once it is shown

    def __init__(self, state: AppState, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._newest = Newest(tasks)
        self._image: images.Image | None = None
        self._opened: OpenModel | None = None
        self._code: Code | None = None
        self._seen: Code | None = None  # what the search in hand has set last
        self.setObjectName("drop_strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._make_controls()
        self._views = {
            "original": strip_view("drop_original", self.tr("Original"), SIDE, self),
            "reconstruction": strip_view("drop_reconstruction", self.tr("Reconstruction"), SIDE, self),
            "error": strip_view("drop_error", self.tr("Absolute error"), SIDE, self),
        }
        for view in self._views.values():
            view.failed.connect(self.failed)
        self._make_figures()
        self._lay_out()
        state.model_changed.connect(self._on_model_changed)
        self.hide()

    def show_image(self, image: images.Image) -> None:
        """Fit this image to the open model, and make its code the current one."""
        opened = self._state.model
        if opened is None:
            return
        self._image, self._opened, self._code = image, opened, None
        invert = images.looks_inverted(image, opened.spec.image)
        self.crop_view.set_negative(False)
        self.crop_view.set_picture(image)
        self.crop_view.set_negative(invert)
        with QSignalBlocker(self.invert), QSignalBlocker(self.size_slider):
            self.invert.setChecked(invert)
            self.size_slider.setValue(100)
        name = image.name or self.tr("Dropped image")
        metrics = QFontMetrics(self._name.font())
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, CONTROLS))
        self._name.setToolTip(name)
        for view in self._views.values():
            view.clear()
        self._show_figures(None)
        self.show()
        self._encode()

    def close_strip(self) -> None:
        """Forget the image; its code stays."""
        self.stop()
        self._image = self._code = None
        self.hide()

    def stop(self) -> None:
        """Look no further; the code that is shown stays."""
        self._newest.cancel()
        self._search.end()

    # -- encoding -----------------------------------------------------------------------------------

    def _encode(self) -> None:
        if self._image is None or self._opened is None:
            return
        label = self._state.code.label if self._state.code is not None else None
        request = fitting.Fitting(
            self._opened, self._image, self.crop_view.crop, self.invert.isChecked(), label
        )
        self._seen = None
        if not self._opened.spec.can(Capability.ENCODE):
            self._newest.cancel()  # a search takes too long to be left to finish
        self._search.begin()
        self._newest.run(
            fitting.fit,
            request,
            done=self._on_fitted,
            failed=self._on_failed,
            progress=self._search.advance,
            shown=self._on_shown,
        )

    def _on_fitted(self, result: fitting.Fitted) -> None:
        if not self._newest.waiting:
            self._search.end()
        if self._take(result):
            self.fitted.emit(result)

    def _on_shown(self, result: fitting.Fitted) -> None:
        self._take(result)

    def _take(self, result: fitting.Fitted) -> bool:
        """Show a result and make its code the current one; False where nobody wants that any more."""
        if result.request.image is not self._image or result.request.opened is not self._opened:
            return False
        if self._seen is not None and self._state.code != self._seen:
            self.stop()
            return False
        self._views["original"].set_image(result.original)
        self._views["reconstruction"].set_image(result.reconstruction)
        self._views["error"].set_image(result.error)
        self._show_figures(result)
        before, self._code = self._code, result.code
        self._state.set_code(result.code, instead_of=before)
        self._seen = self._state.code
        return True

    def _on_failed(self, error: Exception) -> None:
        self.close_strip()
        self.failed.emit(error)

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        same = opened is not None and self._opened is not None and opened.model is self._opened.model
        if same:
            self._opened = opened  # a run measured its spaces again
        else:
            self.close_strip()

    def _on_crop_changed(self) -> None:
        with QSignalBlocker(self.size_slider):
            self.size_slider.setValue(round(100 * self.crop_view.share))
        self._encode()

    def _on_size_changed(self, percent: int) -> None:
        self.crop_view.set_share(percent / 100)

    def _on_invert_toggled(self, invert: bool) -> None:
        self.crop_view.set_negative(invert)
        self._encode()

    # -- building -----------------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.crop_view = CropView(SIDE, self)
        self.crop_view.setObjectName("drop_crop")
        self.crop_view.changed.connect(self._on_crop_changed)
        self._name = QLabel(self)
        self._name.setProperty("role", "muted")
        self._name.setFixedWidth(CONTROLS)
        self.size_slider = QSlider(Qt.Orientation.Horizontal, self)
        self.size_slider.setObjectName("drop_size")
        self.size_slider.setFixedWidth(CONTROLS)
        self.size_slider.setRange(round(100 * SMALLEST), 100)
        self.size_slider.setValue(100)
        self.size_slider.setAccessibleName(self.tr("Crop size"))
        self.size_slider.setToolTip(self.tr("How much of the picture is used"))
        self.size_slider.valueChanged.connect(self._on_size_changed)
        self.invert = QCheckBox(self.tr("Invert"), self)
        self.invert.setObjectName("drop_invert")
        self.invert.setToolTip(self.tr("Use the negative: for dark things on a light ground"))
        self.invert.toggled.connect(self._on_invert_toggled)
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setToolTip(self.tr("Close; the code stays"))
        self._close.setAccessibleName(self.tr("Close the comparison"))
        self._close.clicked.connect(self.close_strip)

    def _make_figures(self) -> None:
        self._figures: dict[str, QLabel] = {}
        for name in ("MSE", "PSNR", "SSIM"):
            label = QLabel("–", self)
            label.setObjectName(f"drop_{name.lower()}")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._figures[name] = label
        self.readouts = Readouts(self)
        self._notice = QLabel(self)
        self._notice.setObjectName("drop_notice")
        self._notice.setProperty("role", "warn")
        self._notice.setWordWrap(True)
        self._notice.hide()
        self._search = SearchProgress(self)
        self._search.stopped.connect(self.stop)

    def _show_figures(self, result: fitting.Fitted | None) -> None:
        texts = {
            "MSE": "–" if result is None else mse_text(result.mse),
            "PSNR": "–" if result is None else self.tr("{value} dB").format(value=psnr_text(result.psnr)),
            "SSIM": "–" if result is None else f"{result.ssim:.3f}",
        }
        for name, text in texts.items():
            self._figures[name].setText(text)
        self.readouts.show_values({} if result is None else result.readouts)
        self._notice.setVisible(result is not None and result.unlike)
        if result is not None and result.usual is not None:
            self._notice.setText(self.tr("Unlike what this model has seen"))
            self._notice.setToolTip(
                self.tr("99% of images it was not trained on come back with an error below {usual}.").format(
                    usual=f"{result.usual:.4f}"
                )
            )

    def _lay_out(self) -> None:
        controls = QVBoxLayout()
        controls.setSpacing(4)
        controls.addWidget(self._name)
        controls.addStretch(1)
        size = QLabel(self.tr("Crop size"), self)
        size.setProperty("role", "caption")
        controls.addWidget(size)
        controls.addWidget(self.size_slider)
        controls.addWidget(self.invert)
        figures = QGridLayout()
        figures.setColumnStretch(1, 1)
        figures.setHorizontalSpacing(12)
        figures.setVerticalSpacing(4)
        for row, (name, label) in enumerate(self._figures.items()):
            title = QLabel(name, self)
            title.setProperty("role", "muted")
            figures.addWidget(title, row, 0)
            figures.addWidget(label, row, 1)
        aside = QWidget(self)
        aside.setFixedWidth(FIGURES)
        side = QVBoxLayout(aside)
        side.setContentsMargins(0, 0, 0, 0)
        side.addLayout(figures)
        side.addWidget(self._notice)
        side.addWidget(self._search)
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(self.crop_view, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(controls)
        line.addStretch(1)
        for view in self._views.values():
            column = QVBoxLayout()
            column.setSpacing(4)
            caption = QLabel(view.accessibleName(), self)
            caption.setProperty("role", "caption")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(view)
            column.addWidget(caption)
            line.addLayout(column)
        line.addStretch(1)
        line.addWidget(self.readouts, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(8)
        line.addWidget(aside)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
