"""Flows by RK45, optimisers of torch, and walks by any name."""

from __future__ import annotations

import numpy as np
import pytest

from latentlab.errors import BadInput, Cancelled
from latentlab.playground.flows import FLOWS, optimisers
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES, Landscape
from latentlab.playground.rules import losses
from latentlab.playground.walking import walk
from latentlab.progress import Progress

RAVINE, WELL = LANDSCAPES["ravine"], LANDSCAPES["double-well"]
KNOBS = DescentKnobs(step=0.01, steps=200)


def test_gradient_flow_is_exact_on_a_quadratic() -> None:
    (flow,) = walk(RAVINE, ["gradient-flow"], RAVINE.start, KNOBS)
    times = 0.01 * np.arange(201)
    truth = np.array(RAVINE.start) * np.exp(-np.outer(times, [1.0, 50.0]))
    np.testing.assert_allclose(flow.points, truth, atol=1e-5)


def test_gradient_descent_comes_to_the_flow_as_steps_get_short() -> None:
    flow, long = walk(WELL, ["gradient-flow", "euler"], WELL.start, DescentKnobs(step=0.01, steps=100))
    (short,) = walk(WELL, ["euler"], WELL.start, DescentKnobs(step=0.001, steps=1000))
    apart = [np.abs(one.points[-1] - flow.points[-1]).max() for one in (long, short)]
    assert apart[1] < apart[0] / 5


def test_along_polyaks_flow_the_loss_falls_exactly_like_exp_minus_t() -> None:
    (flow,) = walk(RAVINE, ["polyak-flow"], RAVINE.start, KNOBS)
    found = losses(RAVINE, flow)
    np.testing.assert_allclose(found, found[0] * np.exp(-0.01 * np.arange(201)), rtol=1e-4)


def test_a_flow_that_cannot_be_followed_ends_and_says_where() -> None:
    jump = Landscape(
        "v", "", "", lambda x, y: abs(x), lambda x, y: (1e6 * np.sign(x), 0.0), (-1, 1, -1, 1), (0.5, 0.0)
    )
    (flow,) = walk(jump, ["gradient-flow"], jump.start, DescentKnobs(step=0.01, steps=100))
    assert flow.diverged is not None
    assert np.isfinite(flow.points[0]).all()


@pytest.mark.parametrize("name", optimisers())
def test_every_optimiser_of_torch_that_is_offered_walks(name: str) -> None:
    (found,) = walk(RAVINE, [f"torch:{name}"], RAVINE.start, DescentKnobs(step=0.01, steps=60))
    assert found.rule == f"torch:{name}"
    assert losses(RAVINE, found)[found.last] < losses(RAVINE, found)[0]


def test_torchs_sgd_is_gradient_descent() -> None:
    ours, theirs = walk(WELL, ["euler", "torch:SGD"], WELL.start, KNOBS)
    np.testing.assert_allclose(theirs.points, ours.points, rtol=1e-12)


@pytest.mark.parametrize(
    "name", ["torch:Adan", "torch:Optimizer", "torch:lr_scheduler", "downhill", "torch:Muon"]
)
def test_what_is_no_rule_is_refused_by_name(name: str) -> None:
    with pytest.raises(BadInput, match=name.removeprefix("torch:")):
        walk(WELL, [name], WELL.start, KNOBS)


def test_names_keep_their_order_and_all_can_be_cancelled() -> None:
    names = ["torch:Adam", "euler", "gradient-flow", "sign"]
    assert [one.rule for one in walk(WELL, names, WELL.start, KNOBS)] == names
    progress = Progress()
    progress.cancel()
    for name in (*FLOWS, "torch:Adam"):
        with pytest.raises(Cancelled):
            walk(WELL, [name], WELL.start, KNOBS, progress=progress)
