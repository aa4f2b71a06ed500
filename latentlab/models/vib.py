"""Variational information bottleneck: a classifier that forgets (Alemi et al. 2017; Su Jianlin,
kexue.fm 6181).

A linear classifier reads a noisy code that says as little as it can of the image. A small decoder learns
beside it from the same codes, without a say in them, so that they can be looked at.
"""

from __future__ import annotations

from typing import cast

from pydantic import Field, model_validator
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.models.base import Architecture, LatentModel, ModelConfig, Posterior
from latentlab.models.layers import ConvEncoder, SubPixelDecoder, full, require_known_square
from latentlab.spec import Capability, LatentSpace, ModelSpec

RHO_SHIFT = 5.0  # std = softplus(rho - 5): a fresh network starts with .007, nearly without noise
MIN_STD = 1e-4  # keeps the rate finite where nothing is to be forgotten


class VIBConfig(ModelConfig):
    """Architecture of a VIB classifier. ``predicts`` names its classes, in the order of the logits."""

    predicts: tuple[str, ...] = Field(min_length=2)
    latent_dim: int = Field(32, ge=1, le=4096)
    width: int = Field(64, ge=4, le=512)
    hidden: int = Field(256, ge=8, le=8192)

    @model_validator(mode="after")
    def _possible(self) -> VIBConfig:
        require_known_square(self.image)
        if self.classes:
            raise ValueError("a VIB classifier predicts the class, so classes, which it is given, stay empty")
        return self


class VIB(LatentModel):
    """Gaussian posterior over z (N, D), linear classifier of z, decoder to the mean image of a code."""

    family = "vib"
    config_class = VIBConfig

    def __init__(self, config: VIBConfig) -> None:
        super().__init__(config)
        size = config.image, config.width, config.hidden
        self.encoder = ConvEncoder(*size, 2 * config.latent_dim)
        self.classifier = nn.Linear(config.latent_dim, len(config.predicts))
        self.decoder = SubPixelDecoder(*size, config.latent_dim)

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """One space ``z`` with a standard normal prior, and the classes it tells apart."""
        config = cast(VIBConfig, config)
        return ModelSpec(
            family=cls.family,
            image=config.image,
            capabilities=frozenset(
                {Capability.DECODE, Capability.ENCODE, Capability.SAMPLE, Capability.CLASSIFY}
            ),
            predicts=config.predicts,
            spaces=(LatentSpace(name="z", shape=(config.latent_dim,)),),
        )

    def posterior(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and std, each (N, D), of p(z|x)."""
        mean, rho = full(self.encoder(x)).chunk(2, dim=1)
        return mean, F.softplus(rho - RHO_SHIFT).clamp_min(MIN_STD)

    def logits(self, z: Tensor) -> Tensor:
        """What a code (N, D) says of the class, (N, classes)."""
        return full(self.classifier(z))

    def picture(self, z: Tensor) -> Tensor:
        """Raw images (N, C, H, W) of codes (N, D)."""
        return cast(Tensor, self.decoder(z))

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        return self.picture(z)

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        return Posterior(*self.posterior(x))

    def _classify(self, x: Tensor) -> Tensor:
        return self.logits(self.posterior(x)[0])
