"""Multi-scale coupling flow: an invertible map between images and normal codes, with exact likelihood.

RealNVP (Dinh et al. 2017), Glow (Kingma & Dhariwal 2018); the channels are mixed by products of exp(x y^T)
(Su Jianlin, kexue.fm 6407) or by 1x1 convolutions.
"""

from __future__ import annotations

import math
from typing import Any, Literal, cast

import torch
from pydantic import Field, ValidationInfo, field_validator
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.models.base import Architecture, LatentModel, ModelConfig, Posterior
from latentlab.models.coupling import ActNorm, ChannelMixing, Coupling, FreeMatrix
from latentlab.models.expmix import ExpMatrix
from latentlab.spec import Capability, ImageSpec, LatentSpace, ModelSpec

MAX_AXES = 3 * 64 * 64


def can_split(image: ImageSpec, scales: int) -> bool:
    """Whether images of this size can be squeezed so many times without a rest."""
    side: int = 2**scales
    return image.height % side == 0 and image.width % side == 0


class FlowConfig(ModelConfig):
    """Architecture of a flow: ``scales`` times squeezed, each time with ``depth`` steps."""

    scales: int = Field(2, ge=1, le=4, validate_default=True)
    depth: int = Field(4, ge=1, le=64)
    hidden: int = Field(64, ge=4, le=1024)
    mixing: Literal["exp", "conv1x1"] = "exp"
    factors: int = Field(8, ge=1, le=64)

    @field_validator("image")
    @classmethod
    def _not_too_large(cls, image: ImageSpec) -> ImageSpec:
        if math.prod(image.shape) > MAX_AXES:
            raise ValueError(f"a flow takes images of at most {MAX_AXES} values, not {image.shape}")
        return image

    @field_validator("scales")
    @classmethod
    def _splits(cls, scales: int, info: ValidationInfo) -> int:
        image = info.data.get("image")
        if image is not None and not can_split(image, scales):
            raise ValueError(f"{image.height}x{image.width} pixels cannot be halved {scales} times")
        return scales


class Step(nn.Module):
    """Normalise, mix, couple."""

    def __init__(self, channels: int, config: FlowConfig) -> None:
        super().__init__()
        exp = config.mixing == "exp"
        self.norm = ActNorm(channels)
        self.mixing = ChannelMixing(ExpMatrix(channels, config.factors) if exp else FreeMatrix(channels))
        self.coupling = Coupling(channels, config.hidden, len(config.classes))

    def forward(self, x: Tensor, label: Tensor | None) -> tuple[Tensor, Tensor]:
        """Maps of the same shape, and the log-determinant of each image (N,)."""
        x, first = self.norm(x)
        x, second = self.mixing(x)
        x, third = self.coupling(x, label)
        return x, first + second + third

    def inverse(self, y: Tensor, label: Tensor | None) -> Tensor:
        """The maps that ``forward`` made these of."""
        return self.norm.inverse(self.mixing.inverse(self.coupling.inverse(y, label)))


class Scale(nn.Module):
    """Squeezes (N, C, H, W) to (N, 4C, H/2, W/2), makes some steps and lets half of the channels leave.

    What leaves has a normal prior whose mean and scale are told by what stays. Leaving through one more
    coupling says the same and makes all codes standard normal. From the last scale everything leaves.
    """

    def __init__(self, channels: int, config: FlowConfig, *, last: bool) -> None:
        super().__init__()
        self.steps = nn.ModuleList(Step(4 * channels, config) for _ in range(config.depth))
        self.prior = None if last else Coupling(4 * channels, config.hidden, len(config.classes))

    def forward(self, x: Tensor, label: Tensor | None) -> tuple[Tensor | None, Tensor, Tensor]:
        """What stays (or None), what leaves, and the log-determinant of each image (N,)."""
        x = F.pixel_unshuffle(x, 2)
        total = x.new_zeros(len(x))
        for step in self.steps:
            x, change = step(x, label)
            total = total + change
        if self.prior is None:
            return None, x, total
        x, change = self.prior(x, label)
        stays, leaves = x.chunk(2, dim=1)
        return stays, leaves, total + change

    def inverse(self, stays: Tensor | None, leaves: Tensor, label: Tensor | None) -> Tensor:
        """The maps that ``forward`` made these of."""
        x = leaves
        if self.prior is not None and stays is not None:
            x = self.prior.inverse(torch.cat((stays, leaves), dim=1), label)
        for step in reversed(self.steps):
            x = cast(Step, step).inverse(x, label)
        return F.pixel_shuffle(x, 2)


class Flow(LatentModel):
    """Codes z (N, C*H*W) ~ N(0, I), those of the coarsest scale first; an image is an invertible map of z."""

    family = "flow"
    config_class = FlowConfig

    def __init__(self, config: FlowConfig) -> None:
        super().__init__(config)
        channels, last = config.image.channels, config.scales - 1
        self.scales = nn.ModuleList(
            Scale(channels << index, config, last=index == last) for index in range(config.scales)
        )
        self._leaving = leaving_shapes(config)

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """One space ``z`` with as many axes as an image has values."""
        config = cast(FlowConfig, config)
        able = {Capability.DECODE, Capability.ENCODE, Capability.SAMPLE, Capability.LOG_PROB}
        return ModelSpec(
            family=cls.family,
            image=config.image,
            capabilities=frozenset(able),
            classes=config.classes,
            spaces=(LatentSpace(name="z", shape=(math.prod(config.image.shape),)),),
        )

    def codes(self, x: Tensor, label: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Codes (N, D) of images (N, C, H, W), and the log-determinant of the map to them in nats (N,)."""
        maps: Tensor | None = x
        leaving, total = [], x.new_zeros(len(x))
        for scale in self.scales:
            maps, leaves, change = scale(maps, label)
            leaving.append(leaves.flatten(1))
            total = total + change
        return torch.cat(leaving[::-1], dim=1), total

    def log_density(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        """``log_prob`` without the checks at the border, which wait for the device: for training."""
        z, change = self.codes(x, label)
        return change - 0.5 * z.square().sum(dim=1) - 0.5 * z.shape[1] * math.log(2.0 * math.pi)

    @torch.no_grad()
    def initialise(self, x: Tensor, label: Tensor | None = None) -> None:
        """Start every ActNorm from what reaches it of these images (N, C, H, W)."""

        def start(norm: nn.Module, arguments: tuple[Any, ...]) -> None:
            cast(ActNorm, norm).initialise(arguments[0])

        norms = [module for module in self.modules() if isinstance(module, ActNorm)]
        hooks = [norm.register_forward_pre_hook(start) for norm in norms]
        self.codes(x, label)
        for hook in hooks:
            hook.remove()

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        return Posterior(self.codes(x, label)[0])

    def _log_prob(self, x: Tensor, label: Tensor | None) -> Tensor:
        return self.log_density(x, label)

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        parts = z.split([math.prod(shape) for shape in self._leaving], dim=1)
        maps: Tensor | None = None
        for scale, part, shape in zip(reversed(self.scales), parts, self._leaving, strict=True):
            maps = cast(Scale, scale).inverse(maps, part.unflatten(1, shape), label)
        return cast(Tensor, maps)


def leaving_shapes(config: FlowConfig) -> list[tuple[int, int, int]]:
    """(C, H, W) of what leaves at each scale, the coarsest first: the parts of a code."""
    c, h, w = config.image.shape
    shapes = [(c << index + 1, h >> index + 1, w >> index + 1) for index in range(config.scales)]
    top, height, width = shapes[-1]
    return [(2 * top, height, width), *shapes[-2::-1]]
