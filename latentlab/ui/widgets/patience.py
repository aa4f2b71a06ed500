"""Work that is done in a moment needs no words: what tells of longer work is shown late."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 200


def late(widget: QWidget) -> QTimer:
    """A timer that, once started, shows the widget after a moment, unless it is stopped before."""
    timer = QTimer(widget)
    timer.setSingleShot(True)
    timer.setInterval(PATIENCE_MS)
    timer.timeout.connect(widget.show)
    return timer
