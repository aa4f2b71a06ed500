from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from latentlab.runs.events import Figure, FigureKind
from latentlab.ui.training.figures import FIGURES
from latentlab.ui.training.figures_view import FiguresView
from latentlab.ui.training.images import ImagesFigure
from latentlab.ui.training.points import ScatterFigure

DATA: dict[str, dict[str, Any]] = {
    "scalar": {"step": np.arange(5), "value": np.arange(5.0)},
    "bars": {"values": np.arange(4.0), "labels": ["a", "b", "c", "d"]},
    "histogram": {"counts": np.array([1, 5, 2]), "edges": np.array([0.0, 1.0, 2.0, 3.0])},
    "scatter": {"x": np.arange(6.0), "y": np.arange(6.0), "group": np.array([0, 0, 1, 1, 2, 2])},
    "plane": {"x": np.arange(3.0), "y": np.arange(3.0), "names": ("rate", "distortion")},
    "matrix": {"values": np.arange(12.0).reshape(3, 4)},
    "images": {"images": np.zeros((5, 8, 8, 3), dtype=np.uint8)},
    "densities": {"x": np.arange(5.0), "curves": np.ones((3, 5)), "reference": np.ones(5)},
    "ellipses": {"means": np.eye(4), "stds": np.ones((4, 4)), "group": np.array([0, 1, 0, 1])},
}


def test_every_kind_has_a_widget() -> None:
    assert set(FIGURES) == set(get_args(FigureKind)) == set(DATA)


@pytest.mark.parametrize("kind", list(DATA))
def test_a_figure_is_drawn_and_drawn_again(qtbot: QtBot, kind: FigureKind) -> None:
    view = FiguresView()
    qtbot.addWidget(view)
    view.resize(320, 200)
    view.show()
    for step in (1, 2):
        view.show_figure(Figure("thing", kind, step, DATA[kind]))
        view.grab()
    assert isinstance(view.widget("thing"), FIGURES[kind])
    assert view.widget("thing").isVisible()
    assert view.widget("thing").accessibleName() == "thing"


def test_images_stand_beside_each_other_under_their_titles(qtbot: QtBot) -> None:
    figure = ImagesFigure()
    qtbot.addWidget(figure)
    figure.resize(400, 200)
    figure.show()
    images = np.zeros((8, 8, 8, 1), dtype=np.uint8)
    images[4:] = 255
    figure.draw({"images": images, "titles": ["real", "other"]})
    left, right = figure.parts
    assert (left.title.text(), right.title.text()) == ("real", "other")
    assert left.sheet.pixels is not None
    assert right.sheet.pixels is not None
    assert left.sheet.pixels[0, 0] == 0
    assert right.sheet.pixels[0, 0] == 255
    qtbot.waitUntil(lambda: left.x() + left.width() < right.x())
    figure.draw({"images": images})
    assert len(figure.parts) == 1
    assert not figure.parts[0].title.isVisible()


def test_lines_lie_below_the_points_they_join(qtbot: QtBot) -> None:
    figure = ScatterFigure()
    qtbot.addWidget(figure)
    lines = np.array([[[0.0, 0.0], [1.0, 1.0]], [[2.0, 0.0], [3.0, 5.0]], [[0.0, 1.0], [1.0, 0.0]]])
    figure.draw(DATA["scatter"] | {"lines": lines})
    assert figure.count() == 4
    curve = figure.plot.getPlotItem().items[0]
    x, y = curve.getData()
    assert (list(x), list(y)) == ([0, 1, 2, 3, 0, 1], [0, 1, 0, 5, 1, 0])
    assert curve.opts["connect"] == "pairs"
    figure.draw(DATA["scatter"])
    assert figure.count() == 3


def test_several_figures_share_the_place_and_a_kind_may_change(qtbot: QtBot) -> None:
    view = FiguresView()
    qtbot.addWidget(view)
    view.show()
    view.show_figure(Figure("kl", "bars", 1, DATA["bars"]))
    view.show_figure(Figure("codes", "scatter", 1, DATA["scatter"]))
    assert view.widget("kl").isVisible()
    view._tabs.setCurrentIndex(1)
    assert view.widget("codes").isVisible()
    view.show_figure(Figure("codes", "matrix", 2, DATA["matrix"]))
    assert view.widget("codes").isVisible()
    assert isinstance(view.widget("codes"), FIGURES["matrix"])
    view.clear()
    with pytest.raises(KeyError):
        view.widget("kl")
