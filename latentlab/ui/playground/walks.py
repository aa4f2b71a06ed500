"""Walks as they are drawn: with their losses over time, and no more points than a screen has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import Landscape
from latentlab.playground.rules import Walk, descend, fitting, losses, predicted_losses
from latentlab.playground.walking import walk
from latentlab.progress import Progress

Floats = NDArray[np.float64]

MOST_POINTS = 2000
"""Points that a line is drawn through; of longer walks every so many."""


@dataclass(frozen=True)
class Asked:
    """What walks are wanted: by these names from this start."""

    place: Landscape
    names: tuple[str, ...]
    start: tuple[float, float]
    knobs: DescentKnobs


@dataclass(frozen=True, eq=False)
class Shown:
    """A walk (K, 2) with its times, losses and foretold losses (K,), all above the landscape's floor."""

    rule: str
    points: Floats
    times: Floats
    losses: Floats
    predicted: Floats
    end: float
    diverged: int | None


def shown(asked: Asked, one: Walk) -> Shown:
    """A walk with all that is drawn of it."""
    step, floor = fitting(asked.knobs, asked.place).step, asked.place.floor
    stride = math.ceil(len(one.points) / MOST_POINTS)
    chosen = np.arange(0, len(one.points), stride)
    found = losses(asked.place, one)
    return Shown(
        one.rule,
        one.points[chosen],
        np.asarray(step * chosen, dtype=np.float64),
        found[chosen] - floor,
        predicted_losses(asked.place, one)[chosen] - floor,
        float(found[one.last]),
        one.diverged,
    )


def walk_now(asked: Asked, names: Sequence[str]) -> list[Shown]:
    """Those of the built-in rules ``names``, at once."""
    return [shown(asked, one) for one in descend(asked.place, names, asked.start, asked.knobs)]


def walk_all(asked: Asked, progress: Progress) -> tuple[Asked, list[Shown]]:
    """All of them, and what was asked: by then something else may be."""
    found = walk(asked.place, asked.names, asked.start, asked.knobs, progress=progress)
    return asked, [shown(asked, one) for one in found]
