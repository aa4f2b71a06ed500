"""Where a dataset's images lie: in memory, mapped from a file, or made on demand. All answer ``take``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

from latentlab.spec import ImageSpec

Shape = tuple[int, int, int]


class ImageStore(Protocol):
    """Images by index."""

    @property
    def shape(self) -> Shape:
        """(C, H, W) of every image."""

    @property
    def device(self) -> torch.device:
        """Where ``take`` wants its indices, and where ``labels`` lie."""

    @property
    def labels(self) -> Tensor | None:
        """(N,) int64 class indices, or None where the data has none."""

    def __len__(self) -> int:
        """Number of images."""

    def take(self, indices: Tensor) -> Tensor:
        """The images at ``indices`` (n,) int64, as uint8 (n, C, H, W) on the device given to ``to``."""

    def to(self, device: torch.device | str) -> ImageStore:
        """The same images, handed out on another device."""


class TensorStore:
    """Images in memory, as one uint8 tensor (N, C, H, W): ``take`` is one ``index_select``."""

    def __init__(self, images: Tensor, labels: Tensor | None = None) -> None:
        self.images, self.labels = images, labels

    @property
    def shape(self) -> Shape:
        """(C, H, W) of every image."""
        _, channels, height, width = self.images.shape
        return channels, height, width

    @property
    def device(self) -> torch.device:
        """Where images, labels and indices lie."""
        return self.images.device

    def __len__(self) -> int:
        return len(self.images)

    def take(self, indices: Tensor) -> Tensor:
        """The images at ``indices`` (n,) int64, as uint8 (n, C, H, W)."""
        return self.images.index_select(0, indices)

    def to(self, device: torch.device | str) -> TensorStore:
        """The same images on another device; this very store if they are there."""
        if torch.device(device) == self.device:
            return self
        labels = None if self.labels is None else self.labels.to(device)
        return TensorStore(self.images.to(device), labels)


class MappedStore:
    """Images in a file that is mapped, not read: for sets larger than memory.

    Indices and labels stay on the CPU; the chosen rows pass through pinned memory to ``target`` without
    waiting for it.
    """

    device = torch.device("cpu")

    def __init__(
        self, images: Tensor, labels: Tensor | None = None, target: torch.device | str = "cpu"
    ) -> None:
        self.images, self.labels, self.target = images, labels, torch.device(target)

    @property
    def shape(self) -> Shape:
        """(C, H, W) of every image."""
        _, channels, height, width = self.images.shape
        return channels, height, width

    def __len__(self) -> int:
        return len(self.images)

    def take(self, indices: Tensor) -> Tensor:
        """The images at ``indices`` (n,) int64, as uint8 (n, C, H, W) on ``target``."""
        rows = self.images.index_select(0, indices.cpu())
        if self.target.type == "cuda":
            return rows.pin_memory().to(self.target, non_blocking=True)
        return rows.to(self.target)

    def to(self, device: torch.device | str) -> MappedStore:
        """The same file, handed out on another device."""
        return MappedStore(self.images, self.labels, device)


def map_file(path: Path, count: int, shape: Shape) -> Tensor:
    """Map a file of ``count`` images as a uint8 tensor (count, C, H, W); nothing is read yet.

    The file must be at least that long: reading a mapping past its end kills the process.
    """
    channels, height, width = shape
    flat = torch.from_file(str(path), size=count * channels * height * width, dtype=torch.uint8)
    return flat.view(count, channels, height, width)


class Data(Protocol):
    """What a run can be trained on, whatever it consists of."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def fingerprint(self) -> str:
        """A SHA-256 of its contents, for the record of a run."""

    @property
    def skipped(self) -> tuple[str, ...]:
        """Why parts of it could not be used, one reason each."""

    @property
    def count(self) -> int:
        """Images or words to train on."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images to train on and others to test on; the two never share an image.

    ``fingerprint`` is a SHA-256 of the contents, for a run's record. ``skipped`` says of each file that
    could not be used why.
    """

    name: str
    spec: ImageSpec
    train: ImageStore
    test: ImageStore
    classes: tuple[str, ...]
    fingerprint: str
    skipped: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of training images."""
        return len(self.train)

    def label_names(self) -> tuple[str, ...]:
        """What each label is called: its class, or its number where nobody named it; empty without labels."""
        labels = [store.labels for store in (self.train, self.test) if store.labels is not None]
        if not labels:
            return ()
        return self.classes or tuple(map(str, range(1 + max(int(part.max()) for part in labels))))
