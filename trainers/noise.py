"""Random numbers for the images of a batch."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from trainers.team import ALONE, Team


@dataclass(frozen=True)
class Noise:
    """Draws numbers for ``count`` images on the generator's device.

    Where processes share a batch each draws for all of its images and keeps those of its own: the numbers
    depend on an image's place in the whole batch, not on who has it, and every generator stays in step.
    """

    generator: Generator
    team: Team = ALONE

    def normal(self, count: int, *shape: int) -> Tensor:
        """Standard normal numbers (count, *shape)."""
        whole = (count * self.team.size, *shape)
        return self.team.own(torch.randn(whole, generator=self.generator, device=self.generator.device))

    def uniform(self, count: int, *shape: int, dtype: torch.dtype | None = None) -> Tensor:
        """Uniform numbers in [0, 1), (count, *shape)."""
        whole, device = (count * self.team.size, *shape), self.generator.device
        return self.team.own(torch.rand(whole, generator=self.generator, device=device, dtype=dtype))

    def integers(self, low: int, high: int, count: int, *shape: int) -> Tensor:
        """Whole numbers from ``low`` to below ``high``, (count, *shape)."""
        whole = (count * self.team.size, *shape)
        drawn = torch.randint(low, high, whole, generator=self.generator, device=self.generator.device)
        return self.team.own(drawn)
