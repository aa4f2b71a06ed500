from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from latentlab.ui.training.history import curves_of
from latentlab.ui.training.stats import Pacer, Stats, clock, memory_text, resident_bytes


def test_the_time_left_follows_the_run_s_own_clock() -> None:
    pacer = Pacer()
    assert pacer.seconds_left(100) is None
    pacer.push(10, 1.0)
    assert pacer.seconds_left(100) is None
    pacer.push(20, 3.0)
    assert pacer.seconds_left(100) == pytest.approx(16.0)
    pacer.push(15, 4.0)  # it went back to a checkpoint
    assert pacer.seconds_left(100) is None


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (65, "1:05"), (7384, "2:03:04")])
def test_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_memory_is_that_of_this_process() -> None:
    held = resident_bytes()
    assert held is None or held > 2**20
    assert memory_text("cpu").endswith(("MB", "–"))


def test_rows_become_columns_with_their_own_steps() -> None:
    curves = curves_of(
        [{"step": 1, "a": 1.0}, {"step": 2, "a": 2.0, "b": 5}, {"step": 3, "b": 6, "note": "x"}]
    )
    assert set(curves) == {"a", "b"}
    np.testing.assert_array_equal(curves["b"], ([2, 3], [5, 6]))


def test_a_run_that_prepares_shows_that_it_is_busy(qtbot: QtBot) -> None:
    stats = Stats()
    qtbot.addWidget(stats)
    stats.set_busy(True)
    assert stats.bar.maximum() == 0
    stats.set_plan(0, 100)
    assert stats.bar.maximum() == 100
    stats.take(50, {"time": 1.0})
    assert stats.bar.value() == 50
