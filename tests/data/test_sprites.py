"""Sprites: functions of their index, with factors that can be relied on."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from latentlab.data.sprites import FACTORS, RANGES, SHAPES, TEST_FIRST, factors, open_sprites, render

MIDDLE = torch.tensor([[1.0, 0.0, 0.25, 0.5, 0.5, 0.0, 0.5]])

FIRST = [0.0, 0.72421, 0.12579, 0.43563, 0.55057, 3.10812, 0.27031]
MEAN = 79.947


def with_factor(name: str, value: float) -> Tensor:
    changed = MIDDLE.clone()
    changed[:, FACTORS.index(name)] = value
    return changed


def inside(values: Tensor, side: int = 64) -> Tensor:
    """Where the shape is, (side, side); the ground is the top left corner's colour."""
    image = render(values, side)[0].int()
    return (image - image[:, :1, :1]).abs().sum(dim=0) > 60


def test_the_same_index_gives_the_same_sprite_alone_or_among_others() -> None:
    some = torch.tensor([5, 999_999, TEST_FIRST + 3])
    together = render(factors(some))
    for row, index in enumerate(some):
        assert torch.equal(render(factors(index[None]))[0], together[row])


def test_sprites_are_what_they_were() -> None:
    # A run's record names sprites by their index: a change here is a new recipe.
    assert factors(torch.tensor([0]))[0].tolist() == pytest.approx(FIRST, abs=1e-4)
    assert render(factors(torch.arange(16))).float().mean().item() == pytest.approx(MEAN, abs=0.01)


def test_factors_are_uniform_and_independent() -> None:
    values = factors(torch.arange(40_000))
    assert values.shape == (40_000, len(FACTORS))
    for column, (low, high) in zip(values.T, RANGES, strict=True):
        assert low <= column.min() <= column.max() <= high
    low, high = torch.tensor(RANGES[1:]).T
    unit = (values[:, 1:] - low) / (high - low)
    assert (unit.mean(dim=0) - 0.5).abs().max() < 0.01
    assert (unit.var(dim=0) - 1 / 12).abs().max() < 0.002
    assert (torch.corrcoef(values.T) - torch.eye(len(FACTORS))).abs().max() < 0.02
    assert values[:, 0].unique().tolist() == [0.0, 1.0, 2.0]


def test_neighbouring_indices_do_not_share_factors() -> None:
    values = factors(torch.arange(20_000))
    assert torch.corrcoef(torch.stack([values[:-1, 1], values[1:, 1]]))[0, 1].abs() < 0.02
    assert len(values[:, 1:].flatten().unique()) > 100_000


def test_position_and_size_do_what_they_say() -> None:
    assert inside(with_factor("x", 0.35)).nonzero().float().mean(dim=0)[1] == pytest.approx(21.9, abs=1)
    assert inside(with_factor("y", 0.65)).nonzero().float().mean(dim=0)[0] == pytest.approx(41.1, abs=1)
    area = inside(with_factor("size", 0.14)).sum() / inside(with_factor("size", 0.28)).sum()
    assert area == pytest.approx(0.25, abs=0.04)


def test_rotation_turns_the_shape() -> None:
    wide = with_factor("shape", 0.0)
    high = wide.clone()
    high[:, FACTORS.index("rotation")] = torch.pi / 2
    assert torch.equal(inside(wide), inside(high).T)
    rows, columns = inside(wide).nonzero().T
    assert columns.unique().numel() > 1.4 * rows.unique().numel()


@pytest.mark.parametrize("shape", range(len(SHAPES)))
def test_every_shape_stays_in_the_picture_and_has_soft_edges(shape: int) -> None:
    largest = with_factor("shape", float(shape))
    largest[:, 2:6] = torch.tensor([0.28, 0.34, 0.34, 0.3])
    where = inside(largest)
    turned = largest.repeat(64, 1)
    turned[:, FACTORS.index("rotation")] = torch.arange(64) / 64 * 2 * torch.pi
    pictures = render(turned)
    ground = pictures[:, :, -1, -1, None]
    assert (pictures[:, :, 0] == ground).all()
    assert (pictures[:, :, :, 0] == ground).all()
    levels = render(largest)[0, 0].unique()
    assert len(levels) > 10  # two colours and what lies between
    assert 0.05 < where.float().mean() < 0.3


def test_any_side_can_be_drawn() -> None:
    for side in (28, 32, 64, 100):
        assert render(MIDDLE, side).shape == (1, 3, side, side)
    halved = render(MIDDLE, 64).float().unfold(2, 2, 2).unfold(3, 2, 2).mean(dim=(-1, -2))
    assert (halved - render(MIDDLE, 32).float()).abs().mean() < 1.5


def test_test_sprites_are_none_of_the_training_sprites() -> None:
    data = open_sprites("sprites")
    assert data.spec.shape == (3, 64, 64)
    train = factors(torch.arange(100_000))
    test = factors(torch.arange(10_000) + TEST_FIRST)
    assert not {tuple(row) for row in test.tolist()} & {tuple(row) for row in train.tolist()}
    assert len(data.train) < TEST_FIRST
    assert data.train.labels is not None
    assert torch.equal(data.train.labels[:50], factors(torch.arange(50))[:, 0].long())
    assert data.fingerprint != open_sprites("sprites", 32).fingerprint
