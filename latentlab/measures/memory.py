"""The nearest training image: whether a model remembers pictures instead of making them."""

from __future__ import annotations

import torch
from torch import Tensor

from latentlab.data.images import to_unit
from latentlab.data.stores import ImageStore
from latentlab.errors import BadInput
from latentlab.measures.nearest import nearest
from latentlab.progress import Progress

CHUNK_BYTES = 2**26  # of training images as floats: memory stays the same whatever the data


@torch.inference_mode()
def nearest_image(
    images: Tensor, store: ImageStore, count: int | None = None, progress: Progress | None = None
) -> tuple[Tensor, Tensor]:
    """How far images uint8 (N, C, H, W) are from the first ``count`` (default: all) of a store.

    The RMS difference (N,) of pixels in [0, 1] to the nearest of them, 0 for a copy, and its index (N,);
    exact, a chunk of the store at a time, where ``images`` lie. Raises BadInput for images of another size
    and for an empty store, Cancelled between two chunks.
    """
    progress = progress or Progress()
    count = len(store) if count is None else min(count, len(store))
    if images.ndim != 4 or tuple(images.shape[1:]) != tuple(store.shape) or count < 1:
        raise BadInput(
            "Images of the shape {shape} cannot be looked for among {count} images of the shape {there}.",
            "Fit them to the same size first.",
            shape=tuple(images.shape[1:]),
            count=count,
            there=tuple(store.shape),
        )
    queries = to_unit(images).flatten(1)
    pixels = queries.shape[1]
    best = torch.full((len(queries),), torch.inf, device=queries.device)
    index = torch.zeros(len(queries), dtype=torch.int64, device=queries.device)
    for chosen in torch.arange(count, device=store.device).split(max(1, CHUNK_BYTES // (4 * pixels))):
        progress.report(int(chosen[0]) / count, "Looking for the nearest training images")
        rows = to_unit(store.take(chosen).to(queries.device)).flatten(1)
        squared, where = nearest(queries, rows)
        better = squared < best
        best = torch.where(better, squared, best)
        index = torch.where(better, where + int(chosen[0]), index)
    return (best / pixels).sqrt().cpu(), index.cpu()
