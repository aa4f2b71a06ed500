"""The map in the code dock: there for models with known codes only; dragging moves code and picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from explore_lab import Lab, make_model
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.latent.maps import known_map
from latentlab.models import build
from latentlab.runs.live import LiveWeights
from latentlab.ui.state import OpenModel, first_code
from latentlab.ui.widgets.point_map import PointMap

LEFT = Qt.MouseButton.LeftButton


def glann(name: str = "glann", method: str = "glann", codes: int = 200) -> OpenModel:
    torch.manual_seed(0)
    config = {
        "image": {"channels": 1, "height": 28, "width": 28}, "method": method, "latent_dim": 6,
        "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": codes,
    }  # fmt: skip
    model = build("glann", config).eval().requires_grad_(False)
    for parameter in model.parameters():
        parameter.mul_(2.0)
    return OpenModel(name, name, model.spec, model)


@pytest.fixture
def mapped(lab: Lab, qtbot: QtBot) -> Callable[[OpenModel], PointMap]:
    """Opens a model, waits for its picture and turns to the map."""

    def open_on_map(opened: OpenModel) -> PointMap:
        lab.state.open(opened, first_code(opened))
        qtbot.waitUntil(lambda: lab.view.pixels is not None)
        tabs = lab.dock.pages.tabs
        qtbot.waitUntil(tabs.isVisible)
        QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
        points = lab.dock.pages.map.points
        qtbot.waitUntil(lambda: points.isVisible() and points.dot is not None)
        return points

    return open_on_map


def drag(points: PointMap, way: QPoint, moves: int = 6) -> None:
    assert points.dot is not None
    start = points.position(points.dot).toPoint()
    QTest.mousePress(points, LEFT, pos=start)
    for move in range(1, moves + 1):
        QTest.mouseMove(points, start + way * move / moves)
    QTest.mouseRelease(points, LEFT, pos=start + way)


def test_the_map_is_there_for_models_with_known_codes_only(lab: Lab, qtbot: QtBot) -> None:
    tabs = lab.dock.pages.tabs
    assert not tabs.isVisible()
    lab.state.open(make_model())
    assert not tabs.isVisible()
    lab.state.open(glann())
    qtbot.waitUntil(tabs.isVisible)
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    assert lab.dock.pages.map.isVisible()
    assert not lab.dock.column.isVisible()
    lab.state.open(glann("imle", "imle"))
    assert not tabs.isVisible()
    assert lab.dock.column.isVisible()
    qtbot.waitUntil(lambda: not lab.dock.pages.map._newest.busy)
    assert not tabs.isVisible()


def test_a_drag_moves_code_and_picture_and_is_one_step(
    lab: Lab, mapped: Callable[[OpenModel], PointMap], qtbot: QtBot
) -> None:
    points = mapped(glann("glo", "glo"))
    before, picture = lab.state.code, lab.view.pixels
    assert before is not None
    assert picture is not None
    assert points.dot is not None
    to = points.place(points.position(points.dot) + QPoint(-30, 20).toPointF())
    steps = len(lab.state.history())
    drag(points, QPoint(-30, 20))
    code = lab.state.code
    assert code is not None
    assert np.linalg.norm(code.values) == pytest.approx(1, abs=1e-6)  # on the sphere
    assert points.dot == pytest.approx(to, abs=0.03)
    assert len(lab.state.history()) == steps + 1
    qtbot.waitUntil(lambda: not np.array_equal(lab.view.pixels, picture))
    # The sliders, when they are seen again, stand where the code is.
    QTest.mouseClick(lab.dock.pages.tabs, LEFT, pos=lab.dock.pages.tabs.tabRect(0).center())
    assert lab.dock.column.isVisible()
    lab.trigger("undo")
    assert lab.state.code == before


def test_the_way_back_leads_back(lab: Lab, mapped: Callable[[OpenModel], PointMap]) -> None:
    points = mapped(glann("glo", "glo"))
    assert lab.state.code is not None
    assert points.dot is not None
    before = lab.dock.pages.map._on_map(lab.state.code)
    assert before is not None
    start = points.position(points.dot).toPoint()
    QTest.mousePress(points, LEFT, pos=start)
    for way in (QPoint(40, 0), QPoint(40, 40), QPoint(-20, 30), QPoint(0, 0)):
        QTest.mouseMove(points, start + way)
    QTest.mouseRelease(points, LEFT, pos=start)
    assert lab.state.code.values == pytest.approx(before, abs=0.01)


def test_a_drag_leaves_locked_axes_where_they_are(lab: Lab, mapped: Callable[[OpenModel], PointMap]) -> None:
    points = mapped(glann("glo", "glo"))
    before = lab.state.code
    assert before is not None
    assert points.dot is not None
    seen = np.array(points.dot)
    for axis in (1, 4):
        lab.state.set_locked(axis, True)
    drag(points, QPoint(-30, 20))
    after = lab.state.code
    assert after is not None
    moved = after.values - before.values
    assert np.array_equal(moved[[1, 4]], [0.0, 0.0])
    assert np.abs(moved[[0, 2, 3, 5]]).min() > 1e-4
    assert np.linalg.norm(after.values) == pytest.approx(1, abs=1e-3)  # and still on the sphere
    assert (np.array(points.dot) - seen) @ np.array([-30, -20]) > 0, "the dot went the hand's way"
    lab.trigger("undo")
    lab.state.set_locked(1, False)
    drag(points, QPoint(-30, 20))
    assert lab.state.code is not None
    assert lab.state.code.values[1] != before.values[1]
    assert lab.state.code.values[4] == before.values[4]


def test_a_click_takes_a_stored_code(lab: Lab, mapped: Callable[[OpenModel], PointMap]) -> None:
    opened = glann("glo", "glo", codes=12)
    points = mapped(opened)
    found = known_map(opened.model)
    assert found is not None
    at = next(
        index
        for index, place in enumerate(found.points)
        if np.linalg.norm(place - points.dot) > 0.3 and points.point_at(points.position(place)) == index
    )
    QTest.mouseClick(points, LEFT, pos=points.position(found.points[at]).toPoint())
    assert lab.state.code is not None
    assert np.array_equal(lab.state.code.values, found.codes[at])
    assert points.dot == pytest.approx(found.points[at], abs=1e-5)
    lab.trigger("undo")
    assert points.dot != pytest.approx(found.points[at], abs=1e-2)


def test_noise_is_seen_where_it_is_mapped_and_becomes_a_code_when_dragged(
    lab: Lab, mapped: Callable[[OpenModel], PointMap]
) -> None:
    opened = glann()
    points = mapped(opened)
    found, code = known_map(opened.model), lab.state.code
    assert found is not None
    assert code is not None
    assert code.space == "e"
    z = opened.model.map(torch.tensor(code.values)[None], "e", "z")[0].numpy()
    assert points.dot == pytest.approx(found.seen(z), abs=1e-5)
    drag(points, QPoint(20, 10))
    assert lab.state.code is not None
    assert lab.state.code.space == "z"
    assert len(lab.state.code.values) == 6
    lab.trigger("undo")
    assert lab.state.code == code
    assert points.dot == pytest.approx(found.seen(z), abs=1e-5)


def test_another_model_has_another_map(
    lab: Lab, mapped: Callable[[OpenModel], PointMap], qtbot: QtBot
) -> None:
    mapped(glann("glo", "glo", codes=12))
    other = glann("other", "glo", codes=30)
    points = mapped(other)
    found = known_map(other.model)
    assert found is not None
    assert points.point_at(points.position(found.points[29])) >= 0
    assert "30" in lab.dock.pages.map._caption.text()
    assert lab.state.code is not None
    values = lab.dock.pages.map._on_map(lab.state.code)
    assert values is not None
    assert points.dot == pytest.approx(found.seen(values), abs=1e-5)
    # The same model again, its spaces measured anew: nothing is drawn from the start.
    lab.state.open(replace(other, name="again"))
    assert lab.dock.pages.map.isVisible()


def test_the_map_follows_a_run(lab: Lab, mapped: Callable[[OpenModel], PointMap], qtbot: QtBot) -> None:
    training, shown = glann("run", "glo", codes=30), glann("run", "glo", codes=30)
    live = LiveWeights()
    live.describe(training.model)
    points = mapped(replace(shown, live=live))
    before = points._points
    training.model.get_buffer("codes").mul_(-1.0)[:, 0].mul_(3.0)
    live.request()
    live.publish(training.model, 7)
    opened = lab.state.model
    assert opened is not None
    lab.state.open(replace(opened, name="moved"))  # as following does when codes have moved
    qtbot.waitUntil(lambda: points._points is not before)
    found = known_map(training.model)
    assert found is not None
    assert np.allclose(points._points, found.points, atol=1e-6)
    assert points.isVisible()
