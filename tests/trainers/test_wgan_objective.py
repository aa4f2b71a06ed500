"""Training a generator against a critic (specification, section 3)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import torch
from pydantic import ValidationError
from safetensors.torch import load_file

from latentlab.data.datasets import open_dataset
from latentlab.errors import BadInput
from latentlab.runs.events import Checkpointed, Commands, Event, Metrics, Stop
from trainers.configs.wgan import Penalty, WGANTrainConfig
from trainers.wgan import WGANTrainer, clip_weights, mean_slope

PENALTIES = get_args(Penalty)


def config_of(data: Path, **changes: object) -> WGANTrainConfig:
    values: dict[str, object] = {
        "data": str(data), "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1,
        "latent_dim": 4, "width": 4, "batch_size": 8, "steps": 6, "n_critic": 2, "log_every": 1,
        "sample_every": 100, "evaluate_every": 3, "checkpoint_every": 3, "tensorboard": False,
    }  # fmt: skip
    return WGANTrainConfig.model_validate(values | changes)


def trainer_of(data: Path, **changes: object) -> WGANTrainer:
    return WGANTrainer(config_of(data, **changes), open_dataset(str(data)), torch.device("cpu"))


@pytest.mark.parametrize("penalty", PENALTIES)
def test_every_penalty_trains_and_resumes_bit_equal(
    penalty: str, blobs: Path, start: Callable, tmp_path: Path
) -> None:
    def stop(event: Event, commands: Commands) -> None:
        if isinstance(event, Checkpointed) and event.step == 3:
            commands.send(Stop())

    config = config_of(blobs, penalty=penalty)
    whole = start(config, name="whole", family="wgan")
    end = whole.run()
    assert end.outcome == "completed", (end.problem, end.details)
    assert all(np.isfinite(value) for event in whole.of(Metrics) for value in event.values.values())
    assert start(config, stop, name="parts", family="wgan").run().step == 3
    assert start(config, name="parts", family="wgan").run().outcome == "completed"
    one, two = (
        load_file(tmp_path / name / "checkpoints" / "step-6" / "state.safetensors")
        for name in ("whole", "parts")
    )
    assert one.keys() == two.keys()
    assert any(name.startswith("network/critic/") for name in one)
    for name, tensor in one.items():
        assert torch.equal(tensor, two[name]), name


@pytest.mark.parametrize("penalty", PENALTIES)
def test_the_critic_learns_to_tell_real_from_generated(penalty: str, blobs: Path) -> None:
    trainer = trainer_of(blobs, penalty=penalty, n_critic=40, batch_size=4, lr=1e-3, clip=0.1)
    first = trainer._update_critic(*trainer.fetch())["critic_estimate"]
    for _ in range(60):
        last = trainer._update_critic(*trainer.fetch())["critic_estimate"]
    assert last.item() > first.item() + 0.01


def test_each_update_of_the_critic_has_images_of_its_own(blobs: Path) -> None:
    trainer = trainer_of(blobs, n_critic=5)
    trainer.advance(0)
    assert trainer.batches.place.offset == trainer.fetched == 5 * 8
    trainer.advance(1)
    assert trainer.fetched == 5 * 8, "images of one step, for images per second"


def test_only_the_network_whose_turn_it_is_moves(blobs: Path) -> None:
    trainer = trainer_of(blobs)

    def weights(network: torch.nn.Module) -> torch.Tensor:
        return torch.cat([w.detach().flatten() for w in network.parameters()]).clone()

    model, critic = weights(trainer.model), weights(trainer.critic)
    trainer._update_critic(*trainer.fetch())
    assert torch.equal(weights(trainer.model), model)
    assert not torch.equal(weights(trainer.critic), critic)
    critic = weights(trainer.critic)
    trainer._update_generator(8, None)
    assert torch.equal(weights(trainer.critic), critic)
    assert not torch.equal(weights(trainer.model), model)
    assert all(w.requires_grad for w in trainer.critic.parameters())


def test_clipped_weights_stay_in_the_box(blobs: Path) -> None:
    trainer = trainer_of(blobs, penalty="clip", clip=0.01, lr=0.1)
    trainer.advance(0)
    largest = max(float(w.detach().abs().max()) for w in trainer.critic.parameters())
    assert largest == pytest.approx(0.01)
    layer = torch.nn.Linear(2, 2)
    clip_weights(layer, 0.005)
    assert layer.weight.abs().max() <= 0.005


@pytest.mark.parametrize("penalty", ["gp", "ns"])
def test_the_gradient_norm_is_that_of_the_critic_at_generated_images(penalty: str, blobs: Path) -> None:
    trainer = trainer_of(blobs, penalty=penalty)
    trainer.critic.apply(lambda m: [w.data.mul_(3) for w in m.parameters(recurse=False)])
    state = trainer.generator.get_state()
    fake = trainer._generate(8, None).detach().requires_grad_()
    (gradients,) = torch.autograd.grad(trainer._judge(fake, None).sum(), fake)
    trainer.generator.set_state(state)
    found = trainer._update_generator(8, None)["gradient_norm"]
    assert found.item() == pytest.approx(gradients.flatten(1).norm(dim=1).mean().item(), rel=1e-4)


def test_a_value_that_moves_nothing_has_a_finite_slope() -> None:
    points, values = torch.zeros(3, 2), torch.zeros(3)
    points.grad, values.grad = torch.zeros(3, 2), torch.zeros(3)
    assert mean_slope(points, values).item() == 0


@pytest.mark.parametrize("penalty", ["gp", "sn"])
def test_looking_does_not_change_the_run(penalty: str, blobs: Path) -> None:
    trainer = trainer_of(blobs, penalty=penalty)
    trainer.advance(0)
    images = torch.rand(9, 1, 28, 28, generator=torch.Generator().manual_seed(0)) * 2 - 1
    random_state = trainer.generator.get_state()
    state = {name: tensor.clone() for name, tensor in trainer.critic.state_dict().items()}
    values, _ = trainer.evaluate(images, None)
    assert values == trainer.evaluate(images, None)[0]
    assert values["held_out_w1_critic"] <= values["held_out_w1"]
    assert values["held_out_w1_of_data"] > 0
    assert torch.equal(trainer.generator.get_state(), random_state)
    assert trainer.critic.training
    for name, tensor in trainer.critic.state_dict().items():
        assert torch.equal(tensor, state[name]), name
    assert trainer.evaluate(images[:1], None) == ({}, [])


def test_what_was_published_is_the_default() -> None:
    steps = {penalty: WGANTrainConfig(penalty=penalty).critic_steps() for penalty in PENALTIES}
    assert steps == {"gp": 5, "gp-one-sided": 5, "div": 1, "sn": 5, "clip": 5, "qp": 2, "ns": 1}
    weights = {penalty: WGANTrainConfig(penalty=penalty).weight() for penalty in PENALTIES}
    assert weights == {"gp": 10, "gp-one-sided": 10, "div": 2, "sn": 0, "clip": 0, "qp": 10, "ns": 0}
    own = WGANTrainConfig(penalty="div", n_critic=3, penalty_weight=0.5)
    assert (own.critic_steps(), own.weight(), own.penalty_power) == (3, 0.5, 6)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"batch_size": 1}, "batch_size"),
        ({"penalty": "clip", "clip": 0.0}, "clip"),
        ({"penalty": "wgan"}, "penalty"),
        ({"n_critic": -1}, "n_critic"),
        ({"latent_dim": 0}, "latent_dim"),
    ],
)
def test_impossible_combinations_name_their_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        WGANTrainConfig.model_validate(changes)
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]


def test_a_weight_without_a_penalty_does_nothing_and_is_known_to() -> None:
    idle = {name for name in PENALTIES if WGANTrainConfig(penalty=name, penalty_weight=3.0).idle()}
    assert idle == {name for name in PENALTIES if WGANTrainConfig(penalty=name).weight() == 0}


def test_more_critic_steps_than_data_are_refused(blobs: Path, start: Callable) -> None:
    end = start(config_of(blobs, n_critic=100), family="wgan").run()
    assert end.outcome == "failed"
    assert end.bad_input
    assert str(end.problem).startswith("n_critic: 100 critic updates of 8 images")


def test_one_image_is_too_few_for_batch_norm(tmp_path: Path) -> None:
    path = tmp_path / "two.npz"
    np.savez(path, images=np.arange(2 * 28 * 28, dtype=np.uint8).reshape(2, 28, 28))
    data = open_dataset(str(path))
    assert len(data.train) == 1
    with pytest.raises(BadInput, match="batch norm compares at least two"):
        WGANTrainer.check(config_of(path), data)
