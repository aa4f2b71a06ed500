"""Text that is cut into words, as numbers on disk: what word vectors learn from.

White space separates words. A sentence ends with its line, and at a word that is nothing but a mark which
ends sentences; such marks are no words. Files are read in pieces, twice: to count, and to write the numbers.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, ValidationError

from latentlab.errors import BadInput
from latentlab.files import folder_atomically
from latentlab.progress import Progress
from latentlab.spec import Frozen

SUFFIXES = (".txt", ".gz")
ENDS = frozenset(["。", "！", "？", "｡", "…", "……", ".", "!", "?", "...", "..", "‥", "۔", "।", "॥"])
"""Words that end a sentence."""
END = -1
"""What stands for the end of a sentence among the numbers of words."""
LONGEST = 1000
"""Characters: text with a longer word is not cut into words."""

_FORMAT = 1
_INDEX, _WORDS, _COUNTS, _TEXT = "index.json", "words.txt", "counts.i64", "text.i32"
_PIECE = 1 << 18  # characters: larger ones keep Python busy while a window waits, and are no faster
_MARK, _UNKNOWN = "\0", -2
_GZIP = b"\x1f\x8b"


class _Index(Frozen):
    """What lies in the folder; files of other sizes are torn."""

    format: int = Field(_FORMAT, ge=_FORMAT, le=_FORMAT)
    name: str
    min_count: int = Field(ge=1)
    vocabulary: int = Field(ge=1)
    length: int = Field(ge=1)
    count: int = Field(ge=1)
    fingerprint: str


@dataclass(frozen=True, eq=False)
class Sentences:
    """A text as numbers: ``text`` (L,) int32, mapped, holds places in ``words``, and ``END`` after sentences.

    ``words`` are those that occur often enough, the most frequent first, ``counts`` (V,) how often each does;
    ``count`` is their sum. Other words are left out, as if they had not been written.
    """

    name: str
    words: tuple[str, ...]
    counts: NDArray[np.int64]
    text: NDArray[np.int32]
    count: int
    fingerprint: str
    skipped: tuple[str, ...] = ()


def find_files(named: str) -> list[Path]:
    """The files meant by paths with ``os.pathsep`` between; of a folder, those in it that may be text.

    Raises BadInput where there is none.
    """
    found: list[Path] = []
    for part in filter(None, named.split(os.pathsep)):
        path = Path(part).expanduser()
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not inside:
                raise BadInput(
                    "The folder {path} holds no text.", "Give one with .txt or .gz files.", path=path
                )
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise BadInput("There is no text {path}.", "Check the path.", path=path)
    if not found:
        raise BadInput("No text was given.", "Give files of words with white space between them.")
    return found


def open_sentences(folder: Path, named: str, min_count: int, progress: Progress | None = None) -> Sentences:
    """What lies in ``folder``, or else what the files of ``named`` make there, at once or not at all.

    Raises BadInput for what is no such text, OSError where nothing can be written, Cancelled.
    """
    known = _read(folder, min_count)
    if known is not None:
        return known
    progress = progress or Progress()
    files = find_files(named)
    counts = _count(files, progress)
    kept = sorted(
        (pair for pair in counts.items() if pair[1] >= min_count), key=lambda pair: (-pair[1], pair[0])
    )
    if len(kept) < 2:
        raise BadInput(
            "{name} has fewer than two words that occur {least} times or more.",
            "Lower min_count, or give more text, with white space between its words.",
            name=_name(files),
            least=min_count,
        )
    with folder_atomically(folder) as new:
        _write(new, files, kept, min_count, progress)
    made = _read(folder, min_count)
    assert made is not None
    return made


def _name(files: Sequence[Path]) -> str:
    return files[0].name if len(files) == 1 else f"{files[0].name} + {len(files) - 1}"


# -- reading text -----------------------------------------------------------------------------------------


def pieces(path: Path, progress: Progress, share: tuple[float, float] = (0.0, 1.0)) -> Iterator[list[str]]:
    """The words of a file, piece by piece; ``"\\0"`` stands for the end of a line. Raises BadInput."""
    size = max(1, path.stat().st_size)
    try:
        with open(path, "rb") as raw:
            packed = raw.peek(2)[:2] == _GZIP
            source = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
            text = io.TextIOWrapper(source, encoding="utf-8-sig", newline=None)
            rest = ""
            while piece := text.read(_PIECE):
                done = share[0] + (share[1] - share[0]) * min(1.0, raw.tell() / size)
                progress.report(done, "Reading {path}", path=path.name)
                whole, rest = _parted(rest + piece)
                if len(rest) > LONGEST:
                    raise _uncut(path)
                yield _words(path, whole)
            yield [*_words(path, rest), _MARK]
    except UnicodeDecodeError as error:
        raise BadInput(
            "{path} is not UTF-8 text (byte {start} of a piece).",
            "Convert it to UTF-8.",
            path=path,
            start=error.start,
        ) from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise BadInput(
            "{path} is damaged: it cannot be unpacked ({cause}).", "Get it again.", path=path, cause=error
        ) from error
    except OSError as error:
        raise BadInput(
            "{path} cannot be read ({cause}).", "Check your rights to it.", path=path, cause=error
        ) from error


def _parted(text: str) -> tuple[str, str]:
    """What ends with white space, and the beginning of a word that may go on."""
    end = len(text)
    while end and not text[end - 1].isspace() and len(text) - end <= LONGEST:
        end -= 1
    return text[:end], text[end:]


def _words(path: Path, text: str) -> list[str]:
    found = text.replace(_MARK, " ").replace("\n", f" {_MARK} ").split()
    if found and max(map(len, found)) > LONGEST:
        raise _uncut(path)
    return found


def _uncut(path: Path) -> BadInput:
    return BadInput(
        "{path} holds a word of more than {limit} characters: it is not cut into words.",
        "Separate its words with white space first; `latentlab words` can find them.",
        path=path,
        limit=LONGEST,
    )


def _all(files: Sequence[Path], progress: Progress, share: tuple[float, float]) -> Iterator[list[str]]:
    first, last = share
    for number, path in enumerate(files):
        part = tuple(first + (last - first) * (number + end) / len(files) for end in (0, 1))
        yield from pieces(path, progress, (part[0], part[1]))


# -- writing numbers --------------------------------------------------------------------------------------


def _count(files: Sequence[Path], progress: Progress) -> Counter[str]:
    counts: Counter[str] = Counter()
    for words in _all(files, progress, (0.0, 0.5)):
        counts.update(words)
    for mark in (*ENDS, _MARK):
        counts.pop(mark, None)
    return counts


def _write(
    folder: Path,
    files: Sequence[Path],
    kept: list[tuple[str, int]],
    min_count: int,
    progress: Progress,
) -> None:
    words = [word for word, _ in kept]
    counts = np.asarray([count for _, count in kept], dtype=np.int64)
    number = {word: place for place, word in enumerate(words)} | dict.fromkeys((*ENDS, _MARK), END)
    text = "\n".join(words).encode()
    digest = hashlib.sha256(text)
    length = 0
    with open(folder / _TEXT, "wb") as target:
        for found in _all(files, progress, (0.5, 1.0)):
            part = np.fromiter(map(number.get, found, repeat(_UNKNOWN)), dtype=np.int32, count=len(found))
            part = _without_empty(part[part != _UNKNOWN])
            digest.update(part.tobytes())
            target.write(part.tobytes())
            length += len(part)
    (folder / _WORDS).write_bytes(text)
    (folder / _COUNTS).write_bytes(counts.tobytes())
    index = _Index(
        name=_name(files), min_count=min_count, vocabulary=len(words), length=length,
        count=int(counts.sum()), fingerprint=digest.hexdigest(),
    )  # fmt: skip
    (folder / _INDEX).write_text(index.model_dump_json(), encoding="utf-8")


def _without_empty(part: NDArray[np.int32]) -> NDArray[np.int32]:
    """The numbers without ends that follow on ends."""
    ends = part == END
    ends[1:] &= part[:-1] == END
    ends[:1] = False
    kept: NDArray[np.int32] = part[~ends]
    return kept


def _index(folder: Path) -> _Index | None:
    try:
        index = _Index.model_validate_json((folder / _INDEX).read_bytes())
        sizes = (folder / _TEXT).stat().st_size, (folder / _COUNTS).stat().st_size
    except (OSError, ValidationError):
        return None
    return index if sizes == (4 * index.length, 8 * index.vocabulary) else None


def _read(folder: Path, min_count: int) -> Sentences | None:
    """What was made there; None where nothing whole is, or it was made for another ``min_count``."""
    index = _index(folder)
    if index is None or index.min_count != min_count:
        return None
    words = tuple((folder / _WORDS).read_text(encoding="utf-8").split("\n"))
    counts = np.fromfile(folder / _COUNTS, dtype=np.int64)
    text = np.memmap(folder / _TEXT, dtype=np.int32, mode="r", shape=(index.length,))
    if len(words) != index.vocabulary:
        return None
    return Sentences(index.name, words, counts, text, index.count, index.fingerprint)
