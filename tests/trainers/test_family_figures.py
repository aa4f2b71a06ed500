"""Figures that several families send."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy import stats

from latentlab.runs.events import Figure
from trainers.figures import BINS, ELLIPSES, REACH, aggregate_posterior, axis_bars, posterior_ellipses


def density(figure: Figure) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return tuple(np.asarray(figure.data[name]) for name in ("x", "curves", "reference"))  # type: ignore[return-value]


def width(x: np.ndarray) -> float:
    return float(x[1] - x[0])


def test_codes_like_the_prior_look_like_it() -> None:
    mean = torch.zeros(10, 2, dtype=torch.float64)
    figure = aggregate_posterior(mean, torch.ones_like(mean), torch.zeros(2))
    x, curves, reference = density(figure)
    assert figure.kind == "densities"
    assert (x.shape, curves.shape, reference.shape) == ((BINS,), (2, BINS), (BINS,))
    np.testing.assert_allclose(curves, np.stack([reference, reference]), atol=1e-7)
    np.testing.assert_allclose(reference, stats.norm.pdf(x), atol=1e-3)


@pytest.mark.parametrize(("spread", "reach"), [(0.01, REACH[0]), (0.8, REACH[0]), (3.0, REACH[1])])
def test_a_density_integrates_to_one_however_narrow_or_wide(spread: float, reach: float) -> None:
    generator = torch.Generator().manual_seed(0)
    mean = spread * torch.randn(400, 3, generator=generator)
    std = torch.full_like(mean, spread / 10)
    x, curves, reference = density(aggregate_posterior(mean, std, torch.zeros(3)))
    assert x[-1] + width(x) / 2 == pytest.approx(reach)
    np.testing.assert_allclose(curves.sum(axis=1) * width(x), 1.0, atol=0.02)
    np.testing.assert_allclose(reference.sum() * width(x), 1.0, atol=1e-4)


def test_a_curve_is_the_density_of_sampled_codes() -> None:
    generator = torch.Generator().manual_seed(0)
    mean = torch.randn(400, 3, generator=generator) * torch.tensor([0.1, 1.0, 1.2])
    std = 0.3 + torch.rand(400, 3, generator=generator)
    codes = mean + std * torch.randn(400, 400, 3, generator=generator)
    x, curves, _ = density(aggregate_posterior(mean, std, torch.zeros(3)))
    edges = np.append(x - width(x) / 2, x[-1] + width(x) / 2)
    for axis in range(3):
        counted, _ = np.histogram(codes[..., axis].numpy(), edges)
        np.testing.assert_allclose(curves[axis], counted / codes[..., axis].numel() / width(x), atol=0.02)


def test_ellipses_are_the_first_posteriors_grouped_by_label() -> None:
    mean, std, kl = (
        torch.randn(ELLIPSES + 5, 4),
        torch.rand(ELLIPSES + 5, 4),
        torch.tensor([0.1, 3.0, 0.0, 1.0]),
    )
    labels = torch.arange(ELLIPSES + 5) % 2
    data = posterior_ellipses(mean, std, kl, labels, ("cat", "dog")).data
    np.testing.assert_array_equal(data["means"], mean[:ELLIPSES])
    np.testing.assert_array_equal(data["stds"], std[:ELLIPSES])
    np.testing.assert_array_equal(data["group"], labels[:ELLIPSES])
    assert data["names"] == ("cat", "dog")
    assert "group" not in posterior_ellipses(mean, std, kl, None, ()).data


def test_bars_are_the_kl_of_each_axis() -> None:
    figure = axis_bars(torch.tensor([0.0, 2.0]))
    assert (figure.kind, figure.data["unit"]) == ("bars", "nats")
    np.testing.assert_array_equal(np.asarray(figure.data["values"]), [0.0, 2.0])
