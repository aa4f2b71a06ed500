"""The processes that train one run together: who they are, and what they tell each other.

Each has the whole model and an equal part of every batch; gradients are averaged before a step, so all make
the same one. The first process leads: it alone writes the run's folder, and says before every step that it
is made. What it says goes through gloo; gradients go through gloo on the CPU and nccl on CUDA.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor
from torch.optim import Optimizer

from latentlab.errors import RunFailed

PATIENCE = timedelta(minutes=5)
"""How long a process waits for one that says nothing; one that dies is missed at once."""
BUCKET = 1 << 23  # numbers that travel together

Order = dict[str, Any]


class Lost(RunFailed):
    """Another process of the run has ended or cannot be reached."""


class Team:
    """One process of ``size``, the one with number ``rank``; the first is 0. Alone, nothing costs anything.

    Where another process cannot be reached any more, everything raises Lost.
    """

    def __init__(self, rank: int = 0, size: int = 1) -> None:
        self.rank = rank
        self.size = size
        self._gradients: dist.ProcessGroup | None = None  # None is the group of all, by gloo

    def compute_on(self, device: torch.device) -> None:
        """From now on tensors of this device are averaged; every process calls it."""
        if self.size > 1 and device.type == "cuda":
            with _reachable():
                self._gradients = dist.new_group(backend="nccl", timeout=PATIENCE)

    # -- shares of a batch ----------------------------------------------------------------------------

    def own(self, whole: Tensor) -> Tensor:
        """This process' rows of what was drawn or chosen for the whole batch, (N, ...) -> (N / size, ...)."""
        if self.size == 1:
            return whole
        share = len(whole) // self.size
        return whole.narrow(0, self.rank * share, share)

    def mean(self, value: Tensor) -> Tensor:
        """The mean of a batch mean over all processes; its gradient is this process' part of the whole one.

        For a loss that is not linear in such a mean: the gradients of all processes are averaged later.
        """
        if self.size == 1:
            return value
        mean = value.detach().clone()
        self._average([mean])
        return value + (mean - value).detach()

    def means(self, metrics: dict[str, Tensor]) -> dict[str, Tensor]:
        """Metrics (0-d) of the whole batch from those of its parts."""
        if self.size == 1:
            return metrics
        values = torch.stack([value.detach().double().reshape(()) for value in metrics.values()])
        self._average([values])
        return dict(zip(metrics, values.unbind(), strict=True))

    def average_gradients(self, optimiser: Optimizer, _args: object = (), _kwargs: object = None) -> None:
        """Give every parameter the mean of all processes' gradients: a hook before an optimiser's step."""
        parameters = [p for group in optimiser.param_groups for p in group["params"]]
        self._average([p.grad for p in parameters if p.grad is not None])

    @torch.no_grad()
    def _average(self, tensors: list[Tensor]) -> None:
        for bucket in _buckets(tensors):
            flat = torch.cat([tensor.reshape(-1) for tensor in bucket])
            with _reachable():
                dist.all_reduce(flat, group=self._gradients)
            flat /= self.size
            parts = flat.split([tensor.numel() for tensor in bucket])
            means = [part.view(tensor.shape) for part, tensor in zip(parts, bucket, strict=True)]
            torch._foreach_copy_(bucket, means)

    # -- what the first process says, and the others hear ---------------------------------------------

    def say_step(self, step: int) -> None:
        """Let every process make update number ``step``."""
        if self.size > 1:
            with _reachable():
                dist.broadcast(torch.tensor([step]), 0)

    def say(self, order: Order, data: bytes | None = None) -> None:
        """Let every process do something else; ``data`` follows it."""
        if self.size == 1:
            return
        text = json.dumps(order).encode()
        with _reachable():
            dist.broadcast(torch.tensor([-len(text)]), 0)
            for block in (text, data):
                if block is not None:
                    dist.broadcast(torch.frombuffer(bytearray(block), dtype=torch.uint8), 0)

    def beat(self) -> None:
        """Say that nothing is to be done yet: who waits for longer than ``PATIENCE`` gives up."""
        self.say({"do": "wait"})

    def hear(self) -> int | Order:
        """The number of the step to make, or what else to do."""
        head = torch.zeros(1, dtype=torch.int64)
        with _reachable():
            dist.broadcast(head, 0)
        number = int(head)
        if number >= 0:
            return number
        order: Order = json.loads(self.hear_data(-number))
        return order

    def hear_data(self, size: int) -> bytes:
        """So many bytes that belong to an order."""
        data = torch.zeros(size, dtype=torch.uint8)
        with _reachable():
            dist.broadcast(data, 0)
        return data.numpy().tobytes()


ALONE = Team()


def _buckets(tensors: list[Tensor]) -> Iterator[list[Tensor]]:
    """The tensors in their order, parted by type and size."""
    bucket: list[Tensor] = []
    for tensor in tensors:
        full = sum(other.numel() for other in bucket) + tensor.numel() > BUCKET
        if bucket and (full or tensor.dtype != bucket[0].dtype):
            yield bucket
            bucket = []
        bucket.append(tensor)
    if bucket:
        yield bucket


@contextlib.contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # each backend has its own, and all are RuntimeErrors
        raise Lost(
            "Another process of this run has ended or cannot be reached.",
            "Its last checkpoint stands: resume goes on from there, with any number of processes.",
        ) from error
