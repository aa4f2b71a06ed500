"""The double well of kexue.fm 6261: gradient descent stays at 3.000, clipped Polyak gets out to 0.407.

Clipped Polyak is chaotic there, so that one path says nothing: what is told is the share of many starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latentlab.errors import BadInput
from latentlab.playground.landscapes import Doubles, well, well_slope
from latentlab.progress import Progress

STARTS, MOST = 2000, 1_000_000
FIRST, SPREAD = 4.0, 0.01  # starts are uniform in FIRST +- SPREAD
STEP, BOUND = 0.01, 1000.0
MOMENTS = (2500, 10_000)
VALLEY, STUCK, NEAR = 0.407, 3.0, 0.05


@dataclass(frozen=True)
class Escape:
    """Where many starts are after so many steps, and the share of them within NEAR of either valley."""

    rule: str
    steps: int
    places: Doubles
    escaped: float
    stuck: float


def descend(x: Doubles, steps: int, step: float = STEP) -> Doubles:
    """``steps`` of gradient descent in the double well from places (N,)."""
    for _ in range(steps):
        x = x - step * well_slope(x)
    return x


def descend_polyak(x: Doubles, steps: int, bound: float = BOUND, step: float = STEP) -> Doubles:
    """``steps`` of clipped Polyak from places (N,): x - step sign(g) L min(1/|g|, bound)."""
    for _ in range(steps):
        slope = well_slope(x)
        size = np.maximum(np.abs(slope), np.finfo(np.float64).tiny)
        x = x - step * np.sign(slope) * well(x) * np.minimum(1.0 / size, bound)
    return x


def escape(
    moments: Sequence[int] = MOMENTS,
    *,
    bound: float = BOUND,
    starts: int = STARTS,
    seed: int = 0,
    progress: Progress | None = None,
) -> list[Escape]:
    """Both rules from random starts on the right, looked at after each of ``moments`` (ascending) steps.

    Raises BadInput for no starts and for a bound that is not positive.
    """
    if not 1 <= starts <= MOST:
        raise BadInput("{starts:,} starts.", "Give 1 to {most:,}.", starts=starts, most=MOST)
    if not 0 < bound < np.inf:
        raise BadInput("The bound is {bound:g}.", "Give a number above 0.", bound=bound)
    generator = np.random.default_rng(seed)
    places = generator.uniform(FIRST - SPREAD, FIRST + SPREAD, starts)
    plain, polyak, done, found = places, places, 0, []
    for moment in moments:
        while done < moment:
            if progress is not None:
                progress.report(
                    done / moments[-1], "{done:,} of {steps:,} steps", done=done, steps=moments[-1]
                )
            piece = min(250, moment - done)
            plain, polyak = descend(plain, piece), descend_polyak(polyak, piece, bound)
            done += piece
        found += [_seen("euler", moment, plain), _seen("clipped-polyak", moment, polyak)]
    return found


def _seen(rule: str, steps: int, places: Doubles) -> Escape:
    def share(valley: float) -> float:
        return float((np.abs(places - valley) < NEAR).mean())

    return Escape(rule, steps, places, share(VALLEY), share(STUCK))
