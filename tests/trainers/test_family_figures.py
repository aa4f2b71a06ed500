"""Figures that several families send, and what of them a checkpoint keeps."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy import stats

from trainers.figures import BINS, BRIGHTEST, REACH, aggregate_posterior, axis_bars
from trainers.trail import Trail

EDGES = np.linspace(-REACH, REACH, BINS + 1)
WIDTH = 2 * REACH / BINS


def test_codes_like_the_prior_look_like_its_row() -> None:
    mean = torch.zeros(10, 2, dtype=torch.float64)
    figure = aggregate_posterior(mean, torch.ones_like(mean))
    values = np.asarray(figure.data["values"])
    assert figure.kind == "matrix"
    assert values.shape == (3, BINS)
    np.testing.assert_allclose(values[1], values[0])
    np.testing.assert_allclose(values[0, 1:-1], np.diff(stats.norm.cdf(EDGES))[1:-1] / WIDTH)
    np.testing.assert_allclose(values.sum(axis=1) * WIDTH, 1.0)


def test_a_row_is_the_density_of_sampled_codes() -> None:
    generator = torch.Generator().manual_seed(0)
    mean = torch.randn(400, 3, generator=generator) * torch.tensor([0.1, 1.0, 2.0])
    std = 0.3 + torch.rand(400, 3, generator=generator)
    codes = mean + std * torch.randn(200, 400, 3, generator=generator)
    drawn = np.asarray(aggregate_posterior(mean, std).data["values"])
    for axis in range(3):
        counted, _ = np.histogram(codes[..., axis].clamp(-REACH, REACH), EDGES)
        np.testing.assert_allclose(drawn[axis + 1], counted / counted.sum() / WIDTH, atol=0.02)


def test_a_spike_is_drawn_no_brighter_than_the_limit() -> None:
    values = np.asarray(
        aggregate_posterior(torch.full((4, 1), 0.05), torch.full((4, 1), 1e-4)).data["values"]
    )
    assert values[1].max() == BRIGHTEST
    assert (values[1] > 0).sum() == 1


def test_bars_are_the_kl_of_each_axis() -> None:
    figure = axis_bars(torch.tensor([0.0, 2.0]))
    assert (figure.kind, figure.data["unit"]) == ("bars", "nats")
    np.testing.assert_array_equal(np.asarray(figure.data["values"]), [0.0, 2.0])


@pytest.mark.parametrize("points", [[], [(9.5, 0.81), (7.25, 0.84)]])
def test_a_trail_is_kept_with_the_state_of_its_run(points: list[tuple[float, float]]) -> None:
    trail, other = Trail(), Trail()
    for x, y in points:
        trail.add(x, y)
    other.load_state_dict(trail.state_dict())
    assert other.points == points
    figure = other.figure("rate_accuracy", "rate (bits)", "accuracy")
    assert figure.kind == "plane"
    assert figure.data == {
        "x": [x for x, _ in points], "y": [y for _, y in points], "names": ("rate (bits)", "accuracy"),
    }  # fmt: skip
    assert not list(trail.parameters())
