"""The weights of a model that is being trained, for somebody who explores it meanwhile."""

from __future__ import annotations

import threading

import torch
from torch import Tensor, nn

from latentlab.models.base import LatentModel
from latentlab.spec import ModelSpec


class LiveWeights:
    """One snapshot between a trainer and an explorer, taken only when asked for.

    The explorer calls ``request``; the trainer's next ``publish`` copies its EMA weights (half a
    millisecond for some million) and the explorer's next ``take`` copies them into its own model. Neither
    ever waits for the other longer than such a copy.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._tensors: list[Tensor] | None = None
        self._ready: torch.cuda.Event | None = None
        self._spec: ModelSpec | None = None
        self._config: dict[str, object] = {}
        self._step = -1

    def describe(self, model: LatentModel) -> None:
        """Called by the trainer once its model exists, and when its spaces were measured again."""
        self._config = model.config.model_dump(mode="json")
        self._spec = model.spec

    @property
    def spec(self) -> ModelSpec | None:
        """What the model is; None before the run has one."""
        return self._spec

    def model(self) -> LatentModel | None:
        """A fresh model of the run's architecture to take snapshots into; None before the run has one."""
        from latentlab.models import build

        if self._spec is None:
            return None
        model = build(self._spec.family, self._config)
        model.spec = self._spec
        return model.eval().requires_grad_(False)

    def request(self) -> None:
        """Ask for a newer snapshot."""
        self._wanted.set()

    def publish(self, model: nn.Module, step: int) -> None:
        """Called by the trainer after every step; copies only if somebody asked."""
        if not self._wanted.is_set():
            return
        self._wanted.clear()
        with torch.no_grad(), self._lock:
            source = tensors_of(model)
            if self._tensors is None:
                self._tensors = [tensor.clone() for tensor in source]
            else:
                copy_tensors(self._tensors, source)
            if source[0].is_cuda:
                self._ready = torch.cuda.Event()
                self._ready.record()
            self._step = step

    def take(self, model: nn.Module, newer_than: int = -1) -> int | None:
        """Copy the snapshot into ``model`` if it is newer; returns its step, or None."""
        with torch.no_grad(), self._lock:
            if self._tensors is None or self._step <= newer_than:
                return None
            if self._ready is not None:
                self._ready.synchronize()
            copy_tensors(tensors_of(model), self._tensors)
            if self._ready is not None:
                # Queued only, on this thread's stream: the next snapshot must not overtake them.
                torch.cuda.current_stream(self._tensors[0].device).synchronize()
            return self._step


def tensors_of(model: nn.Module) -> list[Tensor]:
    """Every tensor a snapshot needs: parameters and buffers, in a fixed order."""
    return [*model.parameters(), *model.buffers()]


@torch.no_grad()
def copy_tensors(targets: list[Tensor], sources: list[Tensor]) -> None:
    """Copy tensor by tensor, across devices, types and memory layouts."""
    torch._foreach_copy_(targets, sources)
