"""Why a word was found or not: its n-grams with the cohesion of each split, the stage that rejected it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from latentlab.errors import BadInput
from latentlab.lexicon.finder_b import Cohesion, splits
from latentlab.lexicon.knobs import CohesionKnobs
from latentlab.lexicon.words import LONGEST, Words


class Stage(StrEnum):
    """Where finder B lets go of a word, in the order of its work."""

    ABSENT = "absent"
    COUNT = "count"
    COHESION = "cohesion"
    CUTTING = "cutting"
    BACK_CHECK = "back-check"
    RARE_ALONE = "rare-alone"
    KEPT = "kept"


@dataclass(frozen=True)
class Split:
    """One way to take an n-gram apart: the parts, how often they occur, cohesion in nats."""

    left: str
    right: str
    left_count: int
    right_count: int
    cohesion: float


@dataclass(frozen=True)
class Gram:
    """An n-gram of the word, n >= 2: its count, all its splits, whether the thresholds keep it."""

    text: str
    count: int
    splits: tuple[Split, ...]
    kept: bool

    @property
    def cohesion(self) -> float:
        """The least of its splits, in nats; NaN for an n-gram that does not occur."""
        return min((split.cohesion for split in self.splits), default=float("nan"))


@dataclass(frozen=True)
class Inspection:
    """A word looked at: its n-grams from the longest down, the stage that ended it, and what failed there."""

    word: str
    grams: tuple[Gram, ...]
    stage: Stage
    faults: tuple[str, ...] = ()


def inspect(word: str, scored: Cohesion, knobs: CohesionKnobs, found: Words | None = None) -> Inspection:
    """Look at a word; ``found`` is what ``find`` gave with these knobs, without it the text's say is unknown.

    Raises BadInput for a word of less than 2 or more than LONGEST characters.
    """
    if not 2 <= len(word) <= LONGEST:
        raise BadInput(
            "{word!r} has {count} characters.", "Give 2 to {most}.", word=word, count=len(word), most=LONGEST
        )
    if scored.counts.lower_case:
        word = word.lower()
    longest = min(scored.counts.longest, len(word))
    grams = tuple(
        _gram(word[start : start + n], scored, knobs)
        for n in range(longest, 1, -1)
        for start in range(len(word) - n + 1)
    )
    return Inspection(word, grams, *_stage(word, grams, knobs, found))


def _gram(text: str, scored: Cohesion, knobs: CohesionKnobs) -> Gram:
    counts, n = scored.counts, len(text)
    count = int(counts.of([text])[0])
    if not count:
        return Gram(text, 0, (), False)
    at, _ = counts.places(n, [text])
    values = splits(counts, n, np.asarray(counts.keys[n - 1][at]), np.asarray(counts.amounts[n - 1][at]))[
        :, 0
    ]
    found = []
    for cut, value in enumerate(values.tolist(), start=1):
        left, right = text[:cut], text[cut:]
        left_count, right_count = counts.of([left, right]).tolist()
        found.append(Split(left, right, left_count, right_count, value))
    kept = count >= knobs.min_count and bool(values.min() >= knobs.cohesion(n))
    return Gram(text, count, tuple(found), kept)


def _stage(
    word: str, grams: tuple[Gram, ...], knobs: CohesionKnobs, found: Words | None
) -> tuple[Stage, tuple[str, ...]]:
    absent = tuple(gram.text for gram in grams if not gram.count)
    if absent:
        return Stage.ABSENT, absent
    whole = grams[0] if len(grams[0].text) == len(word) else None
    if whole is not None and whole.count < knobs.min_count:
        return Stage.COUNT, (word,)
    if whole is not None and not whole.kept:
        return Stage.COHESION, tuple(
            f"{split.left}|{split.right}"
            for split in whole.splits
            if split.cohesion < knobs.cohesion(len(word))
        )
    cuts = _cuts(word, grams)
    if cuts:
        return Stage.CUTTING, cuts
    faults = tuple(gram.text for gram in grams if len(gram.text) >= 3 and not gram.kept)
    if faults:
        return Stage.BACK_CHECK, faults
    if found is not None and word not in found.words:
        return Stage.RARE_ALONE, ()
    return Stage.KEPT, ()


def _cuts(word: str, grams: tuple[Gram, ...]) -> tuple[str, ...]:
    """Where nothing spans the gap, as "left|right"."""
    kept = {gram.text for gram in grams if gram.kept}
    spanned = {
        start + gap
        for text in kept
        for start in range(len(word) - len(text) + 1)
        if word.startswith(text, start)
        for gap in range(1, len(text))
    }
    return tuple(f"{word[:gap]}|{word[gap:]}" for gap in range(1, len(word)) if gap not in spanned)
