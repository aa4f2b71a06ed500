"""exp(x y^T) in the plane, to be dragged: the matrix itself, stacks of them, and what they do to areas.

The formulae are those of ``latentlab.models.expmix`` (Su Jianlin, kexue.fm 6407), here for two numbers.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from latentlab.playground.landscapes import Doubles

SERIES_BELOW = 1e-4
ROUNDS = 200


@dataclass(frozen=True)
class Factor:
    """One exp(x y^T)."""

    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def s(self) -> float:
        """y . x, the logarithm of the determinant."""
        return self.x[0] * self.y[0] + self.x[1] * self.y[1]

    def matrix(self, share: float = 1.0) -> Doubles:
        """exp(share x y^T), (2, 2): from the identity at 0 to the whole at 1; -1 is the inverse."""
        outer = np.outer(self.x, self.y)
        return np.eye(2) + share * phi(share * self.s) * outer


EXAMPLE = Factor((1.0, 0.5), (0.3, -0.7))


def phi(s: float) -> float:
    """(e^s - 1)/s, 1 at 0."""
    return 1.0 + s / 2.0 + s * s / 6.0 if abs(s) < SERIES_BELOW else math.expm1(s) / s


def product(factors: Sequence[Factor]) -> Doubles:
    """exp(x_r y_r^T) ... exp(x_1 y_1^T), the first factor first; the identity for none."""
    whole = np.eye(2)
    for factor in factors:
        whole = factor.matrix() @ whole
    return whole


def inverse(factors: Sequence[Factor]) -> Doubles:
    """The inverse of their product without solving anything: inverse factors in reverse order."""
    whole = np.eye(2)
    for factor in reversed(factors):
        whole = factor.matrix(-1.0) @ whole
    return whole


def part(factors: Sequence[Factor], done: float) -> Doubles:
    """The product as it grows: ``done`` in [0, len(factors)] factors, the last one by its share."""
    whole = np.eye(2)
    for index, factor in enumerate(factors):
        share = min(1.0, max(0.0, done - index))
        whole = factor.matrix(share) @ whole
    return whole


@dataclass(frozen=True)
class Facts:
    """What is told of a product: areas grow by ``area`` = e^``s``; ``condition`` is the ratio of its singular
    values, ``undone`` the largest error of inverse times product, ``apart`` its largest distance from what
    scipy's matrix exponentials multiply to."""

    matrix: Doubles
    s: float
    area: float
    condition: float
    undone: float
    apart: float


def facts(factors: Sequence[Factor]) -> Facts:
    """Of the product of these factors."""
    from scipy.linalg import expm  # slow to import, and only for comparison

    matrix, s = product(factors), sum(factor.s for factor in factors)
    known = np.eye(2)
    for factor in factors:
        known = expm(np.outer(factor.x, factor.y)) @ known
    undone = float(np.abs(inverse(factors) @ matrix - np.eye(2)).max())
    return Facts(
        matrix,
        s,
        math.exp(s),
        float(np.linalg.cond(matrix)),
        undone,
        float(np.abs(matrix - known).max()),
    )


def race(factor: Factor, rounds: int = ROUNDS) -> tuple[float, float]:
    """Microseconds of one exp(x y^T): by its formula, and by scipy's matrix exponential."""
    from scipy.linalg import expm

    outer = np.outer(factor.x, factor.y)
    return _microseconds(factor.matrix, rounds), _microseconds(lambda: expm(outer), rounds)


def _microseconds(work: Callable[[], object], rounds: int) -> float:
    """The median: other threads take a core now and then."""
    spent = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    return 1e6 * statistics.median(spent)
