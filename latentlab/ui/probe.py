"""Watching a window: when the paint that shows an event's code comes, and how long its loop stalls."""

from __future__ import annotations

import time
from collections import deque

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QSlider, QWidget

from latentlab.spec import Labels
from latentlab.ui.hand import SliderDrag, find, pump
from latentlab.ui.widgets.picture import PictureView
from latentlab.ui.workers.decoder import Decoded, Decoder

RATE_HZ = 60.0
TICK_MS = 2


class PaintProbe(QObject):
    """Milliseconds from each noted event until a paint shows its code or a newer one.

    Requests for the picture are stamped in order, so the picture on the screen shows every event whose stamp
    is not above that of the last decoded one.
    """

    def __init__(self, decoder: Decoder, picture: PictureView) -> None:
        super().__init__(picture)
        self._waiting: deque[tuple[int, float]] = deque()
        self._shown = -1
        self._last_stamp = -1
        self.latencies: list[float] = []
        self.decodes: list[float] = []
        self._decoder = decoder
        self._submit = decoder.submit
        decoder.submit = self._on_submit  # type: ignore[method-assign]
        decoder.decoded.connect(self._on_decoded)
        picture.painted.connect(self._on_painted)
        self._picture = picture

    def note(self, at: float) -> None:
        """An event that happened ``at`` (perf_counter) has just been handled."""
        if self._last_stamp >= 0:
            self._waiting.append((self._last_stamp, at))
            self._last_stamp = -1

    def close(self) -> None:
        """Leave the decoder as it was."""
        self._picture.painted.disconnect(self._on_painted)
        self._decoder.decoded.disconnect(self._on_decoded)
        del self._decoder.submit

    def _on_submit(self, consumer: str, codes: ArrayLike, space: str, label: Labels = None) -> int:
        stamp = self._submit(consumer, np.asarray(codes, dtype=np.float32), space, label)
        if consumer == "picture":
            self._last_stamp = stamp
        return stamp

    def _on_decoded(self, decoded: Decoded) -> None:
        if decoded.consumer == "picture":
            self._shown = max(self._shown, decoded.stamp)
            self.decodes.append(decoded.milliseconds)

    def _on_painted(self) -> None:
        now = time.perf_counter()
        while self._waiting and self._waiting[0][0] <= self._shown:
            self.latencies.append(1000.0 * (now - self._waiting.popleft()[1]))


class GapProbe(QObject):
    """How long the event loop was away: gaps between ticks of a 2 ms timer, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def stop(self) -> None:
        """End it."""
        self._timer.stop()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000.0 * (now - self._last))
        self._last = now


class Drag(QObject):
    """A drag of slider 0 to and fro, one mouse move every 1/60 s.

    A move counts from when it was due: an event loop that is late makes the hand wait as well.
    """

    def __init__(self, window: QWidget, probe: PaintProbe | None, moves: int) -> None:
        super().__init__(window)
        self._hand = SliderDrag(find(window, QSlider, "latent_slider_0"))
        self._probe = probe
        self._moves = moves
        self._done = 0
        self._position = 0.5
        self._due = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)

    @property
    def over(self) -> bool:
        """Whether the last move was made."""
        return self._done >= self._moves

    def run(self) -> None:
        """Make every move, with the event loop running, and let go."""
        self.start()
        while not self.over:
            pump(0.02)
        pump(0.5)

    def start(self) -> None:
        """Take the handle; the moves follow by themselves."""
        self._hand.press()
        self._due = time.perf_counter() + 1 / RATE_HZ
        self._timer.start(round(1000 / RATE_HZ))

    def _on_due(self) -> None:
        self._done += 1
        self._position = _triangle(self._done, self._hand.pixels)
        self._hand.move(self._position)
        if self._probe is not None:
            self._probe.note(self._due)
        if self.over:
            self._hand.release(self._position)
            return
        self._due = max(self._due + 1 / RATE_HZ, time.perf_counter() - 1.0)
        self._timer.start(max(0, round(1000 * (self._due - time.perf_counter()))))


def _triangle(count: int, pixels: int) -> float:
    """Positions to and fro, at least a pixel apart, so that every move changes the value."""
    lap = max(2, min(int(0.9 * pixels), 60))
    phase = (count % (2 * lap)) / lap
    return 0.05 + 0.9 * (phase if phase <= 1.0 else 2.0 - phase)
