"""The Frechet distance against what is known of Gaussians."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.linalg
import torch
from torch import Tensor

from latentlab.errors import BadInput
from latentlab.measures.frechet import Gaussian, fitted, frechet, frechet_distance


def gaussian(seed: int, axes: int = 6) -> Gaussian:
    generator = torch.Generator().manual_seed(seed)
    factor = torch.randn(axes, axes, generator=generator, dtype=torch.float64)
    return Gaussian(torch.randn(axes, generator=generator, dtype=torch.float64), factor @ factor.T)


def draws(n: int, axes: int, seed: int) -> Tensor:
    return torch.randn(n, axes, generator=torch.Generator().manual_seed(seed))


def test_it_is_the_closed_form_for_gaussians() -> None:
    a, b = gaussian(1), gaussian(2)
    root = scipy.linalg.sqrtm((a.covariance @ b.covariance).numpy())
    expected = np.sum((a.mean - b.mean).numpy() ** 2) + np.trace(
        a.covariance.numpy() + b.covariance.numpy() - 2 * root.real
    )
    assert frechet(a, b) == pytest.approx(float(expected), rel=1e-9)


def test_diagonal_covariances_differ_by_their_deviations() -> None:
    zero, eye = torch.zeros(3, dtype=torch.float64), torch.eye(3, dtype=torch.float64)
    a = Gaussian(zero, torch.diag(torch.tensor([1.0, 4.0, 9.0], dtype=torch.float64)))
    assert frechet(a, Gaussian(zero + 2.0, eye)) == pytest.approx(3 * 4.0 + 0.0 + 1.0 + 4.0, rel=1e-12)


def test_samples_of_gaussians_come_near_it() -> None:
    shifted = draws(100_000, 4, 0) * 1.5 + 1.0
    assert frechet_distance(shifted, draws(100_000, 4, 1)) == pytest.approx(4 * (1.0 + 0.25), rel=0.03)


def test_symmetric_zero_for_the_same_and_never_negative() -> None:
    a, b = draws(500, 8, 3) * 2, draws(400, 8, 4)
    assert frechet_distance(a, b) == pytest.approx(frechet_distance(b, a), rel=1e-12)
    assert 0.0 <= frechet_distance(a, a) < 1e-10
    assert 0.0 <= frechet_distance(a, a.flip(0)) < 1e-10


def test_singular_covariances_lose_no_digits() -> None:
    """Dead features, as a rectified layer has them, and fewer images than features."""
    rows = torch.cat((draws(50, 4, 5), torch.zeros(50, 60)), dim=1)
    assert frechet_distance(rows, rows) < 1e-10
    assert frechet_distance(rows, rows + 1.0) == pytest.approx(64.0, rel=1e-9)
    assert frechet_distance(rows, rows * 3.0) == pytest.approx(
        frechet_distance(rows[:, :4], rows[:, :4] * 3.0), rel=1e-9
    )


def test_the_order_of_images_and_a_rotation_change_nothing() -> None:
    a, b = draws(300, 5, 6), draws(300, 5, 7) * 1.3
    turn = torch.linalg.qr(draws(5, 5, 8).double()).Q.float()
    assert frechet_distance(a @ turn, b @ turn) == pytest.approx(frechet_distance(a, b), rel=1e-4)
    mixed = b[torch.randperm(300, generator=torch.Generator().manual_seed(0))]
    assert frechet_distance(a, mixed) == pytest.approx(frechet_distance(a, b), rel=1e-9)


def test_covariances_are_unbiased_and_in_float64() -> None:
    rows = draws(40, 3, 9)
    found = fitted(rows)
    assert found.covariance.dtype == torch.float64
    assert np.allclose(found.covariance.numpy(), np.cov(rows.double().numpy().T), rtol=1e-12)


def test_what_has_no_covariance_is_refused() -> None:
    with pytest.raises(BadInput, match="at least two"):
        fitted(torch.zeros(1, 4))
    with pytest.raises(BadInput, match="finite"):
        fitted(torch.full((4, 4), torch.nan))
