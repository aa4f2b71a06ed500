from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latentlab.ui.widgets.curve_series import Points
from latentlab.ui.widgets.decimate import comfortable_range, visible


def _plain(values: np.ndarray, first: int, last: int, limit: int) -> list[int]:
    """The places that decimation keeps, found by looking at every value."""
    if last - first <= limit:
        return list(range(first, last))
    size = 2
    while 2 * (-(-last // size) - first // size) + 2 > limit:
        size *= 2
    kept = [first]
    for bucket in range(first // size, -(-last // size)):
        places = range(max(first, bucket * size), min(last, (bucket + 1) * size))
        kept += sorted((min(places, key=lambda i: values[i]), max(places, key=lambda i: values[i])))
    return [*kept, last - 1]


@settings(max_examples=200, deadline=None)
@given(
    chunks=st.lists(st.integers(0, 150), min_size=1, max_size=12),
    back=st.lists(st.integers(0, 200), max_size=3),
    different=st.sampled_from([3, 1000]),
    window=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    limit=st.integers(4, 120),
    seed=st.integers(0, 1000),
)
def test_growing_and_going_back_keeps_the_places_a_plain_search_finds(
    chunks: list[int],
    back: list[int],
    different: int,
    window: tuple[float, float],
    limit: int,
    seed: int,
) -> None:
    random = np.random.default_rng(seed)
    points = Points()
    for turn, count in enumerate(chunks):
        start = len(points)
        points.extend(np.arange(start, start + count) * 1.0, random.integers(0, different, count) * 1.0)
        if turn < len(back):
            points.rewind(float(len(points) - back[turn]))
    if not len(points):
        return
    low, high = (share * len(points) for share in sorted(window))
    first, last = visible(points.steps, low, high)
    steps, values = points.between(low, high, limit)
    expected = _plain(points.values, first, last, limit)
    np.testing.assert_array_equal(steps, points.steps[expected])
    np.testing.assert_array_equal(values, points.values[expected])
    assert len(steps) <= limit


@pytest.mark.parametrize("n", [10, 3000, 3001, 4097, 100_000, 123_457])
def test_every_extreme_is_kept_within_the_limit(n: int) -> None:
    values = np.random.default_rng(1).normal(size=n)
    values[n // 3], values[n // 2] = 99, -99
    points = Points()
    points.extend(np.arange(float(n)), values)
    x, y = points.between(0, n, 3000)
    assert len(x) <= 3000
    assert y.max() == 99
    assert y.min() == -99
    assert x[0] == 0
    assert x[-1] == n - 1
    assert (np.diff(x) >= 0).all()
    np.testing.assert_array_equal(values[x.astype(int)], y)


def test_a_curve_that_is_moved_along_does_not_shimmer() -> None:
    points = Points()
    points.extend(np.arange(50_000.0), np.random.default_rng(2).normal(size=50_000))
    here, there = (points.between(low, low + 30_000, 2000)[0] for low in (5000, 5100))
    inner = (here > 5500) & (here < 34_500)
    assert np.isin(here[inner], there).all()


def test_the_visible_part_reaches_one_point_beyond_each_edge() -> None:
    steps = np.arange(0.0, 100.0, 10.0)
    assert visible(steps, 25, 45) == (2, 6)
    assert visible(steps, -5, 500) == (0, 10)


def test_a_spike_at_the_start_does_not_flatten_the_rest() -> None:
    values = np.concatenate(([5000.0], np.linspace(2, 1, 500)))
    low, high = comfortable_range(values)
    assert high < 10
    assert low < 1
    assert comfortable_range(np.array([3.0, 3.0]))[0] < 3
