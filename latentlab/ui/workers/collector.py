"""Python's cycle collector, in the GUI thread only and without long pauses."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500


class Collector(QObject):
    """Collects cycles while a window is open.

    Left to itself the collector runs in whatever thread allocates: from the trainer's or the decoder's it
    would destroy widgets outside the GUI thread, which crashes, and a full pass over all that torch and Qt
    bring (350,000 objects) stops every thread for 0.2 s. So it runs from a timer of the GUI thread, and what
    came with the program is set aside (``settle``) and not passed over again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._settled: set[str] = set()
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def settle(self, stage: str) -> None:
        """What lives now is here to stay: modules, the window. Each stage of the program settles once.

        (More often, and garbage of every model opened would be set aside with the rest.)
        """
        if stage not in self._settled:
            self._settled.add(stage)
            gc.freeze()

    def sweep(self) -> None:
        """Pass over everything once, also what was set aside: panels were torn down."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Leave the collector as Python has it."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _on_timeout(self) -> None:
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, full in enumerate(due) if full))
