"""Rules in the plane: orders of accuracy, laws of their flows, and the same steps as the torch optimisers."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from latentlab.errors import BadInput
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES, Landscape
from latentlab.playground.rules import RULES, Walk, descend, fitting, losses, predicted_losses
from trainers.optimisers import ClippedPolyak, Leapfrog, RMSprop

WELL, RAVINE = LANDSCAPES["double-well"], LANDSCAPES["ravine"]


def one(name: str, place: Landscape = RAVINE, **knobs: float) -> Walk:
    return descend(place, [name], place.start, DescentKnobs(**knobs))[0]


def spring(friction: float, steps: int) -> tuple[Walk, float]:
    """A walk on L = (x^2 + y^2)/2 up to time 1, and where x truly is then."""
    bowl = Landscape(
        "bowl", "", "", lambda x, y: (x * x + y * y) / 2, lambda x, y: (x, y), (-2, 2, -2, 2), (1.0, 0.0)
    )
    name = "leapfrog" if friction >= 0 else "euler"
    walk = descend(
        bowl, [name], (1.0, 0.0), DescentKnobs(step=1 / steps, steps=steps, friction=max(friction, 0))
    )[0]
    if friction < 0:
        return walk, float(np.exp(-1.0))
    omega = np.sqrt(1 - friction**2 / 4)
    wave = np.cos(omega) + friction / 2 / omega * np.sin(omega)
    return walk, float(np.exp(-friction / 2) * wave)


def error(friction: float, steps: int) -> float:
    walk, truth = spring(friction, steps)
    return abs(float(walk.points[-1, 0]) - truth)


def test_the_error_of_leapfrog_falls_by_4_and_of_euler_by_2_where_the_step_is_halved() -> None:
    assert error(0.5, 200) / error(0.5, 400) == pytest.approx(4.0, abs=0.1)
    assert error(-1, 200) / error(-1, 400) == pytest.approx(2.0, abs=0.05)


def test_polyaks_loss_falls_like_exp_minus_t() -> None:
    walk = one("polyak", step=0.001, steps=2000)
    found = losses(RAVINE, walk)
    np.testing.assert_allclose(found, found[0] * np.exp(-0.001 * np.arange(2001)), rtol=0.02)


def test_all_of_them_together_go_where_each_goes_alone() -> None:
    knobs = DescentKnobs(steps=50, step=0.01)
    together = descend(WELL, list(RULES), WELL.start, knobs, seed=3)
    assert [walk.rule for walk in together] == list(RULES)
    for walk in together:
        alone = descend(WELL, [walk.rule], WELL.start, knobs, seed=3)[0]
        np.testing.assert_allclose(walk.points, alone.points, rtol=1e-12, err_msg=walk.rule)


def by_torch(optimiser: torch.optim.Optimizer, point: torch.Tensor, steps: int) -> list[list[float]]:
    path = [point.tolist()]

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss: torch.Tensor = WELL.value(point[0], point[1])
        loss.backward()
        return loss

    for _ in range(steps):
        optimiser.step(closure)
        path.append(point.tolist())
    return path


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("euler", lambda p: torch.optim.SGD([p], lr=0.01)),
        ("adam", lambda p: torch.optim.Adam([p], lr=0.01)),
        ("leapfrog", lambda p: Leapfrog([p], 0.01, 0.7)),
        ("clipped-polyak", lambda p: ClippedPolyak([p], 0.01, 1000.0)),
        ("rmsprop", lambda p: RMSprop([p], 0.01, 0.99)),
        ("scalar-rmsprop", lambda p: RMSprop([p], 0.01, 0.99, scalar=True)),
    ],
)
def test_a_rule_takes_the_steps_of_its_optimiser(name: str, make: object) -> None:
    point = torch.tensor(WELL.start, dtype=torch.float64, requires_grad=True)
    path = by_torch(make(point), point, 40)  # type: ignore[operator]
    walk = one(name, WELL, step=0.01, steps=40, friction=0.7)
    np.testing.assert_allclose(walk.points, path, rtol=1e-7)


def test_both_forms_of_nesterov_look_ahead_by_different_shares() -> None:
    knobs = DescentKnobs(step=0.05, steps=3, friction=0.0)
    whole, half = descend(RAVINE, ["nesterov", "nesterov-half"], RAVINE.start, knobs)
    x1, x2 = RAVINE.start[0] * (1 - 0.05**2 / 2), None
    v1 = x1 - RAVINE.start[0]
    for walk, share in ((whole, 1.0), (half, 0.5)):
        x2 = x1 + v1 - 0.05**2 * (x1 + share * v1)
        assert walk.points[2, 0] == pytest.approx(x2, rel=1e-12)


def test_langevin_without_noise_is_gradient_descent_and_its_noise_has_the_right_size() -> None:
    still, plain = one("langevin", noise=0.0), one("euler")
    np.testing.assert_array_equal(still.points, plain.points)
    flat = Landscape("flat", "", "", lambda x, y: 0 * x, lambda x, y: (0 * x, 0 * y), (-9, 9, -9, 9), (0, 0))
    walk = descend(flat, ["langevin"], (0, 0), DescentKnobs(step=0.25, steps=20_000, noise=3.0))[0]
    assert np.diff(walk.points, axis=0).std() == pytest.approx(1.5, rel=0.02)


def test_the_predicted_loss_leaves_the_true_one_by_the_order_of_the_step() -> None:
    apart = []
    for steps in (1000, 2000):
        walk = one("euler", WELL, step=2.0 / steps, steps=steps)
        apart.append(np.abs(predicted_losses(WELL, walk) - losses(WELL, walk))[-1])
    assert apart[0] / apart[1] == pytest.approx(2.0, abs=0.1)
    assert apart[1] < 0.03 * losses(WELL, walk)[0]


def test_a_step_too_long_diverges_is_cut_and_said_and_the_others_go_on() -> None:
    euler, momentum = descend(RAVINE, ["euler", "leapfrog"], RAVINE.start, DescentKnobs(step=0.1))
    assert euler.diverged is not None
    assert np.isfinite(euler.points[: euler.diverged]).all()
    assert np.isnan(euler.points[euler.diverged :]).all()
    assert euler.last == euler.diverged - 1
    assert momentum.diverged is None
    assert np.isfinite(momentum.points).all()


def test_without_a_step_the_landscapes_own_is_taken() -> None:
    assert fitting(DescentKnobs(), RAVINE).step == RAVINE.step
    assert fitting(DescentKnobs(step=0.5), RAVINE).step == 0.5


def test_unknown_rules_and_impossible_starts_are_refused() -> None:
    with pytest.raises(BadInput, match=r"rule 'eulre'.*leapfrog"):
        descend(WELL, ["eulre"], WELL.start, DescentKnobs())
    with pytest.raises(BadInput, match="no point"):
        descend(WELL, ["euler"], (float("nan"), 0.0), DescentKnobs())
    assert descend(WELL, [], WELL.start, DescentKnobs()) == []
