"""Which images come in which step: shuffled epochs, a function of the seed and the place in them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Protocol

import torch
from torch import Tensor

from latentlab.data.stores import ImageStore
from trainers.team import ALONE, Team


@dataclass
class Place:
    """Where in the data a run is; saved with it."""

    epoch: int = 0
    offset: int = 0

    def as_dict(self) -> dict[str, int]:
        """For the checkpoint."""
        return asdict(self)


class Feed(Protocol):
    """Where a run stands in what it learns from: saved with it, and restored.

    ``size`` is how much makes a step; after running out of memory it is less than the config says.
    """

    place: Place
    size: int


class Batches:
    """Endless shuffled batches as uint8 (N, C, H, W); a rest that fills no batch is skipped.

    ``size`` images make a batch; each process of a team gets its own part of them.
    """

    def __init__(
        self, store: ImageStore, batch_size: int, seed: int, device: torch.device, team: Team = ALONE
    ) -> None:
        self.size = min(batch_size, len(store) // team.size * team.size)
        self.place = Place()
        self.indices = torch.zeros(0, dtype=torch.int64)  # of the newest batch, where the store wants them
        self._store, self._seed, self._device = store, seed, device
        self._order: Tensor | None = None
        self._order_epoch = -1
        self._team = team

    def next(self) -> tuple[Tensor, Tensor | None]:
        """The next batch and its labels (N,) int64, or None where the data has none."""
        if self.place.offset + self.size > len(self._store):
            self.place = Place(self.place.epoch + 1, 0)
        order = self._order_of(self.place.epoch)
        indices = self._team.own(order[self.place.offset : self.place.offset + self.size])
        self.indices = indices
        self.place.offset += self.size
        labels = self._store.labels
        if labels is not None:
            labels = labels[indices].to(self._device, non_blocking=True)
        return self._store.take(indices), labels

    def _order_of(self, epoch: int) -> Tensor:
        if self._order is None or self._order_epoch != epoch:
            generator = torch.Generator().manual_seed(self._seed * 1_000_003 + epoch)
            order = torch.randperm(len(self._store), generator=generator)
            if self._store.device.type == "cuda":
                order = order.pin_memory().to(self._store.device, non_blocking=True)
            self._order, self._order_epoch = order, epoch
        return self._order
