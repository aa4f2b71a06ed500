"""What a run shows of its model, and what it measures with it, beside the losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from latentlab.data.images import to_signed, to_uint8, to_unit
from latentlab.data.stores import ImageStore
from latentlab.latent.batches import Images
from latentlab.latent.statistics import measure_spaces
from latentlab.measures.images import mse, psnr
from latentlab.models.base import LatentModel
from latentlab.runs.events import Figure
from latentlab.spec import Capability, LatentSpace

if TYPE_CHECKING:
    from trainers.engine import Trainer
    from trainers.image_trainer import ImageTrainer

SAMPLES = 8, 8  # rows and columns of the sample grid
HELD_OUT = 512
MEASURED = 1024


class Evidence:
    """Nothing: for a family whose models have no pictures, and no data set of its own to be held against."""

    def __init__(self, trainer: Trainer) -> None:
        self._model = trainer.average.model

    def samples(self) -> Images | None:
        """Pictures for the sample grid, uint8 (N, H, W, C); None where there are none."""
        return None

    def evaluate(self) -> tuple[dict[str, float], list[Figure]]:
        """Scalars of the averaged model, and figures to show."""
        return {}, []

    def held_out(self) -> dict[str, float]:
        """The error on what the model was not trained on; empty where none is defined."""
        return {}

    def spaces(self) -> tuple[LatentSpace, ...]:
        """The model's spaces with what is known of each axis."""
        return self._model.spec.spaces


class ImageEvidence(Evidence):
    """Samples of fixed codes, and errors on held-out images."""

    def __init__(self, trainer: ImageTrainer) -> None:
        super().__init__(trainer)
        self._trainer = trainer
        device = trainer.device
        generator = torch.Generator(device).manual_seed(trainer.config.seed + 1)
        count = SAMPLES[0] * SAMPLES[1]
        # A column is one class; where there are more classes than columns, the first of them are shown.
        names = len(self._model.spec.classes)
        self._labels = torch.arange(count, device=device) % SAMPLES[1] % names if names else None
        self._codes = self._model.sample_prior(count, generator=generator, label=self._labels)
        self._images, self._image_labels = self._first(trainer.data.test, HELD_OUT)

    def samples(self) -> Images:
        """What the averaged weights make of the run's fixed codes."""
        return to_uint8(self._trainer.picture(self._codes, self._labels))

    def evaluate(self) -> tuple[dict[str, float], list[Figure]]:
        """What the family measures on held-out images."""
        return self._trainer.evaluate(self._images, self._image_labels)

    def held_out(self) -> dict[str, float]:
        """The error of a round trip of held-out images."""
        return reconstruction_error(self._model, self._images, self._trainer.given(self._image_labels))

    def spaces(self) -> tuple[LatentSpace, ...]:
        """Measured with training images."""
        generator = torch.Generator().manual_seed(self._trainer.config.seed + 2)
        images, labels = self._first(self._trainer.data.train, MEASURED)
        return measure_spaces(self._model, images, generator, self._trainer.given(labels))

    def _first(self, store: ImageStore, count: int) -> tuple[Tensor, Tensor | None]:
        device = self._trainer.device
        moved = store.to(device)
        indices = torch.arange(min(count, len(moved)), device=moved.device)
        labels = None if moved.labels is None else moved.labels[indices].to(device)
        return to_signed(moved.take(indices)), labels


@torch.no_grad()
def reconstruction_error(model: LatentModel, images: Tensor, label: Tensor | None) -> dict[str, float]:
    """Round-trip error on images (N, C, H, W) in [-1, 1], in [0, 1] scaling; empty without an encoder.

    ``label`` (N,) is for conditional models.
    """
    if not model.spec.can(Capability.ENCODE):
        return {}
    posterior = model.encode(images, label)
    decoded, truth = to_unit(model.decode(posterior.mean, posterior.space, label)), to_unit(images)
    errors = mse(decoded, truth)
    return {
        "mse": float(errors.mean()),
        "mse_p99": float(errors.quantile(0.99)),
        "psnr": float(psnr(decoded, truth).mean()),
        "count": len(images),
    }
