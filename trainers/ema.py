"""The averaged weights that are shown, sampled and saved (Polyak & Juditsky 1992)."""

from __future__ import annotations

import copy

import torch
from torch import Tensor

from latentlab.models.base import LatentModel


class Average:
    """An exponential moving average of a model's weights; buffers are copied."""

    def __init__(self, model: LatentModel, decay: float) -> None:
        self.model = copy.deepcopy(model).eval().requires_grad_(False)
        self.decay = decay
        self._weights: list[Tensor] = list(self.model.parameters())
        self._sources: list[Tensor] = list(model.parameters())
        self._buffers = list(zip(self.model.buffers(), model.buffers(), strict=True))

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Move towards the model after its ``step``-th update (from 1).

        Young averages forget faster, min(decay, (1 + step) / (10 + step)), or the random start would show.
        """
        decay = min(self.decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(self._weights, self._sources, 1.0 - decay)
        for target, source in self._buffers:
            target.copy_(source)


class Newest(Average):
    """No average: the model itself, for tables so large that another one beside them would slow each step."""

    def __init__(self, model: LatentModel) -> None:
        self.model = model.eval()
        self.decay = 0.0

    def update(self, step: int) -> None:
        """Nothing to do."""
