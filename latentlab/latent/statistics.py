"""What is known of a model's spaces: aggregate mean and std, activity and KL of every axis."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from latentlab.models.base import LatentModel, Posterior
from latentlab.spec import Capability, LatentSpace

BATCH = 256
MAX_DECODES = 4096
MAX_BASES = 16
MANY_AXES = 512  # from here on moving each axis by itself would keep a run waiting
PROBES = 128
PROBE_BATCH = 16  # derivatives keep every map of the decoder in memory
PRIOR_SAMPLES = 4096
MIN_STD = 1e-4  # a slider over an axis that never moves still needs a span


@torch.no_grad()
def measure_spaces(
    model: LatentModel,
    images: Tensor,
    generator: torch.Generator | None = None,
    labels: Tensor | None = None,
) -> tuple[LatentSpace, ...]:
    """The model's spaces with mean, std, activity and KL filled in; the model itself is not changed.

    ``images`` are real ones, (N, C, H, W) in [-1, 1], with ``labels`` (N,) for a conditional model; they
    may lie on another device than the model. A space that no encoder reaches is measured on the codes that
    the model keeps, or else on samples of its prior. ``generator`` (CPU) makes the result repeatable.
    Decodes at most 4,096 images per space; the activities of more than 512 axes are estimated from
    derivatives of the decoder at 128 codes, within about an eighth.
    """
    generator = generator or torch.Generator().manual_seed(0)
    posterior = _encode(model, images, labels) if model.spec.can(Capability.ENCODE) else None
    return tuple(_measure(model, space, posterior, generator, labels) for space in model.spec.spaces)


def _measure(
    model: LatentModel,
    space: LatentSpace,
    posterior: Posterior | None,
    generator: torch.Generator,
    labels: Tensor | None,
) -> LatentSpace:
    update: dict[str, tuple[float, ...]] = {}
    if posterior is not None and posterior.space == space.name:
        codes, spread = posterior.mean, posterior.std
        if spread is not None:
            update["kl"] = _floats(posterior.kl().mean(0))
    elif (known := model.known_codes(space.name)) is not None:
        codes, spread = known, None
    elif model.spec.can(Capability.SAMPLE):
        classes = _cycled(labels, PRIOR_SAMPLES)
        codes, spread = model.sample_prior(PRIOR_SAMPLES, space.name, generator, classes), None
        codes = codes.float()
    else:
        return space
    # The law of total variance: what the means spread plus what each posterior spreads. A dead axis
    # (every posterior is the prior) keeps std 1.
    variance = codes.var(0, unbiased=False)
    if spread is not None:
        variance = variance + (spread**2).mean(0)
    std = variance.sqrt().clamp_min(MIN_STD)
    update |= {"mean": _floats(codes.mean(0)), "std": _floats(std)}
    update["activity"] = _floats(_activity(model, space, codes, std, generator, labels))
    return space.model_copy(update=update)


def _encode(model: LatentModel, images: Tensor, labels: Tensor | None) -> Posterior:
    means, stds, name = [], [], ""
    for start in range(0, len(images), BATCH):
        x = images[start : start + BATCH].to(model.device, model.dtype)
        label = None if labels is None else labels[start : start + BATCH].to(model.device)
        part = model.encode(x, label)
        name = part.space
        means.append(part.mean.float())
        if part.std is not None:
            stds.append(part.std.float())
    return Posterior(torch.cat(means), torch.cat(stds) if stds else None, name)


def _activity(
    model: LatentModel,
    space: LatentSpace,
    codes: Tensor,
    std: Tensor,
    generator: torch.Generator,
    labels: Tensor | None,
) -> Tensor:
    """Mean squared half-difference (D,) of images in [0, 1] at +- std of each axis, around some codes."""
    if space.dim > MANY_AXES:
        return _activity_by_derivatives(model, space, codes, std, generator, labels)
    count = max(1, min(MAX_BASES, MAX_DECODES // (2 * space.dim), len(codes)))
    chosen = torch.randperm(len(codes), generator=generator)[:count]
    total = torch.zeros(space.dim, device=codes.device)
    classes = _cycled(labels, len(codes))
    for index in chosen.tolist():
        label = None if classes is None else classes[index : index + 1]
        total += _activity_around(model, space, codes[index], std, label)
    return total / count


def _activity_around(
    model: LatentModel, space: LatentSpace, base: Tensor, std: Tensor, label: Tensor | None
) -> Tensor:
    parts = []
    for start in range(0, space.dim, BATCH // 2):
        axes = torch.arange(start, min(start + BATCH // 2, space.dim), device=base.device)
        rows = torch.arange(len(axes), device=base.device)
        moved = base.repeat(2, len(axes), 1)
        moved[0, rows, axes] += std[axes]
        moved[1, rows, axes] -= std[axes]
        z = moved.flatten(0, 1).to(model.dtype)
        classes = None if label is None else label.to(model.device).expand(len(z))
        up, down = model.decode(z, space.name, classes).float().chunk(2)
        parts.append(((up - down) / 4.0).square().flatten(1).mean(1))  # /2: half-difference; /2: to [0, 1]
    return torch.cat(parts)


def _activity_by_derivatives(
    model: LatentModel,
    space: LatentSpace,
    codes: Tensor,
    std: Tensor,
    generator: torch.Generator,
    labels: Tensor | None,
) -> Tensor:
    """The same to first order, for all axes at once: std^2 times the mean squared derivative of a pixel.

    With a random sign v for each pixel the mean of (J^T v)^2 is the sum of J^2 over pixels (Hutchinson 1990).
    """
    chosen = torch.randperm(len(codes), generator=generator)[:PROBES].to(codes.device)
    classes = _cycled(labels, len(codes))
    total, values = torch.zeros(space.dim, device=codes.device), math.prod(model.spec.image.shape)
    for part in chosen.split(PROBE_BATCH):
        z = codes[part].to(model.dtype).requires_grad_()
        label = None if classes is None else classes[part].to(model.device)
        signs = torch.randint(2, (len(part), *model.spec.image.shape), generator=generator) * 2.0 - 1.0
        with torch.enable_grad():
            summed = (model.decode(z, space.name, label) * signs.to(z.device)).sum()
            (slope,) = torch.autograd.grad(summed, z)
        total += slope.float().square().sum(0)
    return std.square() * total / (4 * values * len(chosen))


def _cycled(labels: Tensor | None, n: int) -> Tensor | None:
    return None if labels is None else labels[torch.arange(n, device=labels.device) % len(labels)]


def _floats(values: Tensor) -> tuple[float, ...]:
    return tuple(float(f"{value:.6g}") for value in values.double().cpu().tolist())
