"""What the page of word vectors computes off the GUI thread: growing, the map, walks, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from latentlab.lexicon import vectors as of_words
from latentlab.lexicon.export import write_jieba, write_screened
from latentlab.lexicon.knobs import ScreeningKnobs
from latentlab.lexicon.screening import Screened, screen
from latentlab.lexicon.vectors import WordVectors, chosen, read_vectors, unit, write_word2vec
from latentlab.lexicon.words import Words
from latentlab.progress import Progress
from latentlab.spec import Floats

Places = NDArray[np.float64]
Near = list[tuple[str, float]]
"""Words and their cosines, the largest first."""

DRAWN = 5000
"""Words that are drawn at most: the first that grew."""
NEIGHBOURS, ANSWERS, STEPS = 12, 5, 7
_NOWHERE = 1e-6  # a place of this length has no direction


@dataclass(frozen=True, eq=False)
class Loaded:
    """Vectors and the file they were read from."""

    path: Path
    vectors: WordVectors


@dataclass(frozen=True)
class Neighbours:
    """A word and those nearest to it."""

    word: str
    near: Near


@dataclass(frozen=True, eq=False)
class Growth:
    """What grew, and the places (N, 2) of its first N words."""

    screened: Screened
    places: Places


def load(path: Path, *, progress: Progress) -> Loaded:
    """Read vectors and make ready what every question needs. Raises BadInput naming the wrong line."""
    vectors = read_vectors(path, progress)
    progress.report(1.0, "Reading vectors of {count:,} words…", count=len(vectors.words))
    assert len(vectors.index) == len(vectors.directions)  # made here, not in the GUI thread
    return Loaded(path, vectors)


def grow(vectors: WordVectors, seeds: Sequence[str], knobs: ScreeningKnobs, *, progress: Progress) -> Growth:
    """Grow from seeds, and lay what grew out in the plane. Raises BadInput if no seed has a vector."""
    found = screen(vectors, seeds, knobs, progress)
    drawn = [one.word for one in found.words[:DRAWN]]
    progress.report(-1.0, "Drawing a map of {count:,} words…", count=len(drawn))
    return Growth(found, project(vectors.directions[vectors.rows(drawn)]))


def project(directions: Floats) -> Places:
    """The first two principal components (N, 2) of directions (N, D).

    Of the two signs of a component the one is taken that makes its largest coordinate positive: the same
    words lie in the same places the next time.
    """
    centred = directions.astype(np.float64) - directions.mean(0, dtype=np.float64)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes = axes[:2]
    largest = np.abs(axes).argmax(1)
    axes *= np.where(axes[np.arange(len(axes)), largest] < 0, -1.0, 1.0)[:, None]
    places = np.zeros((len(directions), 2))
    places[:, : len(axes)] = centred @ axes.T
    return places


def neighbours(vectors: WordVectors, word: str, *, progress: Progress) -> Neighbours:
    """The words nearest to a word. Raises BadInput for one without a vector."""
    progress.check()
    return Neighbours(word, of_words.neighbours(vectors, word, NEIGHBOURS))


def analogy(vectors: WordVectors, words: Sequence[str], *, progress: Progress) -> Near:
    """The words nearest to a - b + c. Raises BadInput naming those without a vector."""
    progress.check()
    a, b, c = words
    return of_words.analogy(vectors, a, b, c, ANSWERS)


def walk(vectors: WordVectors, words: Sequence[str], *, progress: Progress) -> list[str]:
    """The words nearest to places of the straight line between two words, no word twice in a row.

    Raises BadInput naming those without a vector.
    """
    progress.check()
    start, end = vectors.rows(words)
    shares = np.linspace(0.0, 1.0, STEPS, dtype=np.float32)[:, None]
    line = (1 - shares) * vectors.directions[start] + shares * vectors.directions[end]
    between = line[1:-1]
    # Halfway between opposite words there is no direction, and so no nearest word.
    between = between[np.linalg.norm(between, axis=1) > _NOWHERE]
    rows = [start, *(vectors.directions @ unit(between).T).argmax(0).tolist(), end]
    kept = [row for place, row in enumerate(rows) if not place or row != rows[place - 1]]
    return [vectors.words[row] for row in kept]


def save_jieba(path: Path, found: Screened, counts: Mapping[str, int], *, progress: Progress) -> Path:
    """Write a dictionary for jieba, the most frequent word first; one that was never counted counts 1."""
    progress.check()
    pairs = [(one.word, counts.get(one.word, 1)) for one in found.words]
    pairs.sort(key=lambda pair: -pair[1])
    words = Words(tuple(word for word, _ in pairs), np.array([count for _, count in pairs], np.int64))
    write_jieba(path, words)
    return path


def save_table(path: Path, found: Screened, *, progress: Progress) -> Path:
    """Write word, depth, cosine and origin as CSV."""
    progress.check()
    write_screened(path, found)
    return path


def save_vectors(path: Path, found: Screened, vectors: WordVectors, *, progress: Progress) -> Path:
    """Write the vectors of what grew in word2vec's text format."""
    progress.check()
    write_word2vec(path, chosen(vectors, [one.word for one in found.words]))
    return path
