"""What a classifier sees in pictures: the ground that FFD, precision and recall are measured on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor

from latentlab.data.images import to_signed
from latentlab.data.stores import ImageStore
from latentlab.models.classifier import Classifier
from latentlab.progress import Progress

BATCH = 250


@dataclass(frozen=True, eq=False)
class Seen:
    """Features (N, D) float32 and predicted classes (N,) int64 of N images, both on the CPU."""

    features: Tensor
    classes: Tensor

    def __len__(self) -> int:
        return len(self.features)

    @classmethod
    def joined(cls, parts: Iterable[Seen]) -> Seen:
        """Several sets, one after the other."""
        parts = list(parts)
        return cls(torch.cat([part.features for part in parts]), torch.cat([part.classes for part in parts]))


@torch.inference_mode()
def look(classifier: Classifier, x: Tensor) -> Seen:
    """What the classifier sees in images (N, C, H, W) in [-1, 1] on its device."""
    # Twice as fast on a processor as channels first.
    features = classifier.features(x.float().contiguous(memory_format=torch.channels_last))
    return Seen(features.cpu(), classifier.logits(features).argmax(1).cpu())


def look_at_store(
    classifier: Classifier, store: ImageStore, count: int, progress: Progress | None = None
) -> Seen:
    """The same for the first ``count`` images of a store. Raises Cancelled between two batches."""
    progress = progress or Progress()
    device = next(classifier.parameters()).device
    parts = []
    for indices in torch.arange(min(count, len(store)), device=store.device).split(BATCH):
        progress.report(int(indices[0]) / count, "Looking at training images")
        parts.append(look(classifier, to_signed(store.take(indices).to(device))))
    return Seen.joined(parts)
