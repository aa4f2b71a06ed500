"""Laplacian-pyramid L1 distance (Burt & Adelson 1983; Ling & Okada 2006), the distance GLO learns by."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

LEVELS = 3
_KERNEL = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)  # Burt & Adelson with a = 3/8


def pyramid_distance(a: Tensor, b: Tensor, levels: int = LEVELS) -> Tensor:
    """Distance (N,) of images (N, C, H, W): sum_j 4^j |L_j(a) - L_j(b)|_1 over the values of an image.

    L_0, ..., L_{levels-1} are the bands, L_levels the blurred rest. A level has a quarter of the pixels of
    the one before, so the weights make all count alike. Any size; the unit is that of the images.
    """
    # Every level is linear in the image: one pyramid of the difference instead of two.
    parts = laplacian_pyramid(a - b, levels)
    total = torch.stack([part.abs().flatten(1).sum(1) * 4**j for j, part in enumerate(parts)]).sum(0)
    return total / a[0].numel()


def laplacian_pyramid(x: Tensor, levels: int = LEVELS) -> list[Tensor]:
    """Bands of images (N, C, H, W), each half as high and wide as the one before (rounded up), and the rest.

    ``rebuilt`` undoes it exactly.
    """
    parts = []
    for _ in range(levels):
        smaller = _reduced(x)
        parts.append(x - _expanded(smaller, x))
        x = smaller
    return [*parts, x]


def rebuilt(parts: list[Tensor]) -> Tensor:
    """Images (N, C, H, W) from what ``laplacian_pyramid`` took apart."""
    x = parts[-1]
    for band in reversed(parts[:-1]):
        x = band + _expanded(x, band)
    return x


@lru_cache(maxsize=64)
def reduce_matrix(size: int) -> Tensor:
    """(ceil(size / 2), size) float64: blur and take every second; pixels beyond the edge repeat it."""
    half = (size + 1) // 2
    matrix = torch.zeros(half, size, dtype=torch.float64)
    for offset, weight in enumerate(_KERNEL, start=-2):
        columns = (2 * torch.arange(half) + offset).clamp(0, size - 1)
        matrix[torch.arange(half), columns] += weight
    return matrix


@lru_cache(maxsize=64)
def expand_matrix(size: int) -> Tensor:
    """(size, ceil(size / 2)) float64: zeros between the pixels, then twice the blur."""
    half = (size + 1) // 2
    matrix = torch.zeros(size, half, dtype=torch.float64)
    for row in range(size):
        for offset, weight in enumerate(_KERNEL, start=-2):
            if (row + offset) % 2 == 0:
                matrix[row, min(max((row + offset) // 2, 0), half - 1)] += 2 * weight
    return matrix


def _expanded(x: Tensor, like: Tensor) -> Tensor:
    height, width = like.shape[-2:]
    return _both_ways(x, expand_matrix(height), expand_matrix(width))


def _reduced(x: Tensor) -> Tensor:
    height, width = x.shape[-2:]
    return _both_ways(x, reduce_matrix(height), reduce_matrix(width))


def _both_ways(x: Tensor, vertical: Tensor, horizontal: Tensor) -> Tensor:
    # As matrix products: a few small ones cost less than depthwise convolutions, and every size works alike.
    across = (x @ horizontal.to(x).T).transpose(-1, -2)
    return (across @ vertical.to(x).T).transpose(-1, -2)
