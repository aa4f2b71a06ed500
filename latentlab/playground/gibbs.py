"""Langevin's noise and where it settles: the Gibbs density exp(-2 L / s^2) (Su, kexue.fm 6583)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import Doubles, Landscape
from latentlab.playground.rules import fitting
from latentlab.progress import Progress

BINS = 60
FINE = 400


@dataclass(frozen=True)
class Settled:
    """Along one axis: the edges of bins (BINS + 1,), the share of particles per unit of length (BINS,), and
    the Gibbs density at the places ``at``. ``lost`` is the share of particles that left the bounds."""

    edges: Doubles
    density: Doubles
    at: Doubles
    gibbs: Doubles
    lost: float


def gibbs(landscape: Landscape, noise: float, axis: int = 0) -> tuple[Doubles, Doubles]:
    """The marginal along an axis of exp(-2 L / noise^2) in the bounds: places (FINE,) and density (FINE,).

    ``noise`` must be above 0.
    """
    x, y, table = landscape.table(FINE, FINE)
    weights = np.exp(-2.0 * (table - table.min()) / noise**2)
    at, marginal = (x, weights.sum(axis=0)) if axis == 0 else (y, weights.sum(axis=1))
    return at, marginal / (marginal.sum() * (at[1] - at[0]))


def settle(
    landscape: Landscape,
    start: tuple[float, float],
    knobs: DescentKnobs,
    *,
    particles: int = 2000,
    axis: int = 0,
    seed: int = 0,
    progress: Progress | None = None,
) -> Settled:
    """Let many particles go from ``start`` by Langevin's rule for ``knobs.steps``; see where they are.

    The histogram takes the last tenth of the steps together. It is the Gibbs density's in the limit of
    long times and short steps; between valleys that time grows like exp(2 barrier / s^2).
    """
    knobs = fitting(knobs, landscape)
    generator = np.random.default_rng(seed)
    x = np.tile(np.asarray(start, dtype=np.float64)[:, None], (1, particles))
    jolt = knobs.noise * knobs.step**0.5
    first = knobs.steps - max(1, knobs.steps // 10)
    x0, x1, y0, y1 = landscape.bounds
    low, high = ((x0, x1), (y0, y1))[axis]
    edges = np.linspace(low, high, BINS + 1)
    counts, seen = np.zeros(BINS), 0
    with np.errstate(all="ignore"):
        for step in range(knobs.steps):
            if progress is not None and step % 64 == 0:
                progress.report(step / knobs.steps, "Letting {count:,} particles go…", count=particles)
            x = x - knobs.step * np.array(landscape.gradient(x[0], x[1]))
            x += jolt * generator.standard_normal(x.shape)
            if step >= first:
                counts += np.histogram(x[axis], edges)[0]
                seen += particles
    inside = landscape.contains(x.T).mean()
    at, density = gibbs(landscape, knobs.noise, axis)
    width = edges[1] - edges[0]
    return Settled(edges, counts / (seen * width), at, density, 1.0 - float(inside))
