"""What trainers of images have in common: data sets, batches, sample grids, held-out images."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from latentlab.data.datasets import Dataset, open_dataset
from latentlab.data.images import to_signed
from latentlab.errors import BadInput
from latentlab.progress import Progress
from latentlab.runs.events import Figure
from trainers.batches import Batches
from trainers.configs.base import TrainConfig
from trainers.engine import Trainer
from trainers.evidence import ImageEvidence


class ImageTrainer(Trainer):
    """A family whose models decode codes to images. ``step`` takes images (N, C, H, W) in [-1, 1]."""

    data: Dataset
    batches: Batches

    # -- what a family says ---------------------------------------------------------------------------

    def picture(self, codes: Tensor, labels: Tensor | None) -> Tensor:
        """Images (N, C, H, W) of the run's fixed ``codes`` (N, D) of the first space, for the sample grid."""
        return self.average.model.decode(codes, label=labels)

    def evaluate(self, images: Tensor, labels: Tensor | None) -> tuple[dict[str, float], list[Figure]]:
        """Scalars of the averaged model on held-out images (N, C, H, W), and figures to show.

        ``labels`` (N,) are there where the data has some.
        """
        return {}, []

    # -- for families ---------------------------------------------------------------------------------

    @property
    def classes(self) -> tuple[str, ...]:
        """What the labels stand for that the model is given; empty where it is given none."""
        return self.data.label_names() if self.config.asks_for_labels() else ()

    def given(self, labels: Tensor | None) -> Tensor | None:
        """The labels, where the model is given them."""
        return labels if self.classes else None

    # -- what the loop calls --------------------------------------------------------------------------

    @classmethod
    def open_data(cls, config: TrainConfig, folder: Path, progress: Progress) -> Dataset:
        """A data set by name or path; with labels where the run needs them."""
        data = open_dataset(config.data, config.image_size, progress)
        if config.asks_for_labels() and data.train.labels is None:
            raise BadInput(
                "{data} has no labels, and this run needs the class of each image.",
                "Choose a data set with labels, such as a folder with one subfolder a class.",
                data=data.name,
            )
        return data

    def feed(self) -> Batches:
        """Shuffled batches of the training images."""
        config, store = self.config, self.data.train.to(self.device)
        return Batches(store, config.batch_size, config.seed, self.device, self.team)

    def fetch(self) -> tuple[Tensor, Tensor | None]:
        """The next batch: images (N, C, H, W) in [-1, 1] and their labels (N,), if the data has some."""
        images, labels = self.batches.next()
        self.fetched += len(images) * self.team.size
        x = to_signed(images)
        if self.config.layout == "channels_last":
            x = x.contiguous(memory_format=torch.channels_last)
        return x, labels

    def evidence(self) -> ImageEvidence:
        """Sample grids, and what held-out images tell."""
        return ImageEvidence(self)
