"""From a corpus to its words by either finder, each reading of the text in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from latentlab.lexicon import finder_a, finder_b
from latentlab.lexicon.boundary import branch_entropies, free
from latentlab.lexicon.counting import count
from latentlab.lexicon.counts import Counts
from latentlab.lexicon.finder_b import Cohesion, cohesion
from latentlab.lexicon.knobs import BoundaryKnobs, CohesionKnobs, CountingKnobs, PairKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.text import Corpus
from latentlab.lexicon.words import Words
from latentlab.progress import Progress


@dataclass(frozen=True)
class Found:
    """Words of a corpus, the counts they come from and, of finder B, how well all n-grams hold together."""

    words: Words
    counts: Counts
    scored: Cohesion | None = None


def find_words(
    corpus: Corpus,
    place: Workplace,
    knobs: PairKnobs | CohesionKnobs = CohesionKnobs(),
    counting: CountingKnobs = CountingKnobs(),
    boundary: BoundaryKnobs = BoundaryKnobs(),
    progress: Progress | None = None,
) -> Found:
    """Find words with the finder whose knobs are given; branch entropies where ``boundary`` asks for them.

    Other knobs in the same folder count anew only what depends on them. Raises Cancelled, after which the
    same call goes on, and BadInput for a text with too little in it.
    """
    if isinstance(knobs, PairKnobs):
        counting = counting.model_copy(update={"longest": 2})
    counts = count(corpus, place.within("grams", counting.model_dump()), counting, progress)
    settings = {**knobs.model_dump(), "counting": counting.model_dump()}
    find, scored = _finder(corpus, counts, knobs, progress)
    found = Found(find(place.within("words", settings)), counts, scored)
    if not boundary.min_entropy:
        return found
    sides = place.within("neighbours", settings)
    left, right = branch_entropies(corpus, found.words.words, counts.alphabet, sides, progress)
    return Found(free(found.words, left, right, boundary), counts, scored)


def _finder(
    corpus: Corpus, counts: Counts, knobs: PairKnobs | CohesionKnobs, progress: Progress | None
) -> tuple[Callable[[Workplace], Words], Cohesion | None]:
    if isinstance(knobs, PairKnobs):
        return lambda place: finder_a.find(corpus, counts, place, knobs, progress), None
    scored = cohesion(counts, progress)
    return lambda place: finder_b.find(corpus, scored, place, knobs, progress), scored
