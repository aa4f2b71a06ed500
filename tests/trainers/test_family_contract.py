"""Every family trains, saves, loads, decodes, makes round trips and resumes bit-equal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from tiny_families import TINY, Tiny

import latentlab
from latentlab.errors import BadInput
from latentlab.runs.events import Checkpointed, Commands, Event, Metrics, Stop
from latentlab.spec import Capability
from trainers import TRAINERS
from trainers.configs import config_class
from trainers.configs.base import TrainConfig

STEPS = 24
DATA = {28: "fashion-mnist-mini", 64: "sprites"}
CASES = [(family, size) for family, tiny in TINY.items() for size in tiny.sizes]


def config_of(family: str, size: int, **changes: object) -> TrainConfig:
    values = {
        "data": DATA[size], "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1,
        "batch_size": 16, "steps": STEPS, "log_every": 1, "sample_every": 12, "evaluate_every": 12,
        "checkpoint_every": 12, "lr_schedule": "constant", "tensorboard": False,
    }  # fmt: skip
    return config_class(family).model_validate(values | TINY[family].knobs | changes)


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def case(request: pytest.FixtureRequest) -> tuple[str, int, Tiny]:
    family, size = request.param
    return family, size, TINY[family]


def test_no_family_is_left_out() -> None:
    assert set(TINY) == set(TRAINERS)


def test_trains_saves_loads_and_makes_a_round_trip(case: tuple[str, int, Tiny], start: Callable) -> None:
    family, size, tiny = case
    before = set(threading.enumerate())
    run = start(config_of(family, size), family=family)
    end = run.run()
    assert end.outcome == "completed", (end.problem, end.details)
    assert set(threading.enumerate()) <= before
    for event in run.of(Metrics):
        assert all(np.isfinite(value) for value in event.values.values()), event
    curve = [value for _, value in run.curve(tiny.falls)]
    assert np.mean(curve[-6:]) < np.mean(curve[:6])

    model = latentlab.load(end.model).requires_grad_(False)
    assert model.spec.family == family
    label = torch.zeros(2, dtype=torch.int64) if model.spec.classes else None
    for space in model.spec.spaces:
        assert len(space.mean) == len(space.std) == len(space.activity) == space.dim
        codes = model.sample_prior(2, space.name, torch.Generator().manual_seed(0), label)
        images = model.decode(codes, space.name, label)
        assert images.shape == (2, *model.spec.image.shape)
    if model.spec.can(Capability.ENCODE):
        posterior = model.encode(images, label)
        assert model.decode(posterior.mean, posterior.space, label).shape == images.shape


def test_a_run_that_was_interrupted_is_bit_equal(
    case: tuple[str, int, Tiny], start: Callable, tmp_path: Path
) -> None:
    family, size, tiny = case

    def stop(event: Event, commands: Commands) -> None:
        if isinstance(event, Checkpointed) and event.step == STEPS // 2:
            commands.send(Stop())

    whole = start(config_of(family, size), name="whole", family=family)
    whole.run()
    first = start(config_of(family, size), stop, name="parts", family=family)
    assert first.run().step == STEPS // 2
    second = start(config_of(family, size), name="parts", family=family)
    assert second.run().outcome == "completed"
    one, two = (
        load_file(tmp_path / name / "checkpoints" / f"step-{STEPS}" / "model.safetensors")
        for name in ("whole", "parts")
    )
    assert one.keys() == two.keys()
    for name, tensor in one.items():
        assert torch.equal(tensor, two[name]), name
    assert whole.curve(tiny.falls) == first.curve(tiny.falls) + second.curve(tiny.falls)


@pytest.mark.parametrize(
    "family", [name for name in TINY if "conditional" in config_class(name).model_fields]
)
def test_a_conditional_model_needs_the_class_and_uses_it(family: str, start: Callable) -> None:
    end = start(config_of(family, 28, conditional=True), family=family).run()
    assert end.outcome == "completed", (end.problem, end.details)
    model = latentlab.load(end.model)
    assert len(model.spec.classes) == 10
    codes = torch.zeros(2, model.spec.space().dim)
    with pytest.raises(BadInput, match="conditional"):
        model.decode(codes)
    one, other = model.decode(codes, label=torch.tensor([0, 7]))
    assert not torch.equal(one, other)


@pytest.mark.parametrize(
    "family",
    [name for name in TINY if TINY[name].needs_labels or "conditional" in config_class(name).model_fields],
)
def test_data_without_labels_is_refused(family: str, start: Callable, blobs: Path) -> None:
    asked = {} if TINY[family].needs_labels else {"conditional": True}
    end = start(config_of(family, 28, data=str(blobs), **asked), family=family).run()
    assert end.outcome == "failed"
    assert end.bad_input
    assert "no labels" in str(end.problem)
