"""A critic between two clouds: whatever bounds it, it proves at most the distance."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from latentlab.errors import BadInput
from latentlab.playground import plans
from latentlab.playground.clouds import make
from trainers.critic import BOUNDS, CloudCritic

A, B = make("blob", 16), make("ring", 20)
EXACT = plans.transport(plans.costs(A, B), plans.uniform(16), plans.uniform(20)).cost
PLACES = np.linspace(-2, 2, 9)


@pytest.mark.parametrize("bound", BOUNDS)
def test_it_learns_and_proves_no_more_than_the_distance(bound: str) -> None:
    critic = CloudCritic(bound, width=32)
    critic.fit(A, B, 20)
    early = critic.look(A, B, PLACES, PLACES[:5])
    critic.fit(A, B, 400)
    late = critic.look(A, B, PLACES, PLACES[:5])
    assert (early.step, late.step) == (20, 420)
    assert late.values.shape == late.slopes.shape == (5, 9)
    assert late.estimate > early.estimate or bound == "sn"
    assert 0.0 < late.proven <= EXACT + 1e-6


@pytest.mark.parametrize("bound", ["gp", "sn"])
def test_a_well_bounded_one_proves_most_of_it(bound: str) -> None:
    critic = CloudCritic(bound)
    critic.fit(A, B, 600)
    assert critic.look(A, B, PLACES, PLACES).proven > 0.9 * EXACT


def test_clipping_keeps_every_weight_within() -> None:
    critic = CloudCritic("clip", 0.02, width=16)
    critic.fit(A, B, 3)
    assert max(float(p.detach().abs().max()) for p in critic._network.parameters()) <= 0.02 + 1e-7


def test_it_follows_points_that_move_and_is_the_same_again() -> None:
    first, second = CloudCritic("gp", width=16, seed=5), CloudCritic("gp", width=16, seed=5)
    for critic in (first, second):
        critic.fit(A, B, 5)
        critic.fit(A + 0.1, B[:7], 5)
    one, other = (critic.look(A, B, PLACES, PLACES) for critic in (first, second))
    np.testing.assert_array_equal(one.values, other.values)


def test_looking_changes_nothing() -> None:
    critic = CloudCritic("sn", width=16)
    critic.fit(A, B, 5)
    before = [parameter.detach().clone() for parameter in critic._network.parameters()]
    one, other = (critic.look(A, B, PLACES, PLACES) for _ in range(2))
    np.testing.assert_array_equal(one.values, other.values)
    assert all(torch.equal(a, b) for a, b in zip(before, critic._network.parameters(), strict=True))


def test_degenerate_clouds_are_no_trouble() -> None:
    critic = CloudCritic("gp", width=8)
    critic.fit(np.zeros((1, 2)), np.zeros((3, 2)), 5)
    seen = critic.look(np.zeros((1, 2)), np.zeros((3, 2)), PLACES, PLACES)
    assert seen.proven == 0.0
    assert np.isfinite(seen.slopes).all()


def test_unknown_bounds_and_weights_are_refused() -> None:
    with pytest.raises(BadInput, match=r"bound 'weights'.*clip"):
        CloudCritic("weights")
    with pytest.raises(BadInput, match="weight of gp is 0"):
        CloudCritic("gp", 0.0)
