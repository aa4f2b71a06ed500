"""Convolutional variational auto-encoder (Kingma & Welling 2013; beta-VAE, Higgins et al. 2017; sigma-VAE,
Rybkin et al. 2021; Su Jianlin, kexue.fm 6181)."""

from __future__ import annotations

import math
from typing import Literal, cast

import torch
from pydantic import Field, model_validator
from torch import Tensor, nn

from latentlab.models.base import Architecture, LatentModel, ModelConfig, Posterior
from latentlab.models.layers import ConvEncoder, SubPixelDecoder, full, require_known_square
from latentlab.spec import Capability, LatentSpace, ModelSpec

Likelihood = Literal["gaussian", "bernoulli", "laplace"]
MIN_LOG_STD = -7.0  # keeps a dead-certain posterior finite in bf16


class VAEConfig(ModelConfig):
    """Architecture of a convolutional VAE."""

    latent_dim: int = Field(32, ge=1, le=4096)
    width: int = Field(64, ge=4, le=512)
    hidden: int = Field(256, ge=8, le=8192)
    likelihood: Likelihood = "gaussian"

    @model_validator(mode="after")
    def _square_of_a_known_size(self) -> VAEConfig:
        require_known_square(self.image)
        return self


class VAE(LatentModel):
    """Gaussian posterior over z (N, D), deterministic decoder to the mean of p(x|z)."""

    family = "vae"
    config_class = VAEConfig

    def __init__(self, config: VAEConfig) -> None:
        super().__init__(config)
        size = config.image, config.width, config.hidden
        self.encoder = ConvEncoder(*size, 2 * config.latent_dim, len(config.classes))
        self.decoder = SubPixelDecoder(*size, config.latent_dim, len(config.classes))
        # One scale for all pixels, learned (sigma-VAE): Gaussian sigma or Laplace b of [-1, 1] images.
        self.log_scale = nn.Parameter(torch.zeros(()), requires_grad=config.likelihood != "bernoulli")

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """One space ``z`` with a standard normal prior."""
        config = cast(VAEConfig, config)
        abilities = frozenset({Capability.DECODE, Capability.ENCODE, Capability.SAMPLE})
        return ModelSpec(
            family=cls.family,
            image=config.image,
            capabilities=abilities,
            classes=config.classes,
            spaces=(LatentSpace(name="z", shape=(config.latent_dim,)),),
        )

    def posterior(self, x: Tensor, label: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Mean and log-std, each (N, D), of q(z|x); of q(z|x, y) for a conditional model."""
        mean, log_std = full(self.encoder(x, label)).chunk(2, dim=1)
        return mean, log_std.clamp(MIN_LOG_STD, 5.0)

    def likelihood_mean(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """What the decoder says before it becomes an image: means, or logits for Bernoulli, (N, C, H, W)."""
        return cast(Tensor, self.decoder(z, label))

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        raw = self.likelihood_mean(z, label)
        return raw.sigmoid() * 2.0 - 1.0 if cast(VAEConfig, self.config).likelihood == "bernoulli" else raw

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        mean, log_std = self.posterior(x, label)
        return Posterior(mean, log_std.exp())

    def _elbo(self, x: Tensor, label: Tensor | None, generator: torch.Generator | None) -> Tensor | None:
        likelihood = cast(VAEConfig, self.config).likelihood
        if likelihood == "bernoulli":  # of grays it is a score, no density
            return None
        posterior = self._encode(x, label)
        mean = self.likelihood_mean(posterior.sample(generator).to(x.dtype), label).float()
        log_scale = self.log_scale.float()
        error = (x.float() - mean) * (-log_scale).exp()
        if likelihood == "laplace":
            log_density = -error.abs() - log_scale - math.log(2.0)
        else:
            log_density = -0.5 * error.square() - log_scale - 0.5 * math.log(2 * math.pi)
        return log_density.flatten(1).sum(1) - posterior.kl().sum(1)
