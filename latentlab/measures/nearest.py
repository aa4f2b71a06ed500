"""Exact nearest neighbours in Euclidean distance, in pieces that fit any memory."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

CELLS = 2**24
"""How many distances are held at a time."""


@torch.no_grad()
def nearest(queries: Tensor, points: Tensor, cells: int = CELLS) -> tuple[Tensor, Tensor]:
    """For each of ``queries`` (N, D) the squared distance (N,) to its nearest of ``points`` (M, D), M >= 1.

    And that point's index (N,) int64. Computed where the points lie, without waiting for the device.
    """
    half_norms = points.square().sum(1) / 2
    indices = torch.cat(
        [
            torch.addmm(half_norms, part, points.T, alpha=-1.0).argmin(1)  # |q - p|^2 / 2 less |q|^2 / 2
            for part in queries.split(max(1, cells // len(points)))
        ]
    )
    # Not from the products: near neighbours of far-off points would lose every digit there.
    return (queries - points[indices]).square().sum(1), indices


def nearest_among(queries: Tensor, parts: Iterable[Tensor]) -> tuple[Tensor, Tensor]:
    """The same for points that come in ``parts`` (M_i, D), which need not exist at the same time."""
    best = torch.full((len(queries),), torch.inf, dtype=queries.dtype, device=queries.device)
    where = torch.zeros(len(queries), dtype=torch.int64, device=queries.device)
    before = 0
    for part in parts:
        distances, indices = nearest(queries, part)
        closer = distances < best
        best = torch.where(closer, distances, best)
        where = torch.where(closer, indices + before, where)
        before += len(part)
    return best, where
