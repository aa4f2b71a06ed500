"""One code per training image: where they start, what is kept of them, and which noise each is given."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.data.datasets import Dataset, TensorStore
from latentlab.data.images import to_signed
from latentlab.measures.nearest import nearest, nearest_among
from latentlab.measures.pca import principal_axes
from latentlab.models.glann import GLANN

START_STD = 0.01  # of axes that the images do not span
CHUNK = 1024
BASIS_IMAGES = 4096
FLOOR = 1e-3  # of the widest axis: narrower ones hold rounding errors


class Held(nn.Module):
    """What a run holds of each image: its ``codes`` (N, D) on the sphere, the ``noise`` (N, E) nearest to it.

    ``gap`` is the mean squared distance of the newest assignment.
    """

    def __init__(self, codes: Tensor, noise_dim: int) -> None:
        super().__init__()
        self.codes: Tensor
        self.noise: Tensor
        self.gap: Tensor
        # Learned, and yet no parameter: rules by layer are for networks, and its gradients are sparse.
        self.register_buffer("codes", codes.requires_grad_())
        self.register_buffer("noise", torch.zeros(len(codes), noise_dim, device=codes.device))
        self.register_buffer("gap", torch.zeros((), device=codes.device))

    @torch.no_grad()
    def assign(self, noise: Tensor, distances: Tensor) -> None:
        """Keep one noise for each image, (N, E), and the squared distances (N,) they are off."""
        self.noise.copy_(noise)
        self.gap.copy_(distances.mean())


def with_at_most(data: Dataset, count: int, seed: int, device: torch.device) -> Dataset:
    """The data with ``count`` of its training images at most, drawn by the seed, in memory of the device."""
    store = data.train.to(device)
    generator = torch.Generator().manual_seed(seed)
    chosen = torch.randperm(len(store), generator=generator)[:count].sort().values.to(store.device)
    images = torch.cat([store.take(part) for part in chosen.split(CHUNK)])
    labels = None if store.labels is None else store.labels[chosen].to(device)
    return replace(data, train=TensorStore(images.to(device), labels))


def start_codes(images: Tensor, dim: int, generator: torch.Generator) -> Tensor:
    """Codes (N, dim) on the unit sphere for images uint8 (N, C, H, W): their whitened principal components.

    From random codes the generator learns the mean picture and the codes hardly move. Axes beyond the
    images' dimensions start near zero. ``generator`` is a CPU one.
    """
    some = to_signed(images[:BASIS_IMAGES]).flatten(1)
    mean, basis = principal_axes(some, min(dim, *some.shape))
    raw = torch.cat([(to_signed(part).flatten(1) - mean) @ basis for part in images.split(CHUNK)])
    std = raw.square().mean(0).sqrt()
    codes = torch.randn(len(images), dim, generator=generator).to(images.device) * START_STD
    codes[:, : raw.shape[1]] += (raw / std.clamp_min(FLOOR * float(std.max()) + 1e-12)).float()
    return F.normalize(codes, dim=1)


@torch.no_grad()
def match_codes(model: GLANN, codes: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
    """For each of ``codes`` (N, D) the noise (N, E) out of ``noise`` (M, E) that is mapped nearest to it.

    And the squared distances (N,), in eval mode, as noise is mapped when images are made.
    """
    distances, indices = nearest(codes, torch.cat([model.mapped(part) for part in noise.split(CHUNK)]))
    return noise[indices], distances


@torch.no_grad()
def match_images(model: GLANN, images: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
    """For each image uint8 (N, C, H, W) the noise (N, E) that gives the picture nearest to it (plain IMLE).

    And the mean squared errors (N,) in [-1, 1] scaling.
    """
    flat = to_signed(images).flatten(1)
    parts = (model.generate(part).float().flatten(1) for part in noise.split(CHUNK))
    distances, indices = nearest_among(flat, parts)
    return noise[indices], distances / flat.shape[1]
