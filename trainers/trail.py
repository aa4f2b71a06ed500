"""Where a run has been in a plane of two of its measures, kept with its checkpoints."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from latentlab.runs.events import Figure


class Trail(nn.Module):
    """Points (x, y) in the order they were measured.

    A module without weights, so that ``Trainer.networks`` can hand it to the checkpoint like any other.
    """

    def __init__(self) -> None:
        super().__init__()
        self.points: list[tuple[float, float]] = []

    def add(self, x: float, y: float) -> None:
        """The next point."""
        self.points.append((x, y))

    def figure(self, name: str, x: str, y: str) -> Figure:
        """The path so far; ``x`` and ``y`` say what the axes are."""
        xs, ys = (list(column) for column in zip(*self.points, strict=True)) if self.points else ([], [])
        return Figure(name, "plane", 0, {"x": xs, "y": ys, "names": (x, y)})

    def get_extra_state(self) -> Tensor:
        """The points, (K, 2)."""
        return torch.tensor(self.points, dtype=torch.float64).reshape(-1, 2)

    def set_extra_state(self, state: Tensor) -> None:
        """Take up the points of a checkpoint."""
        self.points = [(float(x), float(y)) for x, y in state.tolist()]
