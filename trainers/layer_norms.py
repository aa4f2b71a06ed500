"""How long each layer's gradient, its move and its weights are, measured on few steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

import torch
from torch import Tensor
from torch.optim import Optimizer

from latentlab.runs.events import Layer
from trainers.rules import Layers

SELDOM = 10  # steps between two measurements at least: what they cost stays below a hundredth


def is_due(step: int, log_every: int, seldom: int = SELDOM) -> bool:
    """Whether norms are measured with the update that completes ``step``: at points of the curves only."""
    return step % (log_every * -(-seldom // log_every)) == 0


def layer_of(name: str) -> str:
    """The module that owns a parameter; one that the network itself owns stands for itself."""
    owner, parametrised, _ = name.partition(".parametrizations.")
    return owner if parametrised else name.rpartition(".")[0] or name


class LayerNorms:
    """Euclidean norms of layers, for whichever optimisers move them. Trains bit for bit as without.

    The gradient is the raw one, as ``backward`` left it and before a family or a rule changed it: what
    clipping or freezing hides is seen. Of several updates in a step (a critic's) the last one counts. The
    update is theta after the step less theta before it, so all updates of the step and clipped weights are in
    it, and a frozen layer shows 0. The weights are those after the step. A layer that no optimiser was asked
    to move shows a gradient of 0. Nothing here waits for the device.
    """

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._watching = False
        layers.watch(self._see)
        self._parameters = [parameter.detach() for parameter in layers.named]
        self._places = {parameter: place for place, parameter in enumerate(layers.named)}
        self._gradients: dict[int, Tensor] = {}

    @cached_property
    def structure(self) -> tuple[Layer, ...]:
        """The layers, in the order of their first parameters."""
        parts: dict[str, list[Tensor]] = {}
        for parameter, name in self._layers.named.items():
            parts.setdefault(layer_of(name), []).append(parameter)
        return tuple(
            Layer(layer, tuple(self._layers.named[p] for p in own), sum(p.numel() for p in own))
            for layer, own in parts.items()
        )

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Around the step that is to be measured."""
        torch._foreach_copy_(self._before, self._parameters)
        self._gradients.clear()
        self._watching = True
        try:
            yield
        finally:
            self._watching = False

    @torch.no_grad()
    def read(self) -> Tensor:
        """Gradients, updates and weights of the step that was watched, (3, L)."""
        torch._foreach_sub_(self._before, self._parameters)
        updates = torch.stack(torch._foreach_norm(self._before))
        zero = updates.new_zeros(())
        gradients = torch.stack([self._gradients.get(i, zero) for i in range(len(self._parameters))])
        weights = torch.stack(torch._foreach_norm(self._parameters))
        squares = torch.stack((gradients, updates, weights)).square()
        return torch.zeros_like(squares[:, : len(self.structure)]).index_add_(1, self._owners, squares).sqrt()

    @cached_property
    def _before(self) -> list[Tensor]:
        return [torch.empty_like(parameter) for parameter in self._parameters]

    @cached_property
    def _owners(self) -> Tensor:
        """The layer of each parameter, (P,)."""
        rows = {layer.name: row for row, layer in enumerate(self.structure)}
        owners = [rows[layer_of(name)] for name in self._layers.named.values()]
        return torch.tensor(owners, device=self._parameters[0].device)

    @torch.no_grad()
    def _see(self, optimiser: Optimizer) -> None:
        """An optimiser is about to move: look at its gradients before the rules do."""
        if not self._watching:
            return
        parameters = [p for group in optimiser.param_groups for p in group["params"] if p.grad is not None]
        found = [p.grad for p in parameters]
        if not found:
            return
        norms = torch._foreach_norm([g._values() if g.is_sparse else g for g in found])
        for parameter, norm in zip(parameters, norms, strict=True):
            if parameter in self._places:
                self._gradients[self._places[parameter]] = norm
