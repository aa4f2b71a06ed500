"""The ``latentlab train ...`` line of a run: only what differs from the defaults."""

from __future__ import annotations

from pathlib import Path

from latentlab import paths
from latentlab.runs.folder import RunFolder
from latentlab.ui.command_line import command
from trainers.configs import config_class
from trainers.configs.base import TrainConfig
from trainers.launch import stored_config


def run_command(path: Path) -> str:
    """What makes a run again: one that branched off goes on from where it did, without its later edits.

    Raises BadInput for a folder that is no run.
    """
    run = RunFolder(path)
    branched = run.info().branched
    if branched is not None and (origin := path.parent / branched[0]).is_dir():
        return branch_command(origin, branched[1])
    return train_command(*stored_config(run))


def branch_command(run: Path, step: int) -> str:
    """What branches off a run's checkpoint from a shell."""
    return command("branch", run.name if run.parent == paths.runs_home() else run, step)


def train_command(family: str, config: TrainConfig) -> str:
    """What trains the same from a shell. The dataset is always named: it is what one asks first."""
    idle = config.idle()  # the shell refuses what does nothing
    words: list[object] = ["train", family, "--data", config.data, "--steps", config.steps]
    written = config.model_dump()  # with those that are written as text so
    for name, field in config_class(family).model_fields.items():
        if name in ("data", "steps") or getattr(config, name) == field.default or name in idle:
            continue
        value = written[name]
        flag = name.replace("_", "-")
        words += (
            [f"--{flag}" if value else f"--no-{flag}"] if isinstance(value, bool) else [f"--{flag}", value]
        )
    return command(*words)
