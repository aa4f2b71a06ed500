from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect

from latentlab.ui.widgets.curve_frame import Frame, labels, round_numbers, round_powers, short, within, zoomed


@given(low=st.floats(-1e6, 1e6), width=st.floats(1e-3, 1e6), count=st.floats(0.1, 12))
def test_ticks_are_few_round_and_inside(low: float, width: float, count: float) -> None:
    ticks = round_numbers(low, low + width, count)
    assert len(ticks) <= max(count, 1) + 1 + 1e-6
    slack = 1e-9 * (abs(low) + width)
    assert ((ticks >= low - slack) & (ticks <= low + width + slack)).all()
    texts = labels(ticks)
    assert len(set(texts)) == len(texts)


def test_ticks_of_common_ranges() -> None:
    assert labels(round_numbers(0, 100_000, 7)) == ["0", "20k", "40k", "60k", "80k", "100k"]
    assert labels(round_numbers(0.0101, 0.0121, 4)) == ["0.0105", "0.011", "0.0115", "0.012"]
    assert labels(round_numbers(-0.3, 0.3, 4)) == ["-0.2", "0", "0.2"]
    assert labels(round_numbers(1_234_560, 1_234_570, 3)) == ["1.23456M", "1.234565M", "1.23457M"]


def test_a_log_axis_names_round_numbers_at_every_width() -> None:
    np.testing.assert_allclose(round_powers(0, 2, 6), [1, 2, 5, 10, 20, 50, 100])
    np.testing.assert_allclose(round_powers(-2, 2, 4), [0.01, 0.1, 1, 10, 100])
    np.testing.assert_allclose(round_powers(-2, 10, 4), [0.001 * 1000**k for k in range(1, 5)])
    assert len(round_powers(-2, -1.95, 4)) >= 1
    assert np.isfinite(round_powers(-400, 400, 4)).all()
    assert len(round_powers(307, 308, 4)) == 0


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (2000, "2k"), (1.2e6, "1.2M"), (-1500, "-1.5k")])
def test_short_numbers(value: float, text: str) -> None:
    assert short(value) == text


def test_pixels_and_steps_agree_with_the_transform() -> None:
    frame = Frame(QRect(52, 4, 840, 300), (1000, 5000), (-1, 3))
    at = frame.transform().map(QPointF(2000, 0.5))
    assert at.x() == pytest.approx(frame.x(2000))
    assert at.y() == pytest.approx(frame.y(0.5))
    assert frame.step(frame.x(2000)) == pytest.approx(2000)
    assert (frame.x(1000), frame.y(3)) == (52, 4)


def test_a_short_run_has_no_halves_of_steps() -> None:
    assert [text for _, text in Frame(QRect(0, 0, 840, 300), (1, 3), (0, 1)).step_ticks()] == ["1", "2", "3"]


def test_zooming_keeps_its_place_and_stays_within_the_limits() -> None:
    assert zoomed((0, 100), 25, 0.5) == (12.5, 62.5)
    assert within((-50, 50), (0, 1000), 10) == (0, 100)
    assert within((950, 1050), (0, 1000), 10) == (900, 1000)
    assert within((-50, 5000), (0, 1000), 10) == (0, 1000)
    assert within((500, 501), (0, 1000), 10) == (495.5, 505.5)
