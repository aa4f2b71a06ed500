"""Optimisers as schemes of flows: their orders, what they escape from, what they converge to."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from scipy.integrate import solve_ivp
from scipy.stats import kstest
from torch import Tensor

from latentlab.runs.events import Checkpointed, Commands, Event, Stop
from trainers import optimisers
from trainers.optimisers import ClippedPolyak, Langevin, Leapfrog, RMSprop, polyak_factor

FRICTION = 0.7
START = [1.0, -0.5, 0.8]


def bowl(x: Tensor) -> Tensor:
    """A loss without symmetries, of three coordinates."""
    return (x[0] ** 2 + 0.5 * x[1] ** 4 + (x[2] - x[0] * x[1]) ** 2 + torch.cosh(x[1] - 0.3)) / 2


def gradient(at: np.ndarray) -> np.ndarray:
    x = torch.tensor(at, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(bowl(x), x)[0].numpy()


def parts_of(values: list[float]) -> list[torch.nn.Parameter]:
    """The point as parameters of two shapes: all of them together are what flows."""
    x = torch.tensor(values, dtype=torch.float64)
    return [torch.nn.Parameter(x[:2].clone()), torch.nn.Parameter(x[2:].clone().reshape(1, 1))]


def point(parts: list[torch.nn.Parameter]) -> Tensor:
    return torch.cat([part.reshape(-1) for part in parts])


def moved(make: Callable[..., torch.optim.Optimizer], steps: int) -> np.ndarray:
    parts = parts_of(START)
    optimiser = make(parts)
    for _ in range(steps):
        optimiser.zero_grad()
        bowl(point(parts)).backward()
        optimiser.step()
    return point(parts).detach().numpy()


def test_leapfrog_is_of_second_order_and_euler_of_first() -> None:
    time = 2.0

    def with_momentum(_: float, y: np.ndarray) -> np.ndarray:
        return np.concatenate([y[3:], -gradient(y[:3]) - FRICTION * y[3:]])

    exact = solve_ivp(with_momentum, (0, time), [*START, 0, 0, 0], method="DOP853", rtol=1e-12, atol=1e-13)
    down = solve_ivp(lambda _, y: -gradient(y), (0, time), START, method="DOP853", rtol=1e-12, atol=1e-13)
    makers = {
        4: (exact.y[:3, -1], lambda h: lambda parts: Leapfrog(parts, h, FRICTION)),
        2: (down.y[:3, -1], lambda h: lambda parts: torch.optim.SGD(parts, h)),
    }
    for ratio, (truth, maker) in makers.items():
        errors = [np.abs(moved(maker(time / n), n) - truth).max() for n in (40, 80, 160)]
        for coarse, fine in pairwise(errors):
            assert coarse / fine == pytest.approx(ratio, rel=0.08)


def test_leapfrog_comes_to_rest_with_its_step() -> None:
    """A schedule that ends at 0 ends the movement: kept is a velocity, not a displacement."""
    parts = parts_of(START)
    optimiser = Leapfrog(parts, 0.1, FRICTION)
    for rate in (0.1, 0.1, 0.1, 1e-9):
        optimiser.param_groups[0]["lr"] = rate
        optimiser.zero_grad()
        bowl(point(parts)).backward()
        before = point(parts).detach()
        optimiser.step()
    assert (point(parts) - before).abs().max() < 1e-8


# -- clipped Polyak -----------------------------------------------------------------------------------


def well(x: Tensor) -> Tensor:
    """A double well: its shallow minimum at 3, its deep one, nearly 0, at 0.407."""
    return x * (x - 1) * (x - 3) ** 2 + 1.62276


def slope(x: Tensor) -> Tensor:
    return (2 * x - 1) * (x - 3) ** 2 + 2 * x * (x - 1) * (x - 3)


def share_escaped(bound: float, steps: int) -> float:
    generator = torch.Generator().manual_seed(0)
    x = 4 + 0.02 * (torch.rand(2000, generator=generator, dtype=torch.float64) - 0.5)
    for _ in range(steps):
        g = slope(x)
        x = x - 0.01 * g * polyak_factor(well(x).clamp(min=0), g.abs(), bound)
    return float(((x - 0.407).abs() < 0.05).double().mean())


def test_clipped_polyak_leaves_the_shallow_well_as_often_as_it_should() -> None:
    """The paths are chaotic; their shares are not."""
    assert 0.64 < share_escaped(1000.0, 2500) < 0.74
    assert share_escaped(1000.0, 10_000) > 0.99
    assert share_escaped(10.0, 2500) == 0.0
    x = torch.full((1,), 4.0, dtype=torch.float64)
    for _ in range(2500):
        x = x - 0.01 * slope(x)
    assert float(x) == pytest.approx(3.0, abs=1e-3)


def test_the_class_takes_the_steps_of_the_formula() -> None:
    x = torch.nn.Parameter(torch.tensor([4.0], dtype=torch.float64))
    optimiser, expected = ClippedPolyak([x], lr=0.01), x.detach().clone()

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = well(x).sum()
        loss.backward()
        return loss

    for step in range(200):
        g = slope(expected)
        factor = well(expected) / g.abs() * torch.minimum(1 / g.abs(), torch.tensor(1000.0))
        expected = expected - 0.01 * g * factor
        if step % 2:
            optimiser.step(closure)
        else:
            optimiser.step(loss=closure().detach())
        # The map stretches differences of rounding; before it does, the two agree.
        if step < 50:
            assert float((x - expected).detach().abs()) < 1e-10


def test_polyak_lets_the_loss_fall_like_exp_of_minus_t() -> None:
    parts = parts_of(START)
    floor = float(bowl(torch.tensor(moved(lambda p: torch.optim.SGD(p, 0.1), 3000))))
    optimiser = ClippedPolyak(parts, lr=1e-3, bound=1e9, floor=floor)
    losses = []
    for _ in range(1001):
        optimiser.zero_grad()
        loss = bowl(point(parts))
        loss.backward()
        losses.append(float(loss.detach()) - floor)
        optimiser.step(loss=loss)
    assert losses[1000] / losses[0] == pytest.approx(math.exp(-1), rel=2e-3)


def test_polyak_stands_still_where_nothing_is_to_gain_and_says_what_it_needs() -> None:
    x = torch.nn.Parameter(torch.ones(3))
    optimiser = ClippedPolyak([x], lr=0.1, floor=0.5)
    x.grad = torch.ones(3)
    optimiser.step(loss=torch.tensor(0.4))
    x.grad = torch.zeros(3)
    optimiser.step(loss=torch.tensor(3.0))
    assert torch.equal(x, torch.ones(3))
    with pytest.raises(ValueError, match="loss"):
        optimiser.step()


# -- RMSprop, Langevin --------------------------------------------------------------------------------


def test_rmsprop_is_its_formula_by_coordinate_and_by_length() -> None:
    rho, eps, lr = 0.9, 1e-3, 0.01
    for scalar in (False, True):
        x, square = np.array(START), np.zeros(1 if scalar else 3)
        for _ in range(20):
            g = gradient(x)
            square = rho * square + (1 - rho) * ((g**2).sum() if scalar else g**2)
            x = x - lr * g / np.sqrt(square + eps)
        found = moved(lambda p, s=scalar: RMSprop(p, lr, rho, eps, scalar=s), 20)
        np.testing.assert_allclose(found, x, rtol=1e-13)
    torchs = moved(lambda p: torch.optim.RMSprop(p, lr, alpha=rho, eps=0.0), 20)
    np.testing.assert_allclose(moved(lambda p: RMSprop(p, lr, rho, 0.0), 20), torchs, rtol=1e-12)


def test_langevin_settles_at_the_gibbs_law() -> None:
    """exp(-2 L / s^2) of L = k x^2 / 2 is normal with variance s^2 / (2 k)."""
    k, s, n = 2.0, 0.8, 20_000
    x = torch.nn.Parameter(torch.full((n,), 3.0, dtype=torch.float64))
    optimiser = Langevin([x], 0.01, s, torch.Generator().manual_seed(1))
    for _ in range(400):
        x.grad = k * x.detach()
        optimiser.step()
    found = x.detach().numpy()
    assert found.var() == pytest.approx(s**2 / (2 * k), rel=0.04)
    assert kstest(found, "norm", (0, s / math.sqrt(2 * k))).pvalue > 1e-3


# -- in a run -----------------------------------------------------------------------------------------

RATES = {"adam": 1e-3, "euler": 1e-5, "leapfrog": 3e-3, "polyak": 1e-3, "rmsprop": 1e-4,
         "scalar-rmsprop": 1e-3, "langevin": 1e-5}  # fmt: skip


@pytest.mark.parametrize("name", RATES)
def test_every_optimiser_trains_and_resumes_bit_equal(name: str, start, tiny, tmp_path: Path) -> None:
    config = tiny(optimiser=name, lr=RATES[name], steps=16, checkpoint_every=8, likelihood="bernoulli")

    def stop(event: Event, commands: Commands) -> None:
        if isinstance(event, Checkpointed) and event.step == 8:
            commands.send(Stop())

    whole = start(config, name="whole")
    assert whole.run().outcome == "completed"
    losses = [value for _, value in whole.curve()]
    assert sum(losses[-4:]) < sum(losses[:4])
    start(config, stop, name="parts").run()
    assert start(config, name="parts").run().outcome == "completed"
    one, two = (
        load_file(tmp_path / folder / "checkpoints" / "step-16" / "state.safetensors")
        for folder in ("whole", "parts")
    )
    assert one.keys() == two.keys()
    for key, tensor in one.items():
        assert torch.equal(tensor, two[key]), key


def test_every_choice_is_built(tiny) -> None:
    parameters = [torch.nn.Parameter(torch.ones(2))]
    for name in RATES:
        built = optimisers.build(tiny(optimiser=name), parameters, torch.Generator())
        assert built.param_groups[0]["lr"] == tiny().lr
    assert set(RATES) == set(type(tiny()).model_fields["optimiser"].annotation.__args__)


def test_accumulation_is_refused_where_a_step_has_no_single_loss(start, monkeypatch, tiny) -> None:
    from trainers.vae import VAETrainer

    monkeypatch.setattr(VAETrainer, "descends", False)
    end = start(tiny(accumulate=2)).run()
    assert end.bad_input
    assert "accumulate" in str(end.problem)
