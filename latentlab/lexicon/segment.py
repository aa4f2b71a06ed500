"""Cutting text where nothing holds it together, and into the likeliest words of a dictionary."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from latentlab.lexicon.alphabet import Alphabet, Ids, Keys, Mask, code_points, joined, windows

UNKNOWN = -100.0
"""ln P of a character that no word covers (kexue.fm 3913)."""

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Cuts:
    """A stretch of text cut up: pieces [starts, ends) that lie in runs, and the windows that are kept.

    ``last`` is where the last piece ends that nothing after the stretch can change. ``keys`` and ``kept``
    hold, for n = 1 ..., the keys of all windows and, from n = 2 on, whether each is kept.
    """

    starts: Indices
    ends: Indices
    last: int
    keys: tuple[Keys, ...]
    kept: tuple[Mask, ...]

    def real(self) -> Mask:
        """The back-check: pieces (P,) whose substrings of 3 characters and more are all kept themselves."""
        sound = np.ones(len(self.starts), np.bool_)
        for n, kept in enumerate(self.kept[1:], start=3):
            missing = np.concatenate([[0], np.cumsum(~kept)])
            inside = self.ends - n >= self.starts
            sound[inside] &= missing[self.ends[inside] - n + 1] == missing[self.starts[inside]]
        return sound


@dataclass(frozen=True)
class Cutter:
    """Cuts wherever no kept n-gram spans the gap. ``kept`` holds their sorted keys for n = 2, 3, ..."""

    alphabet: Alphabet
    kept: tuple[Keys, ...]

    @property
    def longest(self) -> int:
        """Characters of the longest n-grams that span anything."""
        return len(self.kept) + 1

    def cut(self, ids: Ids) -> Cuts:
        """Cut numbers (N,)."""
        found = windows(ids, joined(self.alphabet.kinds(ids)), self.longest)
        spanned = np.zeros(max(len(ids) - 1, 0), np.bool_)
        hits = tuple(_among(kept, *window) for kept, window in zip(self.kept, found[1:], strict=True))
        for hit in hits:
            for gap in range(len(ids) - len(hit)):
                spanned[gap : gap + len(hit)] |= hit
        edges = np.concatenate([[0], np.flatnonzero(~spanned) + 1, [len(ids)]])
        starts, ends = edges[:-1], edges[1:]
        certain = ends[ends <= len(ids) - self.longest + 1]
        words = ids[np.minimum(starts, len(ids) - 1)] != 0 if len(ids) else np.zeros(1, np.bool_)
        last = int(certain[-1]) if len(certain) else 0
        return Cuts(starts[words], ends[words], last, tuple(keys for keys, _ in found), hits)

    def pieces(self, text: str) -> list[str]:
        """A text cut up; together the pieces are the text again. What is in no run is cut everywhere."""
        if not text:
            return []
        cuts = self.cut(self.alphabet.ids(code_points(text)))
        edges = np.ones(len(text) + 1, np.bool_)
        lengths = cuts.ends - cuts.starts
        for start, length in zip(cuts.starts[lengths > 1], lengths[lengths > 1], strict=True):
            edges[start + 1 : start + length] = False
        at = np.flatnonzero(edges).tolist()
        return [text[start:end] for start, end in pairwise(at)]


def _among(kept: Keys, keys: Keys, within: Mask) -> Mask:
    hit = np.zeros(len(keys), np.bool_)
    if len(kept):
        places = np.flatnonzero(within)
        wanted = keys[places]
        at = np.minimum(np.searchsorted(kept, wanted), len(kept) - 1)
        hit[places] = kept[at] == wanted
    return hit


class Tokenizer:
    """Cuts text into the words that are likeliest together, each on its own (a unigram model).

    A character that no word covers costs ``UNKNOWN``. ``counts`` says how often each word occurs.
    """

    def __init__(self, counts: Mapping[str, int], lower_case: bool = False) -> None:
        self._total = math.log(max(sum(counts.values()), 1))
        self._scores = {word: math.log(count) - self._total for word, count in counts.items() if count > 0}
        self._longest = max(map(len, self._scores), default=1)
        self._lower = lower_case

    def score(self, word: str) -> float:
        """ln P of a word; UNKNOWN for each character of one that is not there."""
        return self._scores.get(word, UNKNOWN * len(word))

    def remove(self, word: str) -> None:
        """Take a word out."""
        self._scores.pop(word, None)

    def put(self, word: str, count: int) -> None:
        """Put a word in, or give it another count; the total stays as it was."""
        self._scores[word] = math.log(count) - self._total

    def tokens(self, text: str) -> list[str]:
        """The text in words; together they are the text again."""
        looked, size = self._folded(text), len(text)
        best, step = [0.0] * (size + 1), [1] * (size + 1)
        scores, longest = self._scores, self._longest
        for end in range(1, size + 1):
            top, length = best[end - 1] + scores.get(looked[end - 1], UNKNOWN), 1
            for many in range(2, min(longest, end) + 1):
                score = scores.get(looked[end - many : end])
                if score is not None and best[end - many] + score > top:
                    top, length = best[end - many] + score, many
            best[end], step[end] = top, length
        return _backwards(text, step)

    def _folded(self, text: str) -> str:
        if not self._lower:
            return text
        small = text.lower()
        return (
            small
            if len(small) == len(text)
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        )


def _backwards(text: str, step: list[int]) -> list[str]:
    found, end = [], len(text)
    while end:
        found.append(text[end - step[end] : end])
        end -= step[end]
    return found[::-1]
