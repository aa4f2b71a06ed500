"""Training a multi-scale flow by maximum likelihood: spec and sources in latentlab/models/flow.py."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor

from latentlab.data.datasets import Dataset
from latentlab.data.images import to_signed
from latentlab.errors import BadInput
from latentlab.measures.likelihood import bits_per_dim, dequantised
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.models.flow import MAX_AXES, Flow, FlowConfig, can_split
from latentlab.runs.events import Figure
from trainers.configs.base import TrainConfig
from trainers.configs.flow import FlowTrainConfig
from trainers.image_trainer import ImageTrainer
from trainers.team import ALONE, Team

FIRST_IMAGES = 256  # that the normalisations start from


class FlowTrainer(ImageTrainer):
    """Minimises the bits per dimension of dequantised images."""

    family = "flow"
    config_class = FlowTrainConfig
    descends = True

    def __init__(self, config: TrainConfig, data: Dataset, device: torch.device, team: Team = ALONE) -> None:
        super().__init__(config, data, device, team)
        self._norm = torch.zeros((), device=device)
        self.layers.prepare(self._clip)  # as a whole, and before any rule

    @property
    def knobs(self) -> FlowTrainConfig:
        """The config, as what it is."""
        return cast(FlowTrainConfig, self.config)

    @classmethod
    def check(cls, config: TrainConfig, data: Dataset) -> None:
        """Sides that can be halved ``scales`` times, and no more values than a code may have axes."""
        scales, (channels, height, width) = cast(FlowTrainConfig, config).scales, data.spec.shape
        if not can_split(data.spec, scales):
            raise BadInput(
                "{data} has images of {width} x {height} pixels, which cannot be halved {scales} times.",
                "Lower scales, or set image_size to 32 or 64.",
                data=data.name,
                width=width,
                height=height,
                scales=scales,
            )
        if channels * height * width > MAX_AXES:
            raise BadInput(
                "{data} has images of {width} x {height} pixels; a flow takes {most} values at most.",
                "Set image_size to 64 or less.",
                data=data.name,
                width=width,
                height=height,
                most=MAX_AXES,
            )

    def build(self) -> LatentModel:
        """A fresh flow whose normalisations start from the first training images, the same at each build."""
        knobs = self.knobs
        config = FlowConfig(
            image=self.data.spec,
            classes=self.classes,
            scales=knobs.scales,
            depth=knobs.depth,
            hidden=knobs.hidden,
            mixing=knobs.mixing,
            factors=knobs.factors,
        )
        model = cast(Flow, build("flow", config.model_dump(), seed=knobs.seed))
        model.initialise(*self._first_images())
        return model

    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """One Adam over everything."""
        return {"adam": self.adam(list(self.model.parameters()))}

    def _clip(self, _optimiser: torch.optim.Optimizer) -> None:
        longest = self.knobs.grad_clip or float("inf")
        self._norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), longest)

    def step(self, images: Tensor, labels: Tensor | None, step: int) -> dict[str, Tensor]:
        """One update."""
        model = cast(Flow, self.model)
        noise = self.noise.uniform(*images.shape)
        with self.autocast():
            log_prob = model.log_density(dequantised(images, noise), self.given(labels))
        loss = bits_per_dim(log_prob, images[0].numel()).mean()
        self.descend(loss, self.optimisers["adam"])
        return {"loss": loss, "grad_norm": self._norm}

    @torch.no_grad()
    def evaluate(self, images: Tensor, labels: Tensor | None) -> tuple[dict[str, float], list[Figure]]:
        """Bits per dimension of the averaged model, dequantised by the same noise each time."""
        generator = torch.Generator(self.device).manual_seed(self.knobs.seed + 3)
        noise = torch.rand(images.shape, generator=generator, device=self.device)
        log_prob = self.average.model.log_prob(dequantised(images, noise), self.given(labels))
        return {"held_out_bits_per_dim": float(bits_per_dim(log_prob, images[0].numel()).mean())}, []

    def _first_images(self) -> tuple[Tensor, Tensor | None]:
        # On the CPU, from a generator of its own: no state that a checkpoint would have to hold.
        store, generator = self.data.train, torch.Generator().manual_seed(self.knobs.seed)
        chosen = torch.randint(len(store), (FIRST_IMAGES,), generator=generator)
        x = to_signed(store.take(chosen))
        labels = None if store.labels is None else store.labels[chosen]
        return dequantised(x, torch.rand(x.shape, generator=generator)), self.given(labels)
