"""Words of a domain held against a background (kexue.fm 6540)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from latentlab.errors import BadInput
from latentlab.lexicon.knobs import ContrastKnobs
from latentlab.lexicon.tally import Amounts
from latentlab.lexicon.words import Doubles


@dataclass(frozen=True)
class Contrast:
    """Words (W,) of either corpus, the most typical of the domain first.

    ``domain`` and ``background`` are their counts, ``rescaled`` the background's as if it were as large as
    the domain, ``scores`` in (0, 1): 1 is the domain's alone, .5 is as frequent in both.
    """

    words: tuple[str, ...]
    domain: Amounts
    background: Amounts
    rescaled: Doubles
    scores: Doubles

    def __len__(self) -> int:
        return len(self.words)


def scores(domain: Amounts, background: Amounts) -> Doubles:
    """Scores (W,) in (0, 1) of counts (W,) in both corpora; a corpus must not have zeros alone.

    With w and o the counts, o rescaled to the sum of w, and t = w + o: (w + a mean(t)) / (t + mean(t)),
    a = sum w / sum t. Rare words are drawn to a, which is 1/2.
    """
    rescaled = background * (domain.sum() / background.sum())
    both = domain + rescaled
    mean = both.mean()
    found: Doubles = (domain + domain.sum() / both.sum() * mean) / (both + mean)
    return found


def contrast(
    domain: Mapping[str, int], background: Mapping[str, int], knobs: ContrastKnobs = ContrastKnobs()
) -> Contrast:
    """Hold the words of two corpora against each other; one that either has not counts 0 there.

    Raises BadInput if one has no words that are long enough.
    """
    words = sorted(word for word in domain.keys() | background.keys() if len(word) >= knobs.shortest)
    w, o = (np.array([counts.get(word, 0) for word in words], np.int64) for counts in (domain, background))
    if not w.sum():
        raise BadInput(
            "The domain has no words of {shortest} characters or more.",
            "Give another text, or look for words with lower thresholds.",
            shortest=knobs.shortest,
        )
    if not o.sum():
        raise BadInput(
            "The background has no words of {shortest} characters or more.",
            "Give another text, or look for words with lower thresholds.",
            shortest=knobs.shortest,
        )
    found = scores(w, o)
    order = np.lexsort((np.arange(len(words)), -w, -found))
    return Contrast(
        tuple(words[row] for row in order),
        w[order],
        o[order],
        (o * (w.sum() / o.sum()))[order],
        found[order],
    )
