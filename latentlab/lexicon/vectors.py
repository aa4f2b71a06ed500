"""Vectors of words: neighbours, analogies, and the text format of word2vec."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from latentlab.errors import BadInput, Message
from latentlab.files import write_atomically
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


def write_word2vec(path: Path, vectors: WordVectors) -> None:
    """Write the text format: a line of two numbers, V and D, then a word and its numbers on each line."""

    def lines() -> Iterator[str]:
        yield f"{len(vectors.words)} {vectors.vectors.shape[1]}\n"
        for word, vector in zip(vectors.words, vectors.vectors, strict=True):
            yield f"{word} {' '.join(f'{value:.9g}' for value in vector.tolist())}\n"

    def write(temporary: Path) -> None:
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines())

    write_atomically(path, write)


def read_word2vec(path: Path, progress: Progress | None = None) -> WordVectors:
    """Read the text format. Raises BadInput naming the line that is wrong."""
    with open(path, encoding="utf-8", errors="replace", newline="\n") as file:
        count, width = _header(file.readline(1000), path)
        words: list[str] = []
        known: set[str] = set()
        values = np.empty((count, width), np.float32)
        for number, line in enumerate(file, start=2):
            if progress is not None and number % _TOLD == 0:
                progress.report(len(words) / count, "Reading vectors of {count:,} words…", count=count)
            if not line.strip():
                continue
            if len(words) == count:
                raise _wrong(
                    path,
                    number,
                    Message("there are more words than the {count:,} of line 1", {"count": count}),
                )
            word, vector = _line(line, width, path, number)
            if word in known:
                raise _wrong(path, number, Message("{word!r} was there before", {"word": word}))
            values[len(words)] = vector
            words.append(word)
            known.add(word)
    if len(words) < count:
        raise _wrong(
            path,
            1,
            Message(
                "{count:,} words are promised and {found:,} there", {"count": count, "found": len(words)}
            ),
        )
    return WordVectors(tuple(words), values)


def _header(line: str, path: Path) -> tuple[int, int]:
    parts = line.split()
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        raise _wrong(path, 1, Message("it is not the number of words and of dimensions"))
    count, width = map(int, parts)
    if not count or not width or count * width > MOST_VALUES:
        raise _wrong(
            path, 1, Message("{count:,} words of {width:,} numbers", {"count": count, "width": width})
        )
    if path.stat().st_size < 2 * count * width:  # before memory is asked for
        raise _wrong(path, 1, Message("the file is too short for {count:,} words", {"count": count}))
    return count, width


def _line(line: str, width: int, path: Path, number: int) -> tuple[str, Floats]:
    parts = line.rstrip().split(" ")
    if len(parts) != width + 1:
        raise _wrong(
            path,
            number,
            Message("{found} numbers and not {width}", {"found": len(parts) - 1, "width": width}),
        )
    try:
        vector = np.array(parts[1:], np.float32)
    except ValueError:
        raise _wrong(
            path, number, Message("what follows {word!r} are no numbers", {"word": parts[0]})
        ) from None
    if not np.isfinite(vector).all():
        raise _wrong(path, number, Message("{word!r} has a number that is not finite", {"word": parts[0]}))
    return parts[0], vector


def _wrong(path: Path, number: int, cause: Message) -> BadInput:
    return BadInput(
        "{path}, line {number}: {cause}.",
        "Give word2vec's text format: V and D on the first line, then a word and D numbers on each.",
        path=path,
        number=number,
        cause=cause,
    )
