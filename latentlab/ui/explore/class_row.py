"""The class of the code, and the way from there to another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from latentlab.spec import Blend, Label
from latentlab.ui.widgets.axes import TICKS
from latentlab.ui.widgets.gesture import Gesture
from latentlab.ui.widgets.latent_slider import LatentSlider
from latentlab.ui.widgets.value_box import ValueBox

STEP = 0.05  # one notch of the wheel or one arrow key, of the way from class to class
DECIMALS = 2


class ClassRow(QWidget):
    """A class, optionally another to walk to, and how far the way between them is gone.

    ``moved`` carries the label that the hand asks for, between ``gesture_started`` and ``gesture_ended``; a
    whole drag is one gesture. ``show_label`` is silent. Which class to walk to is remembered here while the
    label is still the first one alone.
    """

    moved = Signal(object)  # Label
    gesture_started = Signal()
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._gesture = Gesture(self)
        self._gesture.started.connect(self.gesture_started)
        self._gesture.ended.connect(self.gesture_ended)
        self.first = self._combo("code_label", self.tr("Class"), self.tr("The class of the picture"))
        self.second = self._combo(
            "code_label_to", self.tr("Walk to"), self.tr("Another class: the slider below walks there")
        )
        self._make_slider()
        self._lay_out()
        self.first.activated.connect(self._on_chosen)
        self.second.activated.connect(self._on_chosen)
        self.hide()

    # -- for the dock ---------------------------------------------------------------------------------

    def set_classes(self, classes: Sequence[str]) -> None:
        """Offer these, and no way to another one yet; hidden where there are none."""
        self._gesture.finish()
        with QSignalBlocker(self.first), QSignalBlocker(self.second):
            self.first.clear()
            self.first.addItems(list(classes))
            self.second.clear()
            self.second.addItems([self.tr("none"), *classes])
        self._share = 0.0
        self._show_way()
        self.setVisible(bool(classes))

    def show_label(self, label: Label) -> None:
        """Stand at a label, silently."""
        first, share = (label.first, label.share) if isinstance(label, Blend) else (label, 0.0)
        with QSignalBlocker(self.first), QSignalBlocker(self.second):
            self.first.setCurrentIndex(first)
            if isinstance(label, Blend):
                self.second.setCurrentIndex(label.second + 1)
            elif self.second.currentIndex() == first + 1:
                self.second.setCurrentIndex(0)  # arrived: there is no way to itself
        self._share = share
        self._show_way()

    # -- from the hand --------------------------------------------------------------------------------

    def _label(self) -> Label:
        first, second = self.first.currentIndex(), self.second.currentIndex() - 1
        if second < 0 or second == first or not self._share:
            return first
        return Blend(first, second, self._share)

    def _on_chosen(self) -> None:
        self._gesture.finish()
        if self.second.currentIndex() - 1 == self.first.currentIndex():
            self.second.setCurrentIndex(0)
        if self.second.currentIndex() == 0:
            self._share = 0.0
        self._show_way()
        self.moved.emit(self._label())

    def _on_ticked(self, tick: int) -> None:
        self._move(tick / TICKS, self.slider.isSliderDown())

    def _on_nudged(self, steps: float) -> None:
        self._move(self._share + steps * STEP, held=False)

    def _on_entered(self, share: float) -> None:
        self._gesture.finish()
        self._move(share, held=False)
        self._gesture.finish()

    def _on_reset_asked(self) -> None:
        self._on_entered(0.0)

    def _on_left(self) -> None:
        if not self.slider.isSliderDown():
            self._gesture.finish()

    def _move(self, share: float, held: bool) -> None:
        share = round(min(max(share, 0.0), 1.0), 6)
        if share != self._share:
            self._gesture.note(0, held)
            self._share = share
            self.moved.emit(self._label())
        self._show_way()

    # -- within ---------------------------------------------------------------------------------------

    def _show_way(self) -> None:
        ways = cast(QStandardItemModel, self.second.model())
        for index in range(1, ways.rowCount()):
            ways.item(index).setEnabled(index - 1 != self.first.currentIndex())
        walking = self.second.currentIndex() > 0
        self.slider.setVisible(walking)
        self.value.setVisible(walking)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(self._share * TICKS))
        self.value.set_value(self._share, DECIMALS)

    def _combo(self, name: str, title: str, tip: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setToolTip(tip)
        # Two side by side share the dock, however long the names are; the list shows them whole.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return box

    def _make_slider(self) -> None:
        self.slider = LatentSlider(self)
        self.slider.setObjectName("code_label_share")
        self.slider.setAccessibleName(self.tr("Share of the other class"))
        self.slider.setToolTip(self.tr("From the class on the left to the one on the right"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.set_centre(0)
        self.value = ValueBox(self)
        self.value.setObjectName("code_label_share_value")
        self.value.setAccessibleName(self.slider.accessibleName())
        self.value.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.value.setFixedSize(QSize(56, 28))
        self.slider.edit_asked.connect(self.value.begin)
        self.slider.valueChanged.connect(self._on_ticked)
        self.slider.sliderReleased.connect(self._gesture.finish)
        self.slider.nudged.connect(self._on_nudged)
        self.slider.reset_asked.connect(self._on_reset_asked)
        self.slider.left.connect(self._on_left)
        self.value.nudged.connect(self._on_nudged)
        self.value.entered.connect(self._on_entered)
        self.value.left.connect(self._on_left)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, box in enumerate((self.first, self.second)):
            caption = QLabel(box.accessibleName(), self)
            caption.setProperty("role", "caption")
            caption.setBuddy(box)
            grid.addWidget(caption, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        way = QHBoxLayout()
        way.setSpacing(4)
        way.addWidget(self.slider, 1)
        way.addWidget(self.value)
        grid.addLayout(way, 2, 0, 1, 2)
