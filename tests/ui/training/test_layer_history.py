"""Norms of layers over the steps, and the map made of them."""

from __future__ import annotations

import math

import numpy as np

from latentlab.runs.events import Layer, LayerNorms, Structure
from latentlab.ui.training.layer_history import WIDEST, LayerHistory

TWO = Structure(0, (Layer("a", ("a.weight",), 4), Layer("b", ("b.weight", "b.bias"), 6)))


def norms(step: int, gradient: float = 1.0) -> LayerNorms:
    return LayerNorms(step, (gradient, 10.0), (0.0, 0.1), (0.0, 5.0))


def filled(count: int) -> LayerHistory:
    history = LayerHistory()
    history.take(TWO)
    for number in range(1, count + 1):
        history.take(norms(10 * number, float(number)))
    return history


def test_norms_come_in_steps_and_layers() -> None:
    history = filled(200)
    assert len(history) == 200
    np.testing.assert_array_equal(history.steps, np.arange(10, 2001, 10))
    np.testing.assert_allclose(history.logs("gradient")[0], np.log10(np.arange(1, 201)))
    assert np.isnan(history.logs("update")[0]).all()  # a frozen layer
    assert np.isnan(history.logs("relative")[0]).all()
    np.testing.assert_allclose(history.logs("relative")[1], math.log10(0.02))


def test_a_run_that_goes_back_writes_on_from_there() -> None:
    history = filled(20)
    history.take(TWO)  # the same layers once more: a resumed run says them
    history.take(norms(150, 7.0))
    assert history.steps[-2:].tolist() == [140, 150]
    assert history.logs("gradient")[0, -1] == math.log10(7.0)
    history.take(LayerNorms(160, (1.0,), (1.0,), (1.0,)))  # of other layers
    assert len(history) == 15
    history.take(Structure(0, TWO.layers[:1]))
    assert (len(history), history.layers) == (0, TWO.layers[:1])


def test_a_young_run_fills_the_map_from_the_left_and_an_old_one_loses_no_peak() -> None:
    young = filled(5)
    assert young.width(300) == 5 * WIDEST
    places = (0, WIDEST, 5 * WIDEST - 1, 5 * WIDEST)
    assert [young.index_at("gradient", 0, x, 300) for x in places] == [0, 1, 4, None]
    assert young.columns("gradient", 300).shape == (2, 5 * WIDEST)
    old = filled(1000)
    old.take(norms(3005, 1e6))
    for number in range(301, 1000):
        old.take(norms(10 * number + 6, 1.0))
    columns = old.columns("gradient", 70)
    assert columns.shape == (2, 70)
    assert np.nanmax(columns[0]) == 6.0
    peak = int(np.nanargmax(columns[0]))
    assert old.index_at("gradient", 0, peak, 70) == 300
    assert old.steps[300] == 3005
    assert LayerHistory().columns("gradient", 50).shape == (0, 0)


def test_the_span_of_colours_leaves_outliers_out() -> None:
    history = filled(500)
    history.take(norms(6000, 1e30))
    low, high = history.span("gradient") or (0.0, 0.0)
    assert 0 <= low < high < 4
    assert LayerHistory().span("gradient") is None
