"""What keeps a critic in bounds: penalties on its gradient, and the quadratic potential of GAN-QP."""

from __future__ import annotations

import torch
from torch import Tensor

EPSILON = 1e-9  # under the root, whose slope at 0 is infinite
NEAREST = 1e-6  # no pair of images counts as nearer: GAN-QP divides by the distance


def slopes(values: Tensor, points: Tensor) -> Tensor:
    """Norms (N,) of the gradients of values (N,) at points (N, ...), which can be differentiated again."""
    (gradients,) = torch.autograd.grad(values.sum(), points, create_graph=True)
    return (gradients.flatten(1).square().sum(dim=1) + EPSILON).sqrt()


def away_from_one(norms: Tensor, *, one_sided: bool) -> Tensor:
    """Mean square by which norms (N,) miss 1, or exceed it (Gulrajani et al. 2017)."""
    excess = norms - 1.0
    return (excess.relu() if one_sided else excess).square().mean()


def quadratic_potential(gaps: Tensor, real: Tensor, fake: Tensor, weight: float) -> Tensor:
    """GAN-QP's loss of the critic (Su 2018): the mean of -d + d^2 / (2 lambda |x - y|).

    ``gaps`` (N,) are d = f(x) - f(y) of the pairs ``real`` and ``fake`` (N, ...); their distance is the root
    mean square over pixels. Its least value is that of two points at d = lambda |x - y|: -lambda |x - y| / 2.
    """
    distance = (real - fake).flatten(1).square().mean(dim=1).sqrt().clamp(min=NEAREST)
    return (gaps.square() / (2.0 * weight * distance) - gaps).mean()
