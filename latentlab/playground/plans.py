"""Optimal transport of small clouds: the plan, what proves it, and what Sinkhorn makes of it.

Primal: the plan Gamma of least cost with the marginals p and q. Dual: potentials f_i + g_j <= C_ij with the
largest p.f + q.g. With one potential, f_i - f_j <= C_ij, it is Kantorovich and Rubinstein's, equal to the
primal only where C is a metric (Su Jianlin, kexue.fm 6280). Linear programs are solved by HiGHS.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog
from scipy.special import logsumexp

from latentlab.errors import BadInput
from latentlab.playground.knobs import TransportKnobs
from latentlab.playground.landscapes import Doubles
from latentlab.progress import Progress

SINKHORN_STEPS = 2000
SINKHORN_ERROR = 1e-9


@dataclass(frozen=True)
class Plan:
    """``matrix`` (N, M) says how much goes from where to where, ``cost`` what that costs."""

    matrix: Doubles
    cost: float


@dataclass(frozen=True)
class Potentials:
    """f (N,) and g (M,) that prove ``value``: nothing can cost less."""

    f: Doubles
    g: Doubles
    value: float


def costs(a: Doubles, b: Doubles, kind: str = "distance") -> Doubles:
    """What it costs to move every point of a (N, D) to every one of b (M, D): (N, M)."""
    squares = ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2)
    return np.asarray(squares if kind == "squared" else np.sqrt(squares))


def uniform(count: int) -> Doubles:
    """The same weight for each of ``count`` points."""
    return np.full(count, 1.0 / count)


def transport(cost: Doubles, p: Doubles, q: Doubles) -> Plan:
    """The cheapest plan (N, M) between weights p (N,) and q (M,). Raises BadInput for impossible weights."""
    _check(cost, p, q)
    n, m = cost.shape
    rows = sparse.kron(sparse.eye(n), np.ones((1, m)))
    columns = sparse.kron(np.ones((1, n)), sparse.eye(m))
    # The last column says nothing new: both sides sum to the same.
    equal = sparse.vstack([rows, columns.tocsr()[:-1]]).tocsc()
    matrix = _solved(cost.ravel(), None, None, equal, np.concatenate([p, q[:-1]]), (0, None))
    return Plan(matrix.reshape(n, m), float(matrix @ cost.ravel()))


def potentials(cost: Doubles, p: Doubles, q: Doubles) -> Potentials:
    """The dual with two potentials: largest p.f + q.g under f_i + g_j <= C_ij; g averages 0."""
    _check(cost, p, q)
    n, m = cost.shape
    bound = sparse.hstack(
        [sparse.kron(sparse.eye(n), np.ones((m, 1))), sparse.kron(np.ones((n, 1)), sparse.eye(m))]
    ).tocsc()
    # Adding to f what g loses changes nothing: pin one.
    pin = sparse.csc_matrix(([1.0], ([0], [n + m - 1])), shape=(1, n + m))
    found = _solved(-np.concatenate([p, q]), bound, cost.ravel(), pin, np.zeros(1), (None, None))
    f, g = found[:n], found[n:]
    return Potentials(f + g.mean(), g - g.mean(), float(p @ f + q @ g))


def one_potential(cost: Doubles, p: Doubles, q: Doubles) -> Potentials:
    """Kantorovich and Rubinstein's: largest p.f - q.f under f_i - f_j <= C_ij, over the same N places.

    ``cost`` is (N, N), p and q are weights of the same places. ``g`` is -f.
    """
    _check(cost, p, q)
    n = len(p)
    if cost.shape != (n, n):
        raise BadInput(
            "One potential needs costs between the same places; these are {shape}.",
            "Give the costs of all places to all places.",
            shape=cost.shape,
        )
    i, j = (index.ravel() for index in np.indices((n, n)))
    apart = i != j
    i, j = i[apart], j[apart]
    row = np.arange(len(i))
    bound = sparse.csc_matrix(
        (np.r_[np.ones(len(i)), -np.ones(len(j))], (np.r_[row, row], np.r_[i, j])), shape=(len(i), n)
    )
    pin = sparse.csc_matrix(([1.0], ([0], [n - 1])), shape=(1, n))
    f = _solved(q - p, bound, cost[i, j], pin, np.zeros(1), (None, None))
    return Potentials(f - f.mean(), -(f - f.mean()), float((p - q) @ f))


def kantorovich_rubinstein(a: Doubles, b: Doubles, kind: str = "distance") -> Potentials:
    """One potential for two uniform clouds (N, D) and (M, D): over all their points; f (N,), g = -f at b."""
    together = np.concatenate([a, b])
    n, m = len(a), len(b)
    p, q = np.r_[uniform(n), np.zeros(m)], np.r_[np.zeros(n), uniform(m)]
    found = one_potential(costs(together, together, kind), p, q)
    return Potentials(found.f[:n], -found.f[n:], found.value)


def sinkhorn(cost: Doubles, p: Doubles, q: Doubles, epsilon: float) -> tuple[Plan, int]:
    """The plan that entropy blurs by ``epsilon`` (in units of the mean cost), and the steps it took.

    In logarithms, so that no ``epsilon`` underflows (Peyre and Cuturi 2019, section 4.4). ``epsilon`` must be
    positive. It ends at SINKHORN_STEPS where it has not converged.
    """
    _check(cost, p, q)
    scale = epsilon * max(float(cost.mean()), np.finfo(np.float64).tiny)
    with np.errstate(divide="ignore"):  # where nothing lies nothing goes: exp of minus infinity
        log_p, log_q = np.log(p), np.log(q)
    f, g = np.zeros(len(p)), np.zeros(len(q))
    steps, moved = 0, np.inf
    while moved > SINKHORN_ERROR * scale and steps < SINKHORN_STEPS:
        steps += 1
        g = -scale * logsumexp((f[:, None] - cost) / scale + log_p[:, None], axis=0)
        fresh = -scale * logsumexp((g[None, :] - cost) / scale + log_q[None, :], axis=1)
        moved, f = float(np.abs(fresh - f).max()), fresh
    matrix = np.exp((f[:, None] + g[None, :] - cost) / scale + log_p[:, None] + log_q[None, :])
    return Plan(matrix, float((matrix * cost).sum())), steps


def sorted_distance(a: Doubles, b: Doubles) -> float:
    """W1 of two samples of N numbers each: the mean of |a - b| once both are sorted."""
    return float(np.abs(np.sort(a) - np.sort(b)).mean())


@dataclass(frozen=True)
class Comparison:
    """Two uniform clouds: the plan, the two potentials, the one, and Sinkhorn's plan with its steps."""

    plan: Plan
    dual: Potentials
    one: Potentials
    blurred: Plan
    sinkhorn_steps: int

    def figures(self) -> dict[str, float]:
        """What each of them says that moving the clouds costs."""
        return {
            "primal": self.plan.cost,
            "dual": self.dual.value,
            "one_potential": self.one.value,
            "sinkhorn": self.blurred.cost,
        }


def compare(a: Doubles, b: Doubles, knobs: TransportKnobs, progress: Progress | None = None) -> Comparison:
    """All of them for clouds a (N, D) and b (M, D)."""
    cost, p, q = costs(a, b, knobs.cost), uniform(len(a)), uniform(len(b))
    check = progress.check if progress is not None else (lambda: None)
    plan = transport(cost, p, q)
    check()
    dual = potentials(cost, p, q)
    check()
    one = kantorovich_rubinstein(a, b, knobs.cost)
    check()
    return Comparison(plan, dual, one, *sinkhorn(cost, p, q, knobs.epsilon))


def compare_weights(places: Doubles, p: Doubles, q: Doubles, knobs: TransportKnobs) -> Comparison:
    """All of them for two histograms p and q (N,) over the same ``places`` (N, D), each made to sum to 1.

    Raises BadInput for a histogram of nothing.
    """
    for weights in (p, q):
        if not weights.sum() > 0:
            raise BadInput("One of the histograms is empty.", "Give at least one place a weight above 0.")
    p, q = p / p.sum(), q / q.sum()
    cost = costs(places, places, knobs.cost)
    plan, dual, one = transport(cost, p, q), potentials(cost, p, q), one_potential(cost, p, q)
    return Comparison(plan, dual, one, *sinkhorn(cost, p, q, knobs.epsilon))


@dataclass(frozen=True)
class Counterexample:
    """delta_0 against delta_1 on an even grid of [0, 1], the cost being the square: one potential fails."""

    places: Doubles
    primal: float
    dual: float
    one: Potentials


def counterexample(count: int = 11) -> Counterexample:
    """1.0, 1.0 and 1/(count - 1): f may climb by the square of each small step only."""
    places = np.linspace(0.0, 1.0, count)
    cost = costs(places[:, None], places[:, None], "squared")
    p, q = np.eye(count)[0], np.eye(count)[-1]
    primal, dual = transport(cost, p, q).cost, potentials(cost, p, q).value
    return Counterexample(places, primal, dual, one_potential(cost, p, q))


def _check(cost: Doubles, p: Doubles, q: Doubles) -> None:
    if cost.shape != (len(p), len(q)) or not len(p) or not len(q):
        raise BadInput(
            "Costs of {shape} do not fit {n} and {m} weights.",
            "Give a cost for every pair, and a point on each side.",
            shape=cost.shape,
            n=len(p),
            m=len(q),
        )
    if not np.isfinite(cost).all() or (p < 0).any() or (q < 0).any() or abs(p.sum() - q.sum()) > 1e-9:
        raise BadInput(
            "Weights of {p:g} cannot be moved onto weights of {q:g}.",
            "Give finite costs and weights that are not negative and sum to the same.",
            p=float(p.sum()),
            q=float(q.sum()),
        )


def _solved(
    objective: Doubles,
    bound: sparse.csc_matrix | None,
    limits: Doubles | None,
    equal: sparse.csc_matrix,
    to: Doubles,
    span: tuple[float | None, float | None],
) -> NDArray[np.float64]:
    found = linprog(objective, A_ub=bound, b_ub=limits, A_eq=equal, b_eq=to, bounds=span, method="highs")
    if found.x is None:
        raise BadInput("HiGHS finds no solution: {cause}", "Move the points apart.", cause=found.message)
    return np.asarray(found.x, dtype=np.float64)
