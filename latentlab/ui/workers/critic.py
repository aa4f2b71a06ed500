"""A critic that learns in a thread of its own, on whatever the clouds are by now."""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject, Signal

from trainers.critic import CloudCritic, Look

Floats = NDArray[np.float64]

LOOK_S = 0.12  # between two looks
STEPS = 10  # between two checks of what is wanted
MOST_STEPS = 20_000
"""Steps after which it rests until something moves: it has learned what it can."""
NICENESS = 10
SIDE = 72  # of the table of places


@dataclass(frozen=True, eq=False)
class Wish:
    """What is to be learned: clouds (N, 2) and (M, 2), the bound, its weight, and what is looked at."""

    a: Floats
    b: Floats
    bound: str
    weight: float | None
    bounds: tuple[float, float, float, float]


class CriticWorker(QObject):
    """Learns while there is a wish; clouds may move under it, another bound begins a new critic.

    ``looked`` carries the newest ``Look`` into the GUI thread, older ones are dropped.
    """

    looked = Signal(object)
    failed = Signal(object)
    _ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._wish: Wish | None = None
        self._closing = False
        self._found: Look | Exception | None = None
        self._thread: threading.Thread | None = None
        self._ready.connect(self._on_ready)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def want(self, wish: Wish | None) -> None:
        """Learn this from now on; None rests."""
        with self._changed:
            if self._closing:
                return
            self._wish = wish
            self._found = None
            if wish is not None and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="critic")
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """End the thread; waits for the steps in hand."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _on_ready(self) -> None:
        with self._changed:
            found, self._found = self._found, None
        if isinstance(found, Exception):
            self.failed.emit(found)
        elif found is not None:
            self.looked.emit(found)

    # -- in the worker thread -------------------------------------------------------------------------

    def _work(self) -> None:
        torch.set_num_threads(1)
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        critic, known, rested, look_at = None, None, 0, 0.0
        while (wish := self._take(known, rested)) is not None:
            try:
                if critic is None or known is None or _other(known, wish):
                    critic = CloudCritic(wish.bound, wish.weight)
                rested = 0 if wish is not known else rested
                critic.fit(wish.a, wish.b, STEPS)
                rested += STEPS
                if time.monotonic() >= look_at or rested >= MOST_STEPS:
                    look_at = time.monotonic() + LOOK_S
                    self._post(wish, _look(critic, wish))
            except Exception as error:  # noqa: BLE001 - the edge of the thread: the window shows it
                rested = MOST_STEPS
                self._post(wish, error)
            known = wish

    def _take(self, known: Wish | None, rested: int) -> Wish | None:
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    self._closing
                    or (self._wish is not None and (self._wish is not known or rested < MOST_STEPS))
                )
            )
            return None if self._closing else self._wish

    def _post(self, wish: Wish, found: Look | Exception) -> None:
        with self._changed:
            if self._closing or self._wish is not wish:
                return
            waiting, self._found = self._found is not None, found
        if not waiting:
            self._ready.emit()


def _other(known: Wish, wish: Wish) -> bool:
    return (known.bound, known.weight) != (wish.bound, wish.weight)


def _look(critic: CloudCritic, wish: Wish) -> Look:
    x0, x1, y0, y1 = wish.bounds
    return critic.look(wish.a, wish.b, np.linspace(x0, x1, SIDE), np.linspace(y1, y0, SIDE))
