"""GANs of one point: the real one lies at 0, the fake one at theta, and D(x) = x . phi (Su, kexue.fm 6583).

Everything that makes GANs turn in circles, or settle, is in these two vectors of the plane.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from latentlab.errors import BadInput
from latentlab.playground.knobs import DiracKnobs
from latentlab.playground.landscapes import Doubles
from latentlab.playground.rk45 import trace
from latentlab.progress import Progress

START = (0.1, 0.2, 0.2, 0.1)
"""phi and theta of the post."""
POINTS = 2001
TINY = 1e-12


@dataclass(frozen=True)
class Game:
    """How the discriminator and the generator move: ``field`` takes phi, theta (2,) and the weight lambda.

    ``time`` is how long the post follows it, ``weight`` its lambda (0: it has none). ``conserved`` names what
    does not change on the way, without decay.
    """

    name: str
    title: str
    formula: str
    field: Callable[[Doubles, Doubles, float], tuple[Doubles, Doubles]]
    time: float
    weight: float = 0.0
    conserved: str = ""


def _sigmoid(x: float) -> float:
    return float(0.5 * (1.0 + np.tanh(0.5 * x)))


def _non_saturating(phi: Doubles, theta: Doubles, _weight: float) -> tuple[Doubles, Doubles]:
    share = _sigmoid(float(theta @ phi))
    return -share * theta, (1.0 - share) * phi


def _wasserstein(phi: Doubles, theta: Doubles, _weight: float) -> tuple[Doubles, Doubles]:
    norm = max(float(np.hypot(*phi)), TINY)
    return -theta / norm + float(theta @ phi) * phi / norm**3, phi / norm


def _penalised(centre: float) -> Callable[[Doubles, Doubles, float], tuple[Doubles, Doubles]]:
    def field(phi: Doubles, theta: Doubles, weight: float) -> tuple[Doubles, Doubles]:
        norm = max(float(np.hypot(*phi)), TINY)
        return -theta - 2.0 * weight * (1.0 - centre / norm) * phi, phi

    return field


def _quadratic(phi: Doubles, theta: Doubles, weight: float) -> tuple[Doubles, Doubles]:
    norm = max(float(np.hypot(*theta)), TINY)
    return -theta - float(theta @ phi) * theta / (weight * norm), phi


GAMES: Mapping[str, Game] = {
    game.name: game
    for game in (
        Game(
            "ns",
            "Non-saturating",
            "φ' = −σ(θ·φ) θ,  θ' = (1 − σ(θ·φ)) φ",
            _non_saturating,
            100.0,
            conserved="cross",
        ),
        Game(
            "wgan",
            "WGAN",
            "φ' = −θ/|φ| + (θ·φ) φ/|φ|³,  θ' = φ/|φ|",
            _wasserstein,
            10.0,
            conserved="norm",
        ),
        Game(
            "gp0",
            "WGAN-GP, c = 0",
            "φ' = −θ − 2λφ,  θ' = φ",
            _penalised(0.0),
            40.0,
            weight=0.1,
        ),
        Game(
            "gp1",
            "WGAN-GP, c = 1",
            "φ' = −θ − 2λ(1 − 1/|φ|) φ,  θ' = φ",
            _penalised(1.0),
            40.0,
            weight=0.1,
        ),
        Game(
            "qp",
            "GAN-QP",
            "φ' = −θ − (θ·φ) θ/(λ|θ|),  θ' = φ",
            _quadratic,
            40.0,
            weight=1.0,
            conserved="cross",
        ),
    )
}


@dataclass(frozen=True)
class Play:
    """What happened: ``times`` (T,), ``phi`` and ``theta`` (T, 2), and theta's moving average (T, 2)."""

    game: str
    times: Doubles
    phi: Doubles
    theta: Doubles
    average: Doubles

    @property
    def cross(self) -> Doubles:
        """theta x phi at each time, (T,)."""
        return self.theta[:, 0] * self.phi[:, 1] - self.theta[:, 1] * self.phi[:, 0]

    @property
    def norm(self) -> Doubles:
        """|phi| at each time, (T,)."""
        return np.hypot(self.phi[:, 0], self.phi[:, 1])

    @property
    def distance(self) -> Doubles:
        """|theta|, how far the fake point is from the real one, (T,)."""
        return np.hypot(self.theta[:, 0], self.theta[:, 1])

    @property
    def average_distance(self) -> Doubles:
        """The same of theta's moving average, (T,)."""
        return np.hypot(self.average[:, 0], self.average[:, 1])


def play(
    name: str,
    start: tuple[float, float, float, float] = START,
    knobs: DiracKnobs | None = None,
    *,
    rtol: float = 1e-8,
    progress: Progress | None = None,
) -> Play:
    """Follow a game by RK45 from ``start`` (phi, theta), with a relative error of ``rtol`` a step.

    What cannot be followed to the end ends earlier. Raises BadInput for an unknown game.
    """
    if name not in GAMES:
        raise BadInput("There is no game {name!r}.", "Games are {known}.", name=name, known=", ".join(GAMES))
    if not np.isfinite(start).all():
        raise BadInput("{start} is no start.", "Give four finite numbers.", start=start)
    game, knobs = GAMES[name], knobs or DiracKnobs()
    weight, decay = knobs.weight or game.weight, knobs.decay

    def velocity(state: Doubles) -> Doubles:
        phi, theta = state[:2], state[2:]
        phi_moves, theta_moves = game.field(phi, theta, weight)
        return np.concatenate([phi_moves - decay * phi, theta_moves])

    times = np.linspace(0.0, knobs.time or game.time, POINTS)
    states = trace(velocity, np.array(start), times, rtol=rtol, atol=rtol / 100, progress=progress)
    times, phi, theta = times[: len(states)], states[:, :2], states[:, 2:]
    return Play(name, times, phi, theta, _averaged(theta, times, knobs.memory))


def _averaged(values: Doubles, times: Doubles, memory: float) -> Doubles:
    """The exponential moving average over time of values (T, 2), beginning at the first."""
    shares = 1.0 - np.exp(-np.diff(times) / memory)
    averages = [values[0]]
    for share, value in zip(shares, values[1:], strict=True):
        averages.append(averages[-1] + share * (value - averages[-1]))
    return np.array(averages)
