"""The Frechet distance between two sets of features, each taken for a Gaussian.

Dowson and Landau 1982; on the features of a network, Heusel et al. 2017. The figure means nothing without
the network: on our classifier it is called FFD with the classifier's name, and never FID, which stands for
another network's features and is another number.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from latentlab.errors import BadInput


@dataclass(frozen=True, eq=False)
class Gaussian:
    """Mean (D,) and covariance (D, D), float64, unbiased."""

    mean: Tensor
    covariance: Tensor


def fitted(features: Tensor) -> Gaussian:
    """The Gaussian with the mean and the covariance of features (N, D). Raises BadInput below two rows."""
    if features.ndim != 2 or len(features) < 2:
        raise BadInput(
            "A Frechet distance needs at least two features of one length, not {shape}.",
            "Use more images.",
            shape=tuple(features.shape),
        )
    if not features.isfinite().all():
        raise BadInput(
            "Features must be finite numbers; these hold NaN or infinity.", "Look at the images they are of."
        )
    rows = features.double()
    mean = rows.mean(dim=0)
    centred = rows - mean
    return Gaussian(mean, centred.T @ centred / (len(rows) - 1))


def frechet(a: Gaussian, b: Gaussian) -> float:
    """|m_a - m_b|^2 + tr(A + B - 2 (A B)^(1/2)), not negative: the squared 2-Wasserstein distance.

    The trace of (A B)^(1/2) is the sum of the singular values of A^(1/2) B^(1/2). Both roots are symmetric
    and real whatever the rank of the covariances; the root of the product itself is neither, and loses half
    of the digits where they are singular.
    """
    shared = torch.linalg.svdvals(_root(a.covariance) @ _root(b.covariance)).sum()
    spread = a.covariance.trace() + b.covariance.trace() - 2.0 * shared
    return float(((a.mean - b.mean).square().sum() + spread).clamp_min(0.0))


def frechet_distance(a: Tensor, b: Tensor) -> float:
    """``frechet`` of the Gaussians of two sets of features (N, D) and (M, D)."""
    return frechet(fitted(a), fitted(b))


def _root(covariance: Tensor) -> Tensor:
    """The symmetric square root of a positive semi-definite matrix (D, D); rounding below 0 counts as 0."""
    values, vectors = torch.linalg.eigh(covariance)
    root: Tensor = (vectors * values.clamp_min(0.0).sqrt()) @ vectors.T
    return root
