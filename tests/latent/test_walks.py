from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from latentlab.errors import BadInput
from latentlab.latent.walks import KINDS, Kind, axis_values, corners, line, traversal, truncate
from latentlab.spec import LatentSpace

codes = arrays(np.float32, 6, elements=st.floats(-100, 100, width=32))


def normal(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


@settings(max_examples=100, deadline=None)
@given(codes, codes, st.sampled_from(KINDS), st.integers(2, 9))
def test_a_line_starts_and_ends_exactly_at_its_codes(
    a: np.ndarray, b: np.ndarray, kind: Kind, steps: int
) -> None:
    walk = line(a, b, steps, kind)
    assert walk.shape == (steps, 6)
    assert walk.dtype == np.float32
    assert np.isfinite(walk).all()
    assert np.array_equal(walk[0], a)
    assert np.array_equal(walk[-1], b)


@settings(max_examples=100, deadline=None)
@given(codes, codes, st.sampled_from(KINDS))
def test_a_line_backwards_is_the_line_reversed(a: np.ndarray, b: np.ndarray, kind: Kind) -> None:
    if kind == "spherical" and abs(np.dot(a, b)) > 0.999 * np.linalg.norm(a) * np.linalg.norm(b):
        return  # between opposite directions there are many ways round
    assert np.allclose(line(a, b, 5, kind), line(b, a, 5, kind)[::-1], atol=1e-3, rtol=1e-4)


def test_linear_is_the_straight_line() -> None:
    a, b = normal(5), normal(5, seed=1)
    assert np.allclose(line(a, b, 5), [a + t * (b - a) for t in (0, 0.25, 0.5, 0.75, 1)], atol=1e-6)


def test_midpoints_of_normal_codes_have_the_standard_deviations_of_the_spec() -> None:
    """.707 for the linear midpoint, 1.000 for cosine-sine (and about 1 for slerp in high dimensions)."""
    pairs = normal(2, 400, 256)
    middle = {
        kind: np.std([line(a, b, 3, kind)[1] for a, b in zip(*pairs, strict=True)], dtype=np.float64)
        for kind in KINDS
    }
    assert middle["linear"] == pytest.approx(np.sqrt(0.5), abs=0.005)
    assert middle["cosine"] == pytest.approx(1.0, abs=0.005)
    assert middle["spherical"] == pytest.approx(1.0, abs=0.005)


def test_cosine_keeps_the_variance_all_along() -> None:
    pairs = normal(2, 2000, 16)
    walks = np.stack([line(a, b, 9, "cosine") for a, b in zip(*pairs, strict=True)])
    assert np.allclose(walks.std(axis=(0, 2)), 1.0, atol=0.02)


def test_spherical_turns_evenly_and_its_norm_is_linear() -> None:
    a, b = 2.0 * normal(7), 5.0 * normal(7, seed=1)
    walk = line(a, b, 11, "spherical").astype(np.float64)
    norms = np.linalg.norm(walk, axis=1)
    assert np.allclose(norms, np.linspace(norms[0], norms[-1], 11), rtol=1e-5)
    units = walk / norms[:, None]
    angles = np.arccos(np.clip((units[1:] * units[:-1]).sum(1), -1, 1))
    assert np.allclose(angles, angles.mean(), atol=1e-4)
    assert np.linalg.matrix_rank(units, tol=1e-5) == 2


def test_spherical_where_it_is_not_defined() -> None:
    a = np.array([2.0, 0.0, 0.0])
    assert np.allclose(line(a, 3 * a, 3, "spherical")[1], 2 * a)
    assert np.allclose(line(np.zeros(3), a, 3, "spherical")[1], a / 2)
    assert np.allclose(line(np.zeros(3), np.zeros(3), 3, "spherical"), 0)
    around = line(a, -a, 5, "spherical")
    assert np.allclose(np.linalg.norm(around, axis=1), 2.0, atol=1e-6)
    assert abs(around[2] @ a) < 1e-6
    assert np.allclose(line([2.0], [-2.0], 3, "spherical")[:, 0], [2, 0, -2])


@pytest.mark.parametrize(
    ("a", "b", "steps", "kind", "words"),
    [
        ([0, 0], [0, 0, 0], 3, "linear", "different lengths, 2 and 3"),
        ([0, 0], [0, 0], 1, "linear", "at least 2 steps"),
        ([0, 0], [0, 0], 3, "cubic", "no interpolation named 'cubic'.*linear, spherical, cosine"),
        ([[0, 0]], [0, 0], 3, "linear", "shape"),
        ([], [], 3, "linear", "shape"),
        ([0, float("nan")], [0, 0], 3, "linear", "finite"),
    ],
)
def test_impossible_lines(a: list[float], b: list[float], steps: int, kind: Kind, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        line(a, b, steps, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_corner_sheet_has_its_codes_in_the_corners_and_lines_on_its_edges(kind: Kind) -> None:
    four = normal(4, 5)
    sheet = corners(four, 3, 4, kind)
    assert sheet.shape == (12, 5)
    cells = sheet.reshape(3, 4, 5)
    for corner, code in zip((cells[0, 0], cells[0, -1], cells[-1, 0], cells[-1, -1]), four, strict=True):
        assert np.array_equal(corner, code)
    assert np.allclose(cells[0], line(four[0], four[1], 4, kind))
    assert np.allclose(cells[:, 0], line(four[0], four[2], 3, kind))


def test_a_linear_corner_sheet_is_bilinear() -> None:
    four = normal(4, 5)
    assert np.allclose(corners(four, 3, 3).reshape(3, 3, 5)[1, 1], four.mean(0), atol=1e-6)
    with pytest.raises(BadInput, match="needs 4 codes, not 3"):
        corners(four[:3], 3, 3)


def test_a_traversal_moves_one_axis_a_row() -> None:
    code = normal(5)
    walk = traversal(code, [3, 0], [[-1, 0, 1], [-2, 0, 2]]).reshape(2, 3, 5)
    assert walk[0, :, 3].tolist() == [-1, 0, 1]
    assert walk[1, :, 0].tolist() == [-2, 0, 2]
    for row, axis in enumerate((3, 0)):
        others = [i for i in range(5) if i != axis]
        assert np.array_equal(walk[row][:, others], np.tile(code[others], (3, 1)))
    assert np.array_equal(traversal(code, [1, 2], [0, 1]), traversal(code, [1, 2], [[0, 1], [0, 1]]))


def test_a_traversal_of_an_axis_that_is_not_there() -> None:
    for axis in (-1, 5):
        with pytest.raises(BadInput, match=rf"no axis {axis}.*0 to 4"):
            traversal(normal(5), [axis], [0.0])


@pytest.mark.parametrize("reach", [float("inf"), float("nan")])
def test_a_traversal_without_end(reach: float) -> None:
    with pytest.raises(BadInput, match="reach"):
        axis_values(LatentSpace(name="z", shape=(2,)), [0], 3, reach)


def test_axis_values_span_what_was_measured() -> None:
    space = LatentSpace(shape=(3,), mean=(0.0, 1.0, 2.0), std=(1.0, 2.0, 0.5))
    assert np.allclose(axis_values(space, [2, 1], 3, 2.0), [[1, 2, 3], [-3, 1, 5]])
    assert np.allclose(axis_values(LatentSpace(shape=(3,)), [0], 3, 3.5), [[-3.5, 0, 3.5]])


def test_truncation_draws_towards_the_mean() -> None:
    z, mean = normal(4, 5), normal(5, seed=1)
    assert np.allclose(truncate(z, mean, 1.0), z, atol=1e-6)
    assert np.array_equal(truncate(z, mean, 0.0), np.tile(mean, (4, 1)))
    assert np.allclose(truncate(z, mean, 0.5), (z + mean) / 2, atol=1e-6)
    assert truncate(z[0], mean, 0.7).shape == (5,)
