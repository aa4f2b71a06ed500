"""A slider over the history of something that keeps growing, with a button that plays it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from latentlab.ui.icons import icon

_FRAME_MS = 120


class Scrubber(QWidget):
    """Chooses one of a list of steps; ``chosen`` carries its index.

    While the newest is chosen and a newer one arrives, the newer one is chosen: who watches the end
    keeps watching the end, who looked back stays there.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[int] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)
        self._play = QToolButton()
        self._play.setAutoRaise(True)
        self._play.clicked.connect(self._on_play_clicked)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.valueChanged.connect(self._on_value_changed)
        self.slider.sliderPressed.connect(self._timer.stop)
        self._label = QLabel()
        self._label.setProperty("role", "caption")
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._play)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()
        self.set_steps([])

    def set_steps(self, steps: Sequence[int]) -> None:
        """The history as it is now, oldest first."""
        at_end = self.index() >= len(self._steps) - 1
        before = self.step()
        self._steps = list(steps)
        last = max(len(self._steps) - 1, 0)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, last)
            if at_end:
                self.slider.setValue(last)
        self.setEnabled(len(self._steps) > 1)
        self._label.setMinimumWidth(self._label.fontMetrics().horizontalAdvance(self._text(last)))
        self._show()
        if self.step() is not None and self.step() != before:
            self.chosen.emit(self.index())

    def index(self) -> int:
        """The chosen index."""
        return self.slider.value()

    def step(self) -> int | None:
        """The chosen step; None where there is no history."""
        return self._steps[self.index()] if self._steps else None

    def set_index(self, index: int) -> None:
        """Choose; out of range is clamped."""
        self.slider.setValue(index)

    def playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show()

    def _retranslate(self) -> None:
        self.slider.setAccessibleName(self.tr("History of samples"))
        self.slider.setToolTip(self.tr("The samples at an earlier step"))
        self._play.setAccessibleName(self.tr("Play the history"))
        self._play.setToolTip(self.tr("Play the history from its beginning"))

    def _text(self, index: int) -> str:
        return self.tr("step {step}").format(step=f"{self._steps[index]:,}") if self._steps else ""

    def _show(self) -> None:
        self._label.setText(self._text(self.index()))
        self._play.setIcon(icon("pause" if self.playing() else "play"))

    def _on_play_clicked(self) -> None:
        if self.playing():
            self._timer.stop()
        else:
            if self.index() >= len(self._steps) - 1:
                self.slider.setValue(0)
            self._timer.start()
        self._show()

    def _on_frame(self) -> None:
        if self.index() >= len(self._steps) - 1:
            self._timer.stop()
            self._show()
        else:
            self.slider.setValue(self.index() + 1)

    def _on_value_changed(self, index: int) -> None:
        self._show()
        self.chosen.emit(index)
