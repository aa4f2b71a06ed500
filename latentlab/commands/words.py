"""`latentlab words`: find a vocabulary in plain text, hold it against a background, grow it, hand it on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import tyro

from latentlab.commands.embedding import embed_command, near
from latentlab.commands.finding_words import (
    Way,
    Ways,
    chosen,
    files_told,
    found_in,
    nothing,
    opened,
    passed,
    say_files,
    words_of,
    workplace,
)
from latentlab.commands.flags import with_help
from latentlab.commands.options import Options, Shared, emit, say, searching, table
from latentlab.errors import BadInput
from latentlab.lexicon.knobs import (
    BoundaryKnobs,
    CohesionKnobs,
    ContrastKnobs,
    CountingKnobs,
    PairKnobs,
    ScreeningKnobs,
)
from latentlab.spec import Frozen

if TYPE_CHECKING:
    from latentlab.lexicon.filters import Filters
    from latentlab.lexicon.words import Words

Files = Annotated[
    tuple[Path, ...],
    tyro.conf.Positional,
    tyro.conf.arg(
        metavar="FILE...", help="text files, .gz of them, folders", help_behavior_hint="(required)"
    ),
]
Name = Annotated[Path, tyro.conf.Positional]
Table = Annotated[
    Path | None,
    tyro.conf.arg(metavar="CSV", help_behavior_hint="(default: none)", help="a .csv file to write"),
]
FilterFile = Annotated[
    Path | None,
    tyro.conf.arg(
        name="filters",
        metavar="JSON",
        help="rules that words must pass",
        help_behavior_hint="(default: 2 characters and more)",
    ),
]
Show = Annotated[int, tyro.conf.arg(name="show", help="rows that are printed")]


def words_command(name: str) -> Callable[..., int]:
    """The subcommand of a second word: the knobs that it takes are described with unit and limits."""
    command = WORDS[name][1]
    for parameter, declaration in KNOBS.items():
        if parameter in command.__annotations__:
            described = with_help(declaration)
            command.__annotations__[parameter] = Annotated[described, tyro.conf.arg(name="")]
    return command


def find(
    files: Files,
    *,
    way: Ways = Way(),
    cohesion: CohesionKnobs,
    pairs: PairKnobs,
    boundary: BoundaryKnobs,
    counting: CountingKnobs,
    filters: FilterFile = None,
    show: Show = 20,
    out: Table = None,
    options: Shared = Options(),
) -> int:
    """Find words in text: word, count and cohesion, the most frequent first (kexue.fm 3913, 6920).

    Text is UTF-8 or GB18030, as its content says. Ctrl+C stops; with --work the same command goes on.
    """
    from latentlab.lexicon.export import write_words

    _check_out(out, ".csv")
    rules = _filters(filters)
    knobs = chosen(way, cohesion, pairs, counting)
    corpus = opened(files)
    with workplace(way) as place, searching() as reports:
        found = found_in(corpus, place, knobs, counting, boundary, reports)
        kept = rules.apply(found.words)
        if not len(kept):
            raise nothing(found, knobs)
        say_files(corpus, found.counts.unreadable)
        if out is not None:
            write_words(out, kept)
        told = files_told(corpus, found.counts.unreadable)
        _tell_words(kept, show, options, {**told, "characters": found.counts.total, **passed(found, knobs)})
    return 0


def contrast(
    domain: Name,
    background: Name,
    *,
    way: Ways = Way(),
    cohesion: CohesionKnobs,
    pairs: PairKnobs,
    boundary: BoundaryKnobs,
    counting: CountingKnobs,
    typical: ContrastKnobs,
    filters: FilterFile = None,
    show: Show = 20,
    out: Table = None,
    options: Shared = Options(),
) -> int:
    """Words of a domain held against a background, the most typical first (kexue.fm 6540).

    The score lies between 0 and 1: .5 is as frequent in both.

    Args:
        domain: text (a file or a folder), or a table that `words find` has written
        background: the same
    """
    from latentlab.lexicon.contrast import contrast as held_against
    from latentlab.lexicon.export import write_contrast

    _check_out(out, ".csv")
    rules = _filters(filters)
    knobs = chosen(way, cohesion, pairs, counting)
    with workplace(way) as place, searching() as reports:
        sides = [
            rules.apply(words_of(path, place.within(side), knobs, counting, boundary, reports))
            for side, path in (("domain", domain), ("background", background))
        ]
    found = held_against(dict(sides[0]), dict(sides[1]), ContrastKnobs.model_validate(typical.model_dump()))
    if out is not None:
        write_contrast(out, found)
    columns = found.words, found.domain.tolist(), found.background.tolist(), found.scores.tolist()
    rows = list(zip(*(column[: max(show, 0)] for column in columns), strict=True))
    header = "word", "count", "background", "score"
    if options.json:
        emit({"words": len(found), "top": [dict(zip(header, row, strict=True)) for row in rows]})
    else:
        table([(word, w, o, f"{score:.4f}") for word, w, o, score in rows], header)
    return 0


def screen(
    vectors: Name,
    *,
    seeds: tuple[str, ...] = (),
    growth: ScreeningKnobs,
    show: Show = 50,
    out: Table = None,
    options: Shared = Options(),
) -> int:
    """Grow a vocabulary from seeds through nearest neighbours, stricter with each step (kexue.fm 6540).

    Args:
        vectors: vectors of words in word2vec's text format
        seeds: the words to begin with
    """
    from latentlab.lexicon.export import write_screened
    from latentlab.lexicon.screening import screen as grow
    from latentlab.lexicon.vectors import read_vectors

    _check_out(out, ".csv")
    if not seeds:
        raise BadInput("There are no seeds.", "Give some words: --seeds WORD WORD.")
    with searching() as reports:
        found = grow(
            read_vectors(vectors), seeds, ScreeningKnobs.model_validate(growth.model_dump()), reports
        )
    if found.missing:
        say(f"These seeds have no vector: {', '.join(found.missing)}")
    if out is not None:
        write_screened(out, found)
    rows = [(one.word, one.depth, one.cosine, one.parent) for one in found.words[: max(show, 0)]]
    header = "word", "depth", "cosine", "from"
    if options.json:
        top = [dict(zip(header, row, strict=True)) for row in rows]
        emit({"words": len(found.words), "missing": list(found.missing), "top": top})
    else:
        table([(word, depth, f"{cosine:.4f}", parent or "") for word, depth, cosine, parent in rows], header)
    return 0


def export(
    words: Name,
    *,
    out: Annotated[Path, tyro.conf.arg(metavar="PATH")],
    format: Literal["jieba", "csv", "word2vec"] = "jieba",
    vectors: Annotated[
        Path | None, tyro.conf.arg(metavar="FILE", help_behavior_hint="(only with --format word2vec)")
    ] = None,
    filters: FilterFile = None,
    options: Shared = Options(),
) -> int:
    """Filter a table of words and write it as a dictionary for jieba, as CSV, or with vectors.

    Args:
        words: a table that `words find` or `words contrast` has written
        out: the file to write
        format: jieba: word and count a line; word2vec: those of --vectors that are in the table
        vectors: vectors of words in word2vec's text format
    """
    from latentlab.lexicon import export as files
    from latentlab.lexicon.vectors import chosen, read_vectors, write_word2vec

    _check_out(out, "")
    if (vectors is not None) != (format == "word2vec"):
        raise BadInput("--vectors and --format word2vec go together.", "Give both, or neither.")
    kept = _filters(filters).apply(files.read_words(words))
    if not len(kept):
        raise BadInput("No word of {path} passes the filters.", "Change the rules.", path=words)
    written = len(kept)
    if vectors is not None:
        few = chosen(read_vectors(vectors), kept.words)
        write_word2vec(out, few)
        written = len(few.words)
    else:
        (files.write_jieba if format == "jieba" else files.write_words)(out, kept)
    if options.json:
        emit({"words": written, "out": str(out)})
    else:
        print(f"{out}: {written:,} words")
    return 0


WORDS: Mapping[str, tuple[str, Callable[..., int]]] = {
    "find": ("find words in text", find),
    "contrast": ("hold the words of a domain against a background", contrast),
    "embed": ("train word vectors on spaced words, or on text cut by --words", embed_command()),
    "near": ("the words nearest to a word, to a sum of words, or on the way between two", near),
    "screen": ("grow a vocabulary from seeds, by vectors of words", screen),
    "export": ("filter a table of words and write a dictionary", export),
}
KNOBS: Mapping[str, type[Frozen]] = {
    "cohesion": CohesionKnobs,
    "pairs": PairKnobs,
    "boundary": BoundaryKnobs,
    "counting": CountingKnobs,
    "typical": ContrastKnobs,
    "growth": ScreeningKnobs,
}


def _filters(path: Path | None) -> Filters:
    from latentlab.lexicon.filters import Filters, read_filters

    return Filters() if path is None else read_filters(path)


def _tell_words(words: Words, show: int, options: Options, more: Mapping[str, object]) -> None:
    from itertools import islice

    rows = list(islice(words.rows(), max(show, 0)))
    if options.json:
        top = [{"word": word, "count": count, **scores} for word, count, scores in rows]
        emit({"words": len(words), **more, "top": top})
        return
    names = list(words.scores())
    cells = [
        (word, count, *("" if scores[name] is None else f"{scores[name]:.3f}" for name in names))
        for word, count, scores in rows
    ]
    table(cells, ("word", "count", *names))
    say(f"{len(words):,} words")


def _check_out(out: Path | None, suffix: str) -> None:
    """Raise BadInput for a path that cannot be written to, before anything is computed."""
    if out is None:
        return
    if suffix and out.suffix.lower() not in (suffix, ""):
        raise BadInput(
            "--out: {out} would be a table under another name.", "Give a name that ends in .csv.", out=out
        )
    if out.is_dir():
        raise BadInput("--out: {out} is a folder.", "Give the name of a file, in it or elsewhere.", out=out)
