"""Improved precision and recall: how many samples look real, and how much of what is real is sampled.

Kynkaanniemi, Karras, Laine, Lehtinen, Aila 2019: a set is taken for the union of balls around its points,
each reaching to the point's k-th nearest neighbour in the set.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from latentlab.errors import BadInput
from latentlab.progress import Progress

NEIGHBOURS = 3
CHUNK = 1000  # rows at once: 80 MB of distances against 10,000 others


@dataclass(frozen=True)
class Coverage:
    """Shares in [0, 1]: of samples among the real (precision), of real ones among the samples (recall)."""

    precision: float
    recall: float


def coverage(
    real: Tensor, samples: Tensor, neighbours: int = NEIGHBOURS, progress: Progress | None = None
) -> Coverage:
    """Precision and recall of the features of samples (M, D) against those of real images (N, D).

    Exact, in float64, a chunk of rows at a time. Raises BadInput unless both sets have more points than
    ``neighbours``, Cancelled between two chunks.
    """
    progress = progress or Progress()
    if real.ndim != 2 or samples.ndim != 2 or real.shape[1] != samples.shape[1]:
        raise BadInput(
            "Features of one length can be compared, not {a} and {b}.",
            "Measure both with the same network.",
            a=tuple(real.shape),
            b=tuple(samples.shape),
        )
    if not 0 < neighbours < min(len(real), len(samples)):
        raise BadInput(
            "Sets of {real} and {samples} images have no neighbour number {neighbours}.",
            "Use more images.",
            real=len(real),
            samples=len(samples),
            neighbours=neighbours,
        )
    real, samples = real.double(), samples.double()
    return Coverage(
        precision=_share_inside(samples, real, radii(real, neighbours, progress), progress),
        recall=_share_inside(real, samples, radii(samples, neighbours, progress), progress),
    )


def radii(points: Tensor, neighbours: int, progress: Progress | None = None) -> Tensor:
    """The distance (N,) of each of the points (N, D) to its k-th nearest among the others."""
    progress = progress or Progress()
    found = []
    for start in range(0, len(points), CHUNK):
        progress.report(start / len(points), "Measuring precision and recall")
        # The nearest of all is the point itself.
        nearest = torch.cdist(points[start : start + CHUNK], points).topk(neighbours + 1, largest=False)
        found.append(nearest.values[:, -1])
    return torch.cat(found)


def _share_inside(points: Tensor, centres: Tensor, reach: Tensor, progress: Progress) -> float:
    """Share of the points (N, D) that lie within reach (M,) of some centre (M, D)."""
    inside = 0
    for start in range(0, len(points), CHUNK):
        progress.report(start / len(points), "Measuring precision and recall")
        distances = torch.cdist(points[start : start + CHUNK], centres)
        inside += int((distances <= reach).any(dim=1).sum())
    return inside / len(points)
