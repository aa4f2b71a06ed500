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
    values: Tensor  # of the names, then the norms
    ready: torch.cuda.Event | None


class Meter:
    """Takes 0-d tensors by name; gives floats back once the device has delivered them, in order."""

    def __init__(self) -> None:
        self._readings: deque[Reading] = deque()

    def push(self, step: int, metrics: dict[str, Tensor], norms: Tensor | None = None) -> None:
        """Start reading one step's metrics, and norms of any shape. Never synchronises."""
        stacked = torch.stack([value.detach().float().reshape(()) for value in metrics.values()])
        if norms is not None:
            stacked = torch.cat((stacked, norms.float().flatten()))
        ready = None
        if stacked.is_cuda:
            host = torch.empty(stacked.shape, pin_memory=True)
            host.copy_(stacked, non_blocking=True)
            ready = torch.cuda.Event()
            ready.record()
            stacked = host
        self._readings.append(Reading(step, tuple(metrics), stacked, ready))

    def pop(self, *, wait: bool = False) -> list[tuple[int, dict[str, float], list[float]]]:
        """What has arrived: step, metrics, norms; with ``wait`` everything that was pushed."""
        arrived = []
        while self._readings:
            reading = self._readings[0]
            if reading.ready is not None and not reading.ready.query():
                if not wait:
                    break
                reading.ready.synchronize()
            self._readings.popleft()
            values, count = reading.values.tolist(), len(reading.names)
            metrics = dict(zip(reading.names, values[:count], strict=True))
            arrived.append((reading.step, metrics, values[count:]))
        return arrived

    def clear(self) -> None:
        """Forget what is under way."""
        self._readings.clear()
