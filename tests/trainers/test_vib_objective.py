"""What training a VIB does (specification, section 1)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed
from latentlab.models.vib import VIB
from trainers.configs.vib import VIBTrainConfig
from trainers.vib import VIBTrainer, accuracy_of

PLAIN: dict[str, Any] = {
    "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1, "tensorboard": False,
    "latent_dim": 3, "width": 4, "hidden": 16, "batch_size": 16, "ema_decay": 0.9, "rate_warmup": 0,
}  # fmt: skip


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Threads of one operation wait for each other where the machine is busy."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def corners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """240 gray images of a spot in one of four corners, somewhat displaced; the corner is the label."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[0:28, 0:28]
    labels = np.arange(240) % 4
    centres = 7 + 14 * np.stack((labels // 2, labels % 2), 1) + rng.uniform(-4, 4, (240, 2))
    spots = np.exp(-((y - centres[:, :1, None]) ** 2 + (x - centres[:, 1:, None]) ** 2) / 20.0)
    path = tmp_path_factory.mktemp("corners") / "corners.npz"
    np.savez(path, images=(spots * 255).astype(np.uint8), labels=labels)
    return path


def trainer_on(path: Path, **changes: object) -> VIBTrainer:
    config = VIBTrainConfig.model_validate(PLAIN | {"data": str(path)} | changes)
    return VIBTrainer(config, open_dataset(str(path)), torch.device("cpu"))


def batch_of(trainer: VIBTrainer) -> tuple[torch.Tensor, torch.Tensor]:
    images, labels = trainer.batches.next()
    assert labels is not None
    return to_signed(images), labels


def train(trainer: VIBTrainer, steps: int) -> dict[str, float]:
    for step in range(steps):
        trainer.advance(step)
    images = to_signed(trainer.data.test.take(torch.arange(len(trainer.data.test))))
    return trainer.evaluate(images, trainer.data.test.labels)[0]


@pytest.mark.parametrize("weight", [0.0, 0.25])
def test_the_loss_is_the_cross_entropy_and_lambda_times_the_rate(corners: Path, weight: float) -> None:
    """Without lambda it is the plain network with noise."""
    trainer = trainer_on(corners, rate_weight=weight)
    images, labels = batch_of(trainer)
    model = trainer.model
    assert isinstance(model, VIB)
    with torch.no_grad():
        posterior = model.encode(images)
        z = posterior.sample(torch.Generator().manual_seed(trainer.config.seed))
        expected = F.cross_entropy(model.logits(z), labels) + weight * posterior.kl().sum(1).mean()
    metrics = trainer.step(images, labels, 0)
    torch.testing.assert_close(metrics["loss"].detach(), expected)
    torch.testing.assert_close(metrics["rate_bits"] * math.log(2), posterior.kl().sum(1).mean())


def test_the_decoder_has_no_say_in_the_codes(corners: Path) -> None:
    """The codes of two runs are bit-equal though one of them starts with another decoder."""
    one, other = trainer_on(corners), trainer_on(corners)
    assert isinstance(other.model, VIB)
    with torch.no_grad():
        for parameter in other.model.decoder.parameters():
            parameter.mul_(3.0)
    for step in range(5):
        assert not torch.equal(one.advance(step)["recon"].detach(), other.advance(step)["recon"].detach())
    for name, tensor in one.model.state_dict().items():
        same = torch.equal(tensor, other.model.state_dict()[name])
        assert same != name.startswith("decoder."), name


def test_it_learns_the_classes_and_to_draw_its_codes(corners: Path) -> None:
    trainer = trainer_on(corners, lr=1e-2, rate_weight=0.03)
    before = train(trainer, 0)
    after = train(trainer, 200)
    assert after["held_out_accuracy"] > 0.9 > before["held_out_accuracy"]
    assert after["held_out_rate_bits"] < before["held_out_rate_bits"]
    assert before["held_out_class_bits"] < after["held_out_class_bits"] <= math.log2(4)
    assert after["held_out_class_bits"] <= after["held_out_rate_bits"]


def test_the_rate_does_not_rise_with_lambda(corners: Path) -> None:
    weights = (0.0, 0.01, 0.3, 30.0)
    rates = [
        train(trainer_on(corners, lr=1e-2, rate_weight=weight), 150)["held_out_rate_bits"]
        for weight in weights
    ]
    assert rates == sorted(rates, reverse=True)
    assert rates[-1] < 0.1


def test_warm_up_grows_lambda_from_zero(corners: Path) -> None:
    trainer = trainer_on(corners, rate_weight=2.0, rate_warmup=4)
    assert [trainer.rate_weight(step) for step in (0, 1, 3, 100)] == [0.5, 1.0, 2.0, 2.0]


def test_evaluating_leaves_the_run_alone_and_says_the_same_twice(corners: Path) -> None:
    trainer = trainer_on(corners)
    images, labels = batch_of(trainer)
    before = trainer.generator.get_state()
    first, second = trainer.evaluate(images, labels)[0], trainer.evaluate(images, labels)[0]
    assert first == second
    assert torch.equal(before, trainer.generator.get_state())


def test_many_samples_vote_by_their_mean_probability() -> None:
    sure, unsure = [0.9, 0.1], [0.4, 0.6]
    drawn = torch.tensor([[sure], [unsure], [unsure]]).log()
    assert accuracy_of(drawn, torch.tensor([0])) == 1.0
    assert accuracy_of(drawn[1:2], torch.tensor([0])) == 0.0


def test_a_single_class_is_refused(tmp_path: Path, start: Callable) -> None:
    path = tmp_path / "alike.npz"
    noise = np.random.default_rng(0).integers(0, 255, (40, 28, 28), np.uint8)
    np.savez(path, images=noise, labels=np.zeros(40, np.int64))
    config = VIBTrainConfig.model_validate(PLAIN | {"data": str(path), "steps": 2})
    end = start(config, family="vib").run()
    assert (end.outcome, end.bad_input) == ("failed", True)
    assert "single class" in str(end.problem)
