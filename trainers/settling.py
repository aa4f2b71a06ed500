"""Batch norm of averaged weights: its running statistics belong to the trained ones, so they are taken anew.

They are the means over a few batches sent through the averaged network (Izmailov et al. 2018, arXiv
1803.05407, section 3.2), the same batches each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import torch
from torch import Tensor, nn

from latentlab.data.images import to_signed
from latentlab.data.stores import ImageStore

Batched = Iterable[tuple[Tensor, Tensor | None]]
"""What a network is given: inputs and labels, batch by batch."""

BATCHES, SIZE = 8, 128  # with half as many the FFD of a WGAN moved by 3% from draw to draw
SEED_OFFSET = 5  # from the run's seed: none of its own random numbers is taken


@dataclass(frozen=True, eq=False)
class Inputs:
    """Codes (N, D) of the prior, training images uint8 (N, C, H, W); labels (N,) for conditional models."""

    codes: Tensor
    images: Tensor
    labels: Tensor | None

    @classmethod
    def draw(cls, store: ImageStore, dim: int, seed: int, device: torch.device, *, labelled: bool) -> Self:
        """The same for the same seed; labels come with the share they have in the data."""
        generator = torch.Generator().manual_seed(seed + SEED_OFFSET)
        codes = torch.randn(BATCHES * SIZE, dim, generator=generator)
        chosen = torch.randint(len(store), (BATCHES * SIZE,), generator=generator).to(store.device)
        labels = store.labels[chosen].to(device) if labelled and store.labels is not None else None
        return cls(codes.to(device), store.take(chosen).to(device), labels)

    def code_batches(self) -> Iterator[tuple[Tensor, Tensor | None]]:
        """Codes with the labels of as many training images."""
        for part in self._parts():
            yield self.codes[part], None if self.labels is None else self.labels[part]

    def image_batches(self) -> Iterator[tuple[Tensor, Tensor | None]]:
        """Images in [-1, 1] with their labels."""
        for part in self._parts():
            yield to_signed(self.images[part]), None if self.labels is None else self.labels[part]

    def _parts(self) -> Iterator[slice]:
        for first in range(0, len(self.codes), SIZE):
            yield slice(first, first + SIZE)


@torch.no_grad()
def settle(network: nn.Module, batches: Batched) -> None:
    """Make the statistics of every batch norm the mean of what it sees in ``batches`` of (input, labels).

    The network stays in eval mode, its weights as they are.
    """
    norms = [part for part in network.modules() if isinstance(part, nn.modules.batchnorm._BatchNorm)]
    if not norms:
        return
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over the batches
        norm.train()
    try:
        for inputs, labels in batches:
            network(inputs, labels)
    finally:
        for norm, momentum in zip(norms, momenta, strict=True):
            norm.momentum = momentum
            norm.eval()
