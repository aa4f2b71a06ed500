"""Characters as small numbers, in the order they first appear; n-grams of them as 64-bit keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.lexicon.text import Points

Ids = NDArray[np.uint16]
Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]

BREAK, HAN, LETTER = 0, 1, 2
CODE_POINTS = 0x110000
MOST = 0xFFFF
"""Characters that have a number of 16 bits; later ones end a run. Texts of all of Unicode aside, none are."""
BITS = 16
LONGEST_KEY = 4
"""Characters that one 64-bit key holds."""
HAN_RANGES = ((0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
LETTERS_END = 0x20000
"""Beyond it there are only Han characters."""


@cache
def scripts() -> NDArray[np.uint8]:
    """BREAK, HAN or LETTER for every code point.

    Marks count as letters: without the vowel signs words of many scripts would fall apart.
    """
    table = np.zeros(CODE_POINTS, np.uint8)
    for point in range(LETTERS_END):
        character = chr(point)
        if character.isalpha() or unicodedata.category(character)[0] == "M":
            table[point] = LETTER
    for first, last in HAN_RANGES:
        table[first : last + 1] = HAN
    table[0x3006] = HAN
    return table


class Alphabet:
    """Numbers of characters, 1 and up; 0 ends a run. Grows as text is read; the same text gives the same.

    A run is a stretch of Han characters, or of letters: an n-gram lies within one.
    """

    def __init__(self, points: Iterable[int] = (), lower: bool = True) -> None:
        self.lower = lower
        self._points: list[int] = []
        self._ids = np.full(CODE_POINTS, -1, np.int32)  # -1: not seen yet
        for point in points:
            self._number(point)

    @property
    def points(self) -> tuple[int, ...]:
        """The code points that are numbered 1, 2, ..."""
        return tuple(self._points)

    def learn(self, points: Points) -> Ids:
        """Numbers (N,) of code points; new ones get the next numbers."""
        ids = self._ids[points]
        unseen = points[ids < 0]
        if not len(unseen):
            return ids.astype(np.uint16)
        first = np.zeros(CODE_POINTS, np.int64)
        first[unseen[::-1]] = np.arange(len(unseen))[::-1]  # the last to be written is the first in the text
        new = np.flatnonzero(np.bincount(unseen, minlength=CODE_POINTS))
        for point in new[np.argsort(first[new])]:
            self._number(int(point))
        return self._ids[points].astype(np.uint16)

    def ids(self, points: Points) -> Ids:
        """Numbers (N,) of code points, 0 for what was never seen, in neither case of letters."""
        ids = self._ids[points]
        for point in np.unique(points[ids < 0]).tolist():
            self._ids[point] = self._ids[self._folded(point)]
        return np.maximum(self._ids[points], 0).astype(np.uint16)

    def kinds(self, ids: Ids) -> NDArray[np.uint8]:
        """BREAK, HAN or LETTER of numbers."""
        table: NDArray[np.uint8] = scripts()[np.array([0, *self._points], np.uint32)]
        return table[ids]

    def points_of(self, ids: NDArray[Any]) -> Points:
        """Code points of numbers, 0 for 0."""
        table = np.array([0, *self._points], np.uint32)
        found: Points = table[ids]
        return found

    def encode(self, text: str) -> Ids:
        """Numbers (N,) of a text's characters, 0 for what was never seen."""
        return self.ids(code_points(text))

    def _number(self, point: int) -> None:
        if scripts()[point] == BREAK:
            self._ids[point] = 0
            return
        folded = self._folded(point)
        if self._ids[folded] < 0:
            if len(self._points) < MOST:
                self._points.append(folded)
            self._ids[folded] = len(self._points) if self._points[-1] == folded else 0
        self._ids[point] = self._ids[folded]

    def _folded(self, point: int) -> int:
        small = chr(point).lower() if self.lower else chr(point)
        return ord(small) if len(small) == 1 and scripts()[ord(small)] else point


def code_points(text: str) -> Points:
    """Of a text (N,)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32, copy=False)


def joined(kinds: NDArray[np.uint8]) -> Mask:
    """Where two neighbours (N - 1,) belong to one run."""
    same: Mask = (kinds[1:] == kinds[:-1]) & (kinds[1:] != BREAK)
    return same


def windows(ids: Ids, within: Mask, longest: int) -> list[tuple[Keys, Mask]]:
    """For n = 1 ... longest the keys (N - n + 1,) of all n-grams, and which of them lie within a run."""
    wide = ids.astype(np.uint64)
    keys, good = wide, ids != 0
    found = [(keys, good)]
    for n in range(2, longest + 1):
        keys = (keys[:-1] << np.uint64(BITS)) | wide[n - 1 :]
        good = good[:-1] & within[n - 2 :]
        found.append((keys, good))
    return found


def pack(ids: NDArray[Any]) -> Keys:
    """Keys (N,) of n-grams given as numbers (N, n <= 4)."""
    keys = np.zeros(len(ids), np.uint64)
    for column in ids.T:
        keys = (keys << np.uint64(BITS)) | column.astype(np.uint64)
    return keys


def unpack(keys: Keys, n: int) -> Ids:
    """Numbers (N, n) of keys."""
    shifts = np.arange(n - 1, -1, -1, dtype=np.uint64) * np.uint64(BITS)
    return ((keys[:, None] >> shifts) & np.uint64(MOST)).astype(np.uint16)


def bound(n: int) -> int:
    """The least number above all keys of n-grams; keys of longer ones lie above those of shorter ones."""
    return 1 << (BITS * n)


def strings(points: Points) -> list[str]:
    """Rows (N, n) of code points as strings; zeros at the end of a row fall away."""
    if not points.size:
        return []
    rows = np.ascontiguousarray(points, "<u4")
    words: Sequence[str] = rows.view(f"<U{rows.shape[1]}")[:, 0].tolist()
    return list(words)
