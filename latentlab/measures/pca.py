"""Principal components: the best that a linear code of some size can do, to compare models with."""

from __future__ import annotations

import torch
from torch import Tensor

from latentlab.errors import BadInput

_EXACT_UP_TO = 4096
_CHUNK = 8192
_SPARE = 16
_ITERATIONS = 6


def pca_mse(train: Tensor, test: Tensor, components: int) -> float:
    """Mean squared error of ``test`` (M, P) rebuilt from as many principal components of ``train`` (N, P).

    In the units of the data, squared. Exact (float64) up to 4,096 pixels; beyond, the components are
    found by seeded randomised iteration (Halko, Martinsson, Tropp 2011).
    """
    if train.ndim != 2 or test.ndim != 2 or train.shape[1] != test.shape[1]:
        raise BadInput(
            "Principal components need flat images of one size (N, P), not {train} and {test}.",
            train=tuple(train.shape),
            test=tuple(test.shape),
        )
    if not 0 < components <= min(train.shape):
        raise BadInput(
            "There are no {count} principal components in data of the shape {shape}.",
            count=components,
            shape=tuple(train.shape),
        )
    mean, basis = principal_axes(train, components)
    error = torch.zeros((), dtype=torch.float64, device=test.device)
    for chunk in test.split(_CHUNK):
        centred = chunk.double() - mean
        error += (centred - centred @ basis @ basis.T).square().sum()
    return float(error) / test.numel()


def principal_axes(train: Tensor, components: int, exact_up_to: int = _EXACT_UP_TO) -> tuple[Tensor, Tensor]:
    """The mean (P,) of ``train`` (N, P) and its leading principal axes (P, components), float64, orthonormal.

    The widest comes last. Exact up to so many columns; ``components`` is at most min(N, P).
    """
    mean = torch.stack([chunk.double().sum(dim=0) for chunk in train.split(_CHUNK)]).sum(dim=0) / len(train)
    find = _exact if train.shape[1] <= exact_up_to else _randomised
    return mean, find(train, mean, components)


def _exact(train: Tensor, mean: Tensor, components: int) -> Tensor:
    """(P, components), orthonormal: the leading eigenvectors of the covariance."""
    identity = torch.eye(train.shape[1], dtype=torch.float64, device=train.device)
    vectors: Tensor = torch.linalg.eigh(_scatter(train, mean, identity)).eigenvectors
    return vectors[:, -components:]


def _randomised(train: Tensor, mean: Tensor, components: int) -> Tensor:
    """Like ``_exact``, by power iterations on a random subspace a little larger than asked for."""
    pixels = train.shape[1]
    width = min(components + _SPARE, pixels)
    generator = torch.Generator().manual_seed(0)
    basis = torch.randn(pixels, width, generator=generator, dtype=torch.float64).to(train.device)
    for _ in range(_ITERATIONS):
        basis = torch.linalg.qr(_scatter(train, mean, basis)).Q
    inner: Tensor = torch.linalg.eigh(basis.T @ _scatter(train, mean, basis)).eigenvectors
    return basis @ inner[:, -components:]


def _scatter(train: Tensor, mean: Tensor, vectors: Tensor) -> Tensor:
    """(P, K): the sum over rows x of (x - mean) (x - mean)^T, times ``vectors`` (P, K)."""
    result = torch.zeros_like(vectors)
    for chunk in train.split(_CHUNK):
        centred = chunk.double() - mean
        result += centred.T @ (centred @ vectors)
    return result
