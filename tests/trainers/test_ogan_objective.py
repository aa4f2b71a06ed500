"""O-GAN's losses and their gradients (specification, section 4)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from pydantic import ValidationError

from latentlab.data.datasets import open_dataset
from latentlab.errors import BadInput
from latentlab.models.ogan import average, correlation
from trainers.configs.ogan import OGANTrainConfig
from trainers.ogan import OGANTrainer, discriminator_loss, generator_loss, roughness

Gradients = dict[str, torch.Tensor]


@pytest.fixture
def trainer(blobs: Path):
    """Makes a small trainer in float64, with fresh weights that depend on nothing but the seed."""
    data = open_dataset(str(blobs))

    def make(**changes: object) -> OGANTrainer:
        values = {
            "data": str(blobs), "latent_dim": 5, "width": 4, "batch_size": 8,
            "precision": "fp32", "layout": "contiguous", "device": "cpu",
        }  # fmt: skip
        made = OGANTrainer(OGANTrainConfig.model_validate(values | changes), data, torch.device("cpu"))
        made.model.double()
        return made

    return make


def images() -> torch.Tensor:
    generator = torch.Generator().manual_seed(5)
    return torch.rand(8, 1, 28, 28, generator=generator, dtype=torch.float64) * 2 - 1


def draw(trainer: OGANTrainer, n: int = 8) -> torch.Tensor:
    """The codes that the trainer's next step draws, in float64."""
    state = trainer.generator.get_state()
    z = torch.randn(n, trainer.knobs.latent_dim, generator=trainer.generator)
    trainer.generator.set_state(state)
    return z.double()


def gradients(trainer: OGANTrainer) -> Gradients:
    return {name: p.grad.clone() for name, p in trainer.model.named_parameters() if p.grad is not None}


def in_float64(trainer: OGANTrainer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the trainer's fake images stay in float64, so that gradients can be compared closely."""
    monkeypatch.setattr(
        trainer, "_fake", lambda n, label: (z := draw(trainer, n), trainer.gan.generate(z, label))
    )


def published(trainer: OGANTrainer, x: torch.Tensor, l1: float, l2: float) -> torch.Tensor:
    """The single loss as the post writes it, with three passes through E."""
    gan, z = trainer.gan, draw(trainer)
    fake = gan.generate(z)
    code, code_of_fixed, real = gan.features(fake), gan.features(fake.detach()), gan.features(x)
    r, f, f_fixed = average(real), average(code), average(code_of_fixed)
    distance = (x - fake.detach()).square().mean(dim=(1, 2, 3))
    penalty = ((r - f_fixed).square() / distance).mean()
    return ((r - f_fixed) + (f - f_fixed) - l2 * correlation(z, code)).mean() + l1 * penalty


def test_the_joint_form_has_the_gradients_of_the_published_single_loss(trainer, monkeypatch):
    made = trainer(correlation_weight=0.7, smoothness_weight=0.3)
    in_float64(made, monkeypatch)
    made._judge_and_draw(images(), None)
    found = gradients(made)
    made.model.zero_grad()
    published(made, images(), 0.3, 0.7).backward()
    expected = gradients(made)
    assert found.keys() == expected.keys() == dict(made.model.named_parameters()).keys()
    for name in found:
        torch.testing.assert_close(found[name], expected[name], atol=1e-12, rtol=1e-9)


@pytest.mark.parametrize("game", ["wasserstein", "non-saturating", "hinge"])
def test_the_joint_form_has_the_gradients_of_the_two_losses(trainer, monkeypatch, game):
    made = trainer(game=game)
    in_float64(made, monkeypatch)
    made._judge_and_draw(images(), None)
    joint = gradients(made)
    made._judge(images(), None)
    judged = {name: g for name, g in gradients(made).items() if name.startswith("encoder")}
    made._draw(8, None)
    drawn = {name: g for name, g in gradients(made).items() if name.startswith("generator")}
    apart = judged | drawn
    assert joint.keys() == apart.keys()
    for name in joint:
        torch.testing.assert_close(joint[name], apart[name], atol=1e-12, rtol=1e-9)


@pytest.mark.parametrize("form", ["joint", "alternating"])
def test_without_the_correlation_it_is_the_plain_gan(trainer, monkeypatch, form):
    made = trainer(correlation_weight=0.0, smoothness_weight=0.0, form=form)
    in_float64(made, monkeypatch)
    if form == "joint":
        made._judge_and_draw(images(), None)
    else:
        made._judge(images(), None)
        judged = {n: p.grad.clone() for n, p in made.gan.encoder.named_parameters()}
        made._draw(8, None)
    found = gradients(made)
    if form == "alternating":
        found |= {f"encoder.{name}": grad for name, grad in judged.items()}
    gan, z = made.gan, draw(made)
    gan.zero_grad()
    plain = average(gan.features(images())).mean() - average(gan.features(gan.generate(z).detach())).mean()
    plain.backward()
    expected = {n: g for n, g in gradients(made).items() if n.startswith("encoder")}
    gan.zero_grad()
    average(gan.features(gan.generate(z))).mean().backward()
    expected |= {n: g for n, g in gradients(made).items() if n.startswith("generator")}
    for name in expected:
        torch.testing.assert_close(found[name], expected[name], atol=1e-12, rtol=1e-9)


def test_one_network_alone_learns_from_its_loss(trainer):
    """In the alternating form E's step leaves G as it was."""
    made = trainer(form="alternating")
    made.model.float()
    before = [p.clone() for p in made.gan.generator.parameters()]
    made._judge(images().float(), None)
    made.optimisers["encoder"].step()
    assert all(torch.equal(a, b) for a, b in zip(before, made.gan.generator.parameters(), strict=True))


def test_real_low_and_fake_high_is_what_every_loss_asks_for():
    low, high = torch.full((4,), -0.5), torch.full((4,), 0.5)
    for kind in ("wasserstein", "non-saturating", "hinge"):
        assert discriminator_loss(low, high, kind) < discriminator_loss(high, low, kind)
        assert generator_loss(low, kind) < generator_loss(high, kind)


def test_the_non_saturating_loss_is_cross_entropy():
    real, fake = torch.randn(2, 9, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    expected = entropy(real, torch.zeros_like(real)) + entropy(fake, torch.ones_like(fake))
    torch.testing.assert_close(discriminator_loss(real, fake, "non-saturating"), expected)
    wished = entropy(fake, torch.zeros_like(fake))
    torch.testing.assert_close(generator_loss(fake, "non-saturating"), wished)


def test_roughness_is_the_squared_gap_over_the_mean_squared_pixels():
    x, y = images()[:2], -images()[:2]
    y.requires_grad_()
    real = torch.tensor([1.0, 2.0], dtype=torch.float64)
    fake = torch.tensor([0.5, -1.0], dtype=torch.float64, requires_grad=True)
    found = roughness(real, fake, x, y)
    distance = torch.stack([((a - b) ** 2).mean() for a, b in zip(x, y.detach(), strict=True)])
    torch.testing.assert_close(found, torch.tensor([0.25, 9.0], dtype=torch.float64) / distance)
    found.sum().backward()
    assert y.grad is None
    assert roughness(real, fake, x, x).isfinite().all()


def test_what_cannot_be_trained_is_refused_with_the_field_named(blobs: Path):
    for field, value in (("latent_dim", 2), ("batch_size", 1)):
        with pytest.raises(ValidationError, match=field):
            OGANTrainConfig.model_validate({"data": str(blobs), field: value})


def test_one_image_is_too_few_for_batch_norm(tmp_path: Path):
    pair = np.stack([np.full((28, 28), value, np.uint8) for value in (0, 200)])
    np.savez(tmp_path / "pair.npz", images=pair)
    data = open_dataset(str(tmp_path / "pair.npz"))
    with pytest.raises(BadInput, match="one image to learn from"):
        OGANTrainer.check(OGANTrainConfig(data=data.name), data)


@pytest.mark.parametrize(
    "changes",
    [
        {"form": "alternating"},
        {"form": "alternating", "game": "hinge"},
        {"modulated": True, "game": "non-saturating"},
        {"augmentation": "all"},
        {"encoder_depth": 2, "instance_noise": 0.4},
    ],
)
def test_every_form_trains_to_the_end(start, blobs: Path, changes):
    values = {
        "data": str(blobs), "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1,
        "latent_dim": 4, "width": 4, "batch_size": 16, "steps": 12, "log_every": 1, "sample_every": 12,
        "evaluate_every": 12, "checkpoint_every": 12, "tensorboard": False,
    }  # fmt: skip
    run = start(OGANTrainConfig.model_validate(values | changes), family="ogan")
    end = run.run()
    assert end.outcome == "completed", (end.problem, end.details)
    assert all(np.isfinite(value) for _, value in run.curve())
    assert -1 <= run.curve("fresh_rho")[-1][1] <= 1


def test_trained_it_finds_codes_again_and_pictures_better_than_chance(start):
    values = {
        "data": "fashion-mnist-mini", "device": "cpu", "precision": "fp32", "layout": "contiguous",
        "threads": 1, "latent_dim": 16, "width": 8, "batch_size": 32, "steps": 150, "lr": 2e-3,
        "ema_decay": 0.95, "sample_every": 150, "evaluate_every": 150, "checkpoint_every": 150,
        "tensorboard": False,
    }  # fmt: skip
    run = start(OGANTrainConfig.model_validate(values), family="ogan")
    assert run.run().outcome == "completed"
    found = {name: run.curve(name)[-1][1] for name in ("fresh_rho", "held_out_mse", "random_pair_mse")}
    assert found["fresh_rho"] > 0.3, found
    assert found["held_out_mse"] < 0.7 * found["random_pair_mse"], found
