"""Laplacian-pyramid L1: exact, a distance, of any size, weighted as published."""

from __future__ import annotations

import pytest
import torch
from scipy.ndimage import correlate1d

from latentlab.measures.pyramid import laplacian_pyramid, pyramid_distance, rebuilt

SIZES = [(28, 28), (64, 64), (7, 5), (1, 1), (33, 18)]


def images(n: int, height: int, width: int, channels: int = 3, seed: int = 0) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(n, channels, height, width, generator=generator, dtype=torch.float64) * 2 - 1


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_the_levels_give_the_image_back(height: int, width: int) -> None:
    x = images(2, height, width)
    parts = laplacian_pyramid(x)
    assert len(parts) == 4
    assert [part.shape[-2] for part in parts[:3]] == [height, (height + 1) // 2, (height + 3) // 4]
    assert torch.allclose(rebuilt(parts), x, atol=1e-12)


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_it_is_a_distance(height: int, width: int) -> None:
    a, b, c = (images(3, height, width, seed=seed) for seed in range(3))
    assert torch.equal(pyramid_distance(a, a), torch.zeros(3, dtype=torch.float64))
    assert torch.allclose(pyramid_distance(a, b), pyramid_distance(b, a))
    assert (pyramid_distance(a, b) > 0).all()
    assert (pyramid_distance(a, c) <= pyramid_distance(a, b) + pyramid_distance(b, c) + 1e-12).all()
    # One image's distance does not depend on its neighbours in the batch.
    assert torch.allclose(pyramid_distance(a[1:2], b[1:2]), pyramid_distance(a, b)[1:2])


def test_the_blur_is_that_of_burt_and_adelson() -> None:
    x = images(1, 28, 28, 1)
    blurred = x[0, 0].numpy()
    for axis in (0, 1):
        blurred = correlate1d(blurred, [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16], axis, mode="nearest")
    assert torch.allclose(laplacian_pyramid(x, 1)[1][0, 0], torch.from_numpy(blurred[::2, ::2]), atol=1e-12)


def test_the_weights_are_powers_of_four() -> None:
    a, b = images(2, 28, 28, 1), images(2, 28, 28, 1, seed=1)
    levels = zip(laplacian_pyramid(a), laplacian_pyramid(b), strict=True)
    sums = [(one - other).abs().sum((1, 2, 3)) for one, other in levels]
    wanted = sum(4**j * part for j, part in enumerate(sums)) / 784
    assert torch.allclose(pyramid_distance(a, b), wanted)


def test_a_flat_difference_lies_in_the_rest_alone() -> None:
    a = images(1, 32, 32)
    # 4 * 4 of 1,024 pixels, times 4^3: a shift of every pixel by 0.5 is a distance of 0.5.
    assert torch.allclose(pyramid_distance(a, a + 0.5), torch.tensor([0.5], dtype=torch.float64))


def test_float32_on_batches_has_a_gradient() -> None:
    a = images(4, 28, 28).float().requires_grad_()
    pyramid_distance(a, images(4, 28, 28, seed=1).float()).mean().backward()
    assert a.grad is not None
    assert a.grad.isfinite().all()
    assert a.grad.abs().sum() > 0
