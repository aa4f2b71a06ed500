"""A text written down in words, one sentence a line: what word vectors are trained on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from latentlab.errors import BadInput
from latentlab.files import write_atomically
from latentlab.lexicon.alphabet import BREAK, HAN, scripts
from latentlab.lexicon.segment import Tokenizer
from latentlab.lexicon.text import Corpus, Points, read
from latentlab.progress import Progress

SENTENCE_ENDS = frozenset("\n\r.!?;。！？；…")
PIECE = 1 << 16
"""Characters that are cut between two looks at the progress."""


def write_segmented(
    corpus: Corpus, words: Mapping[str, int], folder: Path, progress: Progress | None = None
) -> Path:
    """Cut a corpus into words that were found, with their counts, and write them into ``folder``.

    Runs of Han characters are cut into the likeliest words together, runs of letters are words as they
    stand. The same corpus and words have the same file, which is not written twice. Raises BadInput without
    words, Cancelled.
    """
    if not words:
        raise BadInput("There are no words to cut the text into.", "Find some first, with lower thresholds.")
    out = folder / f"segmented-{_digest(corpus, words)}.txt"
    if out.is_file():
        return out
    tokenizer = Tokenizer(words, lower_case=True)

    def write(temporary: Path) -> None:
        with open(temporary, "w", encoding="utf-8", newline="\n") as target:
            for part, text in _texts(corpus):
                if progress is not None:
                    progress.report(part, "Cutting the text into words…")
                target.write(segmented(text, tokenizer))

    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(out, write)
    return out


def segmented(text: str, tokenizer: Tokenizer) -> str:
    """A text in words with a space after each, and a line's end where a sentence ends."""
    kinds = scripts()[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")]
    edges = np.flatnonzero(np.diff(kinds)) + 1
    found = []
    for start, end in zip([0, *edges.tolist()], [*edges.tolist(), len(text)], strict=True):
        run = text[start:end]
        if kinds[start] == BREAK:
            if not SENTENCE_ENDS.isdisjoint(run):
                found.append("\n")
        elif kinds[start] == HAN:
            found += [f"{word} " for word in tokenizer.tokens(run)]
        else:
            found.append(f"{run.lower()} ")
    return "".join(found)


def _texts(corpus: Corpus) -> Iterator[tuple[float, str]]:
    """The text in pieces that end where a run does, each with the share of the corpus that is read."""
    left, done = "", 0
    for chunk in read(corpus):
        text = left + _characters(chunk.points)
        cut = len(text) if chunk.ends else _last_break(text)
        left = text[cut:]
        share = min(1.0, (done + chunk.read) / max(corpus.size, 1))
        for start in range(0, cut, PIECE):
            end = min(start + PIECE, cut)
            # A word that lies across is cut in two: once in many thousands, where nobody breaks a line.
            yield share, text[start:end] + ("\n" if chunk.ends and end == cut else "")
        if chunk.ends:
            done += chunk.read


def _last_break(text: str) -> int:
    """Where the last run that may go on begins."""
    end = len(text)
    while end and scripts()[ord(text[end - 1])] != BREAK and len(text) - end < PIECE:
        end -= 1
    return end


def _characters(points: Points) -> str:
    return points.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _digest(corpus: Corpus, words: Mapping[str, int]) -> str:
    told = "\n".join(f"{word} {count}" for word, count in words.items())
    return hashlib.sha256(f"{corpus.identity()}\n{told}".encode()).hexdigest()[:16]
