"""The Wasserstein-1 distance of two small samples, exactly, and what a critic can prove of it.

By Kantorovich-Rubinstein duality E_p f - E_q f <= Lip(f) W1(p, q) for every f, with equality for the best one
(Arjovsky et al. 2017; Su Jianlin, kexue.fm 6280).
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from torch import Tensor

from latentlab.errors import BadInput

Doubles = NDArray[np.float64]


def distances(a: Tensor, b: Tensor) -> Doubles:
    """Euclidean distance of every point of ``a`` (N, ...) to every one of ``b`` (M, ...): (N, M).

    Points are flattened. Raises BadInput where they have different sizes.
    """
    one, other = (points.detach().flatten(1).double().cpu() for points in (a, b))
    if one.shape[1] != other.shape[1]:
        raise BadInput(
            "Points of {one} and of {other} numbers have no distance.",
            "Take both from the same space.",
            one=one.shape[1],
            other=other.shape[1],
        )
    # Around their middle, where |a|^2 + |b|^2 - 2ab loses least; the direct way is 20 times slower.
    middle = other.mean(dim=0)
    mode = "use_mm_for_euclid_dist"
    found: Doubles = torch.cdist(one - middle, other - middle, compute_mode=mode).numpy()
    return found


def wasserstein(cost: Doubles) -> float:
    """Least mean cost of pairing N points with N others, given the costs (N, N) of all pairs.

    For distances this is the Wasserstein-1 distance of the two samples. Cubic in N: for minibatches.
    Raises BadInput for samples of different sizes.
    """
    if cost.ndim != 2 or cost.shape[0] != cost.shape[1] or not len(cost):
        raise BadInput(
            "Samples of different sizes cannot be paired: the costs have the shape {shape}.",
            "Take as many points of one as of the other, at least one.",
            shape=cost.shape,
        )
    return float(cost[linear_sum_assignment(cost)].mean())


def proven_distance(values_a: Tensor, values_b: Tensor, cost: Doubles) -> float:
    """The share of W1 that a critic's values (N,) and (M,) of two samples prove.

    ``(mean f(a) - mean f(b)) / L``, with the Lipschitz constant L that the values show between the samples
    at the distances ``cost`` (N, M). It never exceeds ``wasserstein(cost)``, whatever the critic's scale is.
    """
    one, other = (values.detach().double().cpu().numpy() for values in (values_a, values_b))
    lipschitz = float(((one[:, None] - other) / np.maximum(cost, np.finfo(np.float64).tiny)).max())
    return float(one.mean() - other.mean()) / lipschitz if lipschitz > 0 else 0.0
