"""Word vectors without a window: train them, ask them for neighbours."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import tyro

from latentlab.commands.flags import refuse_idle, with_help
from latentlab.commands.options import Json, Model, Options, Shared, emit, progress, table
from latentlab.commands.training import Out
from latentlab.errors import BadInput
from trainers.configs.word2vec import Word2VecTrainConfig

if TYPE_CHECKING:
    from latentlab.models.words import Neighbour, Words

Corpus = Annotated[
    tuple[str, ...],
    tyro.conf.Positional,
    tyro.conf.arg(metavar="CORPUS...", help="text files or folders", help_behavior_hint="(required)"),
]
WordList = Annotated[
    tuple[str, ...], tyro.conf.Positional, tyro.conf.arg(metavar="WORD...", help_behavior_hint="(required)")
]
Minus = Annotated[tuple[str, ...], tyro.conf.arg(metavar="WORD...", help_behavior_hint="")]
TextFile = Annotated[Path | None, tyro.conf.arg(metavar="PATH", help_behavior_hint="")]


def embed_command() -> Callable[..., int]:
    """The subcommand that trains word vectors: its flags are the fields of the family's config."""

    def embed(
        corpus: Corpus,
        config: Any,
        *,
        words: TextFile = None,
        out: Out = None,
        text: TextFile = None,
        json: Json = False,
    ) -> int:
        from latentlab.commands.training import train_run
        from latentlab.formats import word_vectors
        from trainers.devices import choose_device
        from trainers.launch import prepare

        if not corpus:
            raise BadInput("No text was given.", "Give files of words with white space between them.")
        files = corpus if words is None else (_segmented(corpus, words),)
        values = config.model_dump() | {"data": os.pathsep.join(files)}
        checked = Word2VecTrainConfig.model_validate(values)
        refuse_idle(checked)
        choose_device(checked.device)
        if text is not None and text.is_dir():
            raise BadInput("--text: {path} is a folder.", "Give the name of a file.", path=text)
        run = prepare("word2vec", checked, out)
        code = train_run(run, json, fresh=True)
        model = run.newest_model()
        if text is not None and model is not None:
            with progress() as reports:
                word_vectors.to_text(word_vectors.open_words(model), text, reports)
        return code

    embed.__annotations__["config"] = Annotated[
        with_help(Word2VecTrainConfig, hidden=("data",)), tyro.conf.arg(name="")
    ]
    embed.__doc__ = f"""{Word2VecTrainConfig.__doc__}

    Words of the text are separated by white space, or cut by a table of words that `latentlab words find`
    wrote (--words); a line ends a sentence. The run is one like any other:
    `latentlab resume` goes on with it, the window shows its curves.

    Args:
        words: a .csv of words, into which text without white space is cut first
        out: the folder of the run
        text: also write the vectors there as text, as word2vec does
    """
    return embed


def _segmented(corpus: tuple[str, ...], words: Path) -> str:
    from latentlab import paths
    from latentlab.lexicon.export import read_words
    from latentlab.lexicon.segmenting import write_segmented
    from latentlab.lexicon.text import open_corpus

    found = open_corpus([Path(name) for name in corpus])
    with progress() as reports:
        return str(write_segmented(found, dict(read_words(words)), paths.cache_home() / "words", reports))


def near(
    model: Model,
    words: WordList,
    *,
    minus: Minus = (),
    walk: bool = False,
    count: int = 10,
    options: Shared = Options(),
) -> int:
    """Find the words nearest to a word, to a sum of words, or along the line between two.

    `near MODEL king woman --minus man` asks what is to woman as king is to man. Each word counts with its
    vector brought to length 1, and words that were given are left out.

    Args:
        minus: words to take away
        walk: the nearest word of each of COUNT points of the line from one word to another
        count: words to list, or points of the line
    """
    opened = _open(model, options)
    found = _walked(opened, words, minus, count) if walk else opened.combined(words, minus, count)
    if options.json:
        kind = "walk" if walk else "neighbours"
        rows = [{"word": one.word, "cosine": one.cosine} for one in found]
        emit({"model": model, "words": list(words), "minus": list(minus), kind: rows})
    else:
        table([(one.word, f"{one.cosine:.4f}") for one in found], ("word", "cosine"))
    return 0


def _open(name: str, options: Options) -> Words:
    from latentlab.formats import library, word_vectors
    from trainers.devices import choose_device

    device = choose_device(options.device)
    with progress() as reports:
        return word_vectors.open_words(library.find(name), reports).to(device)


def _walked(model: Words, words: tuple[str, ...], minus: tuple[str, ...], count: int) -> list[Neighbour]:
    if len(words) != 2 or minus:
        raise BadInput("--walk goes from one word to another.", "Give two words, and no --minus.")
    return model.walk(words[0], words[1], count)
