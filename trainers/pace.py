"""How fast a run goes, and whether something else on the machine slows it down."""

from __future__ import annotations

import statistics
import time
from collections import deque

USUAL_STEPS = 30
RECENT_STEPS = 8
SLOW = 2.0


class Pace:
    """Times steps; what happens between ``rest`` and the next step (saving, pausing) does not count."""

    def __init__(self) -> None:
        self.seconds = 0.0  # spent in steps since the run began, over all its sessions
        self._last: float | None = None
        self._usual: list[float] = []
        self._recent: deque[float] = deque(maxlen=RECENT_STEPS)
        self._window_seconds = 0.0
        self._window_count = 0

    def rest(self) -> None:
        """The clock stops until the next ``begin``."""
        self._last = None

    def begin(self) -> None:
        """A step is about to start."""
        if self._last is None:
            self._last = time.perf_counter()

    def end(self, count: int) -> None:
        """A step has ended that took so many images (or words)."""
        now = time.perf_counter()
        took = 0.0 if self._last is None else now - self._last
        self._last = now
        self.seconds += took
        self._window_seconds += took
        self._window_count += count
        self._recent.append(took)
        if len(self._usual) < USUAL_STEPS:
            self._usual.append(took)

    def per_second(self) -> float:
        """Images (or words) a second since the last call."""
        rate = self._window_count / self._window_seconds if self._window_seconds > 0 else 0.0
        self._window_seconds, self._window_count = 0.0, 0
        return rate

    def is_slow(self) -> bool:
        """Whether recent steps take twice as long as the first ones did."""
        if len(self._usual) < USUAL_STEPS or len(self._recent) < RECENT_STEPS:
            return False
        return statistics.median(self._recent) > SLOW * statistics.median(self._usual)
