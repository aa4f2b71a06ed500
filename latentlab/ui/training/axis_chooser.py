"""Chooses one axis of many, the heaviest first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

_CHARACTERS = 10


def heaviest(weights: NDArray[np.float64]) -> NDArray[np.intp]:
    """Axes (D,) by falling weight (D,); of equal ones the first comes first."""
    return np.argsort(-weights, kind="stable")


class AxisChooser(QComboBox):
    """A list of axes with their weights. It is put in order when it opens, never under the pointer.

    Until somebody chooses, it stands on the ``rank``-th heaviest axis; a negative ``rank`` puts the entry
    ``all_axes`` in front and stands on that, which is axis -1.
    """

    axis_changed = Signal(int)

    def __init__(self, rank: int, all_axes: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rank = rank
        self._all = all_axes
        self._labels: tuple[str, ...] = ()
        self._weights: NDArray[np.float64] = np.empty(0)
        self._unit = ""
        self._chosen = False
        self.setMinimumContentsLength(_CHARACTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)

    def set_axes(self, labels: Sequence[str], weights: NDArray[np.float64], unit: str = "") -> None:
        """Axes by name, with (D,) weights; another number of them forgets what was chosen."""
        axis, fresh = self.axis(), len(labels) != len(self._labels)
        self._chosen = self._chosen and not fresh
        self._labels, self._weights, self._unit = tuple(labels), weights, unit
        if not self._chosen:
            axis = int(heaviest(weights)[min(self._rank, len(labels) - 1)]) if self._rank >= 0 else -1
        if fresh or axis != self.axis():
            self._fill(axis)
        elif axis >= 0:
            self.setItemText(self.currentIndex(), self._text(axis))

    def axis(self) -> int:
        """The axis that is chosen, -1 for all of them."""
        data = self.currentData()
        return -1 if data is None else int(data)

    def label(self) -> str:
        """The name of the axis that is chosen."""
        return self._labels[self.axis()]

    def choose(self, axis: int) -> None:
        """Choose an axis as a person would."""
        self.setCurrentIndex(self.findData(axis))
        self._on_activated()

    def showPopup(self) -> None:
        self._fill(self.axis())
        super().showPopup()

    def _fill(self, axis: int) -> None:
        with QSignalBlocker(self):
            self.clear()
            if self._rank < 0:
                self.addItem(self._all, -1)
            for number in map(int, heaviest(self._weights)):
                self.addItem(self._text(number), number)
            self.setCurrentIndex(max(0, self.findData(axis)))

    def _text(self, axis: int) -> str:
        return f"{self._labels[axis]}   {self._weights[axis]:.3g} {self._unit}".rstrip()

    def _on_activated(self) -> None:
        self._chosen = True
        self.axis_changed.emit(self.axis())
