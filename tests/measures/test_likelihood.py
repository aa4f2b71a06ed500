from __future__ import annotations

import math

import pytest
import torch

from latentlab.data.images import to_signed, to_uint8
from latentlab.measures.likelihood import bits_per_dim, dequantised


def test_all_levels_alike_are_eight_bits() -> None:
    levels = 256 / 127.5  # how far dequantised levels reach in the [-1, 1] scaling
    log_prob = torch.full((3,), -50 * math.log(levels), dtype=torch.float64)
    assert bits_per_dim(log_prob, 50) == pytest.approx([8.0] * 3)


def test_a_density_of_levels_is_changed_to_the_signed_scaling() -> None:
    levels = torch.distributions.Normal(100.0, 30.0)
    signed = torch.distributions.Normal(100.0 / 127.5 - 1, 30.0 / 127.5)
    value = torch.tensor([90.25])
    expected = -levels.log_prob(value) / math.log(2)
    assert bits_per_dim(signed.log_prob(value / 127.5 - 1), 1).item() == pytest.approx(
        expected.item(), rel=1e-5
    )


def test_dequantised_images_keep_their_levels_and_fill_the_gaps() -> None:
    levels = torch.arange(256, dtype=torch.uint8).view(1, 1, 16, 16).expand(200, 1, 16, 16)
    noise = torch.rand(levels.shape, generator=torch.Generator().manual_seed(0))
    spread = dequantised(to_signed(levels), noise)
    assert (to_uint8(spread) == levels.permute(0, 2, 3, 1).numpy()).mean() > 0.9999  # but for rounding at .5
    assert spread.abs().max() <= 1.004
    assert (spread.std(0) * 127.5).mean().item() == pytest.approx(12**-0.5, rel=0.02)
