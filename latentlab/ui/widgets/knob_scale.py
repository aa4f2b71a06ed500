"""Which values the positions of a slider stand for: taken from a knob's limits, never from its name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from latentlab.ui.widgets.knobs import Knob

_DECADES = 2.0  # a logarithmic slider reaches so far below and above what the knob starts from
_NINES = 5.0  # and one for shares of nearly 1 up to 0.99999
_TICKS = 200
_COUNTABLE = 1000


@dataclass(frozen=True)
class Scale:
    """Values over ticks 0 to ``ticks``: evenly, by their logarithm, or by that of their distance to 1.

    With ``zero`` a logarithmic scale begins with 0.
    """

    kind: Literal["even", "log", "near one"]
    low: float
    high: float
    ticks: int = _TICKS
    zero: bool = False
    whole: bool = False

    def value(self, tick: int) -> float:
        """What a tick stands for, in few digits: nobody wants 0.00048372."""
        if self.zero and tick == 0:
            return 0.0
        at = self._bent(self.low) + (self._bent(self.high) - self._bent(self.low)) * tick / self.ticks
        if self.kind == "log":
            return min(float(f"{10.0**at:.2g}"), self.high)
        if self.kind == "near one":
            return round(1.0 - float(f"{10.0**-at:.2g}"), 12)
        return round(at) if self.whole else float(f"{at:.3g}")

    def tick(self, value: float) -> int:
        """The tick nearest to a value; one beyond the scale is at its end."""
        inside = min(max(value, self.low), self.high)
        span = self._bent(self.high) - self._bent(self.low)
        nearest = round((self._bent(inside) - self._bent(self.low)) / span * self.ticks)
        return max(nearest, 1) if self.zero and value > 0 else nearest

    def _bent(self, value: float) -> float:
        if self.kind == "log":
            return math.log10(value)
        return -math.log10(1.0 - value) if self.kind == "near one" else value


def scale_of(knob: Knob, start: float) -> Scale | None:
    """The scale of a number's slider, around the value it starts from; None where no slider makes sense."""
    if knob.kind not in ("integer", "decimal") or knob.low is None or knob.high is None:
        return None
    low, high = float(knob.low), float(knob.high)
    if knob.kind == "integer":
        return Scale("even", low, high, int(high - low), whole=True) if high - low <= _COUNTABLE else None
    if low == 0 and high == 1 and knob.below:
        return Scale("near one", 0.0, 1.0 - 10.0**-_NINES)
    if low != 0:
        return Scale("even", low, high)
    middle = start or knob.default or high / 10**_DECADES
    reach = 10**_DECADES
    return Scale("log", middle / reach, min(middle * reach, high), zero=not knob.above)
