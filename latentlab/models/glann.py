"""GLANN (Hoshen, Li, Malik 2019, arXiv 1812.08985; Su Jianlin, kexue.fm 6394): codes learned one per image
(GLO, Bojanowski et al. 2018), and a network that maps noise onto them (IMLE, Li & Malik 2018)."""

from __future__ import annotations

from typing import Literal, cast

import torch
from pydantic import Field, model_validator
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.errors import NotSupported
from latentlab.models.base import Architecture, LatentModel, ModelConfig
from latentlab.models.layers import SubPixelDecoder, require_known_square
from latentlab.spec import Capability, LatentSpace, ModelSpec

Gaussian = tuple[Tensor, Tensor]
Method = Literal["glann", "glo", "imle"]
MAX_CODES = 10_000
RIDGE = 1e-6  # on the covariance of the codes, whose axes have a variance of about 1 / D


class GLANNConfig(ModelConfig):
    """Architecture of GLANN, of its first half alone ("glo"), or of plain IMLE, which has no codes."""

    method: Method = "glann"
    latent_dim: int = Field(64, ge=2, le=4096)
    noise_dim: int = Field(32, ge=1, le=4096)
    width: int = Field(64, ge=4, le=512)
    hidden: int = Field(256, ge=8, le=8192)
    mapping: int = Field(256, ge=2, le=8192)
    codes: int = Field(1, ge=1, le=MAX_CODES)

    @model_validator(mode="after")
    def _square_of_a_known_size(self) -> GLANNConfig:
        require_known_square(self.image)
        return self


class GLANN(LatentModel):
    """Codes z on the unit sphere, one of each training image, and noise e ~ N(0, I) mapped onto the sphere.

    The generator makes images of z alone; e reaches it through the mapping. Plain IMLE generates from e.
    No encoder: an image's code is searched for.
    """

    family = "glann"
    config_class = GLANNConfig
    mapping: nn.Module
    codes: Tensor

    def __init__(self, config: GLANNConfig) -> None:
        super().__init__(config)
        self.method: Method = config.method
        self._fitted: tuple[Tensor, int, Gaussian] | None = None
        inputs = config.noise_dim if config.method == "imle" else config.latent_dim
        self.generator = SubPixelDecoder(config.image, config.width, config.hidden, inputs)
        if config.method == "glann":
            self.mapping = mapping_network(config.noise_dim, config.mapping, config.latent_dim)
        if config.method != "imle":
            start = F.normalize(torch.randn(config.codes, config.latent_dim), dim=1)
            self.register_buffer("codes", start.half())

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """The noise first, where there is some, then the codes."""
        config = cast(GLANNConfig, config)
        abilities, spaces = {Capability.DECODE, Capability.SAMPLE}, []
        if config.method != "glo":
            spaces.append(LatentSpace(name="e", shape=(config.noise_dim,)))
        if config.method != "imle":
            spaces.append(LatentSpace(name="z", shape=(config.latent_dim,), prior="sphere"))
            abilities.add(Capability.PROJECT)
        if config.method == "glann":
            abilities.add(Capability.MAP)
        return ModelSpec(
            family=cls.family, image=config.image, capabilities=frozenset(abilities), spaces=tuple(spaces)
        )

    def generate(self, z: Tensor) -> Tensor:
        """Images (N, C, H, W) in [-1, 1] of codes (N, D) as they are."""
        return torch.tanh(cast(Tensor, self.generator(z)))

    def mapped(self, e: Tensor) -> Tensor:
        """The codes (N, D) on the sphere that noises (N, E) are mapped to."""
        return F.normalize(cast(Tensor, self.mapping(e)).float(), dim=1).to(e.dtype)

    def keeps_codes(self, space: str) -> bool:
        """Those of the training images."""
        return space == "z"

    def known_codes(self, space: str) -> Tensor | None:
        """The codes (N, D) of the training images, on the sphere, float32."""
        if not self.keeps_codes(space):
            return None
        return F.normalize(self.codes.float(), dim=1)

    def gaussian(self) -> Gaussian:
        """The Gaussian fitted to the codes; fitted anew only when they have changed."""
        codes = self.codes
        version = -1 if codes.is_inference() else codes._version  # such a tensor does not count its changes
        known = self._fitted
        if version < 0 or known is None or known[0] is not codes or known[1] != version:
            with torch.inference_mode(False), torch.no_grad():
                known = codes, version, fitted(cast(Tensor, self.known_codes("z")))
        self._fitted = known
        return known[2]

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        if space.name == "e" and self.method == "glann":
            return self.generate(self.mapped(z))
        return self.generate(self._project(z, space))

    def _map(self, z: Tensor, source: LatentSpace, target: LatentSpace) -> Tensor:
        if source.name != "e":
            raise NotSupported(
                "Codes of the space {space} cannot be mapped back to noise.", space=source.name
            )
        return self.mapped(z)

    def _project(self, z: Tensor, space: LatentSpace) -> Tensor:
        return F.normalize(z, dim=1) if space.prior == "sphere" else z

    def _sample_prior(
        self, n: int, space: LatentSpace, generator: torch.Generator | None, label: Tensor | None
    ) -> Tensor:
        noise = super()._sample_prior(n, space, generator, label)
        if not self.keeps_codes(space.name):
            return noise
        return gaussian_on_sphere(self.gaussian(), noise.float()).to(noise.dtype)


def mapping_network(noise_dim: int, width: int, latent_dim: int) -> nn.Sequential:
    """Three linear layers with batch norm from noise (N, E) to raw codes (N, D)."""
    return nn.Sequential(
        nn.Linear(noise_dim, width),
        nn.BatchNorm1d(width),
        nn.ReLU(inplace=True),
        nn.Linear(width, width),
        nn.BatchNorm1d(width),
        nn.ReLU(inplace=True),
        nn.Linear(width, latent_dim),
    )


def fitted(codes: Tensor) -> Gaussian:
    """Mean (D,) of ``codes`` (N, D), and the Cholesky factor (D, D) of their covariance."""
    mean = codes.mean(0)
    centred = codes - mean
    covariance = centred.T @ centred / len(codes)
    covariance.diagonal().add_(RIDGE)
    return mean, torch.linalg.cholesky_ex(covariance).L  # without the check that would wait for the device


def gaussian_on_sphere(gaussian: Gaussian, noise: Tensor) -> Tensor:
    """Samples (n, D) of a Gaussian, made of standard ``noise`` (n, D), on the sphere.

    GLO's own way to generate, and the baseline of GLANN.
    """
    mean, factor = gaussian
    return F.normalize(mean + noise @ factor.T, dim=1)
