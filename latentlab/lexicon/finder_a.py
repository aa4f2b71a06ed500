"""Finder A (kexue.fm 3913): cut at weak pairs, then drop the words that shorter ones explain."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from latentlab.lexicon.alphabet import BITS, MOST, Mask
from latentlab.lexicon.counts import Counts
from latentlab.lexicon.knobs import PairKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.segment import Cutter, Tokenizer
from latentlab.lexicon.text import Corpus
from latentlab.lexicon.words import Doubles, Words, by_count, count_pieces
from latentlab.progress import Progress


def information(counts: Counts) -> Doubles:
    """ln P(ab) / (P(a) P(b)) of every pair (M,) beside ``counts.keys[1]``, in nats."""
    keys, amounts = counts.keys[1], counts.amounts[1]
    parts = [counts.lookup(1, keys >> np.uint64(BITS)), counts.lookup(1, keys & np.uint64(MOST))]
    found: Doubles = np.log(amounts) + np.log(counts.total) - sum(np.log(part) for part in parts)
    return found


def strong(counts: Counts, knobs: PairKnobs, shared: Doubles | None = None) -> Mask:
    """Which pairs (M,) hold together; ``shared`` is their information where it is known already."""
    shared = information(counts) if shared is None else shared
    mask: Mask = (counts.amounts[1] > knobs.min_proba * counts.total) & (shared > knobs.min_pmi)
    return mask


def cutter(counts: Counts, knobs: PairKnobs) -> Cutter:
    """What cuts text at weak pairs."""
    return Cutter(counts.alphabet, (np.asarray(counts.keys[1][strong(counts, knobs)]),))


def find(
    corpus: Corpus,
    counts: Counts,
    place: Workplace,
    knobs: PairKnobs = PairKnobs(),
    progress: Progress | None = None,
) -> Words:
    """Words, single characters among them. Raises Cancelled; called again with the same folder it goes on."""
    settings = {"finder": "a", **knobs.model_dump()}
    pieces = count_pieces(
        corpus, place, cutter(counts, knobs), settings, knobs.min_pieces, check=False, progress=progress
    )
    return without_explained(pieces, progress)


def without_explained(pieces: Iterable[tuple[str, int]], progress: Progress | None = None) -> Words:
    """Drop each word, the longest first, that the others explain; they get its count.

    w is explained by the likeliest words w_i that it falls into without itself if
    ln P(w) - sum ln P(w_i) < len(w) - 1; a character that is no word has ln P = -100.
    """
    counts = dict(pieces)
    model = Tokenizer(counts)
    longest_first = sorted((word for word in counts if len(word) > 1), key=lambda word: (-len(word), word))
    for number, word in enumerate(longest_first):
        if progress is not None and number % 1000 == 0:
            progress.report(number / len(longest_first), "Dropping words that others explain…")
        score = model.score(word)
        model.remove(word)
        parts = model.tokens(word)
        if score - sum(map(model.score, parts)) >= len(word) - 1:
            model.put(word, counts[word])
            continue
        count = counts.pop(word)
        for part in parts:
            if part in counts:
                counts[part] += count
                model.put(part, counts[part])
    return by_count(counts)
