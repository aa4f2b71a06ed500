"""What a worker does with text: reads and counts it, finds words, holds two corpora against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from latentlab import paths
from latentlab.errors import BadInput
from latentlab.lexicon import finder_a, finder_b
from latentlab.lexicon.contrast import Contrast, contrast
from latentlab.lexicon.counting import count
from latentlab.lexicon.counts import Counts
from latentlab.lexicon.filters import Filters
from latentlab.lexicon.finder_b import Cohesion, cohesion
from latentlab.lexicon.knobs import CohesionKnobs, ContrastKnobs, CountingKnobs, PairKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.segmenting import write_segmented
from latentlab.lexicon.text import Corpus, open_corpus
from latentlab.lexicon.words import Words
from latentlab.progress import Progress

FinderKnobs = CohesionKnobs | PairKnobs


@dataclass(frozen=True, eq=False)
class Opened:
    """A corpus that is counted: its n-grams, how well they hold together, and the folder of its counts.

    ``files`` are the files and folders that were asked for.
    """

    files: tuple[Path, ...]
    corpus: Corpus
    counts: Counts
    scored: Cohesion
    place: Workplace


def read(files: Sequence[Path], progress: Progress) -> Opened:
    """Open and count files and folders. Counts stay in the cache: a reading that was stopped goes on there.

    Raises BadInput for what is no text or has nothing to count.
    """
    corpus = open_corpus(files)
    place = Workplace(paths.cache_home() / "words" / corpus.identity()[:16])
    counting = CountingKnobs()
    counts = count(corpus, place.within("grams", counting.model_dump()), counting, progress)
    progress.report(-1.0, "Looking how well n-grams hold together…")
    return Opened(tuple(files), corpus, counts, cohesion(counts, progress), place)


@dataclass(frozen=True, eq=False)
class Found:
    """Words, the text they are of, and the knobs they were found with."""

    text: Opened
    knobs: FinderKnobs
    words: Words


def find(opened: Opened, knobs: FinderKnobs, filters: Filters, progress: Progress) -> Found:
    """The words of a corpus by the finder whose knobs these are, without what the filters drop.

    Raises BadInput where nothing is left.
    """
    place = opened.place.within("words", {**knobs.model_dump(), "longest": opened.counts.longest})
    if isinstance(knobs, PairKnobs):
        found = finder_a.find(opened.corpus, opened.counts, place, knobs, progress)
    else:
        found = finder_b.find(opened.corpus, opened.scored, place, knobs, progress)
    kept = filters.apply(found)
    if not len(kept):
        raise BadInput(
            "These thresholds leave no word of {count:,} pieces.",
            "Lower them, or open a larger text.",
            count=len(found),
        )
    return Found(opened, knobs, kept)


def cut(opened: Opened, words: Words, progress: Progress) -> Path:
    """The text written down in these words, for word vectors to be trained on."""
    return write_segmented(opened.corpus, dict(words), opened.place.folder, progress)


def hold_against(
    domain: Opened, background: Opened, knobs: FinderKnobs, filters: Filters, progress: Progress
) -> Contrast:
    """Find the words of both corpora with the same knobs, and see which are the domain's own."""
    mine = find(domain, knobs, filters, progress).words
    theirs = find(background, knobs, filters, progress).words
    return contrast(dict(mine), dict(theirs), ContrastKnobs())
