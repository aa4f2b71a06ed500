"""O-GAN: the discriminator of a GAN becomes its encoder (Su Jianlin, kexue.fm 6409; arXiv 1903.01931).

The encoder's output e (N, D) splits into its average, which serves as the discriminator (real low, fake
high), and the standardised rest N(e), which is the code. Formulae: ``average``, ``spread``, ``standardise``,
``correlation``.
"""

from __future__ import annotations

from typing import cast

from pydantic import Field, model_validator
from torch import Tensor

from latentlab.models.base import Architecture, LatentModel, ModelConfig, Posterior
from latentlab.models.dcgan import DCCritic, DCGenerator
from latentlab.models.layers import full, require_known_square
from latentlab.spec import Capability, LatentSpace, ModelSpec

MIN_DIM = 3  # of two numbers N keeps only a sign
MIN_VARIANCE = 1e-8  # below it a vector counts as constant: its N is 0 and gradients stay finite


class OGANConfig(ModelConfig):
    """Architecture of an O-GAN."""

    latent_dim: int = Field(64, ge=MIN_DIM, le=4096)
    width: int = Field(32, ge=4, le=512)
    modulated: bool = False
    encoder_depth: int = Field(1, ge=1, le=4)
    code_scale: float = Field(1.0, gt=0, le=1)

    @model_validator(mode="after")
    def _square_of_a_known_size(self) -> OGANConfig:
        require_known_square(self.image)
        return self


class OGAN(LatentModel):
    """Generator G of codes z (N, D) ~ N(0, I), and encoder E whose N(E(x)) is the code of an image.

    N(E(x)) guesses z with the length of a certain one; times ``code_scale``, which the source has at 0.9, it
    comes nearer to the mean of what z may be, as an image does whose finer traits E did not read.
    """

    family = "ogan"
    config_class = OGANConfig

    def __init__(self, config: OGANConfig) -> None:
        super().__init__(config)
        classes = len(config.classes)
        self.generator = DCGenerator(
            config.image, config.latent_dim, config.width, classes, modulated=config.modulated
        )
        # The projection of a class adds the same number to all of E(x): it moves avg, and leaves N alone.
        self.encoder = DCCritic(
            config.image,
            config.width,
            config.latent_dim,
            classes,
            batch_norm=True,
            depth=config.encoder_depth,
        )

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """One space ``z`` with a standard normal prior."""
        config = cast(OGANConfig, config)
        abilities = frozenset({Capability.DECODE, Capability.ENCODE, Capability.SAMPLE})
        return ModelSpec(
            family=cls.family,
            image=config.image,
            capabilities=abilities,
            classes=config.classes,
            spaces=(LatentSpace(name="z", shape=(config.latent_dim,)),),
        )

    def generate(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """Images G(z) (N, C, H, W) in [-1, 1] of codes (N, D)."""
        return cast(Tensor, self.generator(z, label))

    def features(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        """E(x), (N, D) in float32 or better, of images (N, C, H, W): average, spread and code in one."""
        return full(self.encoder(x, label))

    def code(self, e: Tensor) -> Tensor:
        """The code (N, D) of what the encoder says of images."""
        return standardise(e) * cast(OGANConfig, self.config).code_scale

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        return self.generate(z, label)

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        return Posterior(self.code(self.features(x, label)).to(x.dtype))

    def _readouts(self, x: Tensor, label: Tensor | None) -> dict[str, Tensor]:
        """avg and std of E(x), and the correlation rho of the code with that of its picture."""
        e = self.features(x, label)
        code = self.code(e).to(x.dtype)
        again = self.features(self.generate(code, label), label)
        return {"avg": average(e), "std": spread(e), "rho": correlation(code, again)}


def average(e: Tensor) -> Tensor:
    """avg(e) of each row: (N, D) -> (N,). Of E(x) it is the discriminator: real low, fake high."""
    return e.mean(dim=1)


def spread(e: Tensor) -> Tensor:
    """std(e) of each row, biased (divided by D): (N, D) -> (N,)."""
    return e.std(dim=1, correction=0)


def standardise(e: Tensor) -> Tensor:
    """N(e) = (e - avg(e)) / std(e) of each row, (N, D): mean 0 and std 1; zeros where e is constant."""
    centred = e - e.mean(dim=1, keepdim=True)
    variance = centred.square().mean(dim=1, keepdim=True)
    return centred * variance.clamp(min=MIN_VARIANCE).rsqrt()


def correlation(z: Tensor, e: Tensor) -> Tensor:
    """rho, the Pearson correlation of each pair of rows, in [-1, 1]: (N, D), (N, D) -> (N,).

    ||N(z) - N(e)||^2 = 2 D (1 - rho).
    """
    return (standardise(z) * standardise(e)).mean(dim=1)
