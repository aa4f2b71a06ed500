"""Models to decode with: one whose every decode waits for a permit, and an untrained VAE."""

from __future__ import annotations

import threading
from typing import ClassVar

import torch
from torch import Tensor, nn

from latentlab.models import build
from latentlab.models.base import LatentModel, ModelConfig
from latentlab.spec import ImageSpec, LatentSpace, ModelSpec
from latentlab.ui.state import OpenModel

IMAGE = ImageSpec(channels=1, height=28, width=28)


class Probe(LatentModel):
    """Draws its first axis as a gray level, slowly when ``gated``: each decode takes one permit."""

    family = "probe"
    config_class = ModelConfig
    gated: ClassVar[bool] = False
    permits: ClassVar[threading.Semaphore] = threading.Semaphore(0)
    began: ClassVar[threading.Semaphore] = threading.Semaphore(0)
    batches: ClassVar[list[int]] = []
    threads: ClassVar[set[tuple[str, int]]] = set()

    def __init__(self, config: ModelConfig) -> None:
        super().__init__(config)
        self.offset = nn.Parameter(torch.zeros(()))

    @classmethod
    def describe(cls, config: ModelConfig) -> ModelSpec:
        return ModelSpec(family="probe", image=config.image, spaces=(LatentSpace(shape=(3,)),))

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        if Probe.gated:
            Probe.batches.append(len(z))
            Probe.threads.add((threading.current_thread().name, torch.get_num_threads()))
            Probe.began.release()
            assert Probe.permits.acquire(timeout=30)
        level = (z[:, 0] + self.offset).view(-1, 1, 1, 1)
        return level.expand(-1, *self.config.image.shape)


def vae(channels: int = 1, size: int = 28, **more: object) -> OpenModel:
    torch.manual_seed(0)
    image = {"channels": channels, "height": size, "width": size}
    model = build("vae", {"image": image, "latent_dim": 8, "width": 8, "hidden": 32, **more}).eval()
    return OpenModel("vae", "vae", model.spec, model)
