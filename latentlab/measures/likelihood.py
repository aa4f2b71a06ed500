"""Likelihood of images with 256 levels, in bits per dimension (Theis et al. 2016)."""

from __future__ import annotations

import math

from torch import Tensor

LEVELS = 127.5
"""Gray levels per unit of the [-1, 1] scaling: 255 steps from -1 to 1."""


def dequantised(x: Tensor, noise: Tensor) -> Tensor:
    """Images x in [-1, 1] whose levels are spread evenly, by half a level to both sides.

    ``noise`` is uniform in [0, 1), in the shape of ``x``. A density of what comes out bounds the
    probability of the levels from below.
    """
    return x + (noise - 0.5) / LEVELS


def bits_per_dim(log_prob: Tensor, dimensions: int) -> Tensor:
    """-log2 p of dequantised levels, per dimension: the code length of an image under the model.

    ``log_prob`` (N,) is in nats, of ``dimensions`` values in [-1, 1]; the change of variables from levels to
    [-1, 1] adds log2(127.5) to each.
    """
    return math.log2(LEVELS) - log_prob / (dimensions * math.log(2.0))
