"""Descent: walks follow the hand, slow ones follow when it lets go, and what goes wrong is said."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from play_lab import LEFT, PlayLab, drag, release
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from latentlab.formats import library, native
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES
from latentlab.playground.rules import RULES, descend
from latentlab.playground.slices import slice_of
from latentlab.ui.playground import slicing
from latentlab.ui.playground.descent_page import DescentPage
from latentlab.ui.playground.walks import MOST_POINTS
from latentlab.ui.state import OpenModel


@pytest.fixture
def page(lab: PlayLab, qtbot: QtBot) -> DescentPage:
    found = lab.page("descent", DescentPage)
    qtbot.waitUntil(lambda: "gradient-flow" in rules(found))
    return found


def rules(page: DescentPage) -> list[str]:
    return [walk.rule for walk in page.walks()]


def choose(page: DescentPage, name: str) -> None:
    page.place.setCurrentIndex(page.place.findData(name))


def test_built_in_rules_walk_while_the_hand_moves_and_flows_when_it_lets_go(
    page: DescentPage, qtbot: QtBot
) -> None:
    drag(page.plane, 0, (2.0, -0.5), hold=True)
    at = page.plane.handles()[0].at
    assert at == pytest.approx((2.0, -0.5), abs=0.02)
    assert rules(page) == [name for name in page.rules.entries.chosen() if name in RULES]
    assert all(tuple(walk.points[0]) == at for walk in page.walks())
    assert len(page.plane.paths()) == len(page.walks())
    release(page.plane)
    qtbot.waitUntil(lambda: "gradient-flow" in rules(page))
    assert tuple(page.walks()[0].points[0]) == page.start


def test_walks_are_those_of_the_library(page: DescentPage) -> None:
    drag(page.plane, 0, (1.0, 1.0), hold=True)
    knobs = page.knobs.values(DescentKnobs)
    expected = descend(LANDSCAPES["double-well"], ["euler", "adam"], page.start, knobs)
    found = {walk.rule: walk for walk in page.walks()}
    for walk in expected:
        np.testing.assert_array_equal(found[walk.rule].points, walk.points)
    release(page.plane)


def test_another_loss_begins_at_its_own_start(page: DescentPage, qtbot: QtBot) -> None:
    choose(page, "rosenbrock")
    place = LANDSCAPES["rosenbrock"]
    assert page.start == place.start
    assert page.plane.visible_bounds() == place.bounds
    qtbot.waitUntil(lambda: "gradient-flow" in rules(page))
    assert page.command_line().startswith("latentlab playground descend rosenbrock --rules gradient-flow ")


def test_a_slider_turns_a_knob_while_it_is_dragged(page: DescentPage, lab: PlayLab) -> None:
    slider = lab.find(QSlider, "knob_slider_friction")
    before = page.walks()
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() - 6, slider.height() // 2))
    assert page.knobs.values(DescentKnobs).friction > 50
    assert page.walks() is not before
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 6, slider.height() // 2))


def test_a_value_that_cannot_be_is_said_and_the_old_walks_stay(page: DescentPage) -> None:
    walks = page.walks()
    field = page.knobs.line("steps").field
    field.setFocus()
    field.set_knob_value(-3)
    field.edited.emit()
    assert page.knobs.problem() == "Steps: Must be at least 1."
    assert page.walks() == walks
    field.set_knob_value(50)
    field.edited.emit()
    assert page.knobs.problem() == ""
    assert page.knobs.values(DescentKnobs).steps == 50


def test_a_rule_is_chosen_by_a_click_and_tells_where_it_ends(page: DescentPage, lab: PlayLab) -> None:
    lab.click("play_entry_sign")
    assert "sign" in rules(page)
    assert page.rules.entries.entry("sign").value_text() != ""
    lab.click("play_entry_adam")
    assert "adam" not in rules(page)
    assert page.rules.entries.entry("adam").value_text() == ""


def test_an_optimiser_of_torch_is_added_by_name(page: DescentPage, lab: PlayLab, qtbot: QtBot) -> None:
    page.rules.torch.setCurrentText("NAdam")
    lab.click("play_add_optimiser")
    qtbot.waitUntil(lambda: "torch:NAdam" in rules(page))
    lab.click("play_add_optimiser")  # once is enough
    assert page.rules.entries.chosen().count("torch:NAdam") == 1
    assert "torch:NAdam" in page.command_line()


def test_what_diverges_is_cut_and_said(page: DescentPage) -> None:
    choose(page, "ravine")
    page.knobs.set_values(step=0.5)
    page.knobs.changed.emit()
    assert "Gradient descent" in page.status.whole()
    assert page.walks()
    page.knobs.set_values(step=0.01)
    page.knobs.changed.emit()
    assert page.status.whole() == ""


def test_many_steps_are_walked_off_the_gui_thread(page: DescentPage, qtbot: QtBot) -> None:
    page.knobs.set_values(steps=5000)
    page.knobs.changed.emit()
    assert all(len(walk.points) == 501 for walk in page.walks())  # still the old ones
    qtbot.waitUntil(lambda: all(walk.times[-1] > 49 for walk in page.walks()))
    assert all(len(walk.points) <= MOST_POINTS for walk in page.walks())


def test_slow_walks_that_nobody_wants_any_more_do_not_come_back(
    page: DescentPage, lab: PlayLab, qtbot: QtBot
) -> None:
    page.rules.choose(["gradient-flow", "torch:LBFGS"])
    page.rules.changed.emit()
    assert page._newest.busy
    page.rules.choose(["euler"])
    page.rules.changed.emit()
    choose(page, "saddle")
    assert not page.searching.isVisible()
    qtbot.waitUntil(lambda: not page._newest.busy)
    assert rules(page) == ["euler"]
    assert tuple(page.walks()[0].points[0]) == LANDSCAPES["saddle"].start


def test_particles_settle_and_the_loss_comes_back(page: DescentPage, lab: PlayLab, qtbot: QtBot) -> None:
    page.knobs.set_values(noise=2.0)
    lab.click("play_particles")
    qtbot.waitUntil(lambda: [line.name for line in page.strip.lines()] == ["Gibbs"])
    lab.click("play_particles")
    assert "Adam" in [line.name for line in page.strip.lines()]


def test_the_headline_is_one_button(page: DescentPage, lab: PlayLab, qtbot: QtBot) -> None:
    lab.click("play_escape")
    qtbot.waitUntil(lambda: "at 0.407" in page.status.whole())
    assert page.status.whole().startswith("Gradient descent: 100% at 3.000.")
    assert page.strip.lines() == []
    drag(page.plane, 0, (2.0, 0.5))
    assert "Adam" in [line.name for line in page.strip.lines()], "the loss is back"


def test_the_surface_turns_under_the_hand(page: DescentPage, lab: PlayLab) -> None:
    lab.click("play_surface")
    surface = page.surface
    assert surface.isVisible()
    before = surface.grab().toImage()
    angle = surface.azimuth
    QTest.mousePress(surface, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(surface, QPoint(160, 100))
    QTest.mouseRelease(surface, LEFT, pos=QPoint(160, 100))
    assert surface.azimuth > angle
    assert surface.grab().toImage() != before
    QTest.keyClick(surface, Qt.Key.Key_Left)


def open_bundled(lab: PlayLab, name: str) -> None:
    loaded = native.load_file(library.zoo() / f"{name}.safetensors")
    lab.state.open(OpenModel(name, name, loaded.info.spec, loaded.model.eval(), loaded.info))


def test_a_slice_through_the_open_model_is_walked_on(
    page: DescentPage, lab: PlayLab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slicing, "slice_of", partial(slice_of, side=4))
    monkeypatch.setattr(slicing, "COUNT", 4)
    choose(page, "slice")
    assert "No model is open" in page.errors.text()
    assert page.landscape is LANDSCAPES["double-well"], "the old loss stays"
    choose(page, "saddle")
    open_bundled(lab, "vae-fashion")
    choose(page, "slice")
    qtbot.waitUntil(lambda: page.landscape.name == "vae-fashion")
    assert page.errors.text() == ""
    assert page.start == page.landscape.start
    assert all(tuple(walk.points[0]) == page.start for walk in page.walks())


def test_a_model_that_has_no_loss_of_its_own_is_refused(
    page: DescentPage, lab: PlayLab, qtbot: QtBot
) -> None:
    open_bundled(lab, "wgan-gp-fashion")
    choose(page, "slice")
    qtbot.waitUntil(lambda: "no loss" in page.errors.text())


def test_the_plot_tells_the_values_under_the_pointer(page: DescentPage) -> None:
    assert "Adam" in page.strip.words_at(0.0)
    assert page.strip.words_at(0.0).startswith("t 0")
