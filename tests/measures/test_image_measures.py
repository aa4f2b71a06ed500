"""MSE, PSNR and SSIM against definitions written out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import Tensor

from latentlab.errors import BadInput
from latentlab.measures.images import error_map, mse, psnr, ssim


def pair(n: int = 3, channels: int = 1, height: int = 20, width: int = 17) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    a = torch.rand(n, channels, height, width, generator=generator, dtype=torch.float64)
    return a, (a + 0.2 * torch.rand(a.shape, generator=generator, dtype=torch.float64)).clamp(0, 1)


def ssim_by_hand(a: np.ndarray, b: np.ndarray, size: int = 11) -> float:
    """One channel (H, W), window by window, straight from the paper."""
    offsets = np.arange(size) - (size - 1) / 2
    window = np.exp(-(offsets[:, None] ** 2 + offsets[None] ** 2) / (2 * 1.5**2))
    window /= window.sum()
    values = []
    for i in range(a.shape[0] - size + 1):
        for j in range(a.shape[1] - size + 1):
            x, y = a[i : i + size, j : j + size], b[i : i + size, j : j + size]
            mx, my = (window * x).sum(), (window * y).sum()
            vx, vy = (window * (x - mx) ** 2).sum(), (window * (y - my) ** 2).sum()
            cov = (window * (x - mx) * (y - my)).sum()
            c1, c2 = 0.01**2, 0.03**2
            values.append((2 * mx * my + c1) * (2 * cov + c2) / ((mx**2 + my**2 + c1) * (vx + vy + c2)))
    return float(np.mean(values))


def test_mse_and_psnr() -> None:
    a, b = pair(channels=3)
    expected = ((a - b) ** 2).numpy().reshape(3, -1).mean(axis=1)
    assert mse(a, b).numpy() == pytest.approx(expected)
    assert psnr(a, b).numpy() == pytest.approx(10 * np.log10(1 / expected))
    half = torch.full((1, 1, 4, 4), 0.5)
    assert psnr(half, half + 0.1).item() == pytest.approx(20.0, abs=1e-4)


@pytest.mark.parametrize("channels", [1, 3])
def test_ssim_is_the_papers(channels: int) -> None:
    a, b = pair(channels=channels)
    by_hand = [
        np.mean([ssim_by_hand(x, y) for x, y in zip(p.numpy(), q.numpy(), strict=True)])
        for p, q in zip(a, b, strict=True)
    ]
    assert ssim(a, b).numpy() == pytest.approx(by_hand, abs=1e-12)


@pytest.mark.parametrize(("height", "width", "size"), [(10, 30, 9), (11, 11, 11), (7, 8, 7), (1, 5, 1)])
def test_small_images_get_a_smaller_window(height: int, width: int, size: int) -> None:
    a, b = pair(1, 1, height, width)
    assert ssim(a, b).item() == pytest.approx(ssim_by_hand(a[0, 0].numpy(), b[0, 0].numpy(), size), abs=1e-12)


def test_bounds_and_symmetry() -> None:
    a, b = pair()
    assert torch.allclose(ssim(a, b), ssim(b, a))
    assert torch.allclose(ssim(a, a), torch.ones(3, dtype=torch.float64))
    assert (ssim(a, 1 - a) < 0).all()
    assert math.isinf(psnr(a, a)[0].item())
    assert mse(a, a).max() == 0


def test_float32_is_good_enough() -> None:
    a, b = pair()
    assert torch.allclose(ssim(a.float(), b.float()).double(), ssim(a, b), atol=1e-4)
    flat = torch.full((1, 1, 28, 28), 0.9)
    assert ssim(flat, flat).item() == pytest.approx(1.0, abs=1e-3)


def test_error_map() -> None:
    a, b = pair(channels=3)
    result = error_map(a, b)
    assert result.shape == (3, 1, 20, 17)
    assert torch.allclose(result[:, 0], (a - b).abs().mean(dim=1))


@pytest.mark.parametrize("measure", [mse, psnr, ssim, error_map])
def test_what_cannot_be_compared_is_refused(measure: object) -> None:
    assert callable(measure)
    a, _ = pair()
    with pytest.raises(BadInput, match="same shape"):
        measure(a, a[:2])
    with pytest.raises(BadInput, match="same shape"):
        measure(a[0], a[0])
    with pytest.raises(BadInput, match="floating-point"):
        measure((a * 255).to(torch.uint8), (a * 255).to(torch.uint8))
