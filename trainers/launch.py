"""Starting and resuming runs by family and folder: what the window, the shell and scripts call."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from latentlab.data.datasets import absolute
from latentlab.errors import BadInput
from latentlab.progress import Progress
from latentlab.runs.branching import make_branch
from latentlab.runs.events import Commands, Events
from latentlab.runs.folder import RunFolder, new_run_path
from latentlab.runs.live import LiveWeights
from trainers import trainer_class
from trainers.configs import config_class
from trainers.configs.base import TrainConfig
from trainers.gathering import Crew


def prepare(family: str, config: TrainConfig, folder: Path | None = None) -> RunFolder:
    """Create the folder of a new run (default: numbered, in the user's runs) and write its config.

    Raises BadInput where a run lies there already or nothing can be written.
    """
    if not isinstance(config, config_class(family)):
        raise BadInput("This config is not one of the family {family}.", family=family)
    # A relative path would mean something else wherever the run is resumed.
    paths = {name: _absolute(path) for name in ("data", "classifier") if (path := getattr(config, name, ""))}
    config = config.model_copy(update=paths)
    run = RunFolder(folder or new_run_path(family))
    run.create(family, config.model_dump(mode="json"))
    return run


def _absolute(path: str) -> str:
    """The same for a process that runs elsewhere; several paths may be joined as in PATH."""
    return os.pathsep.join(map(absolute, path.split(os.pathsep)))


def branch(
    run: RunFolder, step: int, folder: Path | None = None, progress: Progress | None = None
) -> RunFolder:
    """A new run that goes on from another's checkpoint, before what was edited there; resuming it trains.

    It begins with the curves, samples, log and edits up to that step. Raises BadInput where the run has no
    such checkpoint, or nothing can be written.
    """
    run.checkpoint(step)  # first: to refuse it costs nothing
    family, _ = stored_config(run)
    new = RunFolder(folder or new_run_path(family))
    make_branch(new, run, step, progress or Progress())
    return new


def stored_config(run: RunFolder) -> tuple[str, TrainConfig]:
    """Family and config of a run folder. Raises BadInput naming the field that does not fit."""
    family, values = run.described()
    try:
        return family, config_class(family).model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput(
            "{path}/config.json: {field}: {cause}.",
            "Restore the value the run was started with.",
            path=run.path,
            field=".".join(str(part) for part in first["loc"]),
            cause=first["msg"],
        ) from error


def body(
    folder: Path, *, in_window: bool = False, crew: Crew | None = None
) -> Callable[[Commands, Events, LiveWeights], None]:
    """What trains the run of ``folder``, from its start or its newest checkpoint: for a thread or a shell.

    Without a ``crew`` it is one process, however many the config names.

    Raises BadInput at once for a folder that is no run; what goes wrong later, the run's events say.
    """
    family, config = stored_config(RunFolder(folder))

    def train(commands: Commands, events: Events, live: LiveWeights) -> None:
        trainer_class(family).run(
            config, commands, events, folder=Path(folder), live=live, in_window=in_window, crew=crew
        )

    return train
