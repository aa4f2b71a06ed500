"""Figures that several families send."""

from __future__ import annotations

import torch
from torch import Tensor

from latentlab.runs.events import Figure
from latentlab.spec import DEAD_BELOW

REACH = 4.0  # standard deviations of the prior that are drawn to either side
BINS = 40
BRIGHTEST = 1.0  # density; N(0, 1) peaks at 0.4, and a lone spike must not darken everything else


def axis_bars(kl: Tensor) -> Figure:
    """The KL to the prior of each axis, (D,) in nats, as bars; axes that carry nothing are grey."""
    return Figure("kl", "bars", 0, {"values": kl.cpu().numpy(), "unit": "nats", "dead_below": DEAD_BELOW})


@torch.no_grad()
def aggregate_posterior(mean: Tensor, std: Tensor) -> Figure:
    """The density of each axis' codes over all images, from posteriors (N, D), as a matrix.

    Row 0 is N(0, 1), which the others are to be held against; row d + 1 is axis d. Columns go from
    -4 to 4, the tails lie in the first and the last. Densities above 1 are drawn as 1.
    """
    width = 2 * REACH / BINS
    rows = torch.cat((torch.distributions.Normal(0.0, 1.0).cdf(_edges(mean))[:, None], _cdf(mean, std)), 1)
    densities = (rows.diff(dim=0) / width).clamp(0.0, BRIGHTEST).T
    return Figure("aggregate_posterior", "matrix", 0, {"values": densities.cpu().numpy()})


def _edges(like: Tensor) -> Tensor:
    edges = torch.linspace(-REACH, REACH, BINS + 1, device=like.device, dtype=like.dtype)
    edges[0], edges[-1] = -torch.inf, torch.inf
    return edges


def _cdf(mean: Tensor, std: Tensor) -> Tensor:
    # An edge at a time: all at once would need 65 times the memory of the posteriors.
    return torch.stack([torch.special.ndtr((edge - mean) / std).mean(dim=0) for edge in _edges(mean)])
