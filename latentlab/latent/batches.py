"""Many codes to images, in batches: bytes outside, tensors on the model's device inside."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from latentlab.data.images import to_uint8
from latentlab.errors import BadInput
from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.spec import Labels, class_weights, part_of

Images = NDArray[np.uint8]
BATCH = 64


@torch.inference_mode()
def decode_codes(
    model: LatentModel,
    codes: ArrayLike,
    space: str | None = None,
    label: Labels = None,
    progress: Progress | None = None,
) -> Images:
    """Decode codes (N, D) of ``space`` to images uint8 (N, H, W, C).

    Raises BadInput for codes of the wrong shape, Cancelled between two batches.
    """
    progress = progress or Progress()
    z = torch.as_tensor(np.asarray(codes, dtype=np.float32))
    parts = []
    for start in range(0, max(len(z), 1), BATCH):
        progress.report(start / max(len(z), 1), "Decoding")
        batch = z[start : start + BATCH].to(model.device, model.dtype)
        given = labels(model, part_of(label, start, start + BATCH), len(batch))
        parts.append(to_uint8(model.decode(batch, space, given)))
    return np.concatenate(parts)


def labels(model: LatentModel, label: Labels, n: int) -> torch.Tensor | None:
    """The labels of ``n`` codes as the model wants them, on its device; None without a label.

    Classes are (n,) int64; where one is a blend, all are weights (n, K) float32. Raises BadInput for a blend
    of a class that the model lacks.
    """
    if label is None:
        return None
    each = label if isinstance(label, tuple) else (label,)
    known = len(model.spec.classes)
    if not known:  # the model says that a label means nothing to it
        return torch.zeros(n, dtype=torch.int64)
    if all(isinstance(one, int) for one in each):
        return torch.tensor(each, device=model.device).expand(n)
    rows = torch.zeros(len(each), known)
    for row, one in zip(rows, each, strict=True):
        for index, weight in class_weights(one).items():
            if index >= known:
                raise BadInput("Labels must lie between 0 and {last}.", last=known - 1)
            row[index] = weight
    return rows.to(model.device).expand(n, -1)
