"""Counts of n-grams: sorted arrays that many n-grams are looked up in at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.lexicon.alphabet import Alphabet, Keys, Mask, pack, strings, unpack
from latentlab.lexicon.tally import Amounts
from latentlab.lexicon.text import Points


@dataclass(frozen=True)
class Counts:
    """Of every n-gram: ``keys[n - 1]`` sorted (M,), ``amounts[n - 1]`` (M,) how often each occurs.

    Those that ``count`` gives are mapped from its folder, which must stay as long as they are used.
    ``points`` are the code points of the numbers that keys consist of, ``unreadable`` the characters that
    could not be decoded, by the number of their source.
    """

    points: Points
    lower_case: bool
    keys: tuple[Keys, ...]
    amounts: tuple[Amounts, ...]
    unreadable: Mapping[int, int] = field(default_factory=dict)

    @property
    def longest(self) -> int:
        """The largest n."""
        return len(self.keys)

    @cached_property
    def total(self) -> int:
        """Characters that were counted."""
        return int(self.amounts[0].sum())

    @cached_property
    def alphabet(self) -> Alphabet:
        """The numbers of characters."""
        return Alphabet(self.points[1:].tolist(), self.lower_case)

    def lookup(self, n: int, keys: Keys) -> Amounts:
        """How often each key (K,) of n characters occurs, 0 if it does not."""
        found: Amounts = look_up(self.keys[n - 1], self.amounts[n - 1], keys)
        return found

    def of(self, words: Sequence[str]) -> Amounts:
        """How often each word occurs as an n-gram, 0 also for those longer than any that were counted."""
        found = np.zeros(len(words), np.int64)
        for n in range(1, self.longest + 1):
            rows = [row for row, word in enumerate(words) if len(word) == n]
            if rows and len(self.keys[n - 1]):
                at, there = self.places(n, [words[row] for row in rows])
                found[rows] = np.where(there, self.amounts[n - 1][at], 0)
        return found

    def places(self, n: int, grams: Sequence[str]) -> tuple[NDArray[np.int64], Mask]:
        """Where n-grams (K,) of n characters stand in ``keys[n - 1]``, and which of them are there."""
        ids = np.stack([self.alphabet.encode(gram) for gram in grams])
        keys, wanted = self.keys[n - 1], pack(ids)
        if not len(keys):
            return np.zeros(len(grams), np.int64), np.zeros(len(grams), np.bool_)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return at, (keys[at] == wanted) & (ids != 0).all(1)

    def words(self, n: int, mask: Mask | slice = slice(None)) -> list[str]:
        """The n-grams themselves, all or those chosen."""
        return strings(self.points[unpack(np.asarray(self.keys[n - 1][mask]), n)])


def look_up(keys: Any, amounts: Any, wanted: Any) -> Any:
    """Amounts (K,) of wanted keys in sorted ones, 0 for those that are not there."""
    if not len(keys):
        return np.zeros(len(wanted), np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, amounts[at], 0)
