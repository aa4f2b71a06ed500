"""When a movement of the hand begins and ends, so that a whole one can be undone in one step."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400
"""Steps of the wheel or of a key closer together than this belong to one movement."""


class Gesture(QObject):
    """Says ``started`` before the first change of a movement and ``ended`` once after its last.

    A drag lasts until ``finish``. Single steps, which nobody ends, are over after a pause. A movement
    without a change is none.
    """

    started = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._axis: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.finish)

    @property
    def axis(self) -> int | None:
        """The axis being moved, None between movements."""
        return self._axis

    def note(self, axis: int, held: bool) -> None:
        """An axis is about to change; ``held`` while a button keeps the movement alive."""
        if self._axis not in (None, axis):
            self.finish()
        if self._axis is None:
            self._axis = axis
            self.started.emit()
        if held:
            self._pause.stop()
        else:
            self._pause.start()

    def finish(self) -> None:
        """End the movement, if there is one."""
        self._pause.stop()
        if self._axis is not None:
            self._axis = None
            self.ended.emit()
