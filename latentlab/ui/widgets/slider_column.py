"""One slider a latent axis, however many there are: only the rows in view exist, and a few that always do."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QMenu, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.axes import Axes, Doubles
from latentlab.ui.widgets.axis_rows import AxisRows
from latentlab.ui.widgets.gesture import Gesture
from latentlab.ui.widgets.slider_row import ROW_HEIGHT, SliderRow
from latentlab.ui.widgets.value_box import number

_LATCH_MS = 500
_TAB, _BACKTAB = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


class SliderColumn(QAbstractScrollArea):
    """Sliders, typed values and locks of all axes.

    ``moved`` says where the hand put an axis, between ``gesture_started`` and ``gesture_ended``; one drag,
    or one run of wheel or key steps, is one gesture. ``set_values`` is silent. ``reset_requested`` and
    ``lock_toggled`` ask the owner, who answers with ``set_values`` and ``set_locked``. Actions added with
    ``addAction`` appear in the context menu.
    """

    moved = Signal(int, float)
    gesture_started = Signal()
    gesture_ended = Signal()
    lock_toggled = Signal(int, bool)
    reset_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = AxisRows(self.viewport(), self._connect_row)
        self._order: list[int] = []
        self._place_of: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._placeholder = ""
        self._scrolled = QElapsedTimer()
        self._gesture = Gesture(self)
        self._gesture.started.connect(self.gesture_started)
        self._gesture.ended.connect(self.gesture_ended)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.viewport().setAutoFillBackground(False)

    # -- what it shows --------------------------------------------------------------------------------

    def set_axes(self, names: Sequence[str], low: ArrayLike, high: ArrayLike, centre: ArrayLike) -> None:
        """Show these axes from ``low`` to ``high`` (D,), all at ``centre``, by index, none locked."""
        self._gesture.finish()
        self._rows.set_axes(Axes.of(names, low, high, centre))
        self.verticalScrollBar().setValue(0)
        self.set_order(range(len(self._rows.axes)))

    def set_values(self, values: ArrayLike) -> None:
        """Move every axis to its value (D,), silently."""
        values = np.array(values, dtype=np.float64).reshape(-1)
        if values.shape != self._rows.values.shape:
            raise ValueError(f"expected {len(self._rows.values)} values, got {len(values)}")
        self._rows.set_values(values)

    def order(self) -> list[int]:
        """The axes that are shown, from top to bottom."""
        return list(self._order)

    def set_order(self, order: Sequence[int]) -> None:
        """Show these axes from top to bottom; those left out are not shown."""
        self._order = [int(axis) for axis in order]
        self._place_of = np.full(len(self._rows.axes), -1, dtype=np.int64)
        self._place_of[self._order] = np.arange(len(self._order))
        self._fit_scroll_bar()
        self._arrange()

    def set_locked(self, axes: Set[int]) -> None:
        """Lock exactly these axes, silently."""
        self._rows.set_locked(axes)

    def set_step(self, step: float) -> None:
        """How far one notch of the wheel or one arrow key moves an axis."""
        self._rows.set_step(float(step))

    def set_activity(self, activity: ArrayLike | None) -> None:
        """Draw a thin bar under each name: how active (D,) the axis is beside the most active one."""
        self._rows.set_activity(activity)

    def set_placeholder(self, text: str) -> None:
        """What an empty column says."""
        self._placeholder = text
        self.viewport().update()

    def values(self) -> Doubles:
        """(D,) where the sliders stand."""
        return self._rows.values.copy()

    def reveal(self, axis: int) -> None:
        """Scroll so far that the axis is in view."""
        place = int(self._place_of[axis])
        bar, top = self.verticalScrollBar(), place * ROW_HEIGHT
        if place >= 0 and top < bar.value():
            bar.setValue(top)
        elif place >= 0 and top + ROW_HEIGHT > bar.value() + self.viewport().height():
            bar.setValue(top + ROW_HEIGHT - self.viewport().height())

    # -- rows -----------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        top = self.verticalScrollBar().value()
        first, last = top // ROW_HEIGHT, (top + self.viewport().height() - 1) // ROW_HEIGHT
        self._rows.arrange(self._order[first : last + 1], self._place_of, top, self.viewport().width())

    def _connect_row(self, row: SliderRow) -> None:
        row.slider.takes_wheel = self._slider_takes_wheel
        row.slider.sliderReleased.connect(self._gesture.finish)
        row.ticked.connect(self._on_ticked)
        row.nudged.connect(self._on_nudged)
        row.entered.connect(self._on_entered)
        row.left.connect(self._on_left)
        row.reset_asked.connect(self._on_reset_asked)
        row.lock_asked.connect(self._on_lock_asked)

    # -- what the hand does ---------------------------------------------------------------------------

    def _move(self, axis: int, value: float) -> None:
        if axis in self._rows.locked or value == self._rows.values[axis]:
            self._rows.show_value(axis)
            return
        self._gesture.note(axis, self._rows[axis].held())
        self._rows.set_value(axis, value)
        self.moved.emit(axis, value)

    def _on_ticked(self, axis: int, tick: int) -> None:
        self._move(axis, self._rows.axes.value(axis, tick))

    def _on_nudged(self, axis: int, steps: float) -> None:
        at, by = float(self._rows.values[axis]), steps * self._rows.step
        self._move(axis, self._rows.axes.stepped(axis, at, by))

    def _on_entered(self, axis: int, value: float) -> None:
        self._gesture.finish()
        self._move(axis, value)
        self._gesture.finish()

    def _on_left(self, axis: int) -> None:
        if self._gesture.axis == axis and not self._rows[axis].held():
            self._gesture.finish()

    def _on_reset_asked(self, axis: int) -> None:
        self._gesture.finish()
        self.reset_requested.emit(axis)

    def _on_lock_asked(self, axis: int, locked: bool) -> None:
        self._gesture.finish()
        # The padlock changes with set_locked, when the owner agrees.
        self._rows.show_locked(axis)
        self.lock_toggled.emit(axis, locked)

    def _slider_takes_wheel(self, event: QWheelEvent) -> bool:
        """A wheel over a slider moves it, except in the middle of scrolling the column past it."""
        if self.verticalScrollBar().maximum() == 0:
            return True
        by_touch = event.phase() != Qt.ScrollPhase.NoScrollPhase
        scrolling = self._scrolled.isValid() and self._scrolled.elapsed() < _LATCH_MS
        return not (by_touch or scrolling)

    # -- menu -----------------------------------------------------------------------------------------

    def menu_for(self, axis: int) -> QMenu:
        """The menu of one axis, with the owner's actions below."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        locked = axis in self._rows.locked
        name, text = ("unlock", self.tr("Unlock axis")) if locked else ("lock", self.tr("Lock axis"))
        menu.addAction(icon(name), text, partial(self.lock_toggled.emit, axis, not locked))
        reset = partial(self.reset_requested.emit, axis)
        menu.addAction(icon("reset"), self.tr("Reset to the mean"), reset).setEnabled(not locked)
        menu.addSeparator()
        menu.addAction(icon("copy"), self.tr("Copy value"), partial(self._copy_value, axis))
        pasted = number(QApplication.clipboard().text())
        paste = partial(self._paste_value, axis, pasted)
        can_paste = pasted is not None and not locked
        menu.addAction(icon("paste"), self.tr("Paste value"), paste).setEnabled(can_paste)
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = (event.pos().y() + self.verticalScrollBar().value()) // ROW_HEIGHT
        if 0 <= place < len(self._order):
            self._gesture.finish()
            self.menu_for(self._order[place]).popup(event.globalPos())

    def _copy_value(self, axis: int) -> None:
        QApplication.clipboard().setText(f"{self._rows.values[axis]:.6g}")

    def _paste_value(self, axis: int, value: float | None) -> None:
        if value is not None and axis in self._rows:
            self._on_entered(axis, value)

    # -- events ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(300, 16 * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 3 * ROW_HEIGHT)

    def _fit_scroll_bar(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(ROW_HEIGHT, height - ROW_HEIGHT))
        bar.setRange(0, max(0, len(self._order) * ROW_HEIGHT - height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_scroll_bar()
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scrolled.start()
        super().wheelEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._gesture.finish()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._rows.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._order:
            return
        top = self.verticalScrollBar().value()
        backwards = event.reason() == _BACKTAB
        bottom = top + self.viewport().height() - ROW_HEIGHT
        place = bottom // ROW_HEIGHT if backwards else -(-top // ROW_HEIGHT)
        self._focus(min(max(place, 0), len(self._order) - 1), on_value=backwards, reason=event.reason())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from slider to value to the next slider, in the order shown."""
        held = self._rows.focused()
        if held is not None:
            stop = 2 * int(self._place_of[held.axis]) + held.value.hasFocus() + (1 if forward else -1)
            if 0 <= stop < 2 * len(self._order):
                self._focus(stop // 2, on_value=bool(stop % 2), reason=_TAB if forward else _BACKTAB)
                return True
        return self._leave(forward)

    def _leave(self, forward: bool) -> bool:
        """To the next widget outside. Rows join the focus chain at its end, so it is walked from here."""
        widget: QWidget = self
        while True:
            following = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if following is None or following is self:
                return False
            widget = following
            wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
            if wants and widget.isVisible() and not self.isAncestorOf(widget):
                widget.setFocus(_TAB if forward else _BACKTAB)
                return True

    def _focus(self, place: int, *, on_value: bool, reason: Qt.FocusReason) -> None:
        axis = self._order[place]
        self.reveal(axis)
        row = self._rows[axis]
        (row.value if on_value else row.slider).setFocus(reason)
        row.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._order or not self._placeholder:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(current_theme().muted))
        box: QRect = self.viewport().rect().adjusted(16, 16, -16, -16)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), self._placeholder)
        painter.end()
