"""What a worker computes of two clouds or two histograms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from latentlab.playground.knobs import TransportKnobs
from latentlab.progress import Progress

if TYPE_CHECKING:
    from latentlab.playground.plans import Comparison

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Question:
    """Places a (N, D) and b (M, D) of equal weight; with ``weights`` p and q (N,) histograms over a."""

    a: Floats
    b: Floats
    knobs: TransportKnobs
    weights: tuple[Floats, Floats] | None = None


def answer(question: Question, progress: Progress) -> Comparison:
    """Solve it. Raises BadInput for a histogram of nothing."""
    from latentlab.playground import plans  # linear programs are slow to import

    if question.weights is None:
        return plans.compare(question.a, question.b, question.knobs, progress)
    return plans.compare_weights(question.a, *question.weights, question.knobs)
