"""A hand that works the real window with real events: what the tour and the measurements move."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider, QWidget

from latentlab.errors import RunFailed

W = TypeVar("W", bound=QWidget)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def pump(seconds: float) -> None:
    """Let the event loop run for so long."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(1000 * seconds))
    loop.exec()


def wait_until(condition: Callable[[], bool], what: str, timeout_s: float = 60.0) -> None:
    """Let the event loop run until the condition holds. Raises RunFailed naming ``what`` if it never does."""
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise RunFailed("Waited {seconds:.0f} s in vain for {thing}.", seconds=timeout_s, thing=what)
        pump(0.01)


def find(root: QWidget, kind: type[W], name: str) -> W:
    """The widget of that name. Raises RunFailed if there is none."""
    found = root.findChild(kind, name)
    if found is None:
        raise RunFailed("The window has no {kind} named {name}.", kind=kind.__name__, name=name)
    return found


def mouse(widget: QWidget, kind: QEvent.Type, at: QPoint, held: bool) -> None:
    """One mouse event at a place in the widget, delivered as the system would."""
    button = NONE if kind == QEvent.Type.MouseMove else LEFT
    buttons = LEFT if held else NONE
    place = QPointF(at)
    everywhere = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(kind, place, everywhere, button, buttons, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(widget, event)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press and release the left button."""
    place = widget.rect().center() if at is None else at
    mouse(widget, QEvent.Type.MouseButtonPress, place, held=True)
    mouse(widget, QEvent.Type.MouseButtonRelease, place, held=False)


def double_click(widget: QWidget, at: QPoint) -> None:
    """Two clicks in one place."""
    click(widget, at)
    mouse(widget, QEvent.Type.MouseButtonDblClick, at, held=True)
    mouse(widget, QEvent.Type.MouseButtonRelease, at, held=False)


class SliderDrag:
    """A drag of a horizontal slider's handle. Positions run from 0 to 1 along its groove."""

    def __init__(self, slider: QSlider) -> None:
        self._slider = slider
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        style, control = slider.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, slider)
        self._handle = style.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, slider)
        self._left = groove.left() + self._handle.width() // 2
        self._span = groove.width() - self._handle.width()

    @property
    def pixels(self) -> int:
        """How many different places the handle can be at."""
        return self._span

    def press(self) -> None:
        """Take the handle."""
        mouse(self._slider, QEvent.Type.MouseButtonPress, self._handle.center(), held=True)

    def move(self, to: float) -> None:
        """Drag to a position."""
        at = QPoint(self._left + round(to * self._span), self._handle.center().y())
        mouse(self._slider, QEvent.Type.MouseMove, at, held=True)

    def release(self, to: float) -> None:
        """Let go there."""
        at = QPoint(self._left + round(to * self._span), self._handle.center().y())
        mouse(self._slider, QEvent.Type.MouseButtonRelease, at, held=False)


def drag(slider: QSlider, to: float, moves: int = 12, interval_s: float = 1 / 60) -> None:
    """Drag a slider's handle from where it stands to a position in [0, 1]."""
    hand = SliderDrag(slider)
    start = (slider.value() - slider.minimum()) / max(1, slider.maximum() - slider.minimum())
    hand.press()
    for step in range(1, moves + 1):
        hand.move(start + (to - start) * step / moves)
        pump(interval_s)
    hand.release(to)


def drag_across(
    widget: QWidget, start: QPoint, end: QPoint, moves: int = 12, interval_s: float = 1 / 60
) -> None:
    """Press in a widget, move to another place of it, and let go there."""
    mouse(widget, QEvent.Type.MouseButtonPress, start, held=True)
    for step in range(1, moves + 1):
        mouse(widget, QEvent.Type.MouseMove, start + (end - start) * step / moves, held=True)
        pump(interval_s)
    mouse(widget, QEvent.Type.MouseButtonRelease, end, held=False)


def drop_files(widget: QWidget, paths: Sequence[Path]) -> None:
    """Drag files from outside onto a widget and drop them. Raises RunFailed if it does not take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    centre = widget.rect().center()
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(centre, action, data, LEFT, keys)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        raise RunFailed("{name} does not take dropped files.", name=widget.objectName())
    QApplication.sendEvent(widget, QDragMoveEvent(centre, action, data, LEFT, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(centre), action, data, LEFT, keys))
