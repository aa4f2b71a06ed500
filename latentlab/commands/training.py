"""Training without a window: train, resume, branch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import tyro

from latentlab.commands.flags import refuse_idle, with_help
from latentlab.commands.options import Json, Options, Shared
from latentlab.errors import BadInput
from trainers.configs import config_class
from trainers.configs.base import TrainConfig

if TYPE_CHECKING:
    from latentlab.runs.folder import RunFolder

Out = Annotated[
    Path | None,
    tyro.conf.arg(metavar="RUN_DIR", help_behavior_hint="(default: a new one among your runs)"),
]


def train_command(family: str) -> Callable[..., int]:
    """The subcommand that trains one family: its flags are the fields of the family's config."""

    declaration = config_class(family)

    def train(config: TrainConfig, *, out: Out = None, json: Json = False) -> int:
        from trainers.devices import choose_device
        from trainers.gathering import launched
        from trainers.helping import main_launched
        from trainers.launch import prepare

        rank, size = launched()
        config = declaration.model_validate(config.model_dump())
        refuse_idle(config)
        if size > 1:
            config = config.over(size)
        if rank > 0:
            return main_launched()
        choose_device(config.device)
        # The folder first: whether the data can be trained on may take an hour of importing to tell.
        return train_run(prepare(family, config, out), json, config.nproc, fresh=True)

    train.__annotations__["config"] = Annotated[with_help(declaration), tyro.conf.arg(name="")]
    train.__doc__ = f"""{declaration.__doc__}

    Prints a line per point of the curves and, last, the path of the model. Ctrl+C and SIGTERM stop the run
    with a checkpoint; `latentlab resume` goes on from there. Under torchrun each of its processes takes a
    part of every batch, as those of --nproc do on one machine.

    Args:
        out: the folder of the run
    """
    return train


def resume(
    run: Annotated[str, tyro.conf.Positional, tyro.conf.arg(metavar="RUN_DIR")],
    *,
    nproc: Annotated[int, tyro.conf.arg(help_behavior_hint="(default: as many as before)")] = 0,
    options: Shared = Options(),
) -> int:
    """Go on with a run from its newest checkpoint, with what its folder has stored (its seed, too).

    Args:
        run: the folder of a run, or the name that `latentlab runs` lists
        nproc: processes on this machine that share each batch equally
    """
    from latentlab.runs.lock import is_live
    from trainers.gathering import launched
    from trainers.helping import main_launched
    from trainers.launch import stored_config

    if launched()[0] > 0:
        return main_launched()
    found = _find_run(run)
    folder = found.path
    _, config = stored_config(found)
    if is_live(folder):
        raise BadInput("{path} is being trained already.", "Stop that first.", path=folder)
    _refuse_others(folder, config, options)
    return train_run(found, options.json, config.over(nproc).nproc if nproc else config.nproc)


def branch(
    run: Annotated[str, tyro.conf.Positional, tyro.conf.arg(metavar="RUN_DIR")],
    step: Annotated[int, tyro.conf.Positional, tyro.conf.arg(metavar="STEP")],
    *,
    out: Out = None,
    options: Shared = Options(),
) -> int:
    """Make a new run that goes on from a checkpoint of another, before what was edited there, and train it.

    The other run stays as it is. A run keeps its newest checkpoints and those before each edit.

    Args:
        run: the folder of a run, or the name that `latentlab runs` lists
        step: the step of the checkpoint
        out: the folder of the new run
    """
    from trainers import launch
    from trainers.gathering import launched
    from trainers.helping import main_launched

    if launched()[0] > 0:
        return main_launched()
    found = _find_run(run)
    _, config = launch.stored_config(found)
    _refuse_others(found.path, config, options)
    return train_run(launch.branch(found, step, out), options.json, config.nproc)


def _refuse_others(folder: Path, config: TrainConfig, options: Options) -> None:
    """Raise BadInput for a seed or device that is not the run's own."""
    if options.device not in ("auto", config.device):
        raise BadInput(
            "--device {asked}: the run {path} computes on {stored}, and a resumed run keeps its device.",
            "Leave --device out.",
            asked=options.device,
            path=folder,
            stored=config.device,
        )
    if options.seed not in (0, config.seed):
        raise BadInput(
            "--seed {asked}: the run {path} began with {stored}, and a resumed run keeps its seed.",
            "Leave --seed out.",
            asked=options.seed,
            path=folder,
            stored=config.seed,
        )


def _find_run(run: str) -> RunFolder:
    from latentlab import paths
    from latentlab.runs.folder import RunFolder

    folder = Path(run)
    if not folder.exists() and (paths.runs_home() / run).is_dir():
        folder = paths.runs_home() / run
    if not folder.is_dir():
        raise BadInput(
            "There is no run {run!r}: neither a folder nor a name.",
            "`latentlab runs` lists the runs of this machine.",
            run=run,
        )
    return RunFolder(folder)


def train_run(run: RunFolder, json: bool, nproc: int = 1, *, fresh: bool = False) -> int:
    """Train with so many processes, or with those of a launcher that has started this one."""
    from latentlab.commands.headless import Headless
    from trainers.gathering import Crew, launched
    from trainers.launch import body

    _, size = launched()
    crew = Crew(size, launched=True) if size > 1 else Crew(nproc)
    return Headless(run.path, json, fresh=fresh).run(body(run.path, crew=crew))
