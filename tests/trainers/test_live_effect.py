"""Every live knob of every family does something to a run that goes on: its weights become others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from tiny_families import TINY

from latentlab.runs.events import Adjust, Commands, Event, Metrics
from latentlab.runs.folder import RunFolder
from trainers.configs import config_class
from trainers.configs.base import TrainConfig

OTHER: dict[str, Any] = {
    "lr": 1e-5, "ema_decay": 0.2, "rules": "*: clip=0.001", "beta": 20.0, "free_bits": 5.0, "threshold": 3.0,
    "rate_weight": 3.0, "penalty_weight": 300.0, "penalty_power": 2.0, "clip": 0.001, "n_critic": 1,
    "correlation_weight": 0.0, "smoothness_weight": 50.0, "instance_noise": 1.0, "grad_clip": 1e-4,
}  # fmt: skip


def _live() -> list[tuple[str, str]]:
    return [(family, name) for family in TINY for name in sorted(config_class(family).live_knobs())]


def config_of(family: str, name: str) -> TrainConfig:
    values: dict[str, Any] = {
        "data": "fashion-mnist-mini", "device": "cpu", "precision": "fp32", "layout": "contiguous",
        "threads": 1, "batch_size": 16, "steps": 8, "log_every": 1, "sample_every": 100,
        "evaluate_every": 100, "checkpoint_every": 100, "tensorboard": False,
    }  # fmt: skip
    declaration = config_class(family)
    extra = declaration.model_fields[name].json_schema_extra
    match extra.get("needs") if isinstance(extra, dict) else None:
        case [str(other), choice, *_]:
            values[other] = choice
    return declaration.model_validate(TINY[family].knobs | values)


def end_of(folder: Path) -> dict[str, torch.Tensor]:
    point = RunFolder(folder).checkpoints()[-1][1]
    return load_file(point / "model.safetensors") | load_file(point / "state.safetensors")


@pytest.mark.parametrize(("family", "name"), _live())
def test_a_live_knob_changes_what_the_run_becomes(
    family: str, name: str, start: Callable[..., Any], tmp_path: Path
) -> None:
    config = config_of(family, name)

    def react(event: Event, commands: Commands) -> None:
        if isinstance(event, Metrics) and event.step == 3 and "loss" in event.values:
            commands.send(Adjust({name: OTHER[name]}))

    assert start(config, name="plain", family=family).run().outcome == "completed"
    assert start(config, react, name="turned", family=family).run().outcome == "completed"
    (edit,) = RunFolder(tmp_path / "turned").edits()
    assert json.dumps(edit["values"]) == json.dumps({name: OTHER[name]})
    plain, turned = end_of(tmp_path / "plain"), end_of(tmp_path / "turned")
    assert any(not torch.equal(plain[key], turned[key]) for key in plain)
