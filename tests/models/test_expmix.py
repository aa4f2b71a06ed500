"""exp(x y^T) as the specification states it (section 5)."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from latentlab.models import seeded
from latentlab.models.coupling import FreeMatrix
from latentlab.models.expmix import (
    SERIES_BELOW,
    ExpMatrix,
    apply,
    apply_inverse,
    apply_product,
    apply_product_inverse,
    log_determinant,
    phi,
    rotation,
)

K = 16
NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)


def randn(*shape: int, seed: int = 0, dtype: torch.dtype = torch.float64) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=dtype)


def pair(seed: int, dtype: torch.dtype = torch.float64) -> tuple[Tensor, Tensor]:
    return randn(K, seed=2 * seed, dtype=dtype), randn(K, seed=2 * seed + 1, dtype=dtype)


def matrix(x: Tensor, y: Tensor) -> Tensor:
    return apply(torch.eye(len(x), dtype=x.dtype), x, y).T


def inverse(x: Tensor, y: Tensor) -> Tensor:
    return apply_inverse(torch.eye(len(x), dtype=x.dtype), x, y).T


@given(st.floats(-30, 30))
def test_phi_is_the_mean_of_exponentials(s: float) -> None:
    expected = float((WEIGHTS * np.exp(s * (NODES + 1) / 2)).sum() / 2)  # of e^(s t), t from 0 to 1
    assert phi(torch.tensor(s, dtype=torch.float64)).item() == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("s", [0.0, 1e-12, -1e-12, SERIES_BELOW, -SERIES_BELOW, 0.99 * SERIES_BELOW])
def test_phi_and_its_gradient_are_exact_near_zero(s: float) -> None:
    at = torch.tensor(s, dtype=torch.float64, requires_grad=True)
    value = phi(at)
    (slope,) = torch.autograd.grad(value, at)
    assert value.item() == pytest.approx(1 + s / 2 + s**2 / 6, abs=1e-12)
    assert slope.item() == pytest.approx(0.5 + s / 3, abs=1e-8)
    if s == 1e-12:
        assert abs((math.exp(s) - 1) / s - value.item()) > 5e-5  # what the plain formula gives


@pytest.mark.parametrize("seed", range(20))
def test_inverse_determinant_and_exponential_in_float64(seed: int) -> None:
    x, y = pair(seed)
    m, back = matrix(x, y), inverse(x, y)
    condition = torch.linalg.cond(m).item()
    assert (m @ back - torch.eye(K)).abs().max() < max(1e-9, 1e-14 * condition)
    sign, log_det = torch.linalg.slogdet(m)
    assert sign == 1
    assert abs(log_det - log_determinant(x, y)) < 1e-9
    torch.testing.assert_close(m, torch.linalg.matrix_exp(torch.outer(x, y)), rtol=1e-9, atol=1e-9)
    torch.testing.assert_close(back, torch.linalg.matrix_exp(-torch.outer(x, y)), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_inverse_in_float32_is_as_good_as_the_condition_allows(seed: int) -> None:
    x, y = pair(seed, torch.float32)
    m, back = matrix(x, y), inverse(x, y)
    scale = torch.linalg.matrix_norm(m, 2) * torch.linalg.matrix_norm(back, 2)
    assert (m @ back - torch.eye(K)).abs().max() / scale < 4e-6


def test_orthogonal_factors_are_a_shear() -> None:
    x, y = pair(1)
    y = y - x * (x @ y) / (x @ x)
    torch.testing.assert_close(matrix(x, y), torch.eye(K, dtype=torch.float64) + torch.outer(x, y))
    assert torch.linalg.det(matrix(x, y)).item() == pytest.approx(1.0, abs=1e-9)


def test_without_x_it_is_the_identity() -> None:
    x, y = pair(2)
    assert torch.equal(matrix(0 * x, y), torch.eye(K, dtype=torch.float64))


def test_gradients_at_zero() -> None:
    x, y = randn(3, seed=4), randn(3, seed=5)
    y = (y - x * (x @ y) / (x @ x)).requires_grad_()
    v = randn(2, 3, seed=6).requires_grad_()
    assert abs(torch.dot(x, y).item()) < 1e-12
    for at in (x, torch.zeros(3, dtype=torch.float64)):
        at = at.clone().requires_grad_()
        assert torch.autograd.gradcheck(apply, (v, at, y))
        assert torch.autograd.gradcheck(apply_inverse, (v, at, y))
    scalars = torch.tensor([0.0, 1e-9, -1e-5, 0.3], dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(phi, (scalars,))
    assert torch.autograd.gradgradcheck(phi, (scalars,), atol=1e-4)


@pytest.mark.parametrize("factors", [1, 2, 5, 20])
def test_a_product_is_its_factors_one_after_the_other(factors: int) -> None:
    x, y, v = 0.3 * randn(factors, K), 0.3 * randn(factors, K, seed=1), randn(7, K, seed=2)
    expected = v
    for row in range(factors):
        expected = apply(expected, x[row], y[row])
    found = apply_product(v, x, y)
    torch.testing.assert_close(found, expected, rtol=1e-10, atol=1e-10)
    torch.testing.assert_close(apply_product_inverse(found, x, y), v, rtol=1e-9, atol=1e-9)
    dense = apply_product(torch.eye(K, dtype=torch.float64), x, y).T
    assert abs(torch.linalg.slogdet(dense)[1] - log_determinant(x, y)) < 1e-9


@pytest.mark.parametrize("size", [1, 2, 3, 4, 12, 48])
def test_a_rotation_has_determinant_one(size: int) -> None:
    with seeded(size):
        found = rotation(size).double()
    torch.testing.assert_close(found @ found.T, torch.eye(size).double(), atol=1e-6, rtol=0)
    assert torch.linalg.det(found).item() == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("kind", ["exp", "free"])
def test_mixings_start_well_conditioned_and_are_their_inverses(kind: str) -> None:
    with seeded(1):
        mixing = (ExpMatrix(12, 4) if kind == "exp" else FreeMatrix(12)).double()
    assert torch.linalg.cond(mixing.matrix()).item() == pytest.approx(1.0, abs=1e-5)
    with torch.no_grad():
        for index, parameter in enumerate(mixing.parameters()):
            parameter += 0.2 * randn(*parameter.shape, seed=index)
    product = mixing.matrix() @ mixing.inverse_matrix()
    # The rotation was drawn in float32.
    torch.testing.assert_close(product, torch.eye(12).double(), atol=1e-6, rtol=0)
    assert torch.linalg.slogdet(mixing.matrix())[1].item() == pytest.approx(
        mixing.log_determinant().item(), abs=1e-6
    )
    assert mixing.bfloat16().matrix().dtype == torch.float32


def test_a_fresh_mixing_learns() -> None:
    with seeded(1):
        mixing = ExpMatrix(4, 3)
    (mixing.matrix() * torch.arange(16.0).view(4, 4)).sum().backward()
    assert mixing.x.grad is not None
    assert (mixing.x.grad != 0).all()
    with torch.no_grad():
        mixing.x -= 0.1 * mixing.x.grad
    mixing.matrix().square().sum().backward()
    assert mixing.y.grad is not None
    assert (mixing.y.grad != 0).all()
