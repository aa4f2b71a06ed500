"""A model on images it was not trained on: round trip, density, predicted classes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from latentlab.data.images import to_signed, to_unit
from latentlab.data.stores import ImageStore
from latentlab.measures.features import BATCH, Seen, look
from latentlab.measures.images import mse, psnr, ssim
from latentlab.measures.information import rate_bits
from latentlab.measures.likelihood import bits_per_dim, dequantised
from latentlab.models.base import LatentModel
from latentlab.models.classifier import Classifier
from latentlab.progress import Progress
from latentlab.spec import Capability

MOST_DB = 100.0
"""PSNR of an image that comes back as it was, where it would be infinite: below a float's rounding."""


Search = Callable[[LatentModel, Tensor, Tensor | None, Progress], tuple[Tensor, str]]
"""Codes (N, D) and their space, of images (N, C, H, W) in [-1, 1] whose classes are (N,)."""


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Means over the images, by name, and what a classifier saw in the originals (None without one).

    ``means`` holds, as far as the model can: mse, psnr (dB) and ssim of decode(encode(x)) in [0, 1];
    class_kept, the share of images whose reconstruction the classifier puts into the class of the original;
    rate_bits, the KL of the code's posterior to the prior; log_density in nats of dequantised images in
    [-1, 1] and bits_per_dim; accuracy of the model's own classification. ``trips`` images made the round
    trip.
    """

    means: Mapping[str, float]
    seen: Seen | None
    trips: int


@torch.inference_mode()
def held_out(
    model: LatentModel,
    store: ImageStore,
    count: int,
    classifier: Classifier | None = None,
    *,
    generator: torch.Generator,
    labelled: bool = False,
    search: Search | None = None,
    searched: int = 0,
    progress: Progress | None = None,
) -> HeldOut:
    """Measure the model on the first ``count`` images of a store, a batch at a time.

    ``labelled`` says that the store's labels are those that the model is given or predicts. Where the model
    has no encoder, the first ``searched`` images make the round trip with what ``search`` finds.
    ``generator`` is one of the CPU. Raises Cancelled between two batches.
    """
    progress = progress or Progress()
    encodes, count = model.spec.can(Capability.ENCODE), min(count, len(store))
    parts: list[dict[str, Tensor]] = []
    seen = []
    for indices in torch.arange(count, device=store.device).split(BATCH):
        progress.report(int(indices[0]) / count, "Measuring held-out images")
        x, truth = _taken(store, indices, model, labelled)
        given = truth if model.spec.classes else None
        values = _density(model, x, given, generator)
        if model.spec.can(Capability.CLASSIFY) and truth is not None:
            values["accuracy"] = model.classify(x).argmax(1) == truth
        before = None if classifier is None else look(classifier, x)
        if before is not None:
            seen.append(before)
        if encodes:
            posterior = model.encode(x, given)
            values |= _round_trip(model, x, posterior.mean, posterior.space, given, classifier, before)
            if posterior.std is not None:
                values["rate_bits"] = rate_bits(posterior.kl())
        parts.append({name: value.cpu().double() for name, value in values.items()})
    means = {name: float(torch.cat([part[name] for part in parts]).mean()) for name in parts[0]}
    trips = count if encodes else 0
    if search is not None and searched and not encodes:
        trips = min(searched, count)
        x, truth = _taken(store, torch.arange(trips, device=store.device), model, labelled)
        given = truth if model.spec.classes else None
        codes, space = search(model, x, given, progress)
        before = None if classifier is None else look(classifier, x)
        found = _round_trip(model, x, codes.to(model.dtype), space, given, classifier, before)
        means |= {name: float(value.double().mean()) for name, value in found.items()}
    return HeldOut(means, Seen.joined(seen) if seen else None, trips)


def _taken(
    store: ImageStore, indices: Tensor, model: LatentModel, labelled: bool
) -> tuple[Tensor, Tensor | None]:
    """Images in [-1, 1] as the model wants them, and their labels where it knows them."""
    x = to_signed(store.take(indices).to(model.device)).to(model.dtype)
    if not labelled or store.labels is None:
        return x, None
    return x, store.labels[indices].to(model.device)


def _round_trip(
    model: LatentModel,
    x: Tensor,
    codes: Tensor,
    space: str,
    label: Tensor | None,
    classifier: Classifier | None,
    before: Seen | None,
) -> dict[str, Tensor]:
    back = model.decode(codes, space, label)
    a, b = to_unit(back), to_unit(x)
    values = {"mse": mse(a, b), "psnr": psnr(a, b).clamp_max(MOST_DB), "ssim": ssim(a, b)}
    if classifier is not None and before is not None:
        values["class_kept"] = look(classifier, back).classes == before.classes
    return values


def _density(
    model: LatentModel, x: Tensor, label: Tensor | None, generator: torch.Generator
) -> dict[str, Tensor]:
    noise = torch.rand(x.shape, generator=generator).to(x.device, x.dtype)
    spread = dequantised(x, noise)
    if model.spec.can(Capability.LOG_PROB):
        nats: Tensor | None = model.log_prob(spread, label)
    else:
        nats = model.elbo(spread, label, generator)
    if nats is None:
        return {}
    return {"log_density": nats, "bits_per_dim": bits_per_dim(nats, x[0].numel())}
