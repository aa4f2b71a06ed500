"""The ``latentlab train ...`` line of a run: only what differs from the defaults."""

from __future__ import annotations

from latentlab.ui.command_line import command
from trainers.configs import config_class
from trainers.configs.base import TrainConfig


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
