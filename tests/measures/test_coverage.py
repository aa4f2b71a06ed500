"""Precision and recall on clusters whose answer is known."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from latentlab.errors import BadInput, Cancelled
from latentlab.measures import coverage as module
from latentlab.measures.coverage import coverage, radii
from latentlab.progress import Progress


def cluster(n: int, centre: float, seed: int, spread: float = 1.0) -> Tensor:
    return centre + spread * torch.randn(n, 4, generator=torch.Generator().manual_seed(seed))


def test_a_forgotten_cluster_costs_recall_alone() -> None:
    real = torch.cat((cluster(200, 0.0, 1), cluster(200, 50.0, 2)))
    found = coverage(real, cluster(400, 0.0, 3))
    assert found.precision > 0.9
    assert 0.4 < found.recall < 0.5


def test_an_invented_cluster_costs_precision_alone() -> None:
    samples = torch.cat((cluster(200, 0.0, 1), cluster(200, 50.0, 2)))
    found = coverage(cluster(400, 0.0, 3), samples)
    assert 0.4 < found.precision < 0.5
    assert found.recall > 0.9


def test_extremes() -> None:
    here, there = cluster(100, 0.0, 1), cluster(100, 99.0, 2)
    same, apart = coverage(here, here), coverage(here, there)
    assert (same.precision, same.recall) == (1.0, 1.0)
    assert (apart.precision, apart.recall) == (0.0, 0.0)


def test_a_point_among_the_real_is_precise_and_recalls_nothing() -> None:
    """All samples in one place: what a collapsed generator gives."""
    found = coverage(cluster(300, 0.0, 1), torch.zeros(50, 4) + 1e-3 * cluster(50, 0.0, 2))
    assert found.precision == 1.0
    assert found.recall < 0.05


def test_swapping_the_sets_swaps_the_two() -> None:
    a, b = cluster(150, 0.0, 1), cluster(120, 1.0, 2, spread=0.7)
    one, other = coverage(a, b), coverage(b, a)
    assert (one.precision, one.recall) == (other.recall, other.precision)


def test_it_is_brute_force_whatever_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    real, samples = cluster(90, 0.0, 1).double(), cluster(70, 0.8, 2).double()

    def reach(points: Tensor) -> Tensor:
        others = (points[:, None] - points[None]).square().sum(2).sqrt()
        return others.sort(dim=1).values[:, 3]

    apart = (samples[:, None] - real[None]).square().sum(2).sqrt()
    monkeypatch.setattr(module, "CHUNK", 7)
    assert torch.allclose(radii(real, 3), reach(real))
    found = coverage(real, samples)
    assert found.precision == float((apart <= reach(real)).any(1).double().mean())
    assert found.recall == float((reach(samples) >= apart.T).any(1).double().mean())


def test_bad_sets_and_cancel() -> None:
    with pytest.raises(BadInput, match="no neighbour number 3"):
        coverage(torch.zeros(3, 2), torch.zeros(9, 2))
    with pytest.raises(BadInput, match="one length"):
        coverage(torch.zeros(9, 2), torch.zeros(9, 3))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        coverage(cluster(9, 0.0, 1), cluster(9, 0.0, 2), progress=progress)
