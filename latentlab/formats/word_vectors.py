"""Word vectors as text, as word2vec writes them: a line "V D", then a word and D numbers a line.

The first line may be missing (GloVe's files have none). One space or tab separates; other white space may be
part of a word. Files packed with gzip are read as well. ``open_words`` also takes LatentLab's own files.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
import torch

from latentlab.errors import BadInput, Message
from latentlab.files import write_atomically
from latentlab.formats import native
from latentlab.formats.sniff import Kind, recognise
from latentlab.models.words import Words, WordsConfig, encoded
from latentlab.progress import Progress
from latentlab.spec import Floats

MAX_WORDS = 10_000_000
MAX_AXES = 4096
MAX_NUMBERS = 2**30
MAX_LINE = 1 << 18  # characters
_GZIP = b"\x1f\x8b"
_EVERY = 20_000  # words between two reports


def open_words(path: Path | str, progress: Progress | None = None) -> Words:
    """Word vectors of a file, LatentLab's own or text. Raises BadInput for any other."""
    path = Path(path)
    if recognise(path) is not Kind.SAFETENSORS:
        return from_text(path, progress)
    model = native.load_file(path).model
    if not isinstance(model, Words):
        raise BadInput(
            "{path} is a model of images, not of words.",
            "Give one of `latentlab words embed`, or word vectors as text.",
            path=path,
        )
    model.words  # noqa: B018  (the vocabulary is checked now, not at the first question)
    return model


def from_text(path: Path | str, progress: Progress | None = None) -> Words:
    """Read word vectors made elsewhere; the words keep their order, and no counts are known.

    Raises BadInput with the number of the line for a word that comes twice, a line of another length, and
    what is no finite number; Cancelled.
    """
    path, progress = Path(path), progress or Progress()
    words: list[str] = []
    rows: list[Floats] = []
    places: dict[str, int] = {}
    declared, dim = 0, 0
    for number, line in _lines(path):
        if number == 1 and (head := _head(path, line)) is not None:
            declared, dim = head
            continue
        dim = dim or _count_of(path, line)
        word, row = _row(path, number, line, dim)
        if word in places:
            raise _bad(
                path,
                number,
                Message(
                    "the word {word} was there before, in line {first}", {"word": word, "first": places[word]}
                ),
            )
        if len(rows) >= MAX_WORDS or (len(rows) + 1) * dim > MAX_NUMBERS:
            raise _bad(
                path,
                number,
                Message(
                    "there are more words than the {limit} that can be held", {"limit": f"{len(rows):,}"}
                ),
            )
        places[word] = number
        words.append(word)
        rows.append(row)
        if len(rows) % _EVERY == 0:
            progress.report(-1.0, "Reading {path}: {count} words", path=path.name, count=f"{len(rows):,}")
    if not rows or (declared and len(rows) != declared):
        raise BadInput(
            "{path} announces {declared} words and holds {count}.",
            "The copy or download did not finish: get the file again.",
            path=path,
            declared=f"{declared:,}",
            count=f"{len(rows):,}",
        )
    return made_of(words, np.stack(rows))


def made_of(words: list[str], vectors: Floats, counts: torch.Tensor | None = None) -> Words:
    """A model of words with vectors (V, D)."""
    count, dim = vectors.shape
    config = WordsConfig(words=count, latent_dim=dim, bytes=len(encoded(words)))
    model = Words(config)
    model.vectors.copy_(torch.from_numpy(vectors))
    model.name(words, counts)
    return model.with_spaces(*model.measured()).eval()


def to_text(model: Words, path: Path | str, progress: Progress | None = None) -> None:
    """Write word vectors as text, with digits enough to read the same numbers again. Raises OSError."""
    progress = progress or Progress()
    vectors = model.vectors.detach().float().cpu()

    def write(temporary: Path) -> None:
        with open(temporary, "w", encoding="utf-8", newline="\n") as target:
            target.write(f"{len(vectors)} {vectors.shape[1]}\n")
            for place, (word, row) in enumerate(zip(model.words, vectors, strict=True)):
                if place % _EVERY == 0:
                    progress.report(place / len(vectors), "Writing {path}", path=Path(path).name)
                target.write(f"{word} {' '.join(map('{:.9g}'.format, row.tolist()))}\n")

    write_atomically(Path(path), write)


# -- lines ------------------------------------------------------------------------------------------------


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, from 1; without empty ones at the end."""
    number = 0
    try:
        with open(path, "rb") as raw:
            packed = raw.peek(2)[:2] == _GZIP
            source = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
            text = io.TextIOWrapper(source, encoding="utf-8-sig", newline="\n")
            while line := text.readline(MAX_LINE):
                number += 1
                if len(line) == MAX_LINE:
                    raise _bad(path, number, Message("it is too long"))
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise BadInput(
            "{path} is not UTF-8 text after line {line}; word2vec's binary files are none.",
            "Export the vectors as text: with gensim, save_word2vec_format(..., binary=False).",
            path=path,
            line=number,
        ) from error
    except (gzip.BadGzipFile, EOFError, OSError) as error:
        raise BadInput(
            "{path} cannot be read ({cause}).",
            "Check the file and your rights to it.",
            path=path,
            cause=error,
        ) from error


def _head(path: Path, line: str) -> tuple[int, int] | None:
    """How many words of how many axes, where the first line says so."""
    parts = line.split()
    if len(parts) != 2 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    count, dim = map(int, parts)
    if not (1 <= count <= MAX_WORDS and 1 <= dim <= MAX_AXES and count * dim <= MAX_NUMBERS):
        raise _bad(
            path,
            1,
            Message(
                "{words} words of {axes} axes are more than can be held, or none",
                {"words": f"{count:,}", "axes": f"{dim:,}"},
            ),
        )
    return count, dim


def _count_of(path: Path, line: str) -> int:
    """The axes of a file that does not say: as many numbers as the first word has."""
    dim = len(line.replace("\t", " ").rstrip(" ").split(" ")) - 1
    if not 1 <= dim <= MAX_AXES:
        raise _bad(path, 1, Message("it is neither two numbers nor a word and its numbers"))
    return dim


def _row(path: Path, number: int, line: str, dim: int) -> tuple[str, Floats]:
    word, *numbers = line.replace("\t", " ").rstrip(" ").rsplit(" ", dim)
    if len(numbers) != dim or not word:
        raise _bad(path, number, Message("it should hold a word and {axes} numbers", {"axes": dim}))
    try:
        row = np.array(numbers, dtype=np.float32)
    except ValueError:
        row = np.full(dim, np.nan, dtype=np.float32)
    if not np.isfinite(row).all():
        raise _bad(
            path,
            number,
            Message("the {axes} numbers of {word} are not all finite numbers", {"axes": dim, "word": word}),
        )
    return word, row


def _bad(path: Path, line: int, cause: Message) -> BadInput:
    return BadInput(
        "{path}, line {line}: {cause}.",
        "Word vectors as text have a word and its numbers a line.",
        path=path,
        line=line,
        cause=cause,
    )
