"""The matrix exponential of a rank-one matrix, exp(x y^T), which is explicit and always invertible.

With s = y.x and phi(s) = (e^s - 1)/s: exp(x y^T) = I + phi(s) x y^T, its inverse is I - phi(-s) x y^T and its
log-determinant s (Su Jianlin, kexue.fm 6407). Its determinant is positive: no reflection is among them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SERIES_BELOW = 1e-4  # where (e^s - 1)/s is taken from its series; what is left out is below s^3/24


def phi(s: Tensor) -> Tensor:
    """(e^s - 1)/s of each element, 1 at 0, with its derivatives of any order up to the second."""
    small = s.abs() < SERIES_BELOW
    # Twice where: the branch that is not taken must be finite too, or its gradient makes NaN of both.
    safe = torch.where(small, torch.ones_like(s), s)
    return torch.where(small, 1.0 + s / 2.0 + s * s / 6.0, torch.expm1(safe) / safe)


def log_determinant(x: Tensor, y: Tensor) -> Tensor:
    """log det of exp(x y^T), or of a product of such: the sum of s. ``x``, ``y`` (k,) or (r, k); 0-d."""
    return (x * y).sum()


def apply(v: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """exp(x y^T) v in O(k) for vectors ``v`` (..., k); ``x`` and ``y`` are (k,)."""
    return _plus_outer(v, v @ y, phi(torch.dot(x, y)) * x)


def apply_inverse(v: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """exp(-x y^T) v in O(k) for vectors ``v`` (..., k)."""
    return _plus_outer(v, v @ y, -phi(-torch.dot(x, y)) * x)


def _plus_outer(v: Tensor, amount: Tensor, direction: Tensor) -> Tensor:
    # One pass over the data that writes nothing but the result.
    return torch.addr(v.reshape(-1, v.shape[-1]), amount.reshape(-1), direction).view(v.shape)


def apply_product(v: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """M v for vectors ``v`` (..., k), in O(r k): M = exp(x_r y_r^T) ... exp(x_1 y_1^T), the first row first.

    ``x`` and ``y`` are (r, k).
    """
    left, right = compact(x, y)
    return v + (v @ right.T) @ left.T


def apply_product_inverse(v: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """M^-1 v of ``apply_product``: the inverse factors in reverse order."""
    left, right = compact(-x.flip(0), y.flip(0))
    return v + (v @ right.T) @ left.T


def compact(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """``left`` (k, r) and ``right`` (r, k) with I + left @ right = exp(x_r y_r^T) ... exp(x_1 y_1^T).

    Two thin products instead of r passes over the data, as for products of reflections (Schreiber & Van
    Loan 1989). What factor i reads of its input, a_i = y_i.v + sum over j < i of (y_i.x_j) phi_j a_j, is
    a triangular system that does not depend on v.
    """
    scaled = phi((x * y).sum(1)).unsqueeze(1) * x
    below = torch.tril(y @ scaled.T, diagonal=-1)
    unit = torch.eye(len(x), dtype=x.dtype, device=x.device) - below
    right = torch.linalg.solve_triangular(unit, y, upper=False, unitriangular=True)
    return scaled.T, right


class ExpMatrix(nn.Module):
    """Mixes the channels of maps (N, C, H, W) by a fixed rotation, then ``factors`` learned exp(x y^T).

    The rotation makes all channels meet from the start; the factors begin as the identity, so that the
    layer begins with condition number 1. (Random factors begin at 3 to 12, and stay behind.)
    """

    base: Tensor

    def __init__(self, channels: int, factors: int) -> None:
        super().__init__()
        self.register_buffer("base", rotation(channels))
        # x = 0 makes exp(x y^T) the identity; the gradient of x does not vanish there, as y is not 0.
        self.x = nn.Parameter(torch.zeros(factors, channels))
        self.y = nn.Parameter(F.normalize(torch.randn(factors, channels), dim=1))

    def matrix(self) -> Tensor:
        """The whole mixing as one matrix (C, C)."""
        base, x, y = wide(self.base, self.x, self.y)
        return apply_product(base.T, x, y).T

    def inverse_matrix(self) -> Tensor:
        """Its exact inverse (C, C), without solving anything."""
        base, x, y = wide(self.base, self.x, self.y)
        identity = torch.eye(len(base), dtype=base.dtype, device=base.device)
        return base.T @ apply_product_inverse(identity, x, y).T

    def log_determinant(self) -> Tensor:
        """Of the matrix; 0-d."""
        return log_determinant(self.x, self.y)


def wide(*tensors: Tensor) -> tuple[Tensor, ...]:
    """The tensors in float32 at least: what a matrix of a model in bf16 is computed in."""
    return tuple(tensor.to(torch.promote_types(tensor.dtype, torch.float32)) for tensor in tensors)


def rotation(size: int) -> Tensor:
    """A random rotation (size, size), uniform by the Haar measure; determinant +1."""
    q, r = torch.linalg.qr(torch.randn(size, size, dtype=torch.float64))
    q = q * torch.where(torch.diagonal(r) < 0, -1.0, 1.0)
    # An odd number of reflections is undone in one axis.
    flip = torch.ones(size, dtype=q.dtype, device=q.device)
    flip[0] = torch.sign(torch.linalg.det(q))
    rotated: Tensor = q * flip
    return rotated.float()
