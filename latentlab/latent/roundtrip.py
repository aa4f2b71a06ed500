"""Images through a model and back: codes, reconstructions and how good they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch

from latentlab.data.images import to_signed, to_unit
from latentlab.latent.batches import BATCH, Images, decode_codes, labels
from latentlab.latent.finding import Found, find_codes
from latentlab.latent.sheets import compose
from latentlab.measures.images import mse, psnr, ssim
from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.spec import Floats, Label


@dataclass(frozen=True, eq=False)
class RoundTrip:
    """Codes (N, D) of ``space``, reconstructions uint8 (N, H, W, C), and mse, psnr (dB), ssim, each (N,).

    The figures compare the bytes that are shown, scaled to [0, 1]. ``complete`` is False where the search for
    the codes was cancelled and these are the best so far. ``readouts`` are what else the model reads from the
    images, (N,) each by name.
    """

    codes: Floats
    reconstructions: Images
    mse: Floats
    psnr: Floats
    ssim: Floats
    space: str = "z"
    complete: bool = True
    readouts: Mapping[str, Floats] = field(default_factory=dict)


Show = Callable[[int, RoundTrip], None]


def roundtrip(
    model: LatentModel,
    images: Images,
    label: Label | None = None,
    progress: Progress | None = None,
    space: str | None = None,
    shown: Show | None = None,
    seed: int = 0,
    keep_best: bool = False,
) -> RoundTrip:
    """Find the codes of images uint8 (N, H, W, C) of the model's size and decode them again.

    As ``finding.find_codes``, for every model: with its encoder, or by inversion, ``seed`` deciding where it
    starts. ``shown`` then gets the index of the first image and the round trips as they stand, while they
    still improve. Raises BadInput for images of another size, Cancelled when nobody wants it any more; with
    ``keep_best`` a search that has begun ends with what it has instead.
    """

    def show(found: Found) -> None:
        if shown is not None and found.images is not None:
            part = images[found.first : found.first + len(found.codes)]
            shown(found.first, measured(part, found.images, found.codes, found.space))

    found = find_codes(model, images, label, space, progress, show, seed, keep_best)
    decoded = decode_codes(model, found.codes, found.space, label, progress if found.complete else None)
    trip = measured(images, decoded, found.codes, found.space)
    return replace(trip, complete=found.complete, readouts=_readouts(model, images, label))


def measured(images: Images, reconstructions: Images, codes: Floats, space: str) -> RoundTrip:
    """How well images uint8 (N, H, W, C) came back."""
    before, after = to_unit(images), to_unit(reconstructions)
    squared, decibels, similar = (_numpy(measure(before, after)) for measure in (mse, psnr, ssim))
    return RoundTrip(codes, reconstructions, squared, decibels, similar, space)


@torch.inference_mode()
def _readouts(model: LatentModel, images: Images, label: Label | None) -> dict[str, Floats]:
    parts: dict[str, list[Floats]] = {}
    for start in range(0, len(images), BATCH):
        batch = to_signed(images[start : start + BATCH]).to(model.device, model.dtype)
        for name, values in model.readouts(batch, labels(model, label, len(batch))).items():
            parts.setdefault(name, []).append(_numpy(values))
    return {name: np.concatenate(values) for name, values in parts.items()}


def error_images(images: Images, reconstructions: Images) -> Images:
    """Absolute error uint8 (N, H, W, C) of two sets of images."""
    return np.abs(images.astype(np.int16) - reconstructions.astype(np.int16)).astype(np.uint8)


def picture(images: Images, trip: RoundTrip, gap: int = 2) -> Images:
    """One row per image: original, reconstruction, absolute error; uint8 (H', W', C)."""
    errors = error_images(images, trip.reconstructions)
    rows = np.stack([images, trip.reconstructions, errors], axis=1)
    return compose(rows.reshape(-1, *images.shape[1:]), len(images), 3, gap)


FAR = 3.0  # times the held-out error


def unlike_threshold(training: Mapping[str, Any]) -> float | None:
    """The MSE above which an image is unlike what the model has seen; None if nothing is known.

    It is three times the mean over held-out images, or their 99th percentile where that is less (many
    kinds of images, some hard, have a long tail), from the training summary in the model's file.
    """
    held_out = training.get("held_out")
    if not isinstance(held_out, Mapping):
        return None
    known = ((FAR, held_out.get("mse")), (1.0, held_out.get("mse_p99")))
    return min(
        (factor * float(value) for factor, value in known if isinstance(value, int | float)), default=None
    )


def _numpy(values: torch.Tensor) -> Floats:
    return values.float().cpu().numpy().astype(np.float32)
