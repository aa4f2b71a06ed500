"""Principal components against what is known of them."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from latentlab.errors import BadInput
from latentlab.measures import pca
from latentlab.measures.pca import pca_mse


def low_rank(n: int, pixels: int, rank: int, noise: float = 0.0) -> Tensor:
    generator = torch.Generator().manual_seed(0)
    codes = torch.randn(n, rank, generator=generator) * torch.linspace(3, 1, rank)
    loadings = torch.linalg.qr(torch.randn(pixels, rank, generator=generator)).Q
    return 0.5 + codes @ loadings.T + noise * torch.randn(n, pixels, generator=generator)


def test_enough_components_explain_everything_and_fewer_do_not() -> None:
    rows = low_rank(300, 40, 5)
    assert pca_mse(rows[:200], rows[200:], 5) < 1e-12
    errors = [pca_mse(rows[:200], rows[200:], k) for k in range(1, 6)]
    assert errors == sorted(errors, reverse=True)
    assert errors[3] > 1e-3


def test_it_is_the_svds() -> None:
    rows = low_rank(120, 30, 8, noise=0.3).double()
    train, test = rows[:100], rows[100:]
    mean = train.mean(dim=0)
    basis = torch.linalg.svd(train - mean).Vh[:6].T
    expected = ((test - mean) - (test - mean) @ basis @ basis.T).square().mean()
    assert pca_mse(train, test, 6) == pytest.approx(expected.item(), rel=1e-9)


def test_chunks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = low_rank(120, 30, 8, noise=0.3)
    whole = pca_mse(rows[:100], rows[100:], 6)
    monkeypatch.setattr(pca, "_CHUNK", 7)
    assert pca_mse(rows[:100], rows[100:], 6) == pytest.approx(whole, rel=1e-9)


def test_many_pixels_are_handled_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = low_rank(300, 90, 8, noise=0.05)
    exact = pca_mse(rows[:200], rows[200:], 8)
    monkeypatch.setattr(pca, "_EXACT_UP_TO", 50)
    assert pca_mse(rows[:200], rows[200:], 8) == pytest.approx(exact, rel=1e-3)


def test_what_has_no_such_components_is_refused() -> None:
    rows = low_rank(20, 10, 3)
    for components in (0, 11, -1):
        with pytest.raises(BadInput, match="no"):
            pca_mse(rows, rows, components)
    with pytest.raises(BadInput, match="one size"):
        pca_mse(rows, rows[:, :5], 2)
    with pytest.raises(BadInput, match="one size"):
        pca_mse(rows[None], rows[None], 2)
