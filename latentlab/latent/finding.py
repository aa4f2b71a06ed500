"""The code of an image for every model: its encoder's, or what inversion finds where it has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from latentlab.data.images import to_signed, to_uint8
from latentlab.latent.batches import BATCH, Images, labels
from latentlab.latent.inversion import Glimpse, invert
from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.spec import Capability, Floats, Label


@dataclass(frozen=True, eq=False)
class Found:
    """Codes (n, D) of ``space`` for the images from index ``first`` on.

    While they are still being looked for, ``images`` uint8 (n, H, W, C) is what they decode to; else None.
    ``complete`` is False where the search was cancelled: then these are the best so far.
    """

    codes: Floats
    space: str
    first: int = 0
    images: Images | None = None
    complete: bool = True


Show = Callable[[Found], None]


def find_codes(
    model: LatentModel,
    images: Images,
    label: Label | None = None,
    space: str | None = None,
    progress: Progress | None = None,
    shown: Show | None = None,
    seed: int = 0,
    keep_best: bool = False,
) -> Found:
    """Find the codes of images uint8 (N, H, W, C); ``label`` is one class for all.

    An encoder gives the mean of its posterior, so always the same, mapped to ``space`` where the model can
    map. Without one the codes are looked for in ``space`` (default: the last, the nearest to the picture):
    that takes seconds, ``shown`` gets the best so far on the way, and the same ``seed`` gives the same codes.
    Raises BadInput for images of another size, Cancelled when nobody wants it any more; with ``keep_best`` a
    search that has begun gives what it has instead.
    """
    progress = progress or Progress()
    if model.spec.can(Capability.ENCODE):
        return _encode(model, images, label, space, progress)

    def show(glimpse: Glimpse) -> None:
        if shown is not None:
            images = to_uint8(glimpse.images)
            shown(Found(_floats(glimpse.codes), glimpse.space, glimpse.first, images))

    inverted = invert(
        model,
        to_signed(images),
        space,
        labels(model, label, len(images)),
        generator=torch.Generator().manual_seed(seed),
        progress=progress,
        shown=show,
    )
    if not keep_best:
        progress.check()
    return Found(_floats(inverted.codes), inverted.space, complete=inverted.complete)


@torch.inference_mode()
def _encode(
    model: LatentModel, images: Images, label: Label | None, space: str | None, progress: Progress
) -> Found:
    parts, name = [], ""
    for start in range(0, max(len(images), 1), BATCH):
        progress.report(start / max(len(images), 1), "Encoding")
        batch = to_signed(images[start : start + BATCH]).to(model.device, model.dtype)
        posterior = model.encode(batch, labels(model, label, len(batch)))
        codes, name = posterior.mean, posterior.space
        if space is not None and space != name and model.spec.can(Capability.MAP):
            codes, name = model.map(codes, name, space), space
        parts.append(_floats(codes))
    return Found(np.concatenate(parts), name)


def _floats(codes: torch.Tensor) -> Floats:
    return codes.float().cpu().numpy().astype(np.float32)
