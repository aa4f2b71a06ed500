"""The generator of an adversarial model: what is kept of it when its critic has gone (Goodfellow et al. 2014;
Wasserstein: Arjovsky et al. 2017)."""

from __future__ import annotations

from typing import cast

from pydantic import Field, model_validator
from torch import Tensor

from latentlab.models.base import Architecture, LatentModel, ModelConfig
from latentlab.models.dcgan import DCGenerator
from latentlab.models.layers import require_known_square
from latentlab.spec import Capability, LatentSpace, ModelSpec


class GANConfig(ModelConfig):
    """Architecture of a convolutional generator."""

    latent_dim: int = Field(64, ge=1, le=4096)
    width: int = Field(32, ge=4, le=256)

    @model_validator(mode="after")
    def _square_of_a_known_size(self) -> GANConfig:
        require_known_square(self.image)
        return self


class GAN(LatentModel):
    """Standard normal codes z (N, D) to images; there is no way back but a search for the code."""

    family = "wgan"
    config_class = GANConfig

    def __init__(self, config: GANConfig) -> None:
        super().__init__(config)
        self.generator = DCGenerator(config.image, config.latent_dim, config.width, len(config.classes))

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """One space ``z`` with a standard normal prior."""
        config = cast(GANConfig, config)
        return ModelSpec(
            family=cls.family,
            image=config.image,
            capabilities=frozenset({Capability.DECODE, Capability.SAMPLE}),
            classes=config.classes,
            spaces=(LatentSpace(name="z", shape=(config.latent_dim,)),),
        )

    def generate(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """Images (N, C, H, W) in [-1, 1] of codes (N, D), unchecked: for training."""
        return cast(Tensor, self.generator(z, label))

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        return self.generate(z, label)
