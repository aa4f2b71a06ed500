"""Walks down a loss that follow the hand, and those that are refined when it lets go."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from latentlab.bench.figures import machine, summary
from latentlab.playground.flows import FLOWS
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES
from latentlab.playground.rules import RULES, descend
from latentlab.playground.walking import walk
from latentlab.ui import strain
from latentlab.ui.app import make_application

REFINED = (*FLOWS, "torch:Adam")
FEW = 5  # rounds of those: they take longer
SMOOTH_FPS = 30.0


def measure(*, rounds: int = 60, seed: int = 0, device: str = "auto") -> dict[str, Any]:
    """Milliseconds of a move of the hand with all built-in rules of 500 steps, and of what follows later."""
    make_application()
    return {
        "bench": "playground",
        "machine": machine(),
        "rules": len(RULES),
        "steps": DescentKnobs().steps,
        "landscapes": {name: _landscape(name, rounds, seed) for name in LANDSCAPES},
    }


def _landscape(name: str, rounds: int, seed: int) -> dict[str, Any]:
    place, knobs = LANDSCAPES[name], DescentKnobs()
    moves = strain.walk_drags(name, list(RULES), rounds)
    return {
        "drag_ms": summary(moves),
        "frames_per_second": round(1000.0 * len(moves) / sum(moves), 1),
        "share_of_moves_at_30_fps": sum(move <= 1000.0 / SMOOTH_FPS for move in moves) / len(moves),
        "walks_ms": _timed(partial(descend, place, list(RULES), place.start, knobs, seed), rounds),
        "refined_ms": {
            rule: _timed(partial(walk, place, [rule], place.start, knobs), FEW) for rule in REFINED
        },
    }


def _timed(work: Callable[[], object], rounds: int) -> dict[str, float]:
    work()
    spent = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        spent.append(1000.0 * (time.perf_counter() - started))
    return summary(spent)
