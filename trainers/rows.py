"""Optimisers for tables of which every step uses a few rows."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, overload

import torch
from torch import Tensor
from torch.optim import Optimizer


class RowAdam(Optimizer):
    """Adam (Kingma & Ba 2014) on the rows that have a gradient; all others, and their moments, stay.

    Parameters are tables (N, D) with sparse gradients whose rows are all different, as ``F.embedding`` gives
    them for a batch without repetitions. Every row counts its own steps, so the first one is as long as
    Adam's first (``torch.optim.SparseAdam`` has one count for all, and a row met late makes a leap).
    """

    def __init__(
        self, parameters: list[Tensor], lr: float, betas: tuple[float, float] = (0.9, 0.999)
    ) -> None:
        super().__init__(parameters, {"lr": lr, "betas": betas, "eps": 1e-8})

    @overload
    def step(self, closure: None = None) -> None: ...
    @overload
    def step(self, closure: Callable[[], float]) -> float: ...
    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        """One update of the rows in each table's sparse gradient. Never waits for the device."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for table in group["params"]:
                if table.grad is not None:
                    self._move(table, group)
        return loss

    def _move(self, table: Tensor, group: dict[str, Any]) -> None:
        rows, gradient = table.grad._indices()[0], table.grad._values()  # type: ignore[union-attr]
        first, second = group["betas"]
        state = self.state[table]
        if not state:
            state["count"] = torch.zeros(len(table), 1, dtype=table.dtype, device=table.device)
            state["exp_avg"], state["exp_avg_sq"] = torch.zeros_like(table), torch.zeros_like(table)
        count = state["count"][rows] + 1
        mean = state["exp_avg"][rows].lerp(gradient, 1 - first)
        square = state["exp_avg_sq"][rows].lerp(gradient.square(), 1 - second)
        state["count"][rows], state["exp_avg"][rows], state["exp_avg_sq"][rows] = count, mean, square
        size = (square / _weight(second, count)).sqrt() + group["eps"]
        table[rows] -= group["lr"] * mean / _weight(first, count) / size


class RowSGD(Optimizer):
    """Plain steps down sparse gradients, whose rows may be there more than once: nothing else is touched."""

    def __init__(self, parameters: list[Tensor], lr: float) -> None:
        super().__init__(parameters, {"lr": lr})

    @overload
    def step(self, closure: None = None) -> None: ...
    @overload
    def step(self, closure: Callable[[], float]) -> float: ...
    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        """One update of the rows in each table's sparse gradient. Never waits for the device."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for table in group["params"]:
                if table.grad is not None:
                    table.index_add_(0, table.grad._indices()[0], table.grad._values(), alpha=-group["lr"])
        return loss


def _weight(beta: float, count: Tensor) -> Tensor:
    """1 - beta^count: what the weights of a moment add up to, exact for a beta near 1."""
    return -torch.expm1(count * (math.log(beta) if beta else -math.inf))
