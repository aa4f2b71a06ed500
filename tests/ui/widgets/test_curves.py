from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.ui.widgets.curves import CurvesPlot


def _ema(values: np.ndarray, weight: float) -> np.ndarray:
    mean, out = 0.0, []
    for n, value in enumerate(values, start=1):
        mean = weight * mean + (1 - weight) * value
        out.append(mean / (1 - weight**n))
    return np.array(out)


@pytest.fixture
def plot(qtbot: QtBot) -> CurvesPlot:
    widget = CurvesPlot()
    qtbot.addWidget(widget)
    widget.resize(700, 320)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def _drawn(plot: CurvesPlot, name: str) -> tuple[np.ndarray, np.ndarray]:
    return plot._curves[name].line.main


def test_curves_grow_and_the_view_follows(plot: CurvesPlot, qtbot: QtBot) -> None:
    plot.add_points("loss", [1, 2, 3], [3.0, 2.0, 1.0])
    qtbot.waitUntil(lambda: plot.value_text("loss") == "1")
    plot.add_points("loss", [4, 400], [1.0, 0.5])
    qtbot.waitUntil(lambda: plot.value_text("loss") == "0.5")
    low, high = plot.canvas.steps_range()
    assert low <= 1
    assert high >= 400


def test_a_hundred_thousand_points_are_drawn_as_three_thousand(plot: CurvesPlot) -> None:
    plot.add_points("loss", np.arange(100_000), np.random.default_rng(0).normal(size=100_000))
    plot.refresh()
    assert len(_drawn(plot, "loss")[0]) <= 3000


def test_zooming_in_shows_every_point_there_and_fit_returns(plot: CurvesPlot, qtbot: QtBot) -> None:
    plot.add_points("loss", np.arange(100_000), np.random.default_rng(0).normal(size=100_000))
    plot.refresh()
    assert not plot.head.fit.isVisible()
    plot.canvas.set_ranges((500, 900), None)
    plot.canvas.taken_over.emit()
    qtbot.waitUntil(lambda: len(_drawn(plot, "loss")[0]) == 403)
    assert plot.head.fit.isVisible()
    QTest.mouseClick(plot.head.fit, Qt.MouseButton.LeftButton)
    assert plot.canvas.steps_range()[1] >= 99_999


def test_log_axis_shows_only_positive_values(plot: CurvesPlot) -> None:
    plot.add_points("loss", [1, 2, 3], [100.0, -1.0, 1.0])
    QTest.mouseClick(plot.head.log_axis, Qt.MouseButton.LeftButton)
    x, y = _drawn(plot, "loss")
    np.testing.assert_allclose(x, [1, 3])
    np.testing.assert_allclose(y, [2, 0])


def test_smoothing_keeps_the_curve_faintly(plot: CurvesPlot) -> None:
    values = np.random.default_rng(0).normal(size=200)
    plot.add_points("loss", np.arange(200), values)
    plot.head.smoothing.setValue(90)
    plot.refresh()
    np.testing.assert_allclose(_drawn(plot, "loss")[1], _ema(values, 0.9))
    np.testing.assert_allclose(plot._curves["loss"].line.faint[1], values)


def test_a_click_on_the_legend_hides_a_curve(plot: CurvesPlot, qtbot: QtBot) -> None:
    plot.add_points("loss", [1, 2], [1.0, 2.0])
    plot.add_points("kl", [1, 2], [10.0, 20.0])
    plot.refresh()
    QTest.mouseClick(plot._curves["kl"].entry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not plot._curves["kl"].line.visible)
    assert plot._curves["loss"].line.visible
    assert plot.canvas.values_range()[1] < 5


def test_the_legend_shows_values_under_the_pointer(plot: CurvesPlot, qtbot: QtBot) -> None:
    plot.add_points("loss", np.arange(101), np.arange(101.0) * 2)
    plot.refresh()
    QTest.mouseMove(plot.canvas, plot.canvas.frame().rect.center())
    qtbot.waitUntil(lambda: 90 < float(plot.value_text("loss")) < 110)
    plot.canvas.cursor_moved.emit(None)
    assert plot.value_text("loss") == "200"


def test_a_curve_of_another_unit_waits_in_a_menu(plot: CurvesPlot, qtbot: QtBot) -> None:
    plot.add_points("loss", [1, 2], [1.0, 2.0])
    plot.add_points("error", [1, 2], [0.01, 0.02])
    plot.set_label("error", "held-out error")
    plot.tuck_away("error")
    plot.refresh()
    assert not plot._curves["error"].entry.isVisible()
    assert not plot._curves["error"].line.visible
    menu = plot.head.more.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["held-out error"]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: plot._curves["error"].line.visible)
    assert plot._curves["error"].entry.isVisible()
    assert not plot.head.more.isVisible()


def test_a_run_that_went_back_makes_its_points_again(plot: CurvesPlot) -> None:
    plot.add_points("loss", [1, 2, 3, 4], [4.0, 3.0, 2.0, 9.0])
    plot.add_points("loss", [3, 4], [2.5, 2.0])
    plot.refresh()
    np.testing.assert_array_equal(_drawn(plot, "loss")[1], [4.0, 3.0, 2.5, 2.0])


def test_long_values_and_marks_with_braces_are_told_shortly(plot: CurvesPlot) -> None:
    plot.add_points("loss", [1, 2], [1.0, -21_409.3])
    plot.mark(1, "{name} became {value} and so on")
    plot.refresh()
    plot.grab()
    assert plot.value_text("loss") == "-21,409"
    assert plot.canvas.marks() == [(1.0, "{name} became {value} and so on")]


def test_marks_before_and_after_the_points_are_in_view(plot: CurvesPlot, qtbot: QtBot) -> None:
    plot.add_points("loss", [10, 20], [1.0, 2.0])
    plot.mark(0, "lr 0.001")
    plot.set_places([(25.0, "beta 2")])
    qtbot.waitUntil(lambda: plot.canvas.steps_range() == (0.0, 25.0))


def test_marks_and_clear(plot: CurvesPlot) -> None:
    plot.add_points("loss", [1, 2], [1.0, 2.0])
    plot.mark(1, "lr 0.001")
    assert plot.canvas.marks() == [(1.0, "lr 0.001")]
    plot.clear()
    assert plot.canvas.marks() == []
    assert plot.names() == []
    assert plot.length("loss") == 0
    assert not plot.canvas.isVisible()
