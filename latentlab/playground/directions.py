"""What rules make of a gradient: the direction that they step against."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import Doubles

TINY = 1e-150
EPS = 1e-8


@dataclass
class Memory:
    """What the rules of one direction are told apart by, and what they remember of earlier steps."""

    bound: Doubles
    scalar: list[int]
    steps: int = 0
    mean: Doubles | float = 0.0
    square: Doubles | float = 0.0


Direction = Callable[[Doubles, Doubles, Memory, DescentKnobs], Doubles]
"""(gradients (R, 2), losses (R,), memory, knobs) to D (R, 2)."""
Number = Callable[[DescentKnobs], float]


def plain(g: Doubles, _loss: Doubles, _memory: Memory, _knobs: DescentKnobs) -> Doubles:
    """D = g."""
    return g


def sign(g: Doubles, _loss: Doubles, _memory: Memory, _knobs: DescentKnobs) -> Doubles:
    """D = sign(g)."""
    return np.asarray(np.sign(g))


def polyak(g: Doubles, loss: Doubles, memory: Memory, _knobs: DescentKnobs) -> Doubles:
    """D = (g/|g|) L min(1/|g|, bound)."""
    inverse = 1.0 / np.sqrt(np.maximum((g * g).sum(1), TINY))
    return np.asarray(g * (loss * inverse * np.minimum(inverse, memory.bound))[:, None])


def rmsprop(g: Doubles, _loss: Doubles, memory: Memory, knobs: DescentKnobs) -> Doubles:
    """D = g / sqrt(G + eps), G the moving average of g^2, or of |g|^2 for scalar rows."""
    squares = g * g
    if memory.scalar:
        squares[memory.scalar] = squares[memory.scalar].sum(1, keepdims=True)
    memory.square = knobs.rho * memory.square + (1 - knobs.rho) * squares
    return np.asarray(g / np.sqrt(memory.square + EPS))


def adam(g: Doubles, _loss: Doubles, memory: Memory, _knobs: DescentKnobs) -> Doubles:
    """Adam's (Kingma and Ba 2015), with its usual betas."""
    memory.steps += 1
    memory.mean = 0.9 * memory.mean + 0.1 * g
    memory.square = 0.999 * memory.square + 0.001 * g * g
    # Both corrections of the start in one factor, and eps in its units.
    late = math.sqrt(1 - 0.999**memory.steps)
    size = late / (1 - 0.9**memory.steps)
    return np.asarray(memory.mean * size / (np.sqrt(memory.square) + EPS * late))
