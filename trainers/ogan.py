"""Training an O-GAN: spec and sources in latentlab/models/ogan.py."""

from __future__ import annotations

from functools import cached_property
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.data.datasets import Dataset
from latentlab.data.images import to_unit
from latentlab.measures.images import mse
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.models.layers import full
from latentlab.models.ogan import OGAN, OGANConfig, average, correlation, spread
from latentlab.runs.events import Figure
from trainers.augment import augment, noisy
from trainers.configs.base import TrainConfig
from trainers.configs.ogan import OGANTrainConfig
from trainers.image_trainer import ImageTrainer
from trainers.settling import Batched, Inputs
from trainers.shapes import check_comparable, check_square

BETAS = 0.5, 0.99
EVALUATION_SEED = 17
MIN_DISTANCE = 1e-6  # mean squared pixels between a real and a fake image


class OGANTrainer(ImageTrainer):
    """E minimises the discriminator's loss of avg E, G the generator's, both minus l2 rho(z, E(G(z)))."""

    family = "ogan"
    config_class = OGANTrainConfig
    adversarial = True

    @property
    def knobs(self) -> OGANTrainConfig:
        """The config, as what it is."""
        return cast(OGANTrainConfig, self.config)

    @property
    def gan(self) -> OGAN:
        """The model, as what it is."""
        return cast(OGAN, self.model)

    @classmethod
    def check(cls, config: TrainConfig, data: Dataset) -> None:
        """Squares of a known size, and enough images for batch norm."""
        check_square(data, "GAN")
        check_comparable(data)

    def build(self) -> LatentModel:
        """A fresh O-GAN for the data."""
        knobs = self.knobs
        config = OGANConfig(
            image=self.data.spec,
            classes=self.classes,
            latent_dim=knobs.latent_dim,
            width=knobs.width,
            modulated=knobs.modulated,
            encoder_depth=knobs.encoder_depth,
            code_scale=knobs.code_scale,
        )
        return build("ogan", config.model_dump(), seed=knobs.seed)

    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """One Adam over both networks, or one each."""
        encoder, generator = (list(net.parameters()) for net in (self.gan.encoder, self.gan.generator))
        if self.knobs.form == "joint":
            return {"adam": self.adam([*encoder, *generator], BETAS)}
        return {"encoder": self.adam(encoder, BETAS), "generator": self.adam(generator, BETAS)}

    def step(self, images: Tensor, labels: Tensor | None, step: int) -> dict[str, Tensor]:
        """One update of both networks."""
        given = self.given(labels)
        if self.knobs.form == "joint":
            metrics = self._judge_and_draw(images, given)
            self.optimisers["adam"].step()
            return metrics
        metrics = self._judge(images, given)
        self.optimisers["encoder"].step()
        metrics |= self._draw(len(images), given)
        self.optimisers["generator"].step()
        return metrics

    # -- the two forms --------------------------------------------------------------------------------

    def _judge_and_draw(self, images: Tensor, label: Tensor | None) -> dict[str, Tensor]:
        """Gradients of both losses at the same weights, from one pass through each network.

        They are those of the published single loss r - E(stopgrad x_f) + E(x_f) - l2 rho + l1 R, without
        its third pass through E.
        """
        z, fake = self._fake(len(images), label)
        real_side, fake_side = self._seen(images), self._seen(fake)
        e_real, e_fake = self._features(real_side, label), self._features(fake_side, label)
        rho = correlation(z, e_fake).mean()
        loss = self._encoder_loss(e_real, e_fake, rho, real_side, fake_side)
        drawn = self._generator_loss(e_fake, rho)
        self._backward(loss, self.gan.encoder, retain_graph=True)
        self._backward(drawn, self.gan.generator)
        return {"loss": loss, "generator_loss": drawn, "rho": rho, **_readouts(e_real, e_fake)}

    def _judge(self, images: Tensor, label: Tensor | None) -> dict[str, Tensor]:
        """Gradients of E's loss, the fake images held fixed."""
        with torch.no_grad():
            z, fake = self._fake(len(images), label)
        real_side, fake_side = self._seen(images), self._seen(fake)
        e_real, e_fake = self._features(real_side, label), self._features(fake_side, label)
        rho = correlation(z, e_fake).mean()
        loss = self._encoder_loss(e_real, e_fake, rho, real_side, fake_side)
        self._backward(loss, self.gan.encoder)
        return {"loss": loss, "rho": rho, **_readouts(e_real, e_fake)}

    def _draw(self, n: int, label: Tensor | None) -> dict[str, Tensor]:
        """Gradients of G's loss on fresh codes."""
        z, fake = self._fake(n, label)
        e_fake = self._features(self._seen(fake), label)
        drawn = self._generator_loss(e_fake, correlation(z, e_fake).mean())
        self._backward(drawn, self.gan.generator)
        return {"generator_loss": drawn}

    def _encoder_loss(self, real: Tensor, fake: Tensor, rho: Tensor, x: Tensor, y: Tensor) -> Tensor:
        """What E minimises, from E's output on ``x``, real, and ``y``, fake."""
        knobs = self.knobs
        loss = discriminator_loss(average(real), average(fake), knobs.game)
        loss = loss - knobs.correlation_weight * rho
        return loss + knobs.smoothness_weight * roughness(average(real), average(fake), x, y).mean()

    def _generator_loss(self, fake: Tensor, rho: Tensor) -> Tensor:
        """What G minimises, from E's output on its images."""
        return generator_loss(average(fake), self.knobs.game) - self.knobs.correlation_weight * rho

    # -- parts ----------------------------------------------------------------------------------------

    def _fake(self, n: int, label: Tensor | None) -> tuple[Tensor, Tensor]:
        z = self.noise.normal(n, self.knobs.latent_dim)
        with self.autocast():
            return z, full(self.gan.generate(z, label))

    def _seen(self, images: Tensor) -> Tensor:
        seen = augment(images, self.knobs.augmentation, self.noise)
        strength = self.knobs.instance_noise
        return noisy(seen, strength, self.noise) if strength else seen

    def _features(self, images: Tensor, label: Tensor | None) -> Tensor:
        with self.autocast():
            return self.gan.features(images, label)

    def _backward(self, loss: Tensor, network: nn.Module, *, retain_graph: bool = False) -> None:
        """Gradients of ``loss`` for one network alone; the other one's are not even computed."""
        network.zero_grad(set_to_none=True)
        loss.backward(inputs=list(network.parameters()), retain_graph=retain_graph)

    # -- looking at it --------------------------------------------------------------------------------

    def feeds(self) -> list[tuple[nn.Module, Batched]]:
        """Codes of the prior for G, training images for E."""
        model, inputs = cast(OGAN, self.average.model), self._inputs
        return [(model.generator, inputs.code_batches()), (model.encoder, inputs.image_batches())]

    @cached_property
    def _inputs(self) -> Inputs:
        knobs = self.knobs
        labelled = bool(self.classes)
        return Inputs.draw(self.data.train, knobs.latent_dim, knobs.seed, self.device, labelled=labelled)

    @torch.no_grad()
    def evaluate(self, images: Tensor, labels: Tensor | None) -> tuple[dict[str, float], list[Figure]]:
        """Round trips in [0, 1] scaling beside those of a random pair, rho of fresh codes, avg and std."""
        model, label = cast(OGAN, self.average.model), self.given(labels)
        generator = torch.Generator().manual_seed(EVALUATION_SEED)
        z = torch.randn(len(images), self.knobs.latent_dim, generator=generator).to(self.device)
        e_real = model.features(images, label)
        e_fake = model.features(model.generate(z, label), label)
        truth, decoded = to_unit(images), to_unit(model.generate(model.code(e_real), label))
        rho = correlation(z, e_fake)
        values = {
            "held_out_mse": float(mse(decoded, truth).mean()),
            "random_pair_mse": float(mse(decoded, truth.roll(1, 0)).mean()),
            "fresh_rho": float(rho.mean()),
            **{f"held_out_{name}": float(value) for name, value in _readouts(e_real, e_fake).items()},
        }
        return values, [_scatter(e_real, e_fake), _histogram(rho)]


def discriminator_loss(real: Tensor, fake: Tensor, kind: str) -> Tensor:
    """What a discriminator minimises (0-d) whose outputs (N,) are low for real and high for fake images.

    "wasserstein" (with a penalty elsewhere), "non-saturating" (Goodfellow et al. 2014) or "hinge".
    """
    if kind == "wasserstein":
        return real.mean() - fake.mean()
    if kind == "hinge":
        return F.relu(1.0 + real).mean() + F.relu(1.0 - fake).mean()
    return F.softplus(real).mean() + F.softplus(-fake).mean()


def generator_loss(fake: Tensor, kind: str) -> Tensor:
    """What the generator minimises (0-d) of the discriminator's outputs (N,) on its images."""
    return F.softplus(fake).mean() if kind == "non-saturating" else fake.mean()


def roughness(real: Tensor, fake: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """R = (real - fake)^2 / mean squared pixels between x and y, of each pair, (N,); y is held fixed."""
    distance = (x - y.detach()).square().flatten(1).mean(dim=1)
    return (real - fake).square() / distance.clamp(min=MIN_DISTANCE)


def _readouts(real: Tensor, fake: Tensor) -> dict[str, Tensor]:
    real, fake = real.detach(), fake.detach()
    return {
        "avg_real": average(real).mean(),
        "avg_fake": average(fake).mean(),
        "std_real": spread(real).mean(),
        "std_fake": spread(fake).mean(),
    }


def _scatter(real: Tensor, fake: Tensor) -> Figure:
    """avg against std of E's output: group 0 real, 1 fake."""
    both = torch.cat((real, fake))
    group = torch.arange(len(both)) >= len(real)
    data = {
        "x": average(both).cpu().numpy(),
        "y": spread(both).cpu().numpy(),
        "group": group.int().numpy(),
        "names": ("real", "generated"),
        "axes": ("average of E(x)", "deviation of E(x)"),
    }
    return Figure("avg_std", "scatter", 0, data)


def _histogram(rho: Tensor) -> Figure:
    counts, edges = torch.histogram(rho.cpu().float(), bins=20, range=(-1.0, 1.0))
    data = {"counts": counts.numpy(), "edges": edges.numpy(), "unit": "rho"}
    return Figure("rho", "histogram", 0, data)
