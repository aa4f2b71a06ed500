"""Vectors of words: neighbours, analogies, and the text format of word2vec."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from latentlab.errors import BadInput
from latentlab.progress import Progress
from latentlab.spec import Floats

MOST_VALUES = 2**31
"""Numbers in one file: 8 GiB of them."""
_TOLD = 1000
"""Lines between two reports of reading."""


@dataclass(frozen=True)
class WordVectors:
    """Words (V,) and their vectors (V, D) float32, finite."""

    words: tuple[str, ...]
    vectors: Floats

    @cached_property
    def index(self) -> dict[str, int]:
        """Each word's row."""
        return {word: row for row, word in enumerate(self.words)}

    @cached_property
    def directions(self) -> Floats:
        """The vectors (V, D) at length 1; a vector of zeros stays one and is like nothing."""
        return unit(self.vectors)

    def rows(self, words: Sequence[str]) -> list[int]:
        """Their rows. Raises BadInput naming all words that have no vector."""
        missing = [word for word in words if word not in self.index]
        if missing:
            raise BadInput(
                "There are no vectors of {words}.",
                "Give words of the {count:,} that have one.",
                words=", ".join(missing),
                count=len(self.words),
            )
        return [self.index[word] for word in words]


def chosen(vectors: WordVectors, words: Sequence[str]) -> WordVectors:
    """Those of a list of words that have a vector, in its order. Raises BadInput if none has."""
    rows = [vectors.index[word] for word in words if word in vectors.index]
    if not rows:
        raise BadInput("None of the words has a vector.", "Give vectors of the same vocabulary.")
    return WordVectors(tuple(vectors.words[row] for row in rows), vectors.vectors[rows])


def unit(vectors: Floats) -> Floats:
    """Vectors (..., D) at length 1, zeros as they are."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), np.float32)


def nearest(
    vectors: WordVectors, query: Floats, count: int = 10, without: Sequence[int] = ()
) -> list[tuple[str, float]]:
    """The words whose vectors have the largest cosine with a query (D,), largest first, with that cosine."""
    likeness = vectors.directions @ unit(query)
    likeness[list(without)] = -np.inf
    order = np.argsort(-likeness, kind="stable")[: min(count, len(vectors.words) - len(set(without)))]
    return [(vectors.words[row], float(likeness[row])) for row in order]


def neighbours(vectors: WordVectors, word: str, count: int = 10) -> list[tuple[str, float]]:
    """The words nearest to a word, without itself. Raises BadInput for a word without a vector."""
    (row,) = vectors.rows([word])
    return nearest(vectors, vectors.vectors[row], count, [row])


def analogy(vectors: WordVectors, a: str, b: str, c: str, count: int = 10) -> list[tuple[str, float]]:
    """The words nearest to a - b + c (of vectors at length 1), without the three. Raises BadInput."""
    rows = vectors.rows([a, b, c])
    minus, plus = vectors.directions[rows[1]], vectors.directions[rows[2]]
    return nearest(vectors, vectors.directions[rows[0]] - minus + plus, count, rows)


def write_word2vec(path: Path, vectors: WordVectors, progress: Progress | None = None) -> None:
    """Write the text format of word2vec, with digits enough to read the same numbers again."""
    from latentlab.formats import word_vectors  # with torch, which whoever only asks for neighbours can spare

    model = word_vectors.made_of(list(vectors.words), vectors.vectors)
    word_vectors.to_text(model, path, progress)


def read_vectors(path: Path, progress: Progress | None = None) -> WordVectors:
    """Word vectors of a file: text as word2vec writes it, or a model of words trained here.

    Raises BadInput naming the line that is wrong, and for a model of anything else.
    """
    from latentlab.formats import word_vectors

    model = word_vectors.open_words(path, progress)
    return WordVectors(model.words, model.vectors.detach().float().cpu().numpy())
