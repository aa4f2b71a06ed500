"""How freely a word's neighbours vary: the entropy of the characters before and after it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from latentlab.lexicon.alphabet import LONGEST_KEY, Alphabet, Ids, Keys, joined, pack, windows
from latentlab.lexicon.knobs import BoundaryKnobs
from latentlab.lexicon.scan import Scan, Workplace
from latentlab.lexicon.tally import Amounts, Array, map_run
from latentlab.lexicon.text import Corpus
from latentlab.lexicon.words import LONGEST, Doubles, Words, long_keys
from latentlab.progress import Progress

NEIGHBOURS = "neighbours"
LEFT, RIGHT = 0, 1

Occurrences = tuple[NDArray[np.int64], NDArray[np.int64], int]
"""Where words stand, which words they are, and how long."""


def branch_entropies(
    corpus: Corpus,
    words: Sequence[str],
    alphabet: Alphabet,
    place: Workplace,
    progress: Progress | None = None,
) -> tuple[Doubles, Doubles]:
    """Entropy in nats of the characters to the left (W,) and to the right (W,) of each word in the text.

    Every occurrence counts, also within a longer word; the edge of a run is one more character. A word that
    does not occur has 0. Raises Cancelled; called again with the same folder it goes on.
    """
    finder = Occurring(words, alphabet)
    listed = hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()
    scan = Scan(corpus, place, {"words": listed}, {NEIGHBOURS: np.uint64})
    if not scan.state.done:

        def digest(ids: Ids) -> tuple[Mapping[str, Array], int]:
            done = max(0, len(ids) - LONGEST - 1)
            return {NEIGHBOURS: _neighbours(ids, finder, done)}, done

        reports = progress or Progress()
        report = lambda part: reports.report(part, "Looking at neighbours…")  # noqa: E731
        scan.run(alphabet, digest, report, lead=1, margin=LONGEST + 1)
        scan.tallies[NEIGHBOURS].finish(lambda _, amounts: amounts > 0, place.durable)
        scan.close()
    keys, amounts = map_run(place.folder, NEIGHBOURS, np.uint64)
    found = _entropies(np.asarray(keys) >> np.uint64(16), np.asarray(amounts), 2 * len(words))
    return found[LEFT::2], found[RIGHT::2]


def free(words: Words, left: Doubles, right: Doubles, knobs: BoundaryKnobs) -> Words:
    """The words whose neighbours vary enough on both sides, with their entropies; single characters stay."""
    long = np.array([len(word) > 1 for word in words.words], np.bool_)
    tight = long & (np.minimum(left, right) < knobs.min_entropy)
    return replace(words, left=left, right=right).chosen(~tight)


class Occurring:
    """Finds the words of a list in text."""

    def __init__(self, words: Sequence[str], alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        spelt = [alphabet.encode(word) for word in words]
        self._by_length: dict[int, tuple[Array, NDArray[np.int64]]] = {}
        for length in sorted({len(ids) for ids in spelt if (ids != 0).all()}):
            rows = np.array([row for row, ids in enumerate(spelt) if len(ids) == length and (ids != 0).all()])
            keys = _keys(np.stack([spelt[row] for row in rows]))
            order = np.argsort(keys)
            self._by_length[length] = keys[order], rows[order]
        longer = [ids[:LONGEST_KEY] for ids in spelt if len(ids) > LONGEST_KEY]
        self._heads: Keys = np.unique(pack(np.stack(longer))) if longer else np.empty(0, np.uint64)

    def occurrences(self, ids: Ids, first: int, last: int) -> list[Occurrences]:
        """Those that begin at numbers ``first`` up to, but not at, ``last``; by length."""
        found: list[Occurrences] = []
        seen = windows(ids, joined(self.alphabet.kinds(ids)), LONGEST_KEY)
        for length, (keys, rows) in self._by_length.items():
            if length <= LONGEST_KEY:
                window, within = seen[length - 1]
                starts = first + np.flatnonzero(within[first:last])
                wanted: Array = window[starts]
            else:
                window, within = seen[-1]
                starts = first + np.flatnonzero(within[first:last])
                starts = starts[_has(self._heads, window[starts])]  # few: only these are looked at whole
                wanted = long_keys(ids, starts, np.full(len(starts), length))
            hit = _has(keys, wanted)
            found.append((starts[hit], rows[np.searchsorted(keys, wanted[hit])], length))
        return found


def _keys(ids: NDArray[np.uint16]) -> Array:
    count, length = ids.shape
    if length <= LONGEST_KEY:
        return pack(ids)
    return long_keys(ids.ravel(), np.arange(count) * length, np.full(count, length))


def _has(keys: Array, wanted: Array) -> NDArray[np.bool_]:
    if not len(keys):
        return np.zeros(len(wanted), np.bool_)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.asarray(keys[at] == wanted)


def _neighbours(ids: Ids, finder: Occurring, done: int) -> Keys:
    """Word, side and neighbour as one key; what begins before ``done`` and has one number before it."""
    within = joined(finder.alphabet.kinds(ids))
    keys = [np.empty(0, np.uint64)]
    for starts, rows, length in finder.occurrences(ids, 1, done + 1) if done else ():
        ends = starts + length
        for side, neighbour, same in (
            (LEFT, ids[starts - 1], within[starts - 1]),
            (RIGHT, ids[ends], within[ends - 1]),
        ):
            word = (rows * 2 + side).astype(np.uint64) << np.uint64(16)
            keys.append(word | np.where(same, neighbour, 0).astype(np.uint64))
    return np.concatenate(keys)


def _entropies(groups: Keys, amounts: Amounts, count: int) -> Doubles:
    """Entropy (count,) of the amounts in each group, 0 for a group without any."""
    totals = np.bincount(groups.astype(np.int64), amounts, minlength=count)
    share = amounts / totals[groups.astype(np.int64)]
    found = np.bincount(groups.astype(np.int64), -share * np.log(share), minlength=count)
    return found.astype(np.float64)
