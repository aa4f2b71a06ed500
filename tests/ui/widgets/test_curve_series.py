from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from latentlab.ui.widgets.curve_series import Series


def _ema(values: np.ndarray, weight: float) -> np.ndarray:
    mean, out = 0.0, []
    for n, value in enumerate(values, start=1):
        mean = weight * mean + (1 - weight) * value
        out.append(mean / (1 - weight**n))
    return np.array(out)


def _plain_view(series: Series, weight: float, log: bool) -> tuple[np.ndarray, np.ndarray]:
    steps, values = series.steps, _ema(series.values, weight) if weight > 0 else series.values
    return (steps[values > 0], np.log10(values[values > 0])) if log else (steps, values)


@pytest.mark.parametrize("weight", [0.3, 0.9, 0.99])
@pytest.mark.parametrize("chunk", [1, 7, 128, 1000])
def test_smoothing_in_pieces_is_the_exponential_mean(weight: float, chunk: int) -> None:
    values = np.random.default_rng(0).normal(5, 2, size=1000)
    series = Series()
    for start in range(0, 1000, chunk):
        series.append(np.arange(start, min(start + chunk, 1000)), values[start : start + chunk])
        series.view(weight)
    np.testing.assert_allclose(series.view(weight).values, _ema(values, weight), rtol=1e-9)
    np.testing.assert_allclose(series.view(0.5).values, _ema(values, 0.5), rtol=1e-9)


_look = st.tuples(st.sampled_from([0.0, 0.5, 0.9, 0.99]), st.booleans())
_turn = st.tuples(st.integers(1, 200), st.integers(0, 300), _look)


@settings(max_examples=150, deadline=None)
@given(
    turns=st.lists(_turn, min_size=1, max_size=8),
    shift=st.sampled_from([-1.0, 0.3, 6.0]),
    seed=st.integers(0, 99),
)
def test_views_that_catch_up_equal_those_made_at_once(
    turns: list[tuple[int, int, tuple[float, bool]]], shift: float, seed: int
) -> None:
    random, series = np.random.default_rng(seed), Series()
    for count, back, (weight, log) in turns:
        start = max(len(series) - back, 0)
        series.append(np.arange(start, start + count), shift + random.normal(size=count))
        assert len(series) == start + count
        view = series.view(weight, log)
        steps, values = _plain_view(series, weight, log)
        np.testing.assert_array_equal(view.steps, steps)
        # A mean may come out of large terms that cancel, so that only its absolute error is small.
        np.testing.assert_allclose(
            10**view.values if log else view.values, 10**values if log else values, atol=1e-11
        )


def test_smoothing_and_logarithm_are_both_remembered() -> None:
    series = Series()
    series.append(np.arange(10), np.ones(10))
    views = series.view(0.9), series.view(0.9, log=True), series.view(log=True)
    assert views == (series.view(0.9), series.view(0.9, log=True), series.view(log=True))


def test_a_series_grows_without_copying_its_past_and_leaves_out_what_is_not_finite() -> None:
    series = Series()
    series.append(np.arange(2000), np.ones(2000))
    buffer = series.values.base
    series.append([2000, 2001, 2002], [1.0, np.nan, np.inf])
    assert len(series) == 2001
    assert series.values.base is buffer
    assert np.isfinite(series.values).all()
