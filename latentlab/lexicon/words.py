"""Words with their counts and scores, and counting the pieces that a text is cut into."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.lexicon.alphabet import LONGEST_KEY, Ids, Keys, Mask, bound, strings, unpack
from latentlab.lexicon.scan import Scan, Workplace
from latentlab.lexicon.segment import Cuts, Cutter
from latentlab.lexicon.tally import Amounts, Array, map_run
from latentlab.lexicon.text import Corpus
from latentlab.progress import Progress

Doubles = NDArray[np.float64]

LONGEST = 16
"""Characters of the longest word; longer pieces are no words."""
SHORT, LONG = "short", "long"
LONG_KEY = f"S{2 * LONGEST}"


@dataclass(frozen=True)
class Words:
    """Words (W,), the most frequent first, with their counts and, where there are any, scores.

    ``cohesion`` in nats, of a word longer than any n-gram the least of its n-grams; ``left`` and ``right``
    are branch entropies in nats. NaN is a score that a word has not.
    """

    words: tuple[str, ...]
    counts: Amounts
    cohesion: Doubles | None = None
    left: Doubles | None = None
    right: Doubles | None = None

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Each word with its count."""
        return iter(zip(self.words, self.counts.tolist(), strict=True))

    def chosen(self, mask: Mask) -> Words:
        """Those that a mask (W,) chooses."""
        scores = {name: array[mask] for name, array in self.scores().items()}
        words = tuple(word for word, wanted in zip(self.words, mask.tolist(), strict=True) if wanted)
        return replace(self, words=words, counts=self.counts[mask], **scores)

    def scores(self) -> dict[str, Doubles]:
        """The scores that there are, by name."""
        named = {"cohesion": self.cohesion, "left": self.left, "right": self.right}
        return {name: array for name, array in named.items() if array is not None}

    def rows(self) -> Iterator[tuple[str, int, dict[str, float | None]]]:
        """Word, count and scores, None for a score that it has not."""
        scores = {name: array.tolist() for name, array in self.scores().items()}
        for row, (word, count) in enumerate(self):
            found = {name: values[row] for name, values in scores.items()}
            yield word, count, {name: None if math.isnan(value) else value for name, value in found.items()}


def by_count(counts: Mapping[str, int]) -> Words:
    """Sorted: the most frequent first, equally frequent ones by their characters."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Words(tuple(word for word, _ in ordered), np.array([count for _, count in ordered], np.int64))


def count_pieces(
    corpus: Corpus,
    place: Workplace,
    cutter: Cutter,
    settings: Mapping[str, Any],
    min_count: int,
    *,
    check: bool,
    progress: Progress | None = None,
) -> Words:
    """Cut the corpus and count its pieces of up to LONGEST characters, with ``check`` the real ones alone.

    ``settings`` say what the cutter was made of: after a stop the same ones go on. Raises Cancelled.
    """
    alphabet = cutter.alphabet
    scan = Scan(corpus, place, {**settings, "check": check}, {SHORT: np.uint64, LONG: LONG_KEY})

    def digest(ids: Ids) -> tuple[Mapping[str, Array], int]:
        cuts = cutter.cut(ids)
        wanted = (cuts.ends <= cuts.last) & (cuts.ends - cuts.starts <= LONGEST)
        if check:
            wanted &= cuts.real()
        # Of a piece that is too long already its end is enough to know that.
        done = max(cuts.last, len(ids) - LONGEST - cutter.longest)
        return _keys(ids, cuts, wanted), done

    if not scan.state.done:
        reports = progress or Progress()
        report = lambda part: reports.report(part, "Cutting the text…")  # noqa: E731
        scan.run(alphabet, digest, report, margin=cutter.longest)
        for tally in scan.tallies.values():
            tally.finish(lambda _, amounts: amounts >= min_count, place.durable)
        scan.close()
    found: dict[str, int] = {}
    keys, amounts = map_run(place.folder, SHORT, np.uint64)
    for n in range(1, LONGEST_KEY + 1):
        first, last = (np.searchsorted(keys, np.uint64(limit)) for limit in _range(n))
        words = strings(alphabet.points_of(unpack(np.asarray(keys[first:last]), n)))
        found |= zip(words, amounts[first:last].tolist(), strict=True)
    keys, amounts = map_run(place.folder, LONG, LONG_KEY)
    rows = np.frombuffer(np.asarray(keys).tobytes(), ">u2").reshape(-1, LONGEST)
    found |= zip(strings(alphabet.points_of(rows)), amounts.tolist(), strict=True)
    return by_count(found)


def _range(n: int) -> tuple[int, int]:
    return bound(n - 1) if n > 1 else 0, min(bound(n), 2**64 - 1)


def _keys(ids: Ids, cuts: Cuts, wanted: Mask) -> dict[str, Array]:
    starts, lengths = cuts.starts[wanted], (cuts.ends - cuts.starts)[wanted]
    short: list[Keys] = []
    wide = ids.astype(np.uint64)
    for n in range(1, LONGEST_KEY + 1):
        first = starts[lengths == n]
        key = wide[first]
        for later in range(1, n):
            key = (key << np.uint64(16)) | wide[first + later]
        short.append(key)
    longer = lengths > LONGEST_KEY
    return {SHORT: np.concatenate(short), LONG: long_keys(ids, starts[longer], lengths[longer])}


def long_keys(ids: Ids, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Array:
    """Keys (P,) of pieces of up to LONGEST characters: their numbers, filled up with zeros, as bytes."""
    places = np.arange(LONGEST)
    at = np.minimum(starts[:, None] + places, max(len(ids) - 1, 0))
    rows = np.where(places < lengths[:, None], ids[at], 0).astype(">u2")
    return np.frombuffer(rows.tobytes(), LONG_KEY)
