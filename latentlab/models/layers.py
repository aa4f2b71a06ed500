"""Blocks that families share.

Most of the work is in 1x1 convolutions at the smallest map, in channels-last memory: matrix products, which
is what processors with bf16 units are fast at. Large maps with few channels cost them as much as fp32.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.spec import ImageSpec

PATCH = 4  # pixels a side that the first and the last convolution step over at once
SIZES = (28, 32, 64)
"""Sides in pixels of the square images that these encoders and decoders take."""


def require_known_square(image: ImageSpec) -> None:
    """Raise ValueError for images that these encoders and decoders cannot take."""
    if image.height != image.width or image.height not in SIZES:
        raise ValueError(
            f"these networks take square images of {SIZES} pixels, not {image.height}x{image.width}"
        )


def doublings(size: int) -> int:
    """How often a decoder doubles a 7- or 8-pixel map before it makes patches: 28, 32 -> 0; 64 -> 1; ..."""
    count, size = 0, size // PATCH
    while size > 8:
        size //= 2
        count += 1
    return count


def full(x: Tensor) -> Tensor:
    """Numbers in float32 at least, after autocast: what is wider stays."""
    return x if x.dtype == torch.float64 else x.float()


class Mixing(nn.Module):
    """Maps (N, C, H, W) plus what a two-layer network makes of each pixel's channels.

    The pointwise half of a ConvNeXt block (Liu et al. 2022).
    """

    def __init__(self, channels: int, expansion: int = 4) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(channels, expansion * channels, 1),
            nn.ReLU(inplace=True),
            nn.Conv2d(expansion * channels, channels, 1),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Maps of the same shape."""
        return cast(Tensor, x + self.layers(x))


class SubPixel(nn.Module):
    """Maps (N, C, H, W) to (N, out, fH, fW): a convolution to f x f values per pixel, laid out in space.

    Sub-pixel convolution (Shi et al. 2016). The values follow one another, each with all its channels, so
    that in channels-last memory whole rows of channels move: a fifth of the time of ``nn.PixelShuffle``,
    where the channels come first. The result is a view: what follows must not work in place, or autograd
    copies the map three times and loses its layout.
    """

    def __init__(self, channels: int, out: int, factor: int = 2, kernel: int = 1) -> None:
        super().__init__()
        self.out, self.factor = out, factor
        self.convolution = nn.Conv2d(channels, factor * factor * out, kernel, padding=kernel // 2)

    def forward(self, x: Tensor) -> Tensor:
        """``factor`` times the height and width, in channels-last memory."""
        n, _, height, width = x.shape
        f, values = self.factor, self.convolution(x).permute(0, 2, 3, 1)
        tiles: Tensor = values.reshape(n, height, width, f, f, self.out).transpose(2, 3)
        return tiles.reshape(n, f * height, f * width, self.out).permute(0, 3, 1, 2)


def beside(x: Tensor, label: Tensor | None, classes: int) -> Tensor:
    """Features (N, D) with the class of each row beside them, one-hot: (N, D + classes).

    ``label`` is (N,) int64, or weights of the classes (N, classes).
    """
    if label is None:
        return x
    weights = label if label.is_floating_point() else F.one_hot(label, classes)
    return torch.cat((x, weights.to(x.dtype)), dim=1)


def embedded(table: nn.Embedding, label: Tensor) -> Tensor:
    """The vector (N, D) of each class in ``label`` (N,), or the mixture by weights (N, classes)."""
    if label.is_floating_point():
        return label.to(table.weight.dtype) @ table.weight
    return cast(Tensor, table(label))


def neck(width: int) -> int:
    """Channels of the smallest map where it meets the linear layers, which hold most of the weights."""
    return max(1, width // 4)


class ConvEncoder(nn.Module):
    """Images (N, C, H, W), and labels where there are ``classes``, to features (N, out).

    Overlapping patches, halvings to a 7- or 8-pixel map, one ``Mixing``, then two linear layers.
    """

    def __init__(self, image: ImageSpec, width: int, hidden: int, out: int, classes: int = 0) -> None:
        super().__init__()
        self.classes = classes
        channels, size = width, image.height // PATCH
        layers: list[nn.Module] = [
            nn.Conv2d(image.channels, channels, PATCH + 2, stride=PATCH, padding=1),
            nn.ReLU(inplace=True),
        ]
        for _ in range(doublings(image.height)):
            layers += [nn.Conv2d(channels, 2 * channels, 3, stride=2, padding=1), nn.ReLU(inplace=True)]
            channels, size = 2 * channels, size // 2
        layers += [Mixing(channels), nn.Conv2d(channels, neck(width), 1)]
        self.convolutions = nn.Sequential(*layers)
        self.head = nn.Sequential(
            nn.Linear(neck(width) * size * size + classes, hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, out),
        )

    def forward(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        """Features (N, out) of images (N, C, H, W), whose classes are ``label`` (N,)."""
        maps = self.convolutions(x).permute(0, 2, 3, 1)  # channels-last memory is flattened without a copy
        return cast(Tensor, self.head(beside(maps.flatten(1), label, self.classes)))


class SubPixelDecoder(nn.Module):
    """Codes (N, D), and labels where there are ``classes``, to raw images (N, C, H, W).

    Without an output non-linearity. Two linear layers to a 7- or 8-pixel map, one ``Mixing``, doublings,
    then patches of pixels. Each patch looks at its neighbours too, so that its edges do not show.
    """

    def __init__(self, image: ImageSpec, width: int, hidden: int, latent_dim: int, classes: int = 0) -> None:
        super().__init__()
        self.classes = classes
        count = doublings(image.height)
        bottom, channels = image.height // PATCH >> count, width << count
        self.bottom = bottom, bottom, neck(width)
        self.stem = nn.Sequential(
            nn.Linear(latent_dim + classes, hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, bottom * bottom * neck(width)),
        )
        layers: list[nn.Module] = [nn.Conv2d(neck(width), channels, 1), Mixing(channels)]
        for _ in range(count):
            layers += [SubPixel(channels, channels // 2), nn.ReLU()]
            channels //= 2
        layers.append(SubPixel(channels, image.channels, factor=PATCH, kernel=3))
        self.upsampling = nn.Sequential(*layers)

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """Raw images (N, C, H, W) of codes (N, D), whose classes are ``label`` (N,)."""
        maps = self.stem(beside(z, label, self.classes)).unflatten(1, self.bottom).permute(0, 3, 1, 2)
        return cast(Tensor, self.upsampling(maps))
