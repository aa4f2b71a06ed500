"""exp(x y^T) of the plane agrees with the layer of the flow and with scipy (specification, section 5)."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from latentlab.models import expmix
from latentlab.playground.matrices import Factor, facts, inverse, part, product, race

numbers = st.floats(-2.0, 2.0)
factors = st.lists(
    st.builds(Factor, st.tuples(numbers, numbers), st.tuples(numbers, numbers)), min_size=1, max_size=4
)


@given(factors)
def test_it_is_the_matrix_exponential_and_the_flows_mixing(stack: list[Factor]) -> None:
    found = facts(stack)
    scale = max(1.0, float(np.abs(found.matrix).max())) * max(1.0, float(np.abs(inverse(stack)).max()))
    assert found.apart <= 1e-12 * scale * 10
    assert found.undone <= 1e-12 * scale * 10
    assert np.linalg.det(found.matrix) == pytest.approx(found.area, rel=1e-6, abs=1e-9 * scale)
    x, y = (torch.tensor([getattr(f, name) for f in stack], dtype=torch.float64) for name in "xy")
    mixed = expmix.apply_product(torch.eye(2, dtype=torch.float64), x, y).T
    np.testing.assert_allclose(found.matrix, mixed.numpy(), atol=1e-10 * scale)


def test_the_growing_product_begins_with_nothing_and_ends_whole() -> None:
    stack = [Factor((1.0, 0.5), (0.3, -0.7)), Factor((0.2, 1.0), (1.0, 0.4))]
    np.testing.assert_array_equal(part(stack, 0.0), np.eye(2))
    np.testing.assert_allclose(part(stack, 1.0), stack[0].matrix())
    np.testing.assert_allclose(part(stack, 2.0), product(stack))
    half = part(stack[:1], 0.5)
    np.testing.assert_allclose(half @ half, stack[0].matrix(), atol=1e-12)


def test_orthogonal_is_a_shear_zero_is_the_identity_and_tiny_s_is_exact() -> None:
    shear = facts([Factor((2.0, 0.0), (0.0, 1.5))])
    assert shear.area == 1.0
    np.testing.assert_array_equal(shear.matrix, [[1.0, 3.0], [0.0, 1.0]])
    np.testing.assert_array_equal(Factor((0.0, 0.0), (1.0, 2.0)).matrix(), np.eye(2))
    assert facts([Factor((1.0, 0.0), (1e-6, 1.0))]).apart < 1e-15
    assert facts([]).area == 1.0


def test_the_race_is_run() -> None:
    assert all(0 < microseconds < 1e5 for microseconds in race(Factor((1.0, 0.0), (0.0, 1.0)), rounds=5))
