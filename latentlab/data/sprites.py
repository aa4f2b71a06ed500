"""Coloured shapes with known factors, made on demand: any number of them, each a function of its index."""

from __future__ import annotations

import hashlib
from functools import cache
from math import pi

import torch
from torch import Tensor

from latentlab.data.stores import Dataset, Shape
from latentlab.spec import ImageSpec

SHAPES = ("ellipse", "square", "triangle")
FACTORS = ("shape", "hue", "size", "x", "y", "rotation", "background")
"""Names of the columns of ``factors``."""

RANGES = ((0.0, 3.0), (0.0, 1.0), (0.12, 0.28), (0.34, 0.66), (0.34, 0.66), (0.0, 2 * pi), (0.0, 1.0))
"""What each factor spans: the shape's number, hue, radius and centre in image widths, radians, hue.

Every sprite lies wholly inside its picture."""

TRAIN_COUNT = 1_000_000
TEST_COUNT = 10_000
TEST_FIRST = 1 << 40
"""Indices of test sprites begin where no training index comes."""

_RECIPE = "sprites 1"


def factors(indices: Tensor) -> Tensor:
    """The factors (N, 7) of the sprites at ``indices`` (N,) int64: independent and uniform over ``RANGES``.

    The same on every device: integers mixed by SplitMix64 (Steele, Lea, Flood 2014), factor by factor.
    """
    columns = torch.arange(len(FACTORS), device=indices.device)
    bits = _mixed(indices[:, None] * len(FACTORS) + columns)
    low, high = _constant(RANGES, indices.device).T
    values: Tensor = low + (high - low) * (bits & 0xFFFFFF).float().div_(1 << 24)
    values[:, 0] = values[:, 0].floor()
    return values


def render(values: Tensor, side: int = 64) -> Tensor:
    """Draw sprites of the given factors (N, 7), antialiased: uint8 (N, 3, side, side)."""
    coverage = _coverage(values, side)[:, None]
    shape = _colour(values[:, 1], saturation=0.75, value=0.95)[..., None, None]
    ground = _colour(values[:, 6], saturation=0.35, value=0.35)[..., None, None]
    return torch.addcmul(ground + 0.5, coverage, shape - ground).to(torch.uint8)


def _coverage(values: Tensor, side: int) -> Tensor:
    """How much of each pixel the shape covers, (N, side, side) in [0, 1], from its signed distance."""
    kind, _, size, x, y, turn, _ = values.T[..., None, None]
    grid = (torch.arange(side, device=values.device) + 0.5) / side
    dx, dy = grid[None, None, :] - x, grid[None, :, None] - y
    cos, sin = turn.cos(), turn.sin()
    u, v = dx * cos + dy * sin, dy * cos - dx * sin
    ellipse, triangle = kind == 0, (kind == 2).float()
    # The square is max(|u|, |v|), the triangle max(sqrt(3)/2 |u| - v/2, v): one formula, so that every
    # pixel is computed once. The ellipse's distance is exact on its long axis only, hence the 0.7.
    radius = torch.addcmul(u * u, v, v, value=1 / 0.36).sqrt_()
    sides = torch.addcmul(v * (triangle * -0.5), 1 - triangle * (1 - 0.75**0.5), u.abs_())
    corner = torch.maximum(sides, torch.maximum(v, v * (triangle - 1)))
    distance = torch.where(ellipse, radius, corner)
    steepness = torch.where(ellipse, 0.7, 1.0) * side
    reach = size * torch.where(ellipse, 1.0, 0.8 - 0.25 * triangle)
    inside: Tensor = (0.5 + reach * steepness).addcmul(distance, steepness, value=-1)
    return inside.clamp_(0.0, 1.0)


def _colour(hue: Tensor, saturation: float, value: float) -> Tensor:
    """(N,) hues in [0, 1] to (N, 3) RGB in [0, 255]."""
    thirds = _constant((0.0, 2 / 3, 1 / 3), hue.device)
    ramp = (((hue[:, None] + thirds) % 1.0) * 6 - 3).abs().sub_(1.0).clamp_(0.0, 1.0)
    return (1 - saturation + saturation * ramp) * (value * 255)


@cache
def _constant(values: tuple[object, ...], device: torch.device) -> Tensor:
    # Kept on the device: bringing it there anew would make the host wait for a GPU at every batch.
    return torch.tensor(values, device=device)


def _mixed(x: Tensor) -> Tensor:
    # SplitMix64; int64 multiplication wraps as it should, shifts must not drag the sign along.
    x = (x + 1) * -7046029254386353131
    x = (x ^ ((x >> 30) & 0x3FFFFFFFF)) * -4658895280553007687
    x = (x ^ ((x >> 27) & 0x1FFFFFFFFF)) * -7723592293110705685
    return x ^ ((x >> 31) & 0x1FFFFFFFF)


class SpriteStore:
    """``count`` sprites from index ``first`` on, drawn when taken."""

    def __init__(self, first: int, count: int, side: int = 64, device: torch.device | str = "cpu") -> None:
        self.first, self.side = first, side
        self.device = torch.device(device)
        self._count = count
        self._labels: Tensor | None = None

    @property
    def shape(self) -> Shape:
        """(C, H, W) of every image."""
        return 3, self.side, self.side

    @property
    def labels(self) -> Tensor:
        """(N,) int64: which of ``SHAPES`` each is."""
        if self._labels is None:
            indices = torch.arange(self._count, device=self.device) + self.first
            self._labels = torch.cat([factors(part)[:, 0].long() for part in indices.split(1 << 16)])
        return self._labels

    def __len__(self) -> int:
        return self._count

    def take(self, indices: Tensor) -> Tensor:
        """The images at ``indices`` (n,) int64, as uint8 (n, 3, side, side)."""
        return render(factors(indices + self.first), self.side)

    def to(self, device: torch.device | str) -> SpriteStore:
        """The same sprites, drawn on another device."""
        return SpriteStore(self.first, self._count, self.side, device)


def open_sprites(name: str, image_size: int = 0) -> Dataset:
    """A million sprites to train on, ten thousand others to test on."""
    side = image_size or 64
    stores = SpriteStore(0, TRAIN_COUNT, side), SpriteStore(TEST_FIRST, TEST_COUNT, side)
    spec = ImageSpec(channels=3, height=side, width=side)
    return Dataset(name, spec, *stores, SHAPES, hashlib.sha256(f"{_RECIPE} {side}".encode()).hexdigest())
