"""Blocks that families share."""

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


class ConvEncoder(nn.Module):
    """Images (N, C, H, W) to features (N, out): stride-2 convolutions, then two linear layers."""

    def __init__(self, image: ImageSpec, width: int, hidden: int, out: int) -> None:
        super().__init__()
        channels, size = image.channels, image.height
        layers: list[nn.Module] = []
        for stage in range(stages(size)):
            layers += [nn.Conv2d(channels, width << stage, 3, stride=2, padding=1), nn.ReLU(inplace=True)]
            channels, size = width << stage, (size + 1) // 2
        self.convolutions = nn.Sequential(*layers)
        self.head = nn.Sequential(
            nn.Flatten(),
            nn.Linear(channels * size * size, hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, out),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Features (N, out) of images (N, C, H, W)."""
        return cast(Tensor, self.head(self.convolutions(x)))


class DeconvDecoder(nn.Module):
    """Codes (N, D) to raw images (N, C, H, W), without an output non-linearity.

    Inner doublings are sub-pixel convolutions (Shi et al. 2016): half the time of transposed ones on a CPU.
    The last is transposed with overlap, so that no 2x2 blocks show.
    """

    def __init__(self, image: ImageSpec, width: int, hidden: int, latent_dim: int) -> None:
        super().__init__()
        doublings = stages(image.height)
        self.bottom = image.height >> doublings
        self.channels = width << (doublings - 1)
        self.stem = nn.Sequential(
            nn.Linear(latent_dim, hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, self.channels * self.bottom**2),
            nn.ReLU(inplace=True),
        )
        layers: list[nn.Module] = []
        for stage in reversed(range(1, doublings)):
            inner = nn.Conv2d(width << stage, 4 * (width << (stage - 1)), 1)
            layers += [inner, nn.PixelShuffle(2), nn.ReLU(inplace=True)]
        layers.append(nn.ConvTranspose2d(width, image.channels, 4, stride=2, padding=1))
        self.upsampling = nn.Sequential(*layers)

    def forward(self, z: Tensor) -> Tensor:
        """Raw images (N, C, H, W) of codes (N, D)."""
        maps = self.stem(z).view(-1, self.channels, self.bottom, self.bottom)
        return cast(Tensor, self.upsampling(maps))
