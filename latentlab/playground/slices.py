"""A slice through the loss of a trained model: its weights moved along two directions (Li et al. 2018)."""

from __future__ import annotations

import copy

import numpy as np
import torch
from torch import Tensor

from latentlab.errors import NotSupported
from latentlab.models.base import LatentModel
from latentlab.playground.landscapes import Landscape
from latentlab.playground.tables import tabulated
from latentlab.progress import Progress
from latentlab.spec import Capability

SIDE = 21
REACH = 0.4
"""How far the weights are moved, as a share of their own length."""


def loss_of(model: LatentModel, images: Tensor, labels: Tensor | None = None, seed: int = 0) -> float:
    """What a model's training lowers, of images (N, C, H, W): in nats a pixel, or what comes nearest to it.

    The negative log-density or its bound, the cross entropy of a classifier, or else the mean square error
    of the round trip. ``labels`` (N,) are those of the images. Raises NotSupported where a model can do
    none of these.
    """
    spec, pixels = model.spec, images[0].numel()
    given = labels if spec.classes else None
    with torch.inference_mode():
        if spec.can(Capability.LOG_PROB):
            return -float(model.log_prob(images, given).mean()) / pixels
        if spec.can(Capability.CLASSIFY) and labels is not None:
            return float(torch.nn.functional.cross_entropy(model.classify(images), labels))
        bound = model.elbo(images, given, torch.Generator(images.device).manual_seed(seed))
        if bound is not None:
            return -float(bound.mean()) / pixels
        if spec.can(Capability.ENCODE):
            back = model.decode(model.encode(images, given).mean, label=given)
            return float((back - images).square().mean())
    raise NotSupported(
        "A {family} has no loss that one model alone could have.",
        "Choose a model with an encoder or a likelihood.",
        family=spec.family,
    )


def directions(model: LatentModel, seed: int) -> tuple[list[Tensor], list[Tensor]]:
    """Two random directions of the weights, each filter as long as the model's own; biases stay."""
    generator = torch.Generator().manual_seed(seed)
    return _direction(model, generator), _direction(model, generator)


def _direction(model: LatentModel, generator: torch.Generator) -> list[Tensor]:
    found = []
    for weight in model.parameters():
        if weight.ndim < 2:
            found.append(torch.zeros_like(weight))
            continue
        drawn = torch.randn(weight.shape, generator=generator).to(weight)
        lengths = weight.detach().flatten(1).norm(dim=1) / drawn.flatten(1).norm(dim=1).clamp(min=1e-12)
        found.append(drawn * lengths.view(-1, *[1] * (weight.ndim - 1)))
    return found


def slice_of(
    model: LatentModel,
    images: Tensor,
    labels: Tensor | None = None,
    *,
    name: str = "slice",
    side: int = SIDE,
    reach: float = REACH,
    seed: int = 0,
    progress: Progress | None = None,
) -> Landscape:
    """The loss over two directions from the trained weights, which lie at (0, 0): (side, side) places.

    ``images`` (N, C, H, W) are in [-1, 1]. The model itself is not changed. Raises NotSupported for a model
    without a loss of its own.
    """
    twin = copy.deepcopy(model).eval().requires_grad_(False)
    first, second = directions(twin, seed)
    weights = list(twin.parameters())
    origin = [weight.detach().clone() for weight in weights]
    places = np.linspace(-reach, reach, side)
    values = np.empty((side, side))
    for row, up in enumerate(places):
        for column, across in enumerate(places):
            if progress is not None:
                done = (row * side + column) / side**2
                progress.report(done, "Moving the weights: {done:.0%}", done=done)
            with torch.no_grad():
                for weight, at, a, b in zip(weights, origin, first, second, strict=True):
                    weight.copy_(at + float(across) * a + float(up) * b)
            values[row, column] = loss_of(twin, images, labels, seed)
    return tabulated(name, name, "L(θ + x d₁ + y d₂)", places, places, values)
