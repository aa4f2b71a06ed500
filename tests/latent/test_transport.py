"""The Wasserstein-1 distance of two samples (specification, section 3)."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.stats import wasserstein_distance

from latentlab.errors import BadInput
from latentlab.latent.transport import distances, proven_distance, wasserstein


def points(n: int, dim: int, seed: int) -> torch.Tensor:
    return torch.randn(n, dim, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_distances_are_euclidean_far_from_the_origin_too() -> None:
    a, b = points(5, 12, 0).reshape(5, 3, 2, 2), points(7, 12, 1).reshape(7, 3, 2, 2)
    expected = (a[:, None] - b).flatten(2).norm(dim=2).numpy()
    np.testing.assert_allclose(distances(a, b), expected, rtol=1e-12)
    np.testing.assert_allclose(distances(a + 1e4, b + 1e4), expected, rtol=1e-9)
    assert np.diag(distances(a, a)).max() < 1e-6


def test_points_of_other_sizes_are_refused() -> None:
    with pytest.raises(BadInput, match="3 and of 4 numbers"):
        distances(torch.zeros(2, 3), torch.zeros(2, 4))
    for shape in ((2, 3), (0, 0), (4,)):
        with pytest.raises(BadInput, match="cannot be paired"):
            wasserstein(np.zeros(shape))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40))
def test_on_a_line_it_is_the_mean_difference_of_sorted_points(seed: int, n: int) -> None:
    a, b = points(n, 1, seed), 2 * points(n, 1, seed + 1) + 1
    found = wasserstein(distances(a, b))
    expected = (a.squeeze(1).sort().values - b.squeeze(1).sort().values).abs().mean()
    assert found == pytest.approx(expected.item(), rel=1e-12)
    assert found == pytest.approx(wasserstein_distance(a.squeeze(1), b.squeeze(1)), rel=1e-9)


def test_it_is_a_metric() -> None:
    a, b, c = (points(30, 4, seed) + seed for seed in range(3))
    ab, ba, bc, ac = (wasserstein(distances(*pair)) for pair in ((a, b), (b, a), (b, c), (a, c)))
    assert ab == pytest.approx(ba, rel=1e-12)
    assert ac <= ab + bc
    assert wasserstein(distances(a, a.flip(0))) < 1e-6


def test_the_dual_of_kantorovich_and_rubinstein_has_the_same_value() -> None:
    """max mean f(a) - mean f(b) over f of slope 1 on all the points, as a linear programme."""
    n = 12
    a, b = points(n, 3, 4), points(n, 3, 5) + 0.5
    both = torch.cat((a, b))
    cost = distances(both, both)
    rows = [(i, j) for i in range(2 * n) for j in range(2 * n) if i != j]
    slopes = np.zeros((len(rows), 2 * n))
    for row, (i, j) in enumerate(rows):
        slopes[row, i], slopes[row, j] = 1, -1
    weights = np.concatenate((np.full(n, 1 / n), np.full(n, -1 / n)))
    dual = linprog(-weights, slopes, [cost[i, j] for i, j in rows], bounds=(-100, 100))
    exact = wasserstein(cost[:n, n:])
    assert -dual.fun == pytest.approx(exact, abs=1e-7)
    values = torch.from_numpy(dual.x)
    assert proven_distance(values[:n], values[n:], cost[:n, n:]) == pytest.approx(exact, abs=1e-7)


def test_one_potential_is_not_enough_where_the_cost_is_no_metric() -> None:
    """From 0 to 1 at the cost |x - y|^2 on a grid of 11: the specification's counterexample."""
    x = np.linspace(0, 1, 11)
    cost = (x[:, None] - x) ** 2
    n, p, q = len(x), np.eye(11)[0], np.eye(11)[-1]
    eye, pairs = np.eye(n), [(i, j) for i in range(n) for j in range(n)]
    leaves = np.array(
        [[i == k for i, _ in pairs] for k in range(n)] + [[j == k for _, j in pairs] for k in range(n)]
    )
    primal = linprog(cost.ravel(), A_eq=leaves.astype(float), b_eq=np.concatenate((p, q)))
    slopes = np.array([np.concatenate((eye[i], eye[j])) for i, j in pairs])
    two = linprog(-np.concatenate((p, q)), slopes, cost.ravel(), bounds=(-100, 100))
    one = linprog(q - p, np.array([eye[i] - eye[j] for i, j in pairs]), cost.ravel(), bounds=(-100, 100))
    assert primal.fun == pytest.approx(1.0, abs=1e-7)
    assert -two.fun == pytest.approx(1.0, abs=1e-7)
    assert -one.fun == pytest.approx(0.1, abs=1e-7)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.floats(1e-3, 1e3))
def test_no_critic_proves_more_than_the_distance(seed: int, scale: float) -> None:
    a, b = points(20, 6, seed), points(20, 6, seed + 1) + 0.3
    critic = torch.nn.Sequential(torch.nn.Linear(6, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1)).double()
    cost = distances(a, b)
    on_a, on_b = (scale * critic(x).squeeze(1) for x in (a, b))
    proven = proven_distance(on_a, on_b, cost)
    assert proven <= wasserstein(cost) * (1 + 1e-12)
    assert proven == pytest.approx(proven_distance(on_a * 7, on_b * 7, cost))


def test_the_best_critic_of_a_shift_proves_all_of_it() -> None:
    b = points(16, 1, 0)
    a = b + 0.25
    cost = distances(a, b)
    assert proven_distance(a.squeeze(1), b.squeeze(1), cost) == pytest.approx(wasserstein(cost), rel=1e-4)


def test_a_constant_critic_proves_nothing() -> None:
    cost = distances(points(4, 2, 0), points(4, 2, 1))
    assert proven_distance(torch.ones(4), torch.ones(4), cost) == 0.0
