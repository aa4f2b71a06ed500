"""How alike two pictures are. Everything here takes images in [0, 1], (N, C, H, W), and answers per image."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from latentlab.errors import BadInput

WINDOW, SIGMA = 11, 1.5
"""The Gaussian window of SSIM, in pixels."""

K1, K2 = 0.01, 0.03


def mse(a: Tensor, b: Tensor) -> Tensor:
    """Mean squared error of each image, (N,)."""
    _check(a, b)
    return (a - b).square().mean(dim=(1, 2, 3))


def psnr(a: Tensor, b: Tensor) -> Tensor:
    """Peak signal-to-noise ratio in dB of each image, (N,), for a peak of 1; infinite for equal images."""
    return -10.0 * mse(a, b).log10()


def ssim(a: Tensor, b: Tensor) -> Tensor:
    """Structural similarity of each image, (N,) in [-1, 1]; 1 for equal images.

    Wang, Bovik, Sheikh, Simoncelli 2004: an 11 x 11 Gaussian window of 1.5 pixels, K1 = 0.01, K2 = 0.03,
    data range 1, windows that lie wholly inside, mean over windows and channels. Images smaller than the
    window are compared by the largest odd window that fits.
    """
    _check(a, b)
    size = min(WINDOW, *((side - 1) // 2 * 2 + 1 for side in a.shape[-2:]))
    c1, c2 = K1**2, K2**2
    mean_a, mean_b = _blur(a, size), _blur(b, size)
    var_a = _blur(a * a, size) - mean_a**2
    var_b = _blur(b * b, size) - mean_b**2
    covariance = _blur(a * b, size) - mean_a * mean_b
    luminance = (2 * mean_a * mean_b + c1) / (mean_a**2 + mean_b**2 + c1)
    structure = (2 * covariance + c2) / (var_a + var_b + c2)
    return (luminance * structure).mean(dim=(1, 2, 3))


def error_map(a: Tensor, b: Tensor) -> Tensor:
    """Absolute error of each pixel, averaged over channels: (N, 1, H, W) in [0, 1]."""
    _check(a, b)
    return (a - b).abs().mean(dim=1, keepdim=True)


def _blur(images: Tensor, size: int) -> Tensor:
    """Weighted means over the windows inside the image; separable."""
    offsets = torch.arange(size, dtype=images.dtype, device=images.device) - (size - 1) / 2
    weights = torch.exp(-offsets.square() / (2 * SIGMA**2))
    weights = weights / weights.sum()
    n, channels, height, width = images.shape
    flat = images.reshape(n * channels, 1, height, width)
    blurred = F.conv2d(F.conv2d(flat, weights.view(1, 1, -1, 1)), weights.view(1, 1, 1, -1))
    return blurred.reshape(n, channels, *blurred.shape[-2:])


def _check(a: Tensor, b: Tensor) -> None:
    if a.shape != b.shape or a.ndim != 4:
        raise BadInput(
            "Only images of the same shape (N, C, H, W) can be compared, not {a} and {b}.",
            "Fit them to the same size first.",
            a=tuple(a.shape),
            b=tuple(b.shape),
        )
    if not (a.is_floating_point() and b.is_floating_point()):
        raise BadInput("Images must be floating-point numbers in [0, 1] to be compared.", "Scale them first.")
