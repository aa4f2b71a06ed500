"""Down a loss by anything that has a name: built-in rules, flows, optimisers of torch."""

from __future__ import annotations

from collections.abc import Sequence

from latentlab.errors import BadInput
from latentlab.playground.flows import FLOWS, descend_torch, follow
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import Landscape
from latentlab.playground.rules import RULES, Walk, descend
from latentlab.progress import Progress

TORCH = "torch:"


def walk(
    landscape: Landscape,
    names: Sequence[str],
    start: tuple[float, float],
    knobs: DescentKnobs,
    *,
    seed: int = 0,
    progress: Progress | None = None,
) -> list[Walk]:
    """Walk from ``start`` by each name, in their order; a name of torch is ``torch:NAdam`` and the like.

    Raises BadInput for an unknown name.
    """
    for name in names:
        if name not in RULES and name not in FLOWS and not name.startswith(TORCH):
            raise BadInput(
                "There is no rule {name!r}.",
                "There are {known}, and the optimisers of torch.optim as torch:NAME.",
                name=name,
                known=", ".join([*RULES, *FLOWS]),
            )
    built_in = [name for name in names if name in RULES]
    walks = {one.rule: one for one in descend(landscape, built_in, start, knobs, seed)}
    for name in names:
        if progress is not None:
            progress.report(len(walks) / len(names), "Following {name}…", name=name)
        if name in FLOWS:
            walks[name] = follow(name, landscape, start, knobs, progress)
        elif name.startswith(TORCH):
            found = descend_torch(name.removeprefix(TORCH), landscape, start, knobs, progress)
            walks[name] = Walk(name, found.points, found.diverged)
    return [walks[name] for name in names]
