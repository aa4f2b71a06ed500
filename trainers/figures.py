"""Figures that several families send."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from latentlab.runs.events import Figure
from latentlab.spec import DEAD_BELOW

REACH = 4.0, 8.0  # standard deviations of the prior that are drawn to either side, at least and at most
SHARE = 0.999  # of the posteriors that have to lie within
BINS = 100
ELLIPSES = 300


def axis_bars(kl: Tensor) -> Figure:
    """The KL to the prior of each axis, (D,) in nats, as bars; axes that carry nothing are grey."""
    return Figure("kl", "bars", 0, {"values": kl.cpu().numpy(), "unit": "nats", "dead_below": DEAD_BELOW})


@torch.no_grad()
def aggregate_posterior(mean: Tensor, std: Tensor, kl: Tensor) -> Figure:
    """The density of each axis' codes over all images, from posteriors (N, D), against N(0, 1).

    Exact means over bins, not samples at points: a posterior may be narrower than a bin. ``kl`` (D,) in nats
    says which axes matter.
    """
    mean, std = mean.cpu().double(), std.cpu().double()  # not every device has doubles
    edges = _edges(mean, std)
    width = edges[1] - edges[0]
    # An edge at a time: all at once would need a hundred times the memory of the posteriors.
    below = torch.stack([torch.special.ndtr((edge - mean) / std).mean(dim=0) for edge in edges])
    data = {
        "x": ((edges[:-1] + edges[1:]) / 2).cpu().numpy(),
        "curves": (below.diff(dim=0) / width).T.float().cpu().numpy(),
        "reference": (torch.special.ndtr(edges).diff() / width).cpu().numpy(),
        "weights": kl.cpu().numpy(),
        "unit": "nats",
    }
    return Figure("aggregate_posterior", "densities", 0, data)


@torch.no_grad()
def posterior_ellipses(
    mean: Tensor, std: Tensor, kl: Tensor, labels: Tensor | None, names: Sequence[str]
) -> Figure:
    """The posteriors (N, D) of the first images, in groups by their labels (N,) where there are some."""
    data: dict[str, object] = {
        "means": mean[:ELLIPSES].float().cpu().numpy(),
        "stds": std[:ELLIPSES].float().cpu().numpy(),
        "weights": kl.cpu().numpy(),
        "unit": "nats",
    }
    if labels is not None and names:
        data |= {"group": labels[:ELLIPSES].cpu().numpy(), "names": tuple(names)}
    return Figure("posterior_ellipses", "ellipses", 0, data)


def _edges(mean: Tensor, std: Tensor) -> Tensor:
    """BINS + 1 edges from -r to r, where nearly all of every axis lies."""
    sample = (mean.abs() + 2 * std).flatten()[: 2**24]  # quantile takes no more
    reach = float(sample.quantile(SHARE).clamp(*REACH))
    return torch.linspace(-reach, reach, BINS + 1, device=mean.device, dtype=mean.dtype)
