"""`latentlab playground NAME`: the mathematics of the window's playground, in figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import tyro

from latentlab.commands.flags import with_help
from latentlab.commands.options import Options, Output, Shared, emit, progress, table
from latentlab.errors import BadInput
from latentlab.playground.knobs import DescentKnobs, DiracKnobs, TransportKnobs

if TYPE_CHECKING:
    from latentlab.playground.landscapes import Doubles, Landscape
    from latentlab.playground.rules import Walk

Name = Annotated[str, tyro.conf.Positional]
Point = tuple[float, float]
PLAYGROUNDS: Mapping[str, str] = {
    "descend": "walk down a loss of two numbers by many rules at once",
    "escape": "the double well that clipped Polyak gets out of, and gradient descent does not",
    "dirac": "a GAN of one point: where theta and phi go",
    "transport": "the cheapest plan between two clouds, what proves it, Sinkhorn, and a critic",
    "expmatrix": "exp(x y^T): area, inverse, condition, beside the matrix exponential",
}
SLICE = "slice:"
SLICE_IMAGES = 48
FARTHEST = 20.0
"""The largest number of a factor: e^s must stay a number."""


def playground_command(name: str) -> Callable[..., int]:
    """The subcommand of one playground."""
    commands: dict[str, tuple[Callable[..., int], type[Any] | None]] = {
        "descend": (descend, DescentKnobs),
        "escape": (escape, None),
        "dirac": (dirac, DiracKnobs),
        "transport": (transport, TransportKnobs),
        "expmatrix": (expmatrix, None),
    }
    command, declaration = commands[name]
    if declaration is not None:
        command.__annotations__["knobs"] = Annotated[with_help(declaration), tyro.conf.arg(name="")]
    return command


def descend(
    landscape: Name = "double-well",
    *,
    rules: tuple[str, ...] = (),
    start: Point | None = None,
    knobs: DescentKnobs,
    data: Annotated[str, tyro.conf.arg(metavar="DATA", help_behavior_hint="")] = "",
    out: Output = None,
    options: Shared = Options(),
) -> int:
    """Walk down a loss of two numbers by many rules at once (kexue.fm 5655, 6234, 6261).

    Args:
        landscape: double-well, rosenbrock, beale, saddle, ravine, or slice:MODEL: the loss of a model,
            its weights moved along two random directions
        rules: the rules, all that are built in by default; also gradient-flow, polyak-flow, and the
            optimisers of torch.optim as torch:NAdam
        start: where to begin; by default where the landscape says
        data: images of a slice; by default what the model was trained on
        out: a .csv file for the walks: rule, step, x, y, loss, predicted loss
    """
    from latentlab.commands.writing import check_csv_path, write_csv
    from latentlab.playground.landscapes import landscape_named
    from latentlab.playground.rules import RULES, fitting, losses
    from latentlab.playground.walking import walk

    check_csv_path(out)
    place = _slice(landscape, data, options) if landscape.startswith(SLICE) else landscape_named(landscape)
    knobs, begin = fitting(knobs, place), start or place.start
    with progress() as reports:
        walks = walk(place, rules or tuple(RULES), begin, knobs, seed=options.seed, progress=reports)
    if out is not None:
        write_csv(out, ("rule", "step", "x", "y", "loss", "predicted_loss"), _lines(place, walks))
    found = [(one, one.points[one.last], float(losses(place, one)[one.last])) for one in walks]
    if options.json:
        ends = [
            {"rule": one.rule, "end": end.tolist(), "loss": loss, "diverged_at": one.diverged}
            for one, end, loss in found
        ]
        given = {"seed": options.seed, **knobs.model_dump()}
        emit({"landscape": landscape, "start": list(begin), **given, "walks": ends})
        return 0
    table(
        [
            (one.rule, f"{end[0]:.4f}", f"{end[1]:.4f}", f"{loss:.6g}", _diverged(one))
            for one, end, loss in found
        ],
        ("rule", "x", "y", "loss", ""),
    )
    return 0


def _slice(landscape: str, data: str, options: Options) -> Landscape:
    import torch

    from latentlab.commands.reading import open_model
    from latentlab.data.datasets import open_dataset
    from latentlab.data.images import to_signed
    from latentlab.playground.slices import slice_of

    loaded = open_model(landscape.removeprefix(SLICE), options)
    image, config = loaded.info.spec.image, loaded.info.training.get("config")
    known = str(config.get("data", "")) if isinstance(config, dict) else ""
    if not data and not known:
        raise BadInput(
            "{model} does not say which images it was trained on.",
            "Name them with --data.",
            model=loaded.info.name,
        )
    with progress() as reports:
        images = open_dataset(data or known, image.height, reports).test
        order = torch.arange(min(SLICE_IMAGES, len(images)))
        labels = images.labels[order] if images.labels is not None else None
        shown = to_signed(images.take(order)).to(loaded.model.device)
        return slice_of(
            loaded.model, shown, labels, name=loaded.info.name, seed=options.seed, progress=reports
        )


def escape(
    *, starts: int = 2000, bound: float = 1000.0, out: Output = None, options: Shared = Options()
) -> int:
    """Gradient descent and clipped Polyak in the double well, from many starts (kexue.fm 6261).

    Starts are uniform in 4 +- .01, the step is .01. Gradient descent stays in the upper valley at 3.000;
    clipped Polyak is chaotic, so that only the shares of many starts say anything.

    Args:
        starts: how many starts
        bound: largest inverse length of the gradient (M)
        out: a .csv file for the places of all starts
    """
    from latentlab.commands.writing import check_csv_path, write_csv
    from latentlab.playground import escape as experiment

    check_csv_path(out)
    with progress() as reports:
        found = experiment.escape(bound=bound, starts=starts, seed=options.seed, progress=reports)
    if out is not None:
        places = ((one.rule, one.steps, place) for one in found for place in one.places)
        write_csv(out, ("rule", "steps", "x"), places)
    if options.json:
        shares = [
            {"rule": one.rule, "steps": one.steps, "escaped": one.escaped, "stuck": one.stuck}
            for one in found
        ]
        emit({"starts": starts, "bound": bound, "seed": options.seed, "shares": shares})
        return 0
    lines = [(one.rule, f"{one.steps:,}", f"{one.escaped:.2%}", f"{one.stuck:.2%}") for one in found]
    table(lines, ("rule", "steps", "at 0.407", "at 3.000"))
    return 0


def dirac(
    game: Name = "ns",
    *,
    start: tuple[float, float, float, float] = (0.1, 0.2, 0.2, 0.1),
    knobs: DiracKnobs,
    out: Output = None,
    options: Shared = Options(),
) -> int:
    """Follow the GAN of one point (kexue.fm 6583): the real one at 0, the fake one at theta, D(x) = x . phi.

    Args:
        game: ns, wgan, gp0, gp1 or qp
        start: phi and theta, two numbers each
        out: a .csv file for the path
    """
    from latentlab.commands.writing import check_csv_path, write_csv
    from latentlab.playground.dirac import play

    check_csv_path(out)
    with progress() as reports:
        found = play(game, start, knobs, progress=reports)
    if out is not None:
        rows = zip(found.times, *found.phi.T, *found.theta.T, *found.average.T, strict=True)
        write_csv(out, ("time", "phi_1", "phi_2", "theta_1", "theta_2", "average_1", "average_2"), rows)
    curves = {
        "theta": found.distance,
        "average_of_theta": found.average_distance,
        "theta_x_phi": found.cross,
        "phi": found.norm,
    }
    if options.json:
        ends = {name: [float(curve[0]), float(curve[-1])] for name, curve in curves.items()}
        emit({"game": game, "time": float(found.times[-1]), **knobs.model_dump(exclude={"time"}), **ends})
        return 0
    table(
        [(name.replace("_", " "), f"{curve[0]:.6f}", f"{curve[-1]:.6f}") for name, curve in curves.items()],
        ("length of", "at first", f"at time {found.times[-1]:g}"),
    )
    return 0


def transport(
    clouds: Annotated[tuple[Path, ...], tyro.conf.Positional, tyro.conf.arg(metavar="A B")] = (),
    *,
    knobs: TransportKnobs,
    critic: str = "",
    steps: int = 1000,
    out: Output = None,
    options: Shared = Options(),
) -> int:
    """The cheapest plan between two clouds, the potentials that prove it, and what Sinkhorn makes of it.

    Without files it shows where one potential fails: all in 0 and all in 1 on a grid of [0, 1], the cost
    being the square (kexue.fm 6280).

    Args:
        clouds: two .csv files, a point a line, two numbers each
        critic: also train a critic: clip, gp, gp-one-sided, div or sn
        steps: its steps
        out: a .csv file for the plan: from, to, amount
    """
    from latentlab.commands.writing import check_csv_path, write_csv
    from latentlab.playground import plans
    from latentlab.playground.clouds import read_points

    check_csv_path(out)
    if not clouds:
        shown = plans.counterexample()
        return _tell({"primal": shown.primal, "dual": shown.dual, "one_potential": shown.one.value}, options)
    if len(clouds) != 2:
        raise BadInput("{count} files of points.", "Give two, or none.", count=len(clouds))
    a, b = (read_points(path) for path in clouds)
    found = plans.compare(a, b, knobs)
    figures = found.figures()
    if critic:
        figures |= _critic(critic, a, b, steps, options.seed)
    if out is not None:
        matrix = found.plan.matrix
        moved = ((i, j, matrix[i, j]) for i, j in zip(*matrix.nonzero(), strict=True))
        write_csv(out, ("from", "to", "amount"), moved)
    return _tell(figures, options)


def _critic(bound: str, a: Doubles, b: Doubles, steps: int, seed: int) -> dict[str, float]:
    import numpy as np

    from trainers.critic import CloudCritic

    if not 1 <= steps <= 1_000_000:
        raise BadInput("--steps: {steps}.", "Give 1 to 1,000,000.", steps=steps)
    network = CloudCritic(bound, seed=seed)
    with progress() as reports:
        for done in range(0, steps, 50):
            reports.report(done / steps, "A critic learns: step {done:,} of {all:,}", done=done, all=steps)
            network.fit(a, b, min(50, steps - done))
    seen = network.look(a, b, np.zeros(1), np.zeros(1))
    return {"critic": seen.estimate, "proven_by_critic": seen.proven}


def expmatrix(
    *,
    factor: tyro.conf.UseAppendAction[tuple[tuple[float, float, float, float], ...]] = (),
    options: Shared = Options(),
) -> int:
    """exp(x y^T) of the plane (kexue.fm 6407): what it does to areas, its inverse, its condition.

    Args:
        factor: x and y of one factor, four numbers; several stack, the first one first
    """
    from latentlab.playground.matrices import EXAMPLE, Factor, facts, race

    for numbers in factor:
        if not all(abs(number) <= FARTHEST for number in numbers):  # False for NaN too
            raise BadInput(
                "--factor: {factor}.",
                "Give numbers between -{most:g} and {most:g}.",
                factor=" ".join(map(str, numbers)),
                most=FARTHEST,
            )
    factors = [Factor((a, b), (c, d)) for a, b, c, d in factor] or [EXAMPLE]
    found = facts(factors)
    formula, exponential = race(factors[0])
    figures = {
        "s": found.s,
        "area": found.area,
        "condition": found.condition,
        "error_of_the_inverse": found.undone,
        "apart_from_matrix_exp": found.apart,
        "formula_us": formula,
        "matrix_exp_us": exponential,
    }
    return _tell(figures, options, matrix=found.matrix.tolist())


def _lines(place: Any, walks: Sequence[Walk]) -> Iterator[tuple[object, ...]]:
    from latentlab.playground.rules import losses, predicted_losses

    for one in walks:
        told = zip(one.points, losses(place, one), predicted_losses(place, one), strict=True)
        yield from ((one.rule, step, *point, loss, guess) for step, (point, loss, guess) in enumerate(told))


def _diverged(one: Walk) -> str:
    return "" if one.diverged is None else f"diverged at step {one.diverged:,}"


def _tell(figures: Mapping[str, float], options: Options, **more: object) -> int:
    if options.json:
        emit({**figures, **more})
    else:
        table([(name.replace("_", " "), f"{value:.6g}") for name, value in figures.items()], ("", "value"))
    return 0
