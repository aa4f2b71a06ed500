"""A small critic between two clouds of points, kept in bounds by any of WGAN's ways: to be watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from latentlab.errors import BadInput
from latentlab.latent.transport import distances, proven_distance
from latentlab.models import seeded
from latentlab.models.dcgan import spectrally_normal
from trainers.penalties import away_from_one, slopes

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Bound:
    """One way to bound a critic's slope: the learning rate that suits it, and what ``weight`` is."""

    title: str
    weight_title: str
    weight: float
    rate: float = 1e-3


BOUNDS: Mapping[str, Bound] = {
    "clip": Bound("Clipping", "c", 0.01, rate=5e-5),
    "gp": Bound("Gradient penalty", "λ", 10.0),
    "gp-one-sided": Bound("One-sided penalty", "λ", 10.0),
    "div": Bound("Divergence", "k", 2.0),
    "sn": Bound("Spectral norm", "", 0.0),
}
DIV_POWER = 6


@dataclass(frozen=True)
class Look:
    """A critic as it is: its estimate E_a f - E_b f, what of the distance that proves (at most W1), and over
    a table of places the values f and the norms of its gradient, (rows, columns) each."""

    step: int
    estimate: float
    proven: float
    values: Doubles
    slopes: Doubles


class CloudCritic:
    """f of the plane, three layers of ReLU, trained on whole clouds to maximise E_a f - E_b f.

    ``weight`` is what its bound takes (the clip of the weights, or the penalty's), the published one if None.
    Raises BadInput for an unknown bound, and for a weight that is not positive.
    """

    def __init__(self, bound: str, weight: float | None = None, *, width: int = 64, seed: int = 0) -> None:
        if bound not in BOUNDS:
            known = ", ".join(BOUNDS)
            raise BadInput("There is no bound {name!r}.", "Bounds are {known}.", name=bound, known=known)
        self.bound = bound
        self.weight = BOUNDS[bound].weight if weight is None else weight
        if BOUNDS[bound].weight and not self.weight > 0:
            raise BadInput(
                "The weight of {name} is {weight:g}.", "Give one above 0.", name=bound, weight=weight
            )
        self.steps = 0
        with seeded(seed):
            self._network = nn.Sequential(
                nn.Linear(2, width),
                nn.ReLU(),
                nn.Linear(width, width),
                nn.ReLU(),
                nn.Linear(width, width),
                nn.ReLU(),
                nn.Linear(width, 1),
            )
            if bound == "sn":
                spectrally_normal(self._network)
        self._noise = torch.Generator().manual_seed(seed)
        rate = BOUNDS[bound].rate
        self._optimiser: torch.optim.Optimizer = (
            torch.optim.RMSprop(self._network.parameters(), rate)
            if bound == "clip"
            else torch.optim.Adam(self._network.parameters(), rate, betas=(0.5, 0.9))
        )

    def fit(self, a: Doubles, b: Doubles, steps: int) -> None:
        """Take some steps on the clouds a (N, 2) and b (M, 2), which may have moved since the last call."""
        one, other = _points(a), _points(b)
        for _ in range(steps):
            self._optimiser.zero_grad()
            loss = self._values(other).mean() - self._values(one).mean() + self._penalty(one, other)
            loss.backward()
            self._optimiser.step()
            if self.bound == "clip":
                with torch.no_grad():
                    for parameter in self._network.parameters():
                        parameter.clamp_(-self.weight, self.weight)
            self.steps += 1

    def look(self, a: Doubles, b: Doubles, x: Doubles, y: Doubles) -> Look:
        """See it at the places ``x`` (columns,) and ``y`` (rows,), and what it says of the clouds."""
        self._network.eval()  # spectral norm's estimate moves only while it learns
        one, other = _points(a), _points(b)
        with torch.no_grad():
            f, g = self._values(one), self._values(other)
        places = _points(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)).requires_grad_(True)
        values = self._values(places)
        norms = slopes(values, places)
        self._network.train()
        shape = len(y), len(x)
        return Look(
            self.steps,
            float(f.mean() - g.mean()),
            proven_distance(f, g, distances(one, other)),
            values.detach().double().numpy().reshape(shape),
            norms.detach().double().numpy().reshape(shape),
        )

    def _values(self, points: Tensor) -> Tensor:
        values: Tensor = self._network(points).squeeze(1)
        return values

    def _penalty(self, one: Tensor, other: Tensor) -> Tensor:
        if self.bound in ("clip", "sn"):
            return one.new_zeros(())
        if self.bound == "div":
            ends = torch.cat([one, other]).requires_grad_(True)
            powers = slopes(self._values(ends), ends).pow(DIV_POWER)
            return self.weight / 2 * (powers[: len(one)].mean() + powers[len(one) :].mean())
        between = self._between(one, other).requires_grad_(True)
        norms = slopes(self._values(between), between)
        return self.weight * away_from_one(norms, one_sided=self.bound == "gp-one-sided")

    def _between(self, one: Tensor, other: Tensor) -> Tensor:
        """Points (K, 2) at random places on lines between random pairs, K that of the larger cloud."""
        count = max(len(one), len(other))
        first, second = (
            cloud[torch.randint(len(cloud), (count,), generator=self._noise)] for cloud in (one, other)
        )
        share = torch.rand((count, 1), generator=self._noise)
        return first + share * (second - first)


def _points(cloud: Doubles) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(cloud, dtype=np.float32))
