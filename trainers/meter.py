"""Metrics that stay on the device until they are read in batches, so that no step waits for the GPU."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Reading:
    """Scalars of one step on their way from the device."""

    step: int
    names: tuple[str, ...]
    values: Tensor
    ready: torch.cuda.Event | None


class Meter:
    """Takes 0-d tensors by name; gives floats back once the device has delivered them, in order."""

    def __init__(self) -> None:
        self._readings: deque[Reading] = deque()

    def push(self, step: int, metrics: dict[str, Tensor]) -> None:
        """Start reading one step's metrics. Never synchronises."""
        stacked = torch.stack([value.detach().float().reshape(()) for value in metrics.values()])
        ready = None
        if stacked.is_cuda:
            host = torch.empty(stacked.shape, pin_memory=True)
            host.copy_(stacked, non_blocking=True)
            ready = torch.cuda.Event()
            ready.record()
            stacked = host
        self._readings.append(Reading(step, tuple(metrics), stacked, ready))

    def pop(self, *, wait: bool = False) -> list[tuple[int, dict[str, float]]]:
        """What has arrived; with ``wait`` everything that was pushed."""
        arrived = []
        while self._readings:
            reading = self._readings[0]
            if reading.ready is not None and not reading.ready.query():
                if not wait:
                    break
                reading.ready.synchronize()
            self._readings.popleft()
            arrived.append((reading.step, dict(zip(reading.names, reading.values.tolist(), strict=True))))
        return arrived

    def clear(self) -> None:
        """Forget what is under way."""
        self._readings.clear()
