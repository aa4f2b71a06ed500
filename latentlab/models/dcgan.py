"""The convolutional networks of the adversarial families (DCGAN, Radford et al. 2016), for 28 to 64 pixels.

Sub-pixel doublings in place of transposed convolutions, neighbours mixed where the map is small, no map of
the full size, and channels-last memory, for the reasons given in ``latentlab.models.layers``: a step of the
generator takes two fifths of the time of doublings by 3x3 convolutions; in short trials it learnt as much
per second or more.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from latentlab.models.layers import SubPixel, beside, embedded
from latentlab.spec import ImageSpec

SIZES = (28, 32, 64)
INIT_STD = 0.02
SLOPE = 0.2
MAX_WIDENING = 4  # channels grow to this multiple of the width


def bottom(size: int) -> tuple[int, int]:
    """The side of a generator's smallest map, 7 or 8, and how often it is doubled to ``size`` pixels."""
    count = 0
    while size > 8:
        size, count = size // 2, count + 1
    return size, count


def start_small(module: nn.Module) -> None:
    """DCGAN's start: weights from N(0, .02), of batch norm from N(1, .02), biases zero.

    The pixels that a doubling makes of one start equal, or a checkerboard would show for long (Aitken et al.
    2017).
    """
    if isinstance(module, nn.Conv2d | nn.Linear | nn.Embedding):
        nn.init.normal_(module.weight, 0.0, INIT_STD)
    elif isinstance(module, nn.BatchNorm2d) and module.affine:
        nn.init.normal_(module.weight, 1.0, INIT_STD)
    if isinstance(module, nn.Conv2d | nn.Linear | nn.BatchNorm2d) and module.bias is not None:
        nn.init.zeros_(module.bias)
    if isinstance(module, SubPixel):
        weight = module.convolution.weight.data
        weight.copy_(weight[: module.out].repeat(module.factor**2, 1, 1, 1))


def spectrally_normal(network: nn.Module) -> None:
    """Divide every weight by an estimate of its largest singular value (Miyato et al. 2018), at each use."""
    for module in list(network.modules()):
        if isinstance(module, nn.Conv2d | nn.Linear | nn.Embedding):
            spectral_norm(module)


class SelfModulated(nn.Module):
    """Batch norm whose scales and shifts a small network makes of each code (Chen et al. 2018)."""

    def __init__(self, channels: int, code: int, hidden: int = 32) -> None:
        super().__init__()
        self.normal = nn.BatchNorm2d(channels, affine=False)
        self.modulation = nn.Sequential(
            nn.Linear(code, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, 2 * channels)
        )

    def forward(self, x: Tensor, code: Tensor) -> Tensor:
        """Maps (N, C, H, W), normalised and then modulated by codes (N, D)."""
        scale, shift = self.modulation(code)[:, :, None, None].chunk(2, dim=1)
        return cast(Tensor, self.normal(x) * (1.0 + scale) + shift)


class DCGenerator(nn.Module):
    """Codes (N, D), and labels where there are ``classes``, to images (N, C, H, W) in [-1, 1].

    A linear layer to a 7- or 8-pixel map of 4 ``width`` channels, a 3x3 convolution there, and doublings, the
    last of which makes the pixels and looks at its neighbours. Batch norm comes before every ReLU. Labels
    come one-hot beside the code. Where ``modulated``, the code also sets the scales and shifts of every
    batch norm.
    """

    def __init__(
        self,
        image: ImageSpec,
        latent_dim: int,
        width: int,
        classes: int = 0,
        batch_norm: bool = True,
        modulated: bool = False,
    ) -> None:
        super().__init__()
        self.classes = classes
        side, doublings = bottom(image.height)
        channels = MAX_WIDENING * width
        self.bottom = side, side, channels
        self.stem = nn.Linear(latent_dim + classes, side * side * channels)
        code = latent_dim + classes if modulated else 0
        # Not in place without batch norm: it would write into the view that SubPixel returns.
        relu = nn.ReLU(inplace=batch_norm)
        layers = [
            *_normal(channels, batch_norm, code),
            relu,
            nn.Conv2d(channels, channels, 3, padding=1),
            *_normal(channels, batch_norm, code),
            relu,
        ]
        for left in range(doublings - 1, 0, -1):
            out = width * min(MAX_WIDENING, 2**left)
            layers += [SubPixel(channels, out), *_normal(out, batch_norm, code), relu]
            channels = out
        layers.append(SubPixel(channels, image.channels, kernel=3))
        self.upsampling = nn.Sequential(*layers)
        self.apply(start_small)

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """Images (N, C, H, W) of codes (N, D), whose classes are ``label`` (N,)."""
        code = beside(z, label, self.classes)
        maps = self.stem(code).unflatten(1, self.bottom).permute(0, 3, 1, 2)
        for layer in self.upsampling:
            maps = layer(maps, code) if isinstance(layer, SelfModulated) else layer(maps)
        return torch.tanh(cast(Tensor, maps))


class DCCritic(nn.Module):
    """Images (N, C, H, W), and labels where there are ``classes``, to values (N, out) of any size.

    4x4 convolutions of stride 2, ``width`` to 4 ``width`` channels, down to a 3- or 4-pixel map, each
    followed by ``depth`` - 1 3x3 convolutions of stride 1, and a linear layer. A class adds its inner product
    with the features to every value (projection, Miyato & Koyama 2018). ``batch_norm`` is on all convolutions
    but the first.
    """

    def __init__(
        self,
        image: ImageSpec,
        width: int,
        out: int = 1,
        classes: int = 0,
        *,
        batch_norm: bool = False,
        depth: int = 1,
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels, size, wider = image.channels, image.height, width
        while size > 4:
            strided = nn.Conv2d(channels, wider, 4, stride=2, padding=1)
            mixing = [nn.Conv2d(wider, wider, 3, padding=1) for _ in range(depth - 1)]
            for convolution in (strided, *mixing):
                norm = _normal(wider, batch_norm and bool(layers))
                layers += [convolution, *norm, nn.LeakyReLU(SLOPE, inplace=True)]
            channels, size, wider = wider, size // 2, min(2 * wider, MAX_WIDENING * width)
        self.convolutions = nn.Sequential(*layers)
        features = channels * size * size
        self.head = nn.Linear(features, out)
        self.directions = nn.Embedding(classes, features) if classes else None
        self.apply(start_small)

    def forward(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        """Values (N, out) of images (N, C, H, W), whose classes are ``label`` (N,)."""
        maps = self.convolutions(x).permute(0, 2, 3, 1)  # channels-last memory is flattened without a copy
        features = maps.flatten(1)
        values = cast(Tensor, self.head(features))
        if self.directions is None or label is None:
            return values
        along: Tensor = torch.linalg.vecdot(embedded(self.directions, label), features)
        return values + along.unsqueeze(1)


def _normal(channels: int, batch_norm: bool, code: int = 0) -> list[nn.Module]:
    if not batch_norm:
        return []
    return [SelfModulated(channels, code) if code else nn.BatchNorm2d(channels)]
