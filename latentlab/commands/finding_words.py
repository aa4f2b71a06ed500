"""What `latentlab words` shares: which finder with which thresholds, where its counts lie, what is told."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import tyro

from latentlab.commands.flags import flag
from latentlab.commands.options import Output, say
from latentlab.errors import BadInput, Cancelled
from latentlab.lexicon.knobs import PRESETS, BoundaryKnobs, CohesionKnobs, CountingKnobs, PairKnobs
from latentlab.spec import Frozen

if TYPE_CHECKING:
    from latentlab.lexicon.finding import Found
    from latentlab.lexicon.scan import Workplace
    from latentlab.lexicon.text import Corpus
    from latentlab.lexicon.words import Words
    from latentlab.progress import Progress

FILES_NAMED = 10
"""Files whose encoding is told one by one; --json tells of all."""
BY_HAND = "logs"
"""The preset whose thresholds the flags are."""


@dataclass(frozen=True)
class Way:
    """How words are looked for."""

    finder: Literal["a", "b"] = "b"
    """a: cut at weak pairs; b: n-grams that hold together, and a check back"""
    preset: Literal["logs", "ratios"] = "logs"
    """thresholds of finder b: what its flags say, or ratios 5, 25, 125 and a count of 128"""
    work: Output = None
    """a folder for the counts: after a stop the same command goes on there"""
    memory_mib: int = 512
    """memory that counts take before they go to disk [MiB]"""

    def __post_init__(self) -> None:
        if not 1 <= self.memory_mib <= 1 << 20:
            raise BadInput("--memory-mib: {given}.", "Give 1 to 1,048,576.", given=self.memory_mib)


Ways = Annotated[Way, tyro.conf.arg(name="")]


def chosen(
    way: Way, cohesion: CohesionKnobs, pairs: PairKnobs, counting: CountingKnobs
) -> PairKnobs | CohesionKnobs:
    """The knobs of the finder. Raises BadInput for flags that would do nothing."""
    if way.finder == "a":
        idle = [*_turned(cohesion, CohesionKnobs()), *_turned(counting, CountingKnobs(), "longest")]
        if way.preset != BY_HAND:
            idle.append("--preset")
        _refuse(idle, "--finder a")
        return PairKnobs.model_validate(pairs.model_dump())
    _refuse(_turned(pairs, PairKnobs()), "--finder b")
    if way.preset == BY_HAND:
        return CohesionKnobs.model_validate(cohesion.model_dump())
    _refuse(_turned(cohesion, CohesionKnobs()), f"--preset {way.preset}")
    return PRESETS[way.preset]


def _turned(knobs: Frozen, default: Frozen, *names: str) -> list[str]:
    """The flags that were given another value."""
    usual = default.model_dump()
    return [flag(name) for name, value in knobs if value != usual[name] and (not names or name in names)]


def _refuse(idle: Sequence[str], beside: str) -> None:
    if idle:
        raise BadInput(
            "{flags} would do nothing with {beside}.", "Leave one out.", flags=", ".join(idle), beside=beside
        )


def opened(paths: Sequence[Path]) -> Corpus:
    """The texts. Raises BadInput for none, and for what is no text."""
    from latentlab.lexicon.text import open_corpus

    if not paths:
        raise BadInput("There is no text.", "Name text files or a folder.")
    return open_corpus(paths)


@contextmanager
def workplace(way: Way) -> Iterator[Workplace]:
    """Where counts lie: the folder that was named, or one that goes; says how to go on after a stop."""
    from latentlab.lexicon.scan import Workplace

    memory = way.memory_mib << 20
    if way.work is None:
        with tempfile.TemporaryDirectory(prefix="latentlab-words-") as folder:
            yield Workplace(Path(folder), memory, durable=False)
        return
    try:
        yield Workplace(way.work, memory)
    except Cancelled as stop:
        raise Cancelled(
            "Stopped. What was counted lies in {folder}.",
            "The same command goes on from there.",
            folder=way.work,
        ) from stop


def found_in(
    corpus: Corpus,
    place: Workplace,
    knobs: PairKnobs | CohesionKnobs,
    counting: CountingKnobs,
    boundary: BoundaryKnobs,
    progress: Progress,
) -> Found:
    """The words of a corpus by the finder whose knobs these are."""
    from latentlab.lexicon.finding import find_words

    counting = CountingKnobs.model_validate(counting.model_dump())
    if not place.durable and isinstance(knobs, CohesionKnobs):  # nobody will ask with lower thresholds
        counting = counting.model_copy(update={"floor": max(counting.floor, knobs.min_count)})
    return find_words(corpus, place, knobs, counting, boundary, progress)


def words_of(
    path: Path,
    place: Workplace,
    knobs: PairKnobs | CohesionKnobs,
    counting: CountingKnobs,
    boundary: BoundaryKnobs,
    progress: Progress,
) -> Words:
    """Words of a table, or of text."""
    from latentlab.lexicon.export import is_word_list, read_words

    if is_word_list(path):
        return read_words(path)
    corpus = opened([path])
    found = found_in(corpus, place, knobs, counting, boundary, progress)
    say_files(corpus, found.counts.unreadable)
    return found.words


def nothing(found: Found, knobs: PairKnobs | CohesionKnobs) -> BadInput:
    """What is said where thresholds and filters leave no word."""
    if isinstance(knobs, PairKnobs):
        return BadInput(
            "Nothing is left: no word passes these thresholds and filters.",
            "Lower --min-pmi, --min-proba or --min-pieces.",
        )
    return BadInput(
        "Nothing is left: {kept} n-grams pass the thresholds, and no word the filters.",
        "Lower --min-count or --cohesion-2.",
        kept=sum(found.scored.how_many(knobs)) if found.scored is not None else 0,
    )


def passed(found: Found, knobs: PairKnobs | CohesionKnobs) -> dict[str, object]:
    """How many n-grams are kept, by n."""
    if found.scored is None or isinstance(knobs, PairKnobs):
        return {}
    return {"kept": {str(n): many for n, many in enumerate(found.scored.how_many(knobs), start=2)}}


def files_told(corpus: Corpus, unreadable: Mapping[int, int]) -> dict[str, object]:
    """Every file with its encoding and what could not be read of it, for JSON."""
    told = [
        {
            "path": str(source.path),
            "encoding": source.encoding,
            "gzip": source.zipped,
            "bytes": source.size,
            "unreadable": unreadable.get(number, 0),
        }
        for number, source in enumerate(corpus.sources)
    ]
    return {"files": told, "skipped": [str(path) for path in corpus.skipped]}


def say_files(corpus: Corpus, unreadable: Mapping[int, int]) -> None:
    """The same for the person."""
    for number, source in enumerate(corpus.sources[:FILES_NAMED]):
        lost = unreadable.get(number, 0)
        said = f", {lost:,} places could not be read" if lost else ""
        say(f"{source.path}: {source.encoding.upper()}{said}")
    if len(corpus.sources) > FILES_NAMED:
        say(f"and {len(corpus.sources) - FILES_NAMED:,} files more")
    for path in corpus.skipped[:FILES_NAMED]:
        say(f"{path}: skipped, it is no text")
