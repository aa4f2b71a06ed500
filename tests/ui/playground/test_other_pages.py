"""GAN dynamics, transport with a critic, the matrix: dragged, played, and what they tell."""

from __future__ import annotations

import numpy as np
import pytest
from play_lab import PlayLab, drag
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from latentlab.playground.matrices import Factor
from latentlab.ui.playground.dirac_page import DiracPage
from latentlab.ui.playground.matrix_page import MatrixPage
from latentlab.ui.playground.transport_page import TransportPage
from latentlab.ui.playground.transport_presets import CELLS, TALLEST


@pytest.fixture
def dirac(lab: PlayLab, qtbot: QtBot) -> DiracPage:
    page = lab.page("dirac", DiracPage)
    qtbot.waitUntil(lambda: len(page.plays()) == 5)
    return page


@pytest.fixture
def transport(lab: PlayLab, qtbot: QtBot) -> TransportPage:
    page = lab.page("transport", TransportPage)
    qtbot.waitUntil(lambda: page.answer() is not None)
    return page


@pytest.fixture
def matrix(lab: PlayLab) -> MatrixPage:
    return lab.page("matrix", MatrixPage)


def test_games_begin_where_theta_is_dropped(dirac: DiracPage, qtbot: QtBot) -> None:
    drag(dirac.plane, 0, (0.25, 0.25))
    qtbot.waitUntil(lambda: np.allclose(dirac.plays()[0].theta[0], dirac.plane.handles()[0].at))
    assert dirac.start[2:] == dirac.plane.handles()[0].at
    assert dirac.start[:2] == (0.1, 0.2)
    assert "--start" in dirac.command_line()


def test_games_averages_and_quantities_are_chosen(dirac: DiracPage, lab: PlayLab, qtbot: QtBot) -> None:
    count = len(dirac.plane.paths())
    lab.click("play_average")
    assert len(dirac.plane.paths()) == count + 5
    lab.click("play_cross")
    assert dirac.strip.accessibleName() == "θ × φ"
    np.testing.assert_allclose(dirac.strip.lines()[0].values, 0.03, atol=1e-5)
    lab.click("play_entry_wgan")
    qtbot.waitUntil(lambda: len(dirac.plays()) == 4)


def test_a_plan_is_solved_anew_for_points_that_move(transport: TransportPage, qtbot: QtBot) -> None:
    before = transport.answer()
    assert before is not None
    drag(transport.plane, 0, (-2.0, 1.5))
    qtbot.waitUntil(lambda: transport.answer() is not before and not transport._newest.busy)
    after = transport.answer()
    assert after is not None
    assert after.plan.cost > before.plan.cost
    bars = transport.bars.values()
    assert bars["Primal"] == pytest.approx(bars["Dual, f and g"], abs=1e-7)
    assert bars["Primal"] == pytest.approx(bars["Dual, one potential"], abs=1e-7)


def test_a_critic_learns_and_proves_less_than_the_distance(transport: TransportPage, qtbot: QtBot) -> None:
    transport.bound.setCurrentIndex(transport.bound.findData("gp"))
    qtbot.waitUntil(lambda: transport.look() is not None and transport.look().step > 200)
    bars = transport.bars.values()
    assert 0 < bars["Proven by the critic"] <= bars["Primal"] + 1e-6
    step = transport.look().step
    drag(transport.plane, 3, (0.0, 1.0))
    qtbot.waitUntil(lambda: transport.look().step > step)  # the same critic goes on
    transport.bound.setCurrentIndex(0)
    assert transport.look() is None
    assert "Proven by the critic" not in transport.bars.values()


def test_a_critic_rests_while_nobody_looks(transport: TransportPage, lab: PlayLab, qtbot: QtBot) -> None:
    transport.bound.setCurrentIndex(transport.bound.findData("sn"))
    qtbot.waitUntil(lambda: transport.look() is not None)
    lab.click("page_play_matrix")
    assert transport._critic._wish is None


def test_the_counterexample_is_a_preset(transport: TransportPage, qtbot: QtBot) -> None:
    transport.preset.setCurrentIndex(transport.preset.findData("counterexample"))
    qtbot.waitUntil(lambda: transport.answer() is not None)
    bars = transport.bars.values()
    assert bars["Primal"] == pytest.approx(1.0)
    assert bars["Dual, f and g"] == pytest.approx(1.0)
    assert bars["Dual, one potential"] == pytest.approx(0.1)
    assert not transport.bound.isEnabled()
    assert [line.name for line in transport.strip.lines()] == ["f", "−g", "one potential"]


def test_a_bar_of_a_histogram_goes_up_and_down_only(transport: TransportPage, qtbot: QtBot) -> None:
    transport.preset.setCurrentIndex(transport.preset.findData("histograms"))
    qtbot.waitUntil(lambda: transport.answer() is not None)
    drag(transport.plane, 4, (0.9, 0.3))
    assert transport.plane.handles()[4].at == pytest.approx((0.4, 0.3), abs=0.01)
    drag(transport.plane, 4, (0.4, -0.5))
    assert transport.plane.handles()[4].at == pytest.approx((0.4, 0.0), abs=0.01)
    drag(transport.plane, CELLS + 2, (0.2, -0.54))
    assert transport.plane.handles()[CELLS + 2].at == pytest.approx((0.2, -TALLEST), abs=0.01)


def test_an_empty_histogram_is_explained_and_recovers(transport: TransportPage, qtbot: QtBot) -> None:
    transport.preset.setCurrentIndex(transport.preset.findData("counterexample"))
    qtbot.waitUntil(lambda: transport.answer() is not None)
    drag(transport.plane, 0, (0.0, -0.3))
    qtbot.waitUntil(lambda: "empty" in transport.errors.text())
    drag(transport.plane, 5, (0.5, 0.4))
    qtbot.waitUntil(lambda: transport.errors.text() == "")


def test_x_and_y_are_dragged_and_the_area_told(matrix: MatrixPage, lab: PlayLab) -> None:
    drag(matrix.plane, 0, (2.0, 0.0))
    drag(matrix.plane, 1, (0.0, 1.5))
    assert matrix.factors[0].s == pytest.approx(0.0, abs=0.05)
    assert "area  e^s = " in matrix.told.text()
    assert matrix.command_line().startswith("latentlab playground expmatrix --factor ")


def test_factors_are_stacked_chosen_and_removed(matrix: MatrixPage, lab: PlayLab) -> None:
    lab.click("play_factor_add")
    assert matrix.which.text() == "Factor 2 of 2"
    drag(matrix.plane, 0, (1.5, 1.0))
    assert matrix.factors[1].x == pytest.approx((1.5, 1.0), abs=0.02)
    lab.click("play_factor_next")
    assert matrix.which.text() == "Factor 1 of 2"
    assert matrix.plane.handles()[0].at == matrix.factors[0].x
    lab.click("play_factor_remove")
    assert len(matrix.factors) == 1
    assert matrix.factors[0].x == pytest.approx((1.5, 1.0), abs=0.02)


def test_the_inverse_is_played_back(matrix: MatrixPage, lab: PlayLab, qtbot: QtBot) -> None:
    deformed = matrix.plane.grab().toImage()
    lab.click("play_matrix_play")
    assert matrix.playing
    qtbot.waitUntil(lambda: not matrix.playing)
    assert matrix.done == 0.0
    assert matrix.plane.grab().toImage() != deformed
    lab.window.setAnimated(False)  # who wants no motion sees it at once
    lab.click("play_matrix_play")
    assert matrix.done == 1.0
    assert matrix.factors == [Factor((1.0, 0.5), (0.3, -0.7))]


def test_every_page_copies_its_command_and_names_its_source(lab: PlayLab) -> None:
    for name, kind in (("dirac", DiracPage), ("transport", TransportPage), ("matrix", MatrixPage)):
        page = lab.page(name, kind)
        lab.click(f"play_{name}_command")
        assert QApplication.clipboard().text() == page.command_line()
        assert page.command_line().startswith("latentlab playground ")
