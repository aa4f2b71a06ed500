"""Training a convolutional VAE: spec and sources in latentlab/models/vae.py."""

from __future__ import annotations

import math
from typing import cast

import torch
from torch import Tensor
from torch.nn import functional as F

from latentlab.data.datasets import Dataset
from latentlab.data.images import to_unit
from latentlab.measures.images import mse
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.models.layers import full
from latentlab.models.vae import VAE, VAEConfig
from latentlab.runs.events import Figure
from trainers.configs.base import TrainConfig
from trainers.configs.vae import VAETrainConfig
from trainers.figures import aggregate_posterior, axis_bars, posterior_ellipses
from trainers.image_trainer import ImageTrainer
from trainers.shapes import check_square

SCALE_HURRY = 10.0


class VAETrainer(ImageTrainer):
    """Minimises -E log p(x|z) + beta KL(q(z|x) || N(0, I)): sums over pixels and axes, batch means."""

    family = "vae"
    config_class = VAETrainConfig
    descends = True

    @property
    def knobs(self) -> VAETrainConfig:
        """The config, as what it is."""
        return cast(VAETrainConfig, self.config)

    @classmethod
    def check(cls, config: TrainConfig, data: Dataset) -> None:
        """Squares of a known size only."""
        check_square(data, "VAE")

    def build(self) -> LatentModel:
        """A fresh VAE for the data."""
        knobs = self.knobs
        config = VAEConfig(
            image=self.data.spec,
            classes=self.classes,
            latent_dim=knobs.latent_dim,
            width=knobs.width,
            hidden=knobs.hidden,
            likelihood=knobs.likelihood,
        )
        return build("vae", config.model_dump(), seed=knobs.seed)

    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """One Adam over everything."""
        model = cast(VAE, self.model)
        weights = [p for name, p in model.named_parameters() if name != "log_scale"]
        adam = self.adam(weights)
        if model.log_scale.requires_grad:
            # One number has far to go and cannot overfit: it may hurry.
            adam.add_param_group({"params": [model.log_scale], "lr_multiplier": SCALE_HURRY})
        return {"adam": adam}

    def step(self, images: Tensor, labels: Tensor | None, step: int) -> dict[str, Tensor]:
        """One update."""
        model, knobs = cast(VAE, self.model), self.knobs
        given = self.given(labels)
        with self.autocast():
            mean, log_std = model.posterior(images, given)
            noise = self.noise.normal(*mean.shape)
            z = mean + log_std.exp() * noise
            raw = model.likelihood_mean(z, given)
        recon = negative_log_likelihood(full(raw), images, knobs.likelihood, model.log_scale)
        kl = kl_per_axis(mean, log_std)
        if knobs.kl_form == "threshold":
            penalty = (log_ratio(z, noise, log_std) - knobs.threshold).clamp(min=0).mean()
        else:
            # A floor of the whole batch's mean: only below it a process must know the others'.
            penalty = (self.team.mean(kl) if knobs.free_bits else kl).clamp(min=knobs.free_bits).sum()
        loss = recon + self.beta(step) * penalty
        self.descend(loss, self.optimisers["adam"])
        return {"loss": loss, "recon": recon, "kl": kl.detach().sum(), "scale": model.log_scale.exp()}

    def beta(self, step: int) -> float:
        """The weight of the KL at a step: a straight line from 0 over ``kl_warmup`` steps."""
        warmup = self.knobs.kl_warmup
        return self.knobs.beta * (min(1.0, (step + 1) / warmup) if warmup else 1.0)

    @torch.no_grad()
    def evaluate(self, images: Tensor, labels: Tensor | None) -> tuple[dict[str, float], list[Figure]]:
        """Reconstruction error in [0, 1] scaling, rate and ELBO of the averaged model, z at its mean."""
        model = cast(VAE, self.average.model)
        given = self.given(labels)
        mean, log_std = model.posterior(images, given)
        raw = model.likelihood_mean(mean, given)
        errors = mse(to_unit(model.decode(mean, label=given)), to_unit(images))
        kl = kl_per_axis(mean, log_std)
        recon = negative_log_likelihood(full(raw), images, self.knobs.likelihood, model.log_scale)
        values = {
            "held_out_mse": float(errors.mean()),
            "held_out_mse_p99": float(errors.quantile(0.99)),
            "held_out_kl": float(kl.sum()),
            "held_out_elbo": -float(recon + kl.sum()),
        }
        std = log_std.exp()
        figures = [
            axis_bars(kl),
            aggregate_posterior(mean, std, kl),
            posterior_ellipses(mean, std, kl, labels, self.data.label_names()),
        ]
        return values, figures


def kl_per_axis(mean: Tensor, log_std: Tensor) -> Tensor:
    """KL(N(mean, std) || N(0, 1)) of each axis, averaged over the batch, in nats: (N, D) -> (D,)."""
    return 0.5 * (mean.square() + (2 * log_std).exp() - 1.0 - 2 * log_std).mean(dim=0)


def log_ratio(z: Tensor, noise: Tensor, log_std: Tensor) -> Tensor:
    """log q(z|x) - log p(z) at z = mean + std * noise, summed over axes: (N,)."""
    return (0.5 * z.square() - 0.5 * noise.square() - log_std).sum(dim=1)


def negative_log_likelihood(raw: Tensor, x: Tensor, likelihood: str, log_scale: Tensor) -> Tensor:
    """-log p(x|z) in nats per image, averaged over the batch (0-d), of images x in [-1, 1].

    ``raw`` is the decoder's output: the mean for "gaussian" and "laplace" with one learned ``log_scale``
    (sigma-VAE, Rybkin et al. 2021), logits of (x + 1) / 2 for "bernoulli".
    """
    pixels = x[0].numel()
    if likelihood == "bernoulli":
        return F.binary_cross_entropy_with_logits(raw, (x + 1.0) / 2.0, reduction="sum") / len(x)
    if likelihood == "laplace":
        error = (raw - x).abs().sum() / len(x)
        return error * (-log_scale).exp() + pixels * (log_scale + math.log(2.0))
    error = F.mse_loss(raw, x, reduction="sum") / len(x)
    return 0.5 * error * (-2 * log_scale).exp() + pixels * (log_scale + 0.5 * math.log(2 * math.pi))
