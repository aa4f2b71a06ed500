"""Batch norm statistics of the averaged weights of GANs: taken anew, without a trace in the run."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from latentlab.data.datasets import open_dataset
from latentlab.runs.events import Checkpointed, Commands, Event, Stop
from trainers import trainer_class
from trainers.configs import config_class
from trainers.configs.base import TrainConfig
from trainers.engine import Trainer
from trainers.settling import BATCHES, SIZE

MINI = "fashion-mnist-mini"
CASES = [("wgan", {}), ("ogan", {}), ("ogan", {"modulated": True}), ("wgan", {"conditional": True})]


def config_of(family: str, data: str, **changes: object) -> TrainConfig:
    values: dict[str, object] = {
        "data": data, "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1,
        "latent_dim": 4, "width": 4, "batch_size": 8, "steps": 6, "log_every": 1, "lr": 5e-3,
        "sample_every": 3, "evaluate_every": 3, "checkpoint_every": 3, "tensorboard": False,
    }  # fmt: skip
    return config_class(family).model_validate(values | changes)


def trainer_of(family: str, data: str, **changes: object) -> Trainer:
    return trainer_class(family)(config_of(family, data, **changes), open_dataset(data), torch.device("cpu"))


def norms_of(network: nn.Module) -> dict[str, nn.BatchNorm2d]:
    return {name: part for name, part in network.named_modules() if isinstance(part, nn.BatchNorm2d)}


def moments(network: nn.Module, batches: list[tuple[Tensor, Tensor | None]]) -> dict[str, list[Tensor]]:
    """Mean and unbiased variance of what each batch norm is given in training, averaged over the batches."""
    network = copy.deepcopy(network).train()
    seen: dict[str, list[Tensor]] = {}

    def note(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def hook(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            x = given[0].detach().transpose(0, 1).flatten(1)
            seen.setdefault(name, []).append(torch.stack((x.mean(1), x.var(1, correction=1))))

        return hook

    for name, norm in norms_of(network).items():
        norm.register_forward_pre_hook(note(name))
    with torch.no_grad():
        for given, labels in batches:
            network(given, labels)
    return {name: list(torch.stack(found).mean(0)) for name, found in seen.items()}


@pytest.mark.parametrize(("family", "changes"), CASES)
def test_the_statistics_are_those_of_the_averaged_weights(family: str, changes: dict[str, object]) -> None:
    trainer = trainer_of(family, MINI, **changes)
    for step in range(5):
        trainer.advance(step)
    trained = copy.deepcopy(trainer.model.state_dict())
    weights = copy.deepcopy(list(trainer.average.model.parameters()))
    trainer.settle()
    for network, batches in trainer.feeds():
        fed = list(batches)
        assert sum(len(given) for given, _ in fed) == BATCHES * SIZE
        wanted = moments(network, fed)
        assert wanted
        for name, norm in norms_of(network).items():
            torch.testing.assert_close(norm.running_mean, wanted[name][0], rtol=1e-4, atol=1e-5)
            torch.testing.assert_close(norm.running_var, wanted[name][1], rtol=1e-4, atol=1e-5)
            assert not norm.training
            assert norm.momentum == 0.1
    assert all(map(torch.equal, weights, trainer.average.model.parameters()))
    assert all(torch.equal(tensor, trained[name]) for name, tensor in trainer.model.state_dict().items())
    assert any(
        not torch.equal(tensor, trained[name])
        for name, tensor in trainer.average.model.state_dict().items()
        if name.endswith("running_var")
    )


def test_images_go_through_the_encoder_and_codes_through_the_generator() -> None:
    trainer = trainer_of("ogan", MINI)
    generator, encoder = (next(iter(batches))[0] for _, batches in trainer.feeds())
    assert generator.shape == (SIZE, 4)
    assert encoder.shape == (SIZE, 1, 28, 28)
    assert encoder.min() >= -1
    assert encoder.max() > 0.5, "they are images, not noise"
    again = next(iter(trainer.feeds()[0][1]))[0]
    assert torch.equal(generator, again)


@pytest.mark.parametrize(("family", "changes"), CASES)
def test_the_run_goes_the_same_way_however_often_it_is_settled(
    family: str, changes: dict[str, object]
) -> None:
    plain, settled = (trainer_of(family, MINI, **changes) for _ in range(2))
    for step in range(4):
        plain.advance(step)
        settled.settle()
        settled.advance(step)
        settled.settle()
    for name, network in plain.networks().items():
        other = settled.networks()[name].state_dict()
        assert all(torch.equal(tensor, other[key]) for key, tensor in network.state_dict().items())
    assert torch.equal(plain.generator.get_state(), settled.generator.get_state())
    assert plain.batches.place == settled.batches.place
    plain.advance(4)
    settled.advance(4)
    for one, two in zip(plain.average.model.buffers(), settled.average.model.buffers(), strict=True):
        assert torch.equal(one, two)


@pytest.mark.parametrize("family", ["wgan", "ogan"])
def test_what_is_saved_is_settled_and_the_same_after_an_interruption(
    family: str, blobs: Path, start: Callable, tmp_path: Path
) -> None:
    def stop(event: Event, commands: Commands) -> None:
        if isinstance(event, Checkpointed) and event.step == 3:
            commands.send(Stop())

    config = config_of(family, str(blobs))
    end = start(config, name="whole", family=family).run()
    assert end.outcome == "completed", (end.problem, end.details)
    start(config, stop, name="parts", family=family).run()
    start(config, name="parts", family=family).run()
    one, two = (
        load_file(tmp_path / name / "checkpoints" / "step-6" / "model.safetensors")
        for name in ("whole", "parts")
    )
    assert all(torch.equal(tensor, two[name]) for name, tensor in one.items())
    state = load_file(tmp_path / "whole" / "checkpoints" / "step-6" / "state.safetensors")
    norms = [name for name in one if name.endswith("running_mean")]
    assert norms
    assert not any(torch.equal(one[name], state[f"network/model/{name}"]) for name in norms)


def test_families_without_batch_norm_have_nothing_to_settle(blobs: Path) -> None:
    config = config_of("wgan", str(blobs)).model_dump(include={"data", "device", "precision", "layout"})
    data = open_dataset(str(blobs))
    trainer = trainer_class("vae")(
        config_class("vae").model_validate({**config, "width": 4, "hidden": 8}), data, torch.device("cpu")
    )
    assert trainer.feeds() == []
    trainer.settle()
