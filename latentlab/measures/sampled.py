"""What a model draws: features of its samples, and whether it finds the code of what it drew."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from latentlab.data.images import to_signed
from latentlab.measures.features import BATCH, Seen, look
from latentlab.models.base import LatentModel
from latentlab.models.classifier import Classifier
from latentlab.progress import Progress
from latentlab.spec import Capability

TINY = 1e-12


@dataclass(frozen=True, eq=False)
class Sampled:
    """What a classifier saw in the samples (None without one), the first of them, and rho.

    ``first`` is uint8 (n, C, H, W) on the model's device. ``rho`` is the mean correlation of a drawn code
    with the code of its image, in [-1, 1], None where the model cannot encode; 0 means that the encoder
    knows nothing of it (O-GAN, arXiv 1903.01931).
    """

    seen: Seen | None
    first: Tensor
    rho: float | None


@torch.inference_mode()
def sampled(
    model: LatentModel,
    count: int,
    keep: int,
    classifier: Classifier | None = None,
    *,
    generator: torch.Generator,
    space: str | None = None,
    labels: Tensor | None = None,
    progress: Progress | None = None,
) -> Sampled:
    """Draw ``count`` images from the prior of ``space`` (default: the first), keeping the first ``keep``.

    ``labels`` (M,) are those of the data: a conditional model is given one drawn from them with each code.
    ``generator`` is one of the CPU, so that every device draws the same codes. The images are looked at
    rounded to bytes, as a file would hold them. Raises Cancelled between two batches.
    """
    progress = progress or Progress()
    where = model.spec.space(space).name
    seen, first, rhos = [], [], []
    for start in range(0, count, BATCH):
        progress.report(start / count, "Measuring samples")
        n = min(BATCH, count - start)
        label = None
        if model.spec.classes and labels is not None:
            drawn = torch.randint(len(labels), (n,), generator=generator)
            label = labels.cpu()[drawn].to(model.device)
        z = model.sample_prior(n, where, generator, label)
        images = model.decode(z, where, label)
        rho = _recovered(model, z, images, where, label)
        if rho is not None:
            rhos.append(rho.cpu())
        levels = _levels(images)
        if start < keep:
            first.append(levels[: keep - start])
        if classifier is not None:
            seen.append(look(classifier, to_signed(levels)))
    mean = float(torch.cat(rhos).double().mean()) if rhos else None
    kept = torch.cat(first) if first else torch.empty(0, *model.spec.image.shape, dtype=torch.uint8)
    return Sampled(Seen.joined(seen) if seen else None, kept, mean)


def correlation(a: Tensor, b: Tensor) -> Tensor:
    """Pearson correlation (N,) of rows (N, D) of each, in [-1, 1]; 0 where one of them is constant."""
    a, b = (rows.float() - rows.float().mean(1, keepdim=True) for rows in (a, b))
    norms = a.square().sum(1).sqrt() * b.square().sum(1).sqrt()
    return ((a * b).sum(1) / norms.clamp_min(TINY)).clamp(-1.0, 1.0)


def _recovered(
    model: LatentModel, z: Tensor, images: Tensor, space: str, label: Tensor | None
) -> Tensor | None:
    if not model.spec.can(Capability.ENCODE) or z.shape[1] < 2:
        return None
    posterior = model.encode(images, label)
    return correlation(z, posterior.mean) if posterior.space == space else None


def _levels(images: Tensor) -> Tensor:
    """Images in [-1, 1] as bytes, where they are."""
    return images.float().add(1.0).mul(127.5).round().clamp(0.0, 255.0).to(torch.uint8)
