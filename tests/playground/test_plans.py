"""Transport by linear programs: duality, lines, the counterexample, Sinkhorn (specification, section 3)."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latentlab.errors import BadInput
from latentlab.latent.transport import wasserstein
from latentlab.playground import plans
from latentlab.playground.knobs import TransportKnobs
from latentlab.playground.landscapes import Doubles


def cloud(count: int, seed: int) -> Doubles:
    return np.random.default_rng(seed).normal(size=(count, 2))


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 12), st.sampled_from(["distance", "squared"])
)
def test_primal_and_dual_agree_and_prove_each_other(
    seed: int, n: int, m: int, cost: Literal["distance", "squared"]
) -> None:
    a, b = cloud(n, seed), cloud(m, seed + 1) + 0.5
    found = plans.compare(a, b, TransportKnobs(cost=cost))
    costs = plans.costs(a, b, cost)
    np.testing.assert_allclose(found.plan.matrix.sum(axis=1), 1 / n, atol=1e-9)
    np.testing.assert_allclose(found.plan.matrix.sum(axis=0), 1 / m, atol=1e-9)
    assert (found.dual.f[:, None] + found.dual.g[None, :] <= costs + 1e-7).all()
    assert abs(found.dual.value - found.plan.cost) < 1e-7
    assert found.one.value <= found.plan.cost + 1e-7
    if cost == "distance":
        assert abs(found.one.value - found.plan.cost) < 1e-7


def test_clouds_of_one_size_agree_with_the_best_assignment() -> None:
    a, b = cloud(15, 0), cloud(15, 1)
    found = plans.compare(a, b, TransportKnobs())
    assert found.plan.cost == pytest.approx(wasserstein(plans.costs(a, b)), abs=1e-9)


def test_on_a_line_it_is_the_mean_difference_of_sorted_points() -> None:
    a, b = cloud(20, 2)[:, :1], cloud(20, 3)[:, :1]
    u = plans.uniform(20)
    assert plans.transport(plans.costs(a, b), u, u).cost == pytest.approx(
        plans.sorted_distance(a[:, 0], b[:, 0]), abs=1e-9
    )


def test_one_potential_fails_where_the_cost_is_no_metric() -> None:
    found = plans.counterexample()
    assert found.primal == pytest.approx(1.0, abs=1e-9)
    assert found.dual == pytest.approx(1.0, abs=1e-7)
    assert found.one.value == pytest.approx(0.1, abs=1e-7)


def test_sinkhorn_comes_to_the_plan_as_the_blur_goes() -> None:
    a, b = cloud(12, 4), cloud(9, 5)
    cost, p, q = plans.costs(a, b), plans.uniform(12), plans.uniform(9)
    exact = plans.transport(cost, p, q).cost
    above = [plans.sinkhorn(cost, p, q, epsilon)[0].cost - exact for epsilon in (1.0, 0.1, 0.02)]
    assert above[0] > above[1] > above[2] > -1e-6
    assert above[2] < 0.02 * exact
    plan, steps = plans.sinkhorn(cost, p, q, 0.1)
    assert steps < plans.SINKHORN_STEPS
    np.testing.assert_allclose(plan.matrix.sum(axis=1), p, atol=1e-6)
    np.testing.assert_allclose(plan.matrix.sum(axis=0), q, atol=1e-6)


def test_degenerate_clouds_have_plans_too() -> None:
    point, same = np.zeros((1, 2)), np.ones((5, 2))
    found = plans.compare(point, same, TransportKnobs())
    assert found.plan.cost == pytest.approx(2**0.5)
    assert found.one.value == pytest.approx(2**0.5, abs=1e-7)
    assert found.blurred.cost == pytest.approx(2**0.5)
    assert plans.compare(same, same, TransportKnobs()).plan.cost == pytest.approx(0.0, abs=1e-12)


def test_weights_that_cannot_be_moved_onto_each_other_are_refused() -> None:
    cost = np.ones((2, 2))
    for p, q in (([0.5, 0.5], [0.5, 0.6]), ([1.5, -0.5], [0.5, 0.5])):
        with pytest.raises(BadInput, match="cannot be moved"):
            plans.transport(cost, np.array(p), np.array(q))
    with pytest.raises(BadInput, match="do not fit"):
        plans.transport(cost, np.ones(1), np.ones(2))
    with pytest.raises(BadInput, match="cannot be moved"):
        plans.transport(np.full((1, 1), np.nan), np.ones(1), np.ones(1))
    with pytest.raises(BadInput, match="same places"):
        plans.one_potential(np.ones((1, 2)), np.ones(1), np.full(2, 0.5))
