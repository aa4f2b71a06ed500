"""Data sets that are in memory: arrays of images and labels to a ``Dataset``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from latentlab.data.decoding import Bytes
from latentlab.data.splits import digest, held_out, unseen
from latentlab.data.stores import Dataset, TensorStore
from latentlab.errors import BadInput
from latentlab.progress import Progress
from latentlab.spec import ImageSpec

MOST_CLASSES = 1000
"""Labels with more different values are numbers, not classes."""

_CHUNK = 4096


@dataclass(frozen=True, eq=False)
class Split:
    """Images (N, C, H, W) uint8 with their labels (N,) of any kind, or None."""

    images: Bytes
    labels: NDArray[np.generic] | None = None

    def rows(self, which: NDArray[np.bool_]) -> Split:
        """Those images whose flag is set."""
        return Split(self.images[which], None if self.labels is None else self.labels[which])


def divide(everything: Split, name: str) -> tuple[Split, Split]:
    """Hold a tenth out; raises BadInput where there are not two different images."""
    flags = held_out([digest(image) for image in everything.images])
    if not flags.any():
        raise BadInput(
            "{name} has fewer than two different images.",
            "Training needs images to learn from and others to test on; add some.",
            name=name,
        )
    return everything.rows(~flags), everything.rows(flags)


def without_copies(train: Split, test: Split, name: str) -> Split:
    """The test images that are not among the training images; raises BadInput where none is."""
    new = unseen((digest(image) for image in test.images), (digest(image) for image in train.images))
    if not new.any():
        raise BadInput(
            "All test images of {name} are also training images.",
            "Test on images that are not trained on.",
            name=name,
        )
    return test if new.all() else test.rows(new)


def assemble(
    name: str,
    train: Split,
    test: Split,
    image_size: int = 0,
    classes: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> Dataset:
    """Make the data set, scaled to ``image_size`` (0: as it is).

    ``classes`` names the labels 0, 1, ...; without it the different labels found are the classes.
    """
    numbers, classes = _classes(train.labels, test.labels, classes)
    stores = []
    for split, labels in ((train, numbers[0]), (test, numbers[1])):
        images = resized(torch.from_numpy(split.images), image_size, progress)
        stores.append(TensorStore(images, labels))
    channels, height, width = stores[0].shape
    spec = ImageSpec(channels=channels, height=height, width=width)
    return Dataset(name, spec, stores[0], stores[1], classes, fingerprint(*stores))


def resized(images: Tensor, side: int, progress: Progress | None = None) -> Tensor:
    """Batches uint8 (N, C, H, W) as squares of ``side``; 0 and the side they have change nothing.

    28 becomes 32 by two black pixels around, as is usual for the MNIST family, where the border is black;
    all else is cropped to its middle and scaled, bilinear and antialiased.
    """
    height, width = images.shape[-2:]
    if side in (0, height) and (side == 0 or height == width):
        return images
    if (height, width, side) == (28, 28, 32) and _black_border(images):
        return F.pad(images, (2, 2, 2, 2))
    square = min(height, width)
    top, left = (height - square) // 2, (width - square) // 2
    result = torch.empty(*images.shape[:2], side, side, dtype=torch.uint8)
    progress = progress or Progress()
    for start in range(0, len(images), _CHUNK):
        _report(progress, start / len(images), side)
        middle = images[start : start + _CHUNK, :, top : top + square, left : left + square].float()
        scaled = F.interpolate(middle, size=(side, side), mode="bilinear", antialias=True)
        result[start : start + _CHUNK] = scaled.round_().clamp_(0, 255)
    _report(progress, 1.0, side)
    return result


def _report(progress: Progress, done: float, side: int) -> None:
    progress.report(done, "Scaling images to {side} pixels: {percent} %", side=side, percent=int(100 * done))


def fingerprint(*stores: TensorStore) -> str:
    """SHA-256 over shapes, images and labels."""
    total = hashlib.sha256()
    for store in stores:
        total.update(repr((len(store), store.shape)).encode())
        total.update(store.images.contiguous().numpy().data)
        if store.labels is not None:
            total.update(store.labels.numpy().data)
    return total.hexdigest()


def _black_border(images: Tensor) -> bool:
    sample = images[:1000]
    return bool(sample[..., (0, -1), :].median() == 0 and sample[..., (0, -1)].median() == 0)


def _classes(
    train: NDArray[np.generic] | None, test: NDArray[np.generic] | None, names: tuple[str, ...]
) -> tuple[tuple[Tensor | None, Tensor | None], tuple[str, ...]]:
    if train is None or test is None:
        return (None, None), ()
    found, numbers = np.unique(np.concatenate([train, test]), return_inverse=True)
    if names and found.max() < len(names):
        both = torch.from_numpy(np.concatenate([train, test]).astype(np.int64))
        return (both[: len(train)], both[len(train) :]), names
    if len(found) > MOST_CLASSES:
        return (None, None), ()
    both = torch.from_numpy(numbers.astype(np.int64).reshape(-1))
    return (both[: len(train)], both[len(train) :]), tuple(str(one) for one in found)
