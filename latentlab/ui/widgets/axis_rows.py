"""What the axes of a slider column show, and the few rows that are lent to those in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from latentlab.ui.widgets.axes import Axes, Doubles
from latentlab.ui.widgets.slider_row import ROW_HEIGHT, SliderRow

ALWAYS = 16
"""Axes 0 to 15 have a row of their own whether in view or not."""


class AxisRows:
    """Values, locks and activities of all axes, and rows for some. Everything here is silent."""

    def __init__(self, parent: QWidget, connect: Callable[[SliderRow], None]) -> None:
        self._parent = parent
        self._connect = connect
        self._rows: dict[int, SliderRow] = {}
        self._spare: list[SliderRow] = []
        self._activity: Doubles | None = None
        self.axes = Axes()
        self.values: Doubles = np.zeros(0)
        self.locked: frozenset[int] = frozenset()
        self.step = 0.1

    def __contains__(self, axis: int) -> bool:
        return axis in self._rows

    def __getitem__(self, axis: int) -> SliderRow:
        return self._rows[axis]

    # -- what they show -------------------------------------------------------------------------------

    def set_axes(self, axes: Axes) -> None:
        """Serve other axes, all at their centre, none locked; every row is free again."""
        self.axes, self.values = axes, axes.centre.copy()
        self.locked, self._activity = frozenset(), None
        for row in self._rows.values():
            row.release()
        self._spare += self._rows.values()
        self._rows = {}

    def set_values(self, values: Doubles) -> None:
        """Move all axes (D,)."""
        changed = values != self.values
        self.values = values
        for axis in self._rows:
            if changed[axis]:
                self.show_value(axis)

    def set_value(self, axis: int, value: float) -> None:
        """Move one axis."""
        self.values[axis] = value
        self.show_value(axis)

    def set_locked(self, axes: Set[int]) -> None:
        """Lock exactly these."""
        changed = self.locked ^ axes
        self.locked = frozenset(axes)
        for axis in changed & self._rows.keys():
            self.show_locked(axis)

    def set_step(self, step: float) -> None:
        """What assistive tools call a single step."""
        self.step = step
        for axis, row in self._rows.items():
            row.slider.setSingleStep(self.axes.ticks_of(axis, step))

    def set_activity(self, activity: ArrayLike | None) -> None:
        """Bars (D,) as shares of the greatest; None takes them away."""
        if activity is None:
            self._activity = None
        else:
            share = np.clip(np.array(activity, dtype=np.float64), 0, None)
            # The root, for the eye: activities are variances and span decades.
            self._activity = np.sqrt(share / max(float(share.max(initial=0.0)), 1e-30))
        for axis, row in self._rows.items():
            row.show_activity(self._share(axis))

    def show_value(self, axis: int) -> None:
        """Let the row of an axis show what is true."""
        value = float(self.values[axis])
        self._rows[axis].show_value(self.axes.tick(axis, value), value, self.axes.decimals(axis))

    def show_locked(self, axis: int) -> None:
        """Let the padlock of an axis show what is true."""
        self._rows[axis].show_locked(axis in self.locked)

    def _share(self, axis: int) -> float | None:
        return None if self._activity is None else float(self._activity[axis])

    # -- which rows there are -------------------------------------------------------------------------

    def focused(self) -> SliderRow | None:
        """The row with the keyboard, None if it is elsewhere."""
        return next((row for row in self._rows.values() if row.has_focus()), None)

    def arrange(self, shown: Sequence[int], place_of: NDArray[np.int64], top: int, width: int) -> None:
        """Lend rows to the axes shown, take them from those that left, and put all in place.

        ``place_of`` (D,) is each axis' place in the column, -1 for none; ``top`` what is scrolled away.
        """
        needed = {*shown, *range(min(ALWAYS, len(self.axes)))}
        for axis in self._rows.keys() - needed:
            row = self._rows[axis]
            # What the hand or the keyboard holds stays, out of sight but in place.
            if place_of[axis] < 0 or not (row.held() or row.has_focus()):
                row.release()
                self._spare.append(self._rows.pop(axis))
        for axis in needed - self._rows.keys():
            self._lend(axis)
        for axis, row in self._rows.items():
            place = int(place_of[axis])
            row.setGeometry(0, place * ROW_HEIGHT - top, width, ROW_HEIGHT)
            row.setVisible(place >= 0)
        for row in self._spare:
            row.hide()

    def _lend(self, axis: int) -> None:
        if self._spare:
            row = self._spare.pop()
        else:
            row = SliderRow(self._parent)
            self._connect(row)
        self._rows[axis] = row
        row.bind(axis, self.axes.names[axis])
        row.set_name_width(self._name_width())
        row.slider.set_centre(self.axes.tick(axis, float(self.axes.centre[axis])))
        row.slider.setSingleStep(self.axes.ticks_of(axis, self.step))
        row.slider.setToolTip(self._tip(axis))
        row.show_activity(self._share(axis))
        self.show_locked(axis)
        self.show_value(axis)

    def _tip(self, axis: int) -> str:
        ends = self.axes.low, self.axes.centre, self.axes.high
        low, mean, high = (self.axes.text(axis, float(end[axis])) for end in ends)
        tip = QCoreApplication.translate(
            "AxisRows", "{low} to {high}, mean {mean}\nDouble-click to reset, right-click for more"
        )
        return tip.format(low=low, mean=mean, high=high)

    def _name_width(self) -> int:
        longest = max(self.axes.names, key=len, default="")
        return min(max(QFontMetrics(self._parent.font()).horizontalAdvance(longest), 28), 96)

    def refresh(self) -> None:
        """Paint again, after a change of theme or font."""
        for row in (*self._rows.values(), *self._spare):
            row.set_name_width(self._name_width())
            row.update()
