"""Words into files and out of them: a CSV table, a dictionary for jieba."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from latentlab.errors import BadInput, Message
from latentlab.files import write_atomically
from latentlab.lexicon.contrast import Contrast
from latentlab.lexicon.screening import Screened
from latentlab.lexicon.words import Words

FIRST = "word", "count"
SCORES = "cohesion", "left", "right"


def write_words(path: Path, words: Words) -> None:
    """Write word, count and the scores that there are as CSV in UTF-8."""
    names = tuple(words.scores())
    rows = ((word, count, *(scores[name] for name in names)) for word, count, scores in words.rows())
    _write_csv(path, (*FIRST, *names), rows)


def write_contrast(path: Path, found: Contrast) -> None:
    """Write word, both counts, the rescaled background and the score as CSV."""
    columns = found.words, found.domain.tolist(), found.background.tolist()
    rows = zip(*columns, found.rescaled.tolist(), found.scores.tolist(), strict=True)
    _write_csv(path, ("word", "count", "background", "rescaled", "score"), rows)


def write_screened(path: Path, found: Screened) -> None:
    """Write word, depth, cosine and the word it was reached from as CSV."""
    rows = ((one.word, one.depth, one.cosine, one.parent) for one in found.words)
    _write_csv(path, ("word", "depth", "cosine", "from"), rows)


def write_jieba(path: Path, words: Words) -> None:
    """Write a user dictionary for jieba: a word and its count on each line."""

    def write(temporary: Path) -> None:
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{word} {count}\n" for word, count in words)

    write_atomically(path, write)


def read_words(path: Path) -> Words:
    """Words as ``write_words`` and ``write_contrast`` leave them. Raises BadInput naming the wrong line.

    Columns but word, count and the scores of finders are passed over.
    """
    with open(path, encoding="utf-8-sig", newline="", errors="replace") as file:
        lines = csv.reader(file)
        try:
            header = next(lines, [])
            if tuple(header[:2]) != FIRST:
                raise _wrong(path, 1, Message("it does not begin with word,count"))
            read = [_row(row, header, path, lines.line_num) for row in lines if row]
        except csv.Error as error:
            raise _wrong(path, lines.line_num, Message("{error}", {"error": error})) from error
    scores = {
        name: np.array([values[column] for _, _, values in read])
        for column, name in enumerate(header[2:])
        if name in SCORES
    }
    counts = np.array([count for _, count, _ in read], np.int64)
    return Words(tuple(word for word, _, _ in read), counts, **scores)


def is_word_list(path: Path) -> bool:
    """Whether a file begins as a list of words does."""
    if not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.readline(64).removeprefix(b"\xef\xbb\xbf").startswith(b"word,count")


def _row(row: Sequence[str], header: Sequence[str], path: Path, number: int) -> tuple[str, int, list[float]]:
    if len(row) != len(header) or not row[0]:
        raise _wrong(
            path, number, Message("it has not a word and {count} values", {"count": len(header) - 1})
        )
    try:
        count, values = int(row[1]), [float(cell) if cell else math.nan for cell in row[2:]]
    except ValueError:
        raise _wrong(
            path, number, Message("{row!r} has something that is no number", {"row": ",".join(row)[:60]})
        ) from None
    if not 0 <= count < 2**63:
        raise _wrong(path, number, Message("{count} is no count", {"count": count}))
    return row[0], count, values


def _wrong(path: Path, number: int, cause: Message) -> BadInput:
    return BadInput(
        "{path}, line {number}: {cause}.",
        "Give a table that `latentlab words find` has written.",
        path=path,
        number=number,
        cause=cause,
    )


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    def cells() -> Iterator[list[object]]:
        for row in rows:
            yield [
                "" if cell is None else round(cell, 6) if isinstance(cell, float) else cell for cell in row
            ]

    def write(temporary: Path) -> None:
        with open(temporary, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(cells())

    write_atomically(path, write)
