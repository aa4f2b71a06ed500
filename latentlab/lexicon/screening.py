"""A vocabulary grown from seeds through nearest neighbours, stricter with each step (kexue.fm 6540)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from latentlab.errors import BadInput
from latentlab.lexicon.knobs import ScreeningKnobs
from latentlab.lexicon.vectors import WordVectors
from latentlab.progress import Progress
from latentlab.spec import Floats

BLOCK = 1 << 24
"""Cosines that are held at a time."""


@dataclass(frozen=True)
class Grown:
    """A word that was reached: how many steps from a seed, from which word, with which cosine (a seed: 1)."""

    word: str
    depth: int
    cosine: float
    parent: str | None = None


@dataclass(frozen=True)
class Screened:
    """What grew, seeds first, then by depth and falling cosine; ``missing`` are seeds without a vector."""

    words: tuple[Grown, ...]
    missing: tuple[str, ...] = ()


def demand(depth: int, knobs: ScreeningKnobs) -> float:
    """The cosine that a neighbour of a word at a depth must have: m + (1 - m) (1 - exp(-a depth))."""
    return knobs.least + (1 - knobs.least) * (1 - math.exp(-knobs.rise * depth))


def screen(
    vectors: WordVectors,
    seeds: Sequence[str],
    knobs: ScreeningKnobs = ScreeningKnobs(),
    progress: Progress | None = None,
) -> Screened:
    """Grow from seeds, breadth first: each word takes up its nearest neighbours that are near enough.

    Raises BadInput if no seed has a vector.
    """
    known = list(dict.fromkeys(seed for seed in seeds if seed in vectors.index))
    missing = tuple(dict.fromkeys(seed for seed in seeds if seed not in vectors.index))
    if not known:
        raise BadInput(
            "None of the seeds has a vector: {seeds}.",
            "Give words of the {count:,} that have one.",
            seeds=", ".join(missing) or "there are none",
            count=len(vectors.words),
        )
    frontier = np.array([vectors.index[seed] for seed in known])
    taken = np.zeros(len(vectors.words), np.bool_)
    taken[frontier] = True
    grown = [Grown(seed, 0, 1.0) for seed in known]
    depth = 0
    while len(frontier):
        if progress is not None:
            progress.report(
                -1.0, "Grown to {count:,} words, {depth} steps deep…", count=len(grown), depth=depth
            )
        least = demand(depth, knobs)
        best = np.full(len(taken), -np.inf)
        parent = np.full(len(taken), -1)
        rows = max(1, BLOCK // len(taken))
        for start in range(0, len(frontier), rows):
            block = frontier[start : start + rows]
            _reach(vectors.directions, block, knobs.neighbours, least, best, parent)
        best[taken] = -np.inf
        found = np.flatnonzero(best > -np.inf)
        frontier = found[np.argsort(-best[found], kind="stable")]
        taken[frontier] = True
        depth += 1
        words = vectors.words
        grown += [Grown(words[row], depth, float(best[row]), words[parent[row]]) for row in frontier]
    return Screened(tuple(grown), missing)


def _reach(
    directions: Floats,
    block: NDArray[np.int64],
    count: int,
    least: float,
    best: NDArray[np.float64],
    parent: NDArray[np.int64],
) -> None:
    """Note for every word that a word of the block reaches the largest cosine, and whence it comes."""
    likeness = directions[block] @ directions.T
    likeness[np.arange(len(block)), block] = -np.inf  # nobody is his own neighbour
    count = min(count, len(directions) - 1)
    for row, values in zip(block.tolist(), likeness, strict=True):
        near = np.argpartition(-values, count - 1)[:count] if count else np.empty(0, np.int64)
        near = near[(values[near] >= least) & (values[near] > best[near])]
        best[near], parent[near] = values[near], row
