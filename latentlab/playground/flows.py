"""What the rules are schemes of: flows in time, followed by RK45; and torch's own optimisers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from latentlab.errors import BadInput
from latentlab.playground.directions import TINY
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import Doubles, Landscape
from latentlab.playground.rk45 import trace
from latentlab.playground.rules import Walk, finished, fitting
from latentlab.progress import Progress


@dataclass(frozen=True)
class Flow:
    """theta' = field(gradient, loss)."""

    name: str
    title: str
    formula: str
    field: Callable[[Doubles, float], Doubles]


FLOWS: Mapping[str, Flow] = {
    flow.name: flow
    for flow in (
        Flow("gradient-flow", "Gradient flow", "θ' = −g", lambda g, _loss: -g),
        Flow(
            "polyak-flow",
            "Polyak flow",
            "θ' = −L g / |g|²",
            lambda g, loss: -g * loss / max(float(g @ g), TINY),
        ),
    )
}


def follow(
    name: str,
    landscape: Landscape,
    start: tuple[float, float],
    knobs: DescentKnobs,
    progress: Progress | None = None,
) -> Walk:
    """Follow a flow from ``start`` for as long as a rule takes with these knobs, at the same moments.

    Where RK45 gives up the walk ends (``diverged``). Raises BadInput for a name that is no flow.
    """
    if name not in FLOWS:
        raise BadInput("There is no flow {name!r}.", "Flows are {known}.", name=name, known=", ".join(FLOWS))
    flow, knobs = FLOWS[name], fitting(knobs, landscape)

    def velocity(point: Doubles) -> Doubles:
        loss = float(landscape.value(point[0], point[1])) - landscape.floor
        return flow.field(np.array(landscape.gradient(point[0], point[1]), dtype=np.float64), loss)

    times = np.linspace(0.0, knobs.step * knobs.steps, knobs.steps + 1)
    path = np.full((len(times), 2), np.nan)
    reached = trace(velocity, np.asarray(start, dtype=np.float64), times, progress=progress)
    path[: len(reached)] = reached
    return finished(name, path, landscape)


def torch_optimiser(name: str) -> type:
    """The class of that name in ``torch.optim``. Raises BadInput where there is none that can walk here."""
    import torch

    found = getattr(torch.optim, name, None)
    if not inspect.isclass(found) or not issubclass(found, torch.optim.Optimizer) or name == "Optimizer":
        raise BadInput(
            "torch.optim has no optimiser {name!r}.",
            "Names are {known}.",
            name=name,
            known=", ".join(optimisers()),
        )
    return found


def optimisers() -> list[str]:
    """The optimisers of ``torch.optim`` that two numbers can be given to."""
    import torch

    base = torch.optim.Optimizer
    unfit = {"Optimizer", "SparseAdam", "Muon"}  # for sparse gradients, for matrices
    members = inspect.getmembers(
        torch.optim, lambda member: inspect.isclass(member) and issubclass(member, base)
    )
    return [name for name, _ in members if name not in unfit]


def descend_torch(
    name: str,
    landscape: Landscape,
    start: tuple[float, float],
    knobs: DescentKnobs,
    progress: Progress | None = None,
) -> Walk:
    """Walk down by ``torch.optim``'s optimiser of that name, its learning rate being the step of time.

    Raises BadInput for an unknown name, and where the optimiser refuses two numbers or the learning rate.
    """
    import torch

    kind, knobs = torch_optimiser(name), fitting(knobs, landscape)
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    path = np.full((knobs.steps + 1, 2), np.nan)
    path[0] = start

    def closure() -> float:
        x, y = point.detach().numpy()
        point.grad = torch.tensor([float(part) for part in landscape.gradient(x, y)], dtype=torch.float64)
        return float(landscape.value(x, y))

    try:
        optimiser = kind([point], lr=knobs.step)
        with np.errstate(all="ignore"):
            for step in range(knobs.steps):
                if progress is not None and step % 64 == 0:
                    progress.check()
                optimiser.step(closure)
                path[step + 1] = point.detach().numpy()
    except (TypeError, ValueError, RuntimeError) as error:
        raise BadInput(
            "torch.optim.{name} cannot walk here: {cause}", "Choose another.", name=name, cause=error
        ) from error
    return finished(name, path, landscape)
