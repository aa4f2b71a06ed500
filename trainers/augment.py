"""Augmentation of the images that a discriminator sees, real and fake alike, for small data sets.

What is done to the fake ones is differentiable, so the generator learns through it and does not learn to
draw the augmentation (Zhao et al. 2020, Differentiable Augmentation for Data-Efficient GAN Training).
"""

from __future__ import annotations

import torch
from torch import Tensor

from trainers.noise import Noise

SHIFT = 8  # at most an eighth of a side
BRIGHTNESS = 0.25
CONTRAST = 0.25
HOLE = 4  # a square hole has a quarter of a side


def augment(x: Tensor, kind: str, noise: Noise) -> Tensor:
    """Images (N, C, H, W) in [-1, 1], each changed in its own way; ``kind`` is none, flips, shifts or all.

    "all" adds contrast, brightness and a hole to flips and shifts, and may leave [-1, 1].
    """
    if kind in ("flips", "all"):
        x = flipped(x, noise)
    if kind in ("shifts", "all"):
        x = shifted(x, noise)
    if kind == "all":
        x = punched(relit(x, noise), noise)
    return x


def flipped(x: Tensor, noise: Noise) -> Tensor:
    """Half of the images mirrored left to right."""
    mirrored = _uniform(x, noise) < 0
    return torch.where(mirrored, x.flip(3), x)


def shifted(x: Tensor, noise: Noise) -> Tensor:
    """Each image moved by up to an eighth of its sides; its border pixels fill the gap."""
    n, channels, height, width = x.shape
    rows = _moved(n, height, noise)
    cols = _moved(n, width, noise)
    x = x.gather(2, rows[:, None, :, None].expand(n, channels, height, width))
    return x.gather(3, cols[:, None, None, :].expand(n, channels, height, width))


def relit(x: Tensor, noise: Noise) -> Tensor:
    """Each image with another contrast around its mean, and another brightness."""
    mean = x.mean(dim=(1, 2, 3), keepdim=True)
    contrast = 1.0 + CONTRAST * _uniform(x, noise)
    return (x - mean) * contrast + mean + BRIGHTNESS * _uniform(x, noise)


def punched(x: Tensor, noise: Noise) -> Tensor:
    """Each image with a gray square of a quarter of its side somewhere, its edges clipped by the border."""
    height, width = x.shape[2:]
    rows = _covered(height, len(x), noise)[:, None, :, None]
    cols = _covered(width, len(x), noise)[:, None, None, :]
    return x.masked_fill(rows & cols, 0.0)


def noisy(x: Tensor, largest: float, noise: Noise) -> Tensor:
    """Each image with Gaussian noise, its deviation drawn from [0, ``largest``).

    Seen so, real and fake images differ by their content rather than by traces of the generator (instance
    noise, Sonderby et al. 2017, arXiv 1610.04490).
    """
    deviation = largest * noise.uniform(len(x), 1, 1, 1, dtype=x.dtype)
    return x + deviation * noise.normal(*x.shape).to(x.dtype)


def _uniform(x: Tensor, noise: Noise) -> Tensor:
    """One number in [-1, 1) an image, (N, 1, 1, 1)."""
    return 2.0 * noise.uniform(len(x), 1, 1, 1, dtype=x.dtype) - 1.0


def _moved(n: int, size: int, noise: Noise) -> Tensor:
    """Where each of ``size`` pixels comes from after a move, (n, size)."""
    reach = size // SHIFT
    by = noise.integers(-reach, reach + 1, n, 1)
    return (torch.arange(size, device=by.device) + by).clamp(0, size - 1)


def _covered(size: int, n: int, noise: Noise) -> Tensor:
    """Which of ``size`` pixels a hole covers along one side, (n, size)."""
    centre = noise.integers(0, size, n, 1)
    return (torch.arange(size, device=centre.device) - centre).abs() <= size // (2 * HOLE)
