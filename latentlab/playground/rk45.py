"""Following a field in time, with an end to the patience."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latentlab.playground.landscapes import Doubles
from latentlab.progress import Progress

MOST_CALLS = 30_000
"""Evaluations of a field after which one gives up: it is stiff there, jumps, or leaves for infinity."""


def trace(
    field: Callable[[Doubles], Doubles],
    start: Doubles,
    times: Doubles,
    *,
    rtol: float = 1e-6,
    atol: float = 1e-9,
    progress: Progress | None = None,
) -> Doubles:
    """Where x' = field(x) leads from ``start`` (D,), at ascending ``times`` (T,): (K, D) with K <= T.

    K is less than T where it could not be followed to the end. (Dormand and Prince 1980, as in scipy.)
    """
    from scipy.integrate import RK45  # 0.2 s, which whoever only draws rules need not wait for

    points = [np.asarray(start, dtype=np.float64)]
    with np.errstate(all="ignore"):
        solver = RK45(lambda _time, x: field(x), times[0], points[0], times[-1], rtol=rtol, atol=atol)
        while solver.status == "running" and solver.nfev < MOST_CALLS and np.isfinite(solver.y).all():
            solver.step()
            if progress is not None:
                progress.check()
            if solver.status != "failed":
                due = times[len(points) :]
                points += list(solver.dense_output()(due[due <= solver.t]).T)
    return np.array(points)
