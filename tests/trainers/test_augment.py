"""Augmentation: what it keeps, what it changes, and that gradients pass."""

from __future__ import annotations

import pytest
import torch

from trainers.augment import augment, flipped, noisy, punched, relit, shifted
from trainers.noise import Noise


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def noise(seed: int = 0) -> Noise:
    return Noise(generator(seed))


def images(n: int = 64, side: int = 16) -> torch.Tensor:
    return torch.rand(n, 3, side, side, generator=generator(1), dtype=torch.float64) * 2 - 1


@pytest.mark.parametrize("kind", ["none", "flips", "shifts", "all"])
def test_the_seed_decides_and_gradients_pass(kind):
    x = images().requires_grad_()
    first, second = (augment(x, kind, noise(3)) for _ in range(2))
    assert torch.equal(first, second)
    assert first.shape == x.shape
    assert (kind == "none") == torch.equal(first, x)
    first.sum().backward()
    assert x.grad is not None
    assert (x.grad != 0).any(dim=(1, 2, 3)).all()


def test_a_flip_mirrors_about_half_of_the_images():
    x = images()
    y = flipped(x, noise())
    mirrored = (y == x.flip(3)).all(dim=(1, 2, 3))
    assert (mirrored | (y == x).all(dim=(1, 2, 3))).all()
    assert 16 < int(mirrored.sum()) < 48


def test_a_shift_moves_by_up_to_an_eighth_and_repeats_the_border():
    column = torch.arange(16.0).expand(40, 1, 16, 16)
    y = shifted(column, noise())
    moved = (y[:, 0, 0, 8] - 8).long()
    assert set(moved.tolist()) == {-2, -1, 0, 1, 2}
    for image, by in zip(y, moved, strict=True):
        assert torch.equal(image[0, 5], (torch.arange(16.0) + by).clamp(0, 15))
    rows = shifted(column.transpose(2, 3), noise())
    assert len(set((rows[:, 0, 8, 0]).tolist())) == 5


def test_contrast_keeps_the_mean_but_for_brightness():
    x = images()
    y = relit(x, noise())
    by = y.mean(dim=(1, 2, 3)) - x.mean(dim=(1, 2, 3))
    assert 0.1 < by.abs().max() <= 0.25
    ratio = y.std(dim=(1, 2, 3)) / x.std(dim=(1, 2, 3))
    assert 0.75 <= ratio.min() < ratio.max() <= 1.25


def test_a_hole_is_gray_and_a_quarter_wide_or_clipped():
    y = punched(torch.ones(64, 1, 16, 16), noise())
    hole = (y == 0).flatten(1).sum(dim=1)
    assert ((y == 0) | (y == 1)).all()
    assert int(hole.max()) == 25
    assert int(hole.min()) >= 9


def test_every_image_gets_noise_of_its_own_strength():
    x = torch.zeros(400, 1, 16, 16)
    deviations = noisy(x, 0.5, noise()).std(dim=(1, 2, 3))
    assert 0 <= deviations.min() < 0.02
    assert 0.45 < deviations.max() < 0.6
    assert abs(float(deviations.mean()) - 0.25) < 0.03
    assert torch.equal(noisy(x, 0.5, noise(3)), noisy(x, 0.5, noise(3)))
