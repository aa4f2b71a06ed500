"""Every family trains, saves, loads, decodes, makes round trips and resumes bit-equal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from tiny_families import TINY, Tiny

import latentlab
from latentlab.errors import BadInput
from latentlab.latent.inversion import invert
from latentlab.runs.events import Checkpointed, Commands, Event, Finished, Metrics, Paused, Stop
from latentlab.spec import Capability
from trainers import TRAINERS, evidence, trainer_class
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


@pytest.fixture(scope="module", autouse=True)
def few_images_are_measured() -> Iterator[None]:
    """Measuring as many as a real run does takes longer than 24 steps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence, "HELD_OUT", 64)
        patch.setattr(evidence, "MEASURED", 64)
        yield


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def case(request: pytest.FixtureRequest) -> tuple[str, int, Tiny]:
    family, size = request.param
    return family, size, TINY[family]


@dataclass(frozen=True)
class Whole:
    """A run from its first step to its last, and the threads that it left."""

    driven: Any
    end: Finished
    folder: Path
    threads: set[threading.Thread]


@pytest.fixture(scope="module")
def whole(
    case: tuple[str, int, Tiny], start_in: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory
) -> Whole:
    """Trained once for all tests of a case, which only read it."""
    family, size, _ = case
    folder, before = tmp_path_factory.mktemp("whole") / "run", set(threading.enumerate())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LATENTLAB_HOME", str(tmp_path_factory.mktemp("home")))
        driven = start_in(folder, config_of(family, size), family=family)
        end = driven.run()
    return Whole(driven, end, folder, set(threading.enumerate()) - before)


def test_no_family_is_left_out() -> None:
    assert set(TINY) == {name for name in TRAINERS if config_class(name).takes == "images"}
    assert set(TRAINERS) - set(TINY) == {"word2vec"}  # tests/trainers/test_word2vec.py


def test_trains_saves_loads_and_makes_a_round_trip(case: tuple[str, int, Tiny], whole: Whole) -> None:
    family, _, tiny = case
    run, end = whole.driven, whole.end
    assert end.outcome == "completed", (end.problem, end.details)
    assert not whole.threads
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
        codes, space = posterior.mean, posterior.space
    else:
        space = model.spec.spaces[-1].name
        codes = invert(model, images, space, label, restarts=1, steps=5).codes
    assert model.decode(codes, space, label).shape == images.shape


def test_a_run_that_was_interrupted_is_bit_equal(
    case: tuple[str, int, Tiny], whole: Whole, start: Callable, tmp_path: Path
) -> None:
    family, size, tiny = case

    def stop(event: Event, commands: Commands) -> None:
        if isinstance(event, Checkpointed) and event.step == STEPS // 2:
            commands.send(Stop())

    first = start(config_of(family, size), stop, name="parts", family=family)
    assert first.run().step == STEPS // 2
    second = start(config_of(family, size), name="parts", family=family)
    assert second.run().outcome == "completed"
    one, two = (
        load_file(folder / "checkpoints" / f"step-{STEPS}" / "model.safetensors")
        for folder in (whole.folder, tmp_path / "parts")
    )
    assert one.keys() == two.keys()
    for name, tensor in one.items():
        assert torch.equal(tensor, two[name]), name
    assert whole.driven.curve(tiny.falls) == first.curve(tiny.falls) + second.curve(tiny.falls)


RATES = {"euler": 1e-5, "leapfrog": 3e-3, "polyak": 1e-3, "rmsprop": 1e-4, "scalar-rmsprop": 1e-3,
         "langevin": 1e-5}  # fmt: skip


@pytest.mark.parametrize("optimiser", RATES)
@pytest.mark.parametrize("family", TINY)
def test_it_takes_every_optimiser_or_says_why_not(
    family: str, optimiser: str, start: Callable, tmp_path: Path
) -> None:
    changes = {
        "optimiser": optimiser,
        "lr": RATES[optimiser],
        "steps": 4,
        "checkpoint_every": 2,
        "evaluate_every": 4,
    }

    def stop(event: Event, commands: Commands) -> None:
        if isinstance(event, Paused):  # it would wait for somebody
            commands.send(Stop())

    end = start(config_of(family, 28, **changes), stop, family=family).run()
    if optimiser == "polyak" and trainer_class(family).adversarial:
        assert end.bad_input
        assert "polyak needs a loss with a least value" in str(end.problem)
        return
    assert end.outcome == "completed", (end.problem, end.details)
    before, after = (
        load_file(tmp_path / "run" / "checkpoints" / f"step-{step}" / "state.safetensors") for step in (2, 4)
    )
    weights = [name for name in before if name.startswith("network/") and name.endswith("weight")]
    assert any(not torch.equal(before[name], after[name]) for name in weights)


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
