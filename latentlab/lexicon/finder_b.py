"""Finder B (kexue.fm 6920): n-grams that hold together at every split, cut where none spans the gap."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from latentlab.lexicon.alphabet import BITS, Keys, Mask
from latentlab.lexicon.counts import Counts
from latentlab.lexicon.knobs import CohesionKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.segment import Cutter
from latentlab.lexicon.tally import Amounts
from latentlab.lexicon.text import Corpus
from latentlab.lexicon.words import Doubles, Words, count_pieces
from latentlab.progress import Progress

BLOCK = 1 << 20
"""n-grams that are scored between two looks at the progress."""


@dataclass(frozen=True)
class Cohesion:
    """How well every n-gram holds together: ``logs[n - 2]`` (M,) in nats, beside ``counts.keys[n - 1]``."""

    counts: Counts
    logs: tuple[Doubles, ...]

    def kept(self, knobs: CohesionKnobs) -> tuple[Mask, ...]:
        """For n = 2, 3, ... which n-grams (M,) pass: milliseconds for a million, since nothing is counted."""
        return tuple(
            (self.logs[n - 2] >= knobs.cohesion(n)) & (self.counts.amounts[n - 1] >= knobs.min_count)
            for n in range(2, self.counts.longest + 1)
        )

    def how_many(self, knobs: CohesionKnobs) -> tuple[int, ...]:
        """For n = 2, 3, ... how many n-grams pass."""
        return tuple(int(np.count_nonzero(mask)) for mask in self.kept(knobs))

    def cutter(self, knobs: CohesionKnobs) -> Cutter:
        """What cuts text where none of them spans the gap."""
        masks = self.kept(knobs)
        kept = tuple(np.asarray(keys[mask]) for keys, mask in zip(self.counts.keys[1:], masks, strict=True))
        return Cutter(self.counts.alphabet, kept)

    def of(self, words: tuple[str, ...]) -> Doubles:
        """Cohesion (W,) of words; of a longer one the least of its n-grams, NaN for single characters."""
        found = np.full(len(words), np.nan)
        rows: list[int] = []
        grams: list[str] = []
        for row, word in enumerate(words):
            n = min(len(word), self.counts.longest)
            pieces = [word[start : start + n] for start in range(len(word) - n + 1)] if n > 1 else []
            grams += pieces
            rows += [row] * len(pieces)
        np.fmin.at(found, np.array(rows, np.int64), self._of_grams(grams))
        return found

    def _of_grams(self, grams: list[str]) -> Doubles:
        distinct, back = np.unique(np.array(grams, dtype=str), return_inverse=True)
        values = np.full(len(distinct), np.nan)
        lengths = np.char.str_len(distinct)
        for n in range(2, self.counts.longest + 1):
            chosen = distinct[lengths == n].tolist()
            if chosen:
                at, there = self.counts.places(n, chosen)
                values[lengths == n] = np.where(there, self.logs[n - 2][at], np.nan)
        return values[back]


def cohesion(counts: Counts, progress: Progress | None = None) -> Cohesion:
    """ln of the least total #(s) / (#(left) #(right)) over all splits, for every n-gram from n = 2 on."""
    logs = []
    todo = sum(len(keys) for keys in counts.keys[1:])
    done = 0
    for n in range(2, counts.longest + 1):
        keys, amounts = counts.keys[n - 1], counts.amounts[n - 1]
        values = np.empty(len(keys))
        for start in range(0, len(keys), BLOCK):
            if progress is not None:
                progress.report((done + start) / todo, "Scoring n-grams…")
            block = slice(start, start + BLOCK)
            values[block] = splits(counts, n, keys[block], amounts[block]).min(0)
        logs.append(values)
        done += len(keys)
    return Cohesion(counts, tuple(logs))


def splits(counts: Counts, n: int, keys: Keys, amounts: Amounts) -> Doubles:
    """Cohesion (n - 1, M) of n-grams at each split, in nats; the first split is after one character."""
    whole = np.log(np.maximum(amounts, 1)) + np.log(counts.total)
    rows = []
    for left in range(1, n):
        right = n - left
        heads = keys >> np.uint64(BITS * right)
        tails = keys & np.uint64((1 << (BITS * right)) - 1)
        parts = [counts.lookup(left, heads), counts.lookup(right, tails)]
        # What was forgotten for being rare is rarer than the whole, which never is: nothing is lost.
        rows.append(whole - sum(np.log(np.maximum(part, 1)) for part in parts))
    return np.stack(rows)


def find(
    corpus: Corpus,
    scored: Cohesion,
    place: Workplace,
    knobs: CohesionKnobs = CohesionKnobs(),
    progress: Progress | None = None,
) -> Words:
    """Cut the corpus where no kept n-gram spans the gap; the pieces that stand the back-check are words.

    Single characters are among them. Raises Cancelled; called again with the same folder it goes on.
    """
    settings = {"finder": "b", **knobs.model_dump(), "longest": scored.counts.longest}
    found = count_pieces(
        corpus, place, scored.cutter(knobs), settings, knobs.min_count, check=True, progress=progress
    )
    return replace(found, cohesion=scored.of(found.words))
