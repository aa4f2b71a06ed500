"""Rules that go down a loss in steps, all at once (Su, kexue.fm 5655, 6234, 6261).

Every rule is ``v <- b v - a D, x <- x + v``: rules differ in what they keep of their last move (b), in where
they ask for the gradient g, and in the direction D that they make of it. So one loop moves all of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from latentlab.errors import BadInput
from latentlab.playground.directions import Direction, Memory, adam, plain, polyak, rmsprop, sign
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import Doubles, Landscape

Number = Callable[[DescentKnobs], float]
FAR = 1e4  # a walk that leaves the bounds by this many times their size has diverged


def _step(knobs: DescentKnobs) -> float:
    return knobs.step


def _nothing(_knobs: DescentKnobs) -> float:
    return 0.0


def _kept(knobs: DescentKnobs) -> float:
    half = knobs.friction * knobs.step / 2
    return (1 - half) / (1 + half)


def _half_kept(knobs: DescentKnobs) -> float:
    return _kept(knobs) / 2


def _kick(knobs: DescentKnobs) -> float:
    return knobs.step**2 / (1 + knobs.friction * knobs.step / 2)


def _half_kick(knobs: DescentKnobs) -> float:
    return knobs.step**2 / 2


def _unbounded(_knobs: DescentKnobs) -> float:
    return math.inf


def _bound(knobs: DescentKnobs) -> float:
    return knobs.bound


def _jolt(knobs: DescentKnobs) -> float:
    return knobs.noise * math.sqrt(knobs.step)


@dataclass(frozen=True)
class Rule:
    """One way down. ``keep`` is b, ``gain`` a, ``first`` a at the first step, ``ahead`` how many v further on
    the gradient is asked for, ``jolt`` the standard deviation of the noise in each step. ``bound`` is
    Polyak's M, a ``scalar`` RMSprop has one mean square for both coordinates."""

    name: str
    title: str
    formula: str
    direction: Direction = plain
    gain: Number = _step
    keep: Number = _nothing
    ahead: Number = _nothing
    first: Number | None = None
    jolt: Number = _nothing
    bound: Number = _unbounded
    scalar: bool = False


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("euler", "Gradient descent", "x ← x − γ g"),
        Rule("sign", "Sign", "x ← x − γ sign(g)", sign),
        Rule("polyak", "Polyak", "x ← x − γ L g / |g|²", polyak),
        Rule("clipped-polyak", "Clipped Polyak", "x ← x − γ (g/|g|) L min(1/|g|, M)", polyak, bound=_bound),
        # Half a kick at first: by symmetry x(-γ) = x(γ), and a whole one would be of first order.
        Rule(
            "leapfrog",
            "Leapfrog",
            "v ← b v − a g,  x ← x + v",
            gain=_kick,
            keep=_kept,
            first=_half_kick,
        ),
        Rule(
            "nesterov",
            "Nesterov",
            "v ← b v − a g(x + b v),  x ← x + v",
            gain=_kick,
            keep=_kept,
            ahead=_kept,
            first=_half_kick,
        ),
        Rule(
            "nesterov-half",
            "Nesterov b/2",
            "v ← b v − a g(x + b v / 2),  x ← x + v",
            gain=_kick,
            keep=_kept,
            ahead=_half_kept,
            first=_half_kick,
        ),
        Rule(
            "scalar-rmsprop",
            "RMSprop scalar",
            "x ← x − γ g / √(G + ε),  G of |g|²",
            rmsprop,
            scalar=True,
        ),
        Rule("rmsprop", "RMSprop", "x ← x − γ g / √(G + ε),  G of g²", rmsprop),
        Rule("adam", "Adam", "x ← x − γ m̂ / (√v̂ + ε)", adam),
        Rule("langevin", "Langevin", "x ← x − γ g + s √γ ξ", jolt=_jolt),
    )
}


@dataclass(frozen=True)
class Walk:
    """Where a rule went: ``points`` (steps + 1, 2), NaN from where it diverged on (``diverged``, a step)."""

    rule: str
    points: Doubles
    diverged: int | None = None

    @property
    def last(self) -> int:
        """The last step that it was still somewhere."""
        return (len(self.points) if self.diverged is None else self.diverged) - 1


@dataclass(frozen=True)
class _Group:
    """Rows that share a direction."""

    rows: slice
    direction: Direction
    memory: Memory


def descend(
    landscape: Landscape,
    names: Sequence[str],
    start: tuple[float, float],
    knobs: DescentKnobs,
    seed: int = 0,
) -> list[Walk]:
    """Walk down from ``start`` by each of the named rules, in their order.

    Raises BadInput for a name that is no rule.
    """
    if not all(math.isfinite(number) for number in start):
        raise BadInput("{start} is no point.", "Give two finite numbers.", start=start)
    for name in names:
        if name not in RULES:
            raise BadInput(
                "There is no rule {name!r}.", "Rules are {known}.", name=name, known=", ".join(RULES)
            )
    if not names:
        return []
    knobs = fitting(knobs, landscape)
    ordered = sorted((RULES[name] for name in names), key=lambda rule: rule.direction.__name__)
    with np.errstate(all="ignore"):  # what diverges overflows, and is found and said afterwards
        paths = _run(landscape, ordered, start, knobs, _jolts(ordered, knobs, seed))
    walks = {
        rule.name: finished(rule.name, path, landscape) for rule, path in zip(ordered, paths, strict=True)
    }
    return [walks[name] for name in names]


def fitting(knobs: DescentKnobs, landscape: Landscape) -> DescentKnobs:
    """The same knobs with a step of time that suits the landscape, where they have none."""
    return knobs if knobs.step else knobs.model_copy(update={"step": landscape.step})


def finished(name: str, path: Doubles, landscape: Landscape) -> Walk:
    """The walk along a path (steps + 1, 2), cut where it left for infinity."""
    x0, x1, y0, y1 = landscape.bounds
    near = (np.abs(path) < FAR * max(x1 - x0, y1 - y0)).all(axis=1)  # False for NaN too
    if near.all():
        return Walk(name, path)
    lost = int(np.argmin(near))
    cut = path.copy()
    cut[lost:] = np.nan
    return Walk(name, cut, lost)


def _run(
    landscape: Landscape,
    rules: Sequence[Rule],
    start: tuple[float, float],
    knobs: DescentKnobs,
    jolts: Doubles | None,
) -> Doubles:
    """Paths (R, steps + 1, 2) of rules that lie together where they share a direction."""
    groups = _groups(rules, knobs)
    keep, ahead, gain, first = (
        np.array([[number(knobs)] for number in numbers])
        for numbers in (
            [rule.keep for rule in rules],
            [rule.ahead for rule in rules],
            [rule.gain for rule in rules],
            [rule.first or rule.gain for rule in rules],
        )
    )
    x = np.tile(np.asarray(start, dtype=np.float64), (len(rules), 1))
    v, d, g = np.zeros_like(x), np.zeros_like(x), np.zeros_like(x)
    paths = np.empty((knobs.steps + 1, *x.shape))
    paths[0] = x
    for k in range(knobs.steps):
        asked = x + ahead * v
        level, g[:, 0], g[:, 1] = landscape.measure(asked[:, 0], asked[:, 1])
        loss = level - landscape.floor
        for group in groups:
            d[group.rows] = group.direction(g[group.rows], loss[group.rows], group.memory, knobs)
        v = keep * v
        v -= (gain if k else first) * d
        if jolts is not None:
            v += jolts[k]
        x = np.add(x, v, out=paths[k + 1])
    return paths.swapaxes(0, 1)


def _groups(rules: Sequence[Rule], knobs: DescentKnobs) -> list[_Group]:
    edges = [0]
    edges += [i for i in range(1, len(rules)) if rules[i].direction is not rules[i - 1].direction]
    edges.append(len(rules))
    found = []
    for start, end in pairwise(edges):
        members = rules[start:end]
        bounds = np.array([rule.bound(knobs) for rule in members])
        scalar = [i for i, rule in enumerate(members) if rule.scalar]
        found.append(_Group(slice(start, end), members[0].direction, Memory(bounds, scalar)))
    return found


def _jolts(rules: Sequence[Rule], knobs: DescentKnobs, seed: int) -> Doubles | None:
    """The noise of every step (steps, R, 2), or None where no rule has any."""
    size = np.array([[rule.jolt(knobs)] for rule in rules])
    if not size.any():
        return None
    generator = np.random.default_rng(seed)
    return np.asarray(generator.standard_normal((knobs.steps, 1, 2)) * size)


def losses(landscape: Landscape, walk: Walk) -> Doubles:
    """L along a walk, (steps + 1,)."""
    with np.errstate(all="ignore"):
        return landscape.values(walk.points)


def predicted_losses(landscape: Landscape, walk: Walk) -> Doubles:
    """L along a walk as dL/dt = <grad L, x'> foretells it from the start, (steps + 1,).

    Of a scheme of first order it leaves L by O(step); where it does not follow L, the step is too long.
    """
    with np.errstate(all="ignore"):
        moves = np.diff(walk.points, axis=0)
        falls = (landscape.gradients(walk.points[:-1]) * moves).sum(axis=1)
        start = float(landscape.values(walk.points[0]))
        return np.concatenate([[start], start + np.cumsum(falls)])
