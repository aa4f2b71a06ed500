"""The nearest training image: whether a model remembers pictures instead of making them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from latentlab.data.images import to_unit
from latentlab.data.stores import Dataset, ImageStore
from latentlab.errors import BadInput
from latentlab.measures.nearest import nearest
from latentlab.progress import Progress

CHUNK_BYTES = 2**26  # of training images as floats: memory stays the same whatever the data

SEARCHED = 60_000
"""Training images that are searched, from the first on."""

BESIDE = 100  # held-out images whose own nearest training images say what is usual


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


@dataclass(frozen=True, eq=False)
class Neighbour:
    """The training image nearest to a picture: uint8 (H, W, C), its ``index``, the name of its class or ''.

    ``distance`` is the RMS difference of pixels in [0, 1]; ``usual`` is that of held-out images to the
    training images nearest to them, on average, and ``least`` the smallest of these. A picture that is much
    nearer may be a copy (or smooth: those are near to many). ``searched`` training images were looked at.
    """

    image: NDArray[np.uint8]
    index: int
    label: str
    distance: float
    usual: float
    least: float
    searched: int


def neighbour(picture: NDArray[np.uint8], data: Dataset, progress: Progress | None = None) -> Neighbour:
    """The training image of ``data`` nearest to a picture uint8 (H, W, C), beside held-out images.

    Raises BadInput for pictures of another size, Cancelled in between.
    """
    image = torch.tensor(picture.transpose(2, 0, 1))[None]
    queries = [image]
    if tuple(image.shape[1:]) == tuple(data.spec.shape):  # nearest_image says what is wrong otherwise
        beside = torch.arange(min(BESIDE, len(data.test)), device=data.test.device)
        queries.append(data.test.take(beside).cpu())
    searched = min(SEARCHED, len(data.train))
    distances, indices = nearest_image(torch.cat(queries), data.train, searched, progress)
    at = indices[:1].to(data.train.device)
    labels, names = data.train.labels, data.label_names()
    return Neighbour(
        image=data.train.take(at)[0].cpu().permute(1, 2, 0).contiguous().numpy(),
        index=int(indices[0]),
        label="" if labels is None or not names else names[int(labels[int(indices[0])])],
        distance=float(distances[0]),
        usual=float(distances[1:].mean()),
        least=float(distances[1:].min()),
        searched=searched,
    )
