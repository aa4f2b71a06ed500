"""One image large: what the model got, what came back, where they differ, and by how much."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from latentlab.ui.i18n import error_text
from latentlab.ui.icons import icon
from latentlab.ui.roundtrip.pictures import TripPictures
from latentlab.ui.roundtrip.table import Entry
from latentlab.ui.roundtrip.work import Trip
from latentlab.ui.widgets.measure_texts import mse_text, psnr_text


class TripDetail(QWidget):
    """Shows the chosen row of the table."""

    explore_wanted = Signal()
    invert_toggled = Signal(bool)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = TripPictures(self)
        self.pictures.failed.connect(self.failed)
        self._make_figures()
        self._make_controls()
        self._lay_out()
        self.show_entry(None)

    def show_entry(self, entry: Entry | None) -> None:
        """Show a row; None shows nothing."""
        trip = entry.trip if entry is not None else None
        self.pictures.show_trip(trip)
        self._show_figures(trip)
        self._show_notice(entry)
        self.explore.setEnabled(trip is not None)
        self.invert.setEnabled(trip is not None)
        with QSignalBlocker(self.invert):
            self.invert.setChecked(trip is not None and trip.inverted)

    # -- within ---------------------------------------------------------------------------------------

    def _show_figures(self, trip: Trip | None) -> None:
        texts = {
            "MSE": "–" if trip is None else mse_text(trip.mse),
            "PSNR": "–" if trip is None else self.tr("{value} dB").format(value=psnr_text(trip.psnr)),
            "SSIM": "–" if trip is None else f"{trip.ssim:.3f}",
        }
        for name, text in texts.items():
            self.figures[name].setText(text)

    def _show_notice(self, entry: Entry | None) -> None:
        text = tip = ""
        if entry is not None and isinstance(entry.outcome, Exception):
            text, tip = error_text(entry.outcome)
        elif entry is not None and entry.trip is not None and entry.trip.unlike:
            text = self.tr("Unlike what this model has seen")
            tip = self.tr("99% of images it was not trained on come back with an MSE below {usual}.").format(
                usual=mse_text(entry.trip.usual or 0.0)
            )
        self.notice.setText(text)
        self.notice.setToolTip(tip)
        self._sign.setVisible(bool(text))
        self._sign.setToolTip(tip)
        self._sign.setPixmap(icon("warn", "warn").pixmap(16, 16))

    def _make_figures(self) -> None:
        self.figures: dict[str, QLabel] = {}
        for name in ("MSE", "PSNR", "SSIM"):
            label = QLabel(self)
            label.setObjectName(f"roundtrip_{name.lower()}")
            label.setProperty("role", "title")
            label.setAccessibleName(name)
            self.figures[name] = label

    def _make_controls(self) -> None:
        self._sign = QLabel(self)
        self.notice = QLabel(self)
        self.notice.setObjectName("roundtrip_notice")
        self.notice.setProperty("role", "warn")
        self.notice.setWordWrap(True)
        self.invert = QCheckBox(self.tr("Invert"), self)
        self.invert.setObjectName("roundtrip_invert")
        self.invert.setToolTip(self.tr("Use the negative: for dark things on a light ground"))
        self.invert.toggled.connect(self.invert_toggled)
        self.explore = QPushButton(icon("eye"), self.tr("Open in Explore"), self)
        self.explore.setObjectName("roundtrip_explore")
        self.explore.setToolTip(self.tr("Make this image's code the current one"))
        self.explore.clicked.connect(self.explore_wanted)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for name, label in self.figures.items():
            title = QLabel(name, self)
            title.setProperty("role", "muted")
            foot.addWidget(title)
            foot.addWidget(label)
            foot.addSpacing(16)
        foot.addWidget(self._sign)
        foot.addWidget(self.notice, 1)
        foot.addWidget(self.invert)
        foot.addSpacing(8)
        foot.addWidget(self.explore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addWidget(self.pictures, 1)
        column.addLayout(foot)
