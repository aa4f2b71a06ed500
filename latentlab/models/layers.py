"""Blocks that families share.

Most of the work is in 1x1 convolutions at the smallest map, in channels-last memory: matrix products with
few weights, which is what processors with bf16 units are fast at.
"""

from __future__ import annotations

from typing import cast

from torch import Tensor, nn

from latentlab.spec import ImageSpec


def stages(size: int) -> int:
    """How often a decoder doubles a 7- or 8-pixel map to reach ``size``: 28, 32 -> 2; 64 -> 3; ..."""
    count = 0
    while size > 8:
        size //= 2
        count += 1
    return count


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
    """Maps (N, C, H, W) to (N, out, 2H, 2W): a convolution to four values per pixel, laid out in space.

    Sub-pixel convolution (Shi et al. 2016). The four follow one another, each with all its channels, so that
    in channels-last memory whole rows of channels move: a fifth of the time of ``nn.PixelShuffle``, where
    the channels come first.
    """

    def __init__(self, channels: int, out: int, kernel: int = 1) -> None:
        super().__init__()
        self.out = out
        self.convolution = nn.Conv2d(channels, 4 * out, kernel, padding=kernel // 2)

    def forward(self, x: Tensor) -> Tensor:
        """Twice the height and width, in channels-last memory."""
        n, _, height, width = x.shape
        fours: Tensor = self.convolution(x).permute(0, 2, 3, 1).reshape(n, height, width, 2, 2, self.out)
        return fours.transpose(2, 3).reshape(n, 2 * height, 2 * width, self.out).permute(0, 3, 1, 2)


def neck(width: int) -> int:
    """Channels of the smallest map where it meets the linear layers, which hold most of the weights."""
    return max(1, width // 2)


class ConvEncoder(nn.Module):
    """Images (N, C, H, W) to features (N, out): stride-2 convolutions, then two linear layers."""

    def __init__(self, image: ImageSpec, width: int, hidden: int, out: int) -> None:
        super().__init__()
        channels, size = image.channels, image.height
        layers: list[nn.Module] = []
        for stage in range(stages(size)):
            layers += [nn.Conv2d(channels, width << stage, 3, stride=2, padding=1), nn.ReLU(inplace=True)]
            channels, size = width << stage, (size + 1) // 2
        layers.append(nn.Conv2d(channels, neck(width), 1))
        self.convolutions = nn.Sequential(*layers)
        self.head = nn.Sequential(
            nn.Linear(neck(width) * size * size, hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, out),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Features (N, out) of images (N, C, H, W)."""
        maps = self.convolutions(x).permute(0, 2, 3, 1)  # channels-last memory is flattened without a copy
        return cast(Tensor, self.head(maps.flatten(1)))


class DeconvDecoder(nn.Module):
    """Codes (N, D) to raw images (N, C, H, W), without an output non-linearity.

    Two linear layers to a 7- or 8-pixel map, one ``Mixing``, then doublings. The last doubling looks at
    3x3 pixels, so that no 2x2 blocks show.
    """

    def __init__(self, image: ImageSpec, width: int, hidden: int, latent_dim: int) -> None:
        super().__init__()
        doublings = stages(image.height)
        bottom = image.height >> doublings
        self.bottom = bottom, bottom, neck(width)
        channels = width << (doublings - 1)
        self.stem = nn.Sequential(
            nn.Linear(latent_dim, hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, bottom * bottom * neck(width)),
        )
        layers: list[nn.Module] = [nn.Conv2d(neck(width), channels, 1), Mixing(channels)]
        for stage in reversed(range(1, doublings)):
            layers += [SubPixel(width << stage, width << (stage - 1)), nn.ReLU(inplace=True)]
        layers.append(SubPixel(width, image.channels, kernel=3))
        self.upsampling = nn.Sequential(*layers)

    def forward(self, z: Tensor) -> Tensor:
        """Raw images (N, C, H, W) of codes (N, D)."""
        maps = self.stem(z).unflatten(1, self.bottom).permute(0, 3, 1, 2)
        return cast(Tensor, self.upsampling(maps))
