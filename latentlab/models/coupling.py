"""Invertible layers on maps (N, C, H, W): each has ``forward`` with its log-determinant, and ``inverse``.

RealNVP (Dinh et al. 2017) and Glow (Kingma & Dhariwal 2018). Log-determinants are in nats per image, (N,) or
0-d where every image has the same.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.models.expmix import ExpMatrix, rotation, wide
from latentlab.models.layers import embedded

MAX_LOG_SCALE = 2.0  # what a coupling multiplies by at most is e^2: its inverse keeps float32's digits
MIN_STD = 1e-4


class ActNorm(nn.Module):
    """One shift and one scale for each channel, started so that some first images leave it normalised."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(channels, 1, 1))
        self.log_scale = nn.Parameter(torch.zeros(channels, 1, 1))

    @torch.no_grad()
    def initialise(self, x: Tensor) -> None:
        """Make mean 0 and std 1 of each channel of these maps."""
        mean = x.mean(dim=(0, 2, 3)).view(-1, 1, 1)
        std = x.std(dim=(0, 2, 3), unbiased=False).view(-1, 1, 1)
        self.shift.copy_(-mean)
        self.log_scale.copy_(-std.clamp_min(MIN_STD).log())

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Maps of the same shape, and the log-determinant."""
        pixels = x.shape[2] * x.shape[3]
        return (x + self.shift) * self.log_scale.exp(), pixels * self.log_scale.sum()

    def inverse(self, y: Tensor) -> Tensor:
        """The maps that ``forward`` made these of."""
        return y * (-self.log_scale).exp() - self.shift


class FreeMatrix(nn.Module):
    """Any invertible matrix of the channels, as P L U: Glow's 1x1 convolution. Starts as a rotation."""

    permutation: Tensor
    sign: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        permutation, lower, upper = torch.linalg.lu(rotation(channels))
        diagonal = torch.diagonal(upper)
        self.register_buffer("permutation", permutation)
        self.register_buffer("sign", torch.sign(diagonal))
        self.lower = nn.Parameter(torch.tril(lower, -1))
        self.upper = nn.Parameter(torch.triu(upper, 1))
        self.log_diagonal = nn.Parameter(diagonal.abs().log())

    def matrix(self) -> Tensor:
        """The whole mixing as one matrix (C, C)."""
        permutation, lower, upper = self._factors()
        return permutation @ lower @ upper

    def inverse_matrix(self) -> Tensor:
        """Its inverse (C, C), by two triangular systems."""
        permutation, lower, upper = self._factors()
        half = torch.linalg.solve_triangular(lower, permutation.T, upper=False, unitriangular=True)
        return cast(Tensor, torch.linalg.solve_triangular(upper, half, upper=True))

    def log_determinant(self) -> Tensor:
        """log |det| of the matrix; 0-d."""
        return self.log_diagonal.sum()

    def _factors(self) -> tuple[Tensor, Tensor, Tensor]:
        tensors = (self.permutation, self.sign, self.lower, self.upper, self.log_diagonal)
        permutation, sign, lower, upper, log_diagonal = wide(*tensors)
        unit = torch.eye(len(sign), dtype=lower.dtype, device=lower.device)
        diagonal = torch.diag(sign * log_diagonal.exp())
        return permutation, torch.tril(lower, -1) + unit, torch.triu(upper, 1) + diagonal


class ChannelMixing(nn.Module):
    """The same matrix at each pixel."""

    def __init__(self, matrix: ExpMatrix | FreeMatrix) -> None:
        super().__init__()
        self.weights = matrix

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Maps of the same shape, and the log-determinant."""
        # Never in bf16: the log-determinant is that of the matrix as it is.
        with torch.autocast(x.device.type, enabled=False):
            pixels = x.shape[2] * x.shape[3]
            return _mixed(x, self.weights.matrix()), pixels * self.weights.log_determinant()

    def inverse(self, y: Tensor) -> Tensor:
        """The maps that ``forward`` made these of."""
        with torch.autocast(y.device.type, enabled=False):
            return _mixed(y, self.weights.inverse_matrix())


class Coupling(nn.Module):
    """The second part of the channels shifted and scaled by what a small network makes of the first.

    With ``classes`` the network is told the class of each image too. Starts as the identity.
    """

    def __init__(self, channels: int, hidden: int, classes: int = 0) -> None:
        super().__init__()
        self.kept = channels // 2
        self.moved = channels - self.kept
        self.first = nn.Conv2d(self.kept, hidden, 3, padding=1)
        self.label = nn.Embedding(classes, hidden) if classes else None
        self.middle = nn.Conv2d(hidden, hidden, 1)
        self.last = nn.Conv2d(hidden, 2 * self.moved, 3, padding=1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(cast(Tensor, self.last.bias))

    def forward(self, x: Tensor, label: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Maps of the same shape, and the log-determinant of each image."""
        kept, moved = x.split((self.kept, self.moved), dim=1)
        shift, log_scale = self.shift_and_scale(kept, label)
        return torch.cat((kept, (moved + shift) * log_scale.exp()), dim=1), log_scale.sum(dim=(1, 2, 3))

    def inverse(self, y: Tensor, label: Tensor | None = None) -> Tensor:
        """The maps that ``forward`` made these of."""
        kept, moved = y.split((self.kept, self.moved), dim=1)
        shift, log_scale = self.shift_and_scale(kept, label)
        return torch.cat((kept, moved * (-log_scale).exp() - shift), dim=1)

    def shift_and_scale(self, kept: Tensor, label: Tensor | None) -> tuple[Tensor, Tensor]:
        """What is added to the second part, and the log of what the sum is multiplied by."""
        features = self.first(kept)
        if self.label is not None and label is not None:
            features = features + embedded(self.label, label)[:, :, None, None]
        raw = self.last(F.relu(self.middle(F.relu(features))))
        shift, scale = raw.to(kept.dtype).chunk(2, dim=1)
        return shift, MAX_LOG_SCALE * torch.tanh(scale / MAX_LOG_SCALE)


def _mixed(x: Tensor, matrix: Tensor) -> Tensor:
    return F.conv2d(x, matrix[:, :, None, None].to(x.dtype))
