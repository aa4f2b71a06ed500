"""The contract every model keeps: codes in, images (or words) out, and what it can do can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

import torch
from torch import Tensor, nn

from latentlab.errors import BadInput, NotSupported
from latentlab.spec import Capability, Frozen, ImageSpec, LatentSpace, ModelSpec

EDGE = 1.004
"""How far images may reach: half a gray level past the ends, as dequantised ones do."""


class Architecture(Frozen):
    """Everything needed to build a model again, and nothing about its training."""


class ModelConfig(Architecture):
    """The architecture of a model of images.

    ``classes`` names the labels that a conditional model is given with every code; empty for the others.
    """

    image: ImageSpec
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Posterior:
    """What an encoder says of images: a diagonal Gaussian over codes, or a point where ``std`` is None.

    ``mean`` and ``std`` are (N, D).
    """

    mean: Tensor
    std: Tensor | None = None
    space: str = "z"

    def sample(self, generator: torch.Generator | None = None) -> Tensor:
        """Draw one code per image, (N, D); the mean itself for a point posterior."""
        if self.std is None:
            return self.mean
        # Drawn where the generator lives, so that a CPU generator serves a model on any device.
        device = generator.device if generator is not None else self.mean.device
        noise = torch.randn(self.mean.shape, generator=generator, device=device, dtype=self.mean.dtype)
        return self.mean + self.std * noise.to(self.mean.device)

    def kl(self) -> Tensor:
        """KL(posterior || N(0, I)) in nats, (N, D); its sum over axes is a code's rate."""
        if self.std is None:
            raise NotSupported("A point posterior has no KL divergence.")
        return 0.5 * (self.mean**2 + self.std**2 - 1.0) - self.std.log()


class LatentModel(nn.Module):
    """Codes (N, D) to images (N, C, H, W) in [-1, 1], and back where the family can.

    Public methods check what crosses the border and raise ``BadInput``; families implement the
    underscored ones, which may trust their arguments. Codes are flat at the border whatever their shape
    inside. ``label`` is None but for conditional models: (N,) int64 class indices, or weights of the classes
    (N, K), floating-point, whose rows sum to 1.
    """

    family: ClassVar[str]
    config_class: ClassVar[type[Architecture]]

    def __init__(self, config: Architecture) -> None:
        super().__init__()
        self.config = config
        self.spec = self.describe(config)

    @classmethod
    def describe(cls, config: Architecture) -> ModelSpec:
        """The spec of a model of this architecture, before anything was measured."""
        raise NotSupported("The family {family} does not describe itself.", family=cls.family)

    # -- the border ---------------------------------------------------------------------------------

    def decode(self, z: Tensor, space: str | None = None, label: Tensor | None = None) -> Tensor:
        """Map codes (N, D) of ``space`` (default: the first) to images (N, C, H, W) in [-1, 1]."""
        self._require(Capability.DECODE)
        where = self.spec.space(space)
        self._check_codes(z, where)
        return self._decode(z, where, self._check_label(label, len(z))).clamp(-1.0, 1.0)

    def encode(self, x: Tensor, label: Tensor | None = None) -> Posterior:
        """Map images (N, C, H, W) in [-1, 1] to the posterior over their codes."""
        self._require(Capability.ENCODE)
        self._check_images(x)
        return self._encode(x, self._check_label(label, len(x)))

    def map(self, z: Tensor, source: str, target: str) -> Tensor:
        """Map codes (N, D) of one space to codes (N, D') of another."""
        here, there = self.spec.space(source), self.spec.space(target)
        self._check_codes(z, here)
        if here == there:
            return z
        self._require(Capability.MAP)
        return self._map(z, here, there)

    def project(self, z: Tensor, space: str | None = None) -> Tensor:
        """Move codes (N, D) onto the manifold they live on; unchanged where that is all of R^D."""
        where = self.spec.space(space)
        self._check_codes(z, where)
        return self._project(z, where)

    def sample_prior(
        self,
        n: int,
        space: str | None = None,
        generator: torch.Generator | None = None,
        label: Tensor | None = None,
    ) -> Tensor:
        """Draw ``n`` codes (n, D) from the prior of ``space``."""
        self._require(Capability.SAMPLE)
        if n < 1:
            raise BadInput("Cannot draw {n} samples.", "Ask for at least one.", n=n)
        return self._sample_prior(n, self.spec.space(space), generator, self._check_label(label, n))

    def log_prob(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        """Log-density of images (N, C, H, W), in nats per image (N,), of the [-1, 1] scaling."""
        self._require(Capability.LOG_PROB)
        self._check_images(x)
        return self._log_prob(x, self._check_label(label, len(x)))

    def elbo(
        self, x: Tensor, label: Tensor | None = None, generator: torch.Generator | None = None
    ) -> Tensor | None:
        """A lower bound (N,) of what ``log_prob`` would say of images (N, C, H, W), from one code each.

        None where the family has none: no encoder, or a likelihood that is no density.
        """
        self._check_images(x)
        return self._elbo(x, self._check_label(label, len(x)), generator)

    def classify(self, x: Tensor) -> Tensor:
        """Class logits (N, classes) of images (N, C, H, W)."""
        self._require(Capability.CLASSIFY)
        self._check_images(x)
        return self._classify(x)

    def readouts(self, x: Tensor, label: Tensor | None = None) -> dict[str, Tensor]:
        """What else the family reads from images (N, C, H, W): numbers (N,) by name; often none."""
        self._check_images(x)
        return self._readouts(x, self._check_label(label, len(x)))

    # -- what it is ---------------------------------------------------------------------------------

    @property
    def device(self) -> torch.device:
        """Where its weights are."""
        return next(self.parameters()).device

    @property
    def dtype(self) -> torch.dtype:
        """The floating-point type of its weights."""
        return next(self.parameters()).dtype

    def keeps_codes(self, space: str) -> bool:
        """Whether codes of real images stay with the model."""
        return False

    def known_codes(self, space: str) -> Tensor | None:
        """Those codes (N, D), float32; None where it keeps none."""
        return None

    def count_parameters(self) -> int:
        """Number of weights."""
        return sum(parameter.numel() for parameter in self.parameters())

    def with_spaces(self, *spaces: LatentSpace) -> Self:
        """Replace what is known of its spaces (after measuring them); returns the model itself."""
        self.spec = self.spec.model_copy(update={"spaces": spaces})
        return self

    # -- for families -------------------------------------------------------------------------------

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        raise self._cannot(Capability.DECODE)

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        raise self._cannot(Capability.ENCODE)

    def _map(self, z: Tensor, source: LatentSpace, target: LatentSpace) -> Tensor:
        raise self._cannot(Capability.MAP)

    def _project(self, z: Tensor, space: LatentSpace) -> Tensor:
        return z

    def _sample_prior(
        self, n: int, space: LatentSpace, generator: torch.Generator | None, label: Tensor | None
    ) -> Tensor:
        device = generator.device if generator is not None else self.device
        return torch.randn(n, space.dim, generator=generator, device=device).to(self.device, self.dtype)

    def _log_prob(self, x: Tensor, label: Tensor | None) -> Tensor:
        raise self._cannot(Capability.LOG_PROB)

    def _elbo(self, x: Tensor, label: Tensor | None, generator: torch.Generator | None) -> Tensor | None:
        return None

    def _classify(self, x: Tensor) -> Tensor:
        raise self._cannot(Capability.CLASSIFY)

    def _readouts(self, x: Tensor, label: Tensor | None) -> dict[str, Tensor]:
        return {}

    # -- checks -------------------------------------------------------------------------------------

    def _cannot(self, capability: Capability) -> NotSupported:
        return NotSupported(
            "A {family} model cannot {capability}.",
            "It can: {known}.",
            family=self.family,
            capability=capability.value,
            known=", ".join(sorted(self.spec.capabilities)),
        )

    def _require(self, capability: Capability) -> None:
        if not self.spec.can(capability):
            raise self._cannot(capability)

    def _check_codes(self, z: Tensor, space: LatentSpace) -> None:
        if z.ndim != 2 or z.shape[1] != space.dim:
            raise BadInput(
                "Codes of the space {space} must have the shape (N, {dim}), not {shape}.",
                "Give {dim} numbers per code.",
                space=space.name,
                dim=space.dim,
                shape=tuple(z.shape),
            )
        if not z.is_floating_point():
            raise BadInput("Codes must be floating-point numbers, not {dtype}.", dtype=z.dtype)
        if not z.isfinite().all():
            raise BadInput("Codes must be finite numbers; these hold NaN or infinity.")

    def _check_images(self, x: Tensor) -> None:
        if x.ndim != 4 or tuple(x.shape[1:]) != self.spec.image.shape:
            raise BadInput(
                "Images for this model must have the shape (N, {c}, {h}, {w}), not {shape}.",
                "Fit them with latentlab.data.images.fit.",
                c=self.spec.image.channels,
                h=self.spec.image.height,
                w=self.spec.image.width,
                shape=tuple(x.shape),
            )
        if not x.is_floating_point():
            raise BadInput(
                "Images must be floating-point numbers in [-1, 1], not {dtype}.",
                "Convert bytes with latentlab.data.images.to_signed.",
                dtype=x.dtype,
            )
        # Written so that NaN, which no comparison holds for, is refused as well.
        if len(x) and not (float(x.min()) >= -EDGE and float(x.max()) <= EDGE):
            raise BadInput(
                "Images must lie in [-1, 1]; these reach from {low:.3g} to {high:.3g}.",
                "Scale them first.",
                low=float(x.min()),
                high=float(x.max()),
            )

    def _check_label(self, label: Tensor | None, n: int) -> Tensor | None:
        classes = len(self.spec.classes)
        if label is None:
            if classes:
                raise BadInput(
                    "This model is conditional: every code needs a class label.",
                    "Give one of: {classes}.",
                    classes=", ".join(self.spec.classes),
                )
            return None
        if not classes:
            raise BadInput(
                "This model has no classes, so a label means nothing to it.", "Leave the label out."
            )
        if label.is_floating_point():
            return self._check_weights(label, n)
        if label.shape != (n,) or label.dtype != torch.int64:
            raise BadInput("Labels must be {n} integers (int64).", n=n)
        if n and not 0 <= int(label.min()) <= int(label.max()) < classes:
            raise BadInput("Labels must lie between 0 and {last}.", last=classes - 1)
        return label

    def _check_weights(self, weights: Tensor, n: int) -> Tensor:
        classes = len(self.spec.classes)
        if weights.shape != (n, classes):
            raise BadInput(
                "Weights of classes must have the shape ({n}, {classes}), not {shape}.",
                "Give one weight for each class.",
                n=n,
                classes=classes,
                shape=tuple(weights.shape),
            )
        # Written so that NaN, which no comparison holds for, is refused as well.
        if n and not (float(weights.min()) >= 0.0 and float((weights.sum(1) - 1.0).abs().max()) <= 1e-3):
            raise BadInput("Weights of classes must not be negative and sum to 1.")
        return weights
