"""The ``latentlab train ...`` line of a run: only what differs from the defaults."""

from __future__ import annotations

from latentlab.ui.command_line import command
from trainers.configs import config_class
from trainers.configs.base import TrainConfig


def train_command(family: str, config: TrainConfig) -> str:
    """What trains the same from a shell. The dataset is always named: it is what one asks first."""
    idle = config.idle()  # the shell refuses what does nothing
    words: list[object] = ["train", family, "--data", config.data, "--steps", config.steps]
    for name, field in config_class(family).model_fields.items():
        value = getattr(config, name)
        if name in ("data", "steps") or value == field.default or name in idle:
            continue
        flag = name.replace("_", "-")
        words += (
            [f"--{flag}" if value else f"--no-{flag}"] if isinstance(value, bool) else [f"--{flag}", value]
        )
    return command(*words)
