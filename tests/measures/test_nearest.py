"""Exact nearest neighbours, whatever the pieces they are searched in."""

from __future__ import annotations

import pytest
import torch

from latentlab.measures.nearest import nearest, nearest_among


@pytest.mark.parametrize("cells", [1, 50, 2**24])
def test_equals_brute_force(cells: int) -> None:
    generator = torch.Generator().manual_seed(0)
    queries = torch.randn(37, 5, generator=generator, dtype=torch.float64)
    points = torch.randn(50, 5, generator=generator, dtype=torch.float64)
    wanted, index = ((queries[:, None] - points[None]) ** 2).sum(2).min(1)
    distances, indices = nearest(queries, points, cells)
    assert torch.equal(indices, index)
    assert torch.allclose(distances, wanted)
    distances, indices = nearest_among(queries, iter(points.split(7)))
    assert torch.equal(indices, index)
    assert torch.allclose(distances, wanted)


def test_near_neighbours_far_from_the_origin_keep_their_digits() -> None:
    points = torch.tensor([[1000.0, 1000.0], [0.0, 0.0]])
    distances, indices = nearest(points[:1] + torch.tensor([0.25, 0.0]), points)
    assert indices.tolist() == [0]
    assert distances.tolist() == [0.0625]
