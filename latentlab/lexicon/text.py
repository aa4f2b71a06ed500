"""Text files as a stream of code points: plain, gzipped or in folders, UTF-8 or GB18030 by their content."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

import numpy as np
from numpy.typing import NDArray

from latentlab.errors import BadInput

Points = NDArray[np.uint32]
Encoding = Literal["utf-8", "gb18030"]

CHUNK = 4 << 20
"""Bytes that are decoded at a time, whatever the lines."""
SAMPLE = 1 << 20
"""Bytes by which the encoding is told, from the first ones on that are not ASCII."""
GZIP, UTF8_BOM, UTF16_BOMS = b"\x1f\x8b", b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
SPOILT = 0.15
"""Share of bytes beyond ASCII that may be wrong in UTF-8; in Chinese text in GB18030 twice as many are."""
HOPELESS = 0.3
"""The share from which a file is in neither encoding."""


@dataclass(frozen=True)
class Source:
    """A file of text: where it lies, its size and time on disk, what it is written in."""

    path: Path
    size: int
    time_ns: int
    encoding: Encoding
    zipped: bool
    bom: bool


@dataclass(frozen=True)
class Place:
    """Where reading stands: the source by number, and bytes into its (unzipped) content."""

    source: int = 0
    offset: int = 0


@dataclass(frozen=True)
class Chunk:
    """Code points (N,), where reading goes on after them, and whether their file ends with them.

    ``unreadable`` counts what could not be decoded (U+FFFD stands in its place) and NULs, ``read`` the bytes
    on disk that this file has given so far.
    """

    points: Points
    after: Place
    ends: bool
    unreadable: int
    read: int


@dataclass(frozen=True)
class Corpus:
    """Files in the order they are read; ``skipped`` names those in folders that are no text."""

    sources: tuple[Source, ...]
    skipped: tuple[Path, ...] = ()

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(source.size for source in self.sources)

    def identity(self) -> str:
        """SHA-256 of names, sizes and times: another one is another corpus, or a changed one."""
        facts = [[str(source.path.resolve()), source.size, source.time_ns] for source in self.sources]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    def name(self) -> str:
        """For messages: the file, or the first of them and how many more."""
        more = len(self.sources) - 1
        return f"{self.sources[0].path}" + (f" and {more:,} more" if more else "")


def open_corpus(paths: Sequence[Path]) -> Corpus:
    """Look at files and folders; the files of a folder follow each other by name, hidden ones left out.

    Raises BadInput for what is not there, is empty, binary or in another encoding; in a folder binary
    files and empty ones are skipped.
    """
    sources: list[Source] = []
    skipped: list[Path] = []
    for path in paths:
        if not path.is_dir():
            sources.append(look_at(path))
            continue
        for file in _files(path):
            try:
                sources.append(look_at(file))
            except BadInput:
                skipped.append(file)
    if not sources:
        raise BadInput(
            "{paths}: there is no text in it.",
            "Give files of plain text (or .gz), or a folder with some.",
            paths=", ".join(map(str, paths)),
        )
    return Corpus(tuple(sources), tuple(skipped))


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    visible = [path for path in found if not any(part[0] == "." for part in path.relative_to(folder).parts)]
    return sorted(visible, key=lambda path: path.relative_to(folder).as_posix())


def look_at(path: Path) -> Source:
    """What a file is. Raises BadInput naming it if it is no text, OSError if it is not there."""
    facts = path.stat()
    if facts.st_size == 0:
        raise BadInput("{path} is empty.", "Give a file with text.", path=path)
    with open(path, "rb") as file:
        zipped = file.read(2) == GZIP
    with closing(_opened(path, zipped)) as handle:
        sample = _sample(handle, path)
    encoding, bom = _encoding(sample, path)
    return Source(path, facts.st_size, facts.st_mtime_ns, encoding, zipped, bom)


def _opened(path: Path, zipped: bool) -> Any:
    return gzip.open(path, "rb") if zipped else open(path, "rb")


def _sample(handle: IO[bytes], path: Path) -> bytes:
    """The beginning of the file, or the first block with anything beyond ASCII."""
    first = block = _read(handle, SAMPLE, path)
    if first.startswith(UTF16_BOMS):
        raise BadInput("{path} is in UTF-16.", "Save it as UTF-8 or GB18030.", path=path)
    if b"\0" in first:
        raise BadInput("{path} is no text: it has NUL bytes.", "Give plain text, or .gz of it.", path=path)
    while block.isascii():
        following = _read(handle, SAMPLE, path)
        if not following:
            return first
        block = following
    return block if first.isascii() else first


def _read(handle: IO[bytes], count: int, path: Path) -> bytes:
    try:
        return handle.read(count)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadInput(
            "{path} is damaged or cut short: {cause}.",
            "Fetch or compress it again.",
            path=path,
            cause=str(error).rstrip("."),
        ) from error


def _encoding(sample: bytes, path: Path) -> tuple[Encoding, bool]:
    bom = sample.startswith(UTF8_BOM)
    beyond = _beyond_ascii(sample)
    wrong = _wrong(sample, "utf-8")
    if bom or wrong <= SPOILT * beyond:
        return "utf-8", bom
    chinese = _wrong(sample, "gb18030")
    if min(wrong, chinese) > HOPELESS * beyond:
        raise BadInput(
            "{path} is neither in UTF-8 nor in GB18030.",
            "Save it as one of them, or leave it out.",
            path=path,
        )
    return ("gb18030" if chinese < wrong else "utf-8"), False


def _beyond_ascii(sample: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(sample, np.uint8) & 0x80))


def _wrong(sample: bytes, encoding: Encoding) -> int:
    """Places that cannot be decoded; what the sample's end cuts off is none."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(sample).count("\ufffd")


def read(corpus: Corpus, at: Place = Place(), chunk: int = CHUNK) -> Iterator[Chunk]:
    """Stream code points from a place on. Raises BadInput naming a file that is damaged further on."""
    for number in range(at.source, len(corpus.sources)):
        yield from _read_source(
            corpus.sources[number], number, at.offset if number == at.source else 0, chunk
        )


def _read_source(source: Source, number: int, offset: int, chunk: int) -> Iterator[Chunk]:
    offset = max(offset, len(UTF8_BOM) if source.bom else 0)
    decoder = codecs.getincrementaldecoder(source.encoding)("replace")
    with open(source.path, "rb") as file:
        handle: Any = gzip.GzipFile(fileobj=file) if source.zipped else file
        handle.seek(offset)
        while True:
            raw = _read(handle, chunk, source.path)
            text = decoder.decode(raw, final=not raw)
            offset += len(raw)
            points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(
                np.uint32, copy=False
            )
            after = Place(number, offset - len(decoder.getstate()[0])) if raw else Place(number + 1)
            yield Chunk(points, after, not raw, text.count("\ufffd") + text.count("\0"), file.tell())
            if not raw:
                return
