"""Many codes to images, in batches: bytes outside, tensors on the model's device inside."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from latentlab.data.images import to_uint8
from latentlab.models.base import LatentModel
from latentlab.progress import Progress

Images = NDArray[np.uint8]
BATCH = 64


@torch.inference_mode()
def decode_codes(
    model: LatentModel,
    codes: ArrayLike,
    space: str | None = None,
    label: int | None = None,
    progress: Progress | None = None,
) -> Images:
    """Decode codes (N, D) of ``space`` to images uint8 (N, H, W, C); ``label`` is one class for all.

    Raises BadInput for codes of the wrong shape, Cancelled between two batches.
    """
    progress = progress or Progress()
    z = torch.as_tensor(np.asarray(codes, dtype=np.float32))
    parts = []
    for start in range(0, max(len(z), 1), BATCH):
        progress.report(start / max(len(z), 1), "Decoding")
        batch = z[start : start + BATCH].to(model.device, model.dtype)
        parts.append(to_uint8(model.decode(batch, space, labels(model, label, len(batch)))))
    return np.concatenate(parts)


def labels(model: LatentModel, label: int | None, n: int) -> torch.Tensor | None:
    """The same class for ``n`` codes, as the model wants it: (n,) int64 on its device, or None."""
    return None if label is None else torch.full((n,), label, dtype=torch.int64, device=model.device)
