"""Densities and ellipses: choosers, legends, and what is drawn where."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.runs.events import Figure
from latentlab.ui.training.axis_chooser import AxisChooser, heaviest
from latentlab.ui.training.densities import DensitiesFigure, grid_of
from latentlab.ui.training.ellipses import Ellipses, EllipsesFigure, outlines
from latentlab.ui.training.figures_view import FiguresView
from latentlab.ui.training.groups import group_style
from latentlab.ui.training.matrix import MatrixFigure
from latentlab.ui.training.names import shown_at_first
from latentlab.ui.widgets.colour_scale import coloured

X = np.linspace(-4, 4, 81)
BELL = np.exp(-(X**2) / 2) / np.sqrt(2 * np.pi)
WEIGHTS = np.array([0.5, 3.0, 0.0, 1.0])


def densities(**more: Any) -> dict[str, Any]:
    return {
        "x": X,
        "curves": np.stack([BELL] * 4),
        "reference": BELL,
        "weights": WEIGHTS,
        "unit": "nats",
        **more,
    }


def ellipses(**more: Any) -> dict[str, Any]:
    means = np.arange(24.0).reshape(6, 4)
    data = {"means": means, "stds": np.full((6, 4), 0.5), "weights": WEIGHTS, "unit": "nats"}
    return {**data, "group": np.array([0, 0, 1, 1, 1, 2]), "names": ["cat", "dog", "hen"], **more}


def drawn(figure: EllipsesFigure) -> list[Ellipses]:
    return [item for item in figure.plot.getPlotItem().items if isinstance(item, Ellipses)]


@pytest.fixture
def ellipse_figure(qtbot: QtBot) -> EllipsesFigure:
    figure = EllipsesFigure()
    qtbot.addWidget(figure)
    figure.resize(520, 320)
    figure.show()
    figure.draw(ellipses())
    return figure


def test_an_outline_lies_one_deviation_from_its_mean() -> None:
    mean, std = np.array([[1.0, -2.0], [0.0, 3.0]]), np.array([[0.5, 2.0], [1.0, 1.0]])
    x, y = outlines(mean, std)
    away = ((x - mean[:, :1]) / std[:, :1]) ** 2 + ((y - mean[:, 1:]) / std[:, 1:]) ** 2
    np.testing.assert_allclose(away, 1.0)
    np.testing.assert_allclose((x[:, 0], y[:, 0]), (x[:, -1], y[:, -1]), atol=1e-12)


def test_the_heaviest_axes_are_seen_until_somebody_chooses(ellipse_figure: EllipsesFigure) -> None:
    assert ellipse_figure.axes() == (1, 3)
    ellipse_figure.draw(ellipses(weights=np.array([9.0, 3.0, 0.0, 1.0])))
    assert ellipse_figure.axes() == (0, 1)
    QTest.keyClick(ellipse_figure.up, Qt.Key.Key_Down)
    assert ellipse_figure.axes() == (0, 3)
    assert ellipse_figure.plot.getPlotItem().getAxis("left").labelText == "z3"
    ellipse_figure.draw(ellipses(weights=np.array([0.0, 3.0, 9.0, 1.0])))
    assert ellipse_figure.axes() == (2, 3)
    *_, first, prior = drawn(ellipse_figure)
    assert first.boundingRect().center().toTuple() == pytest.approx((22.0, 23.0))
    assert prior.boundingRect().getRect() == pytest.approx((-2, -2, 4, 4))


def test_a_class_can_be_hidden_and_stays_hidden(ellipse_figure: EllipsesFigure) -> None:
    assert len(drawn(ellipse_figure)) == 4  # three classes and the prior
    entry = ellipse_figure.legend.entries()[1]
    assert entry.isVisible()
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(6, 6))
    assert len(drawn(ellipse_figure)) == 3
    ellipse_figure.draw(ellipses())
    assert len(drawn(ellipse_figure)) == 3
    QTest.keyClick(entry, Qt.Key.Key_Space)
    assert len(drawn(ellipse_figure)) == 4


def test_without_labels_there_is_no_legend(qtbot: QtBot) -> None:
    figure = EllipsesFigure()
    qtbot.addWidget(figure)
    figure.show()
    data = ellipses()
    figure.draw({name: data[name] for name in ("means", "stds")})
    assert not figure.legend.isVisible()
    assert figure.axes() == (0, 1)


def test_no_two_of_many_groups_look_alike() -> None:
    styles = {(color.name(), symbol) for color, symbol in map(group_style, range(35))}
    assert len(styles) == 35


def test_one_axis_can_be_seen_large(qtbot: QtBot) -> None:
    figure = DensitiesFigure()
    qtbot.addWidget(figure)
    figure.resize(400, 240)
    figure.show()
    figure.draw(densities())
    cells = figure.canvas.cells()
    assert [axis for axis, _ in cells] == [1, 3, 0, 2]
    QTest.mouseClick(figure.canvas, Qt.MouseButton.LeftButton, pos=cells[1][1].center().toPoint())
    assert figure.chooser.axis() == 3
    assert [axis for axis, _ in figure.canvas.cells()] == [3]
    figure.draw(densities())
    assert figure.chooser.axis() == 3
    QTest.mouseClick(figure.canvas, Qt.MouseButton.LeftButton, pos=figure.canvas.rect().center())
    assert figure.chooser.axis() == -1
    assert len(figure.canvas.cells()) == 4
    figure.grab()


@pytest.mark.parametrize(("size", "count", "expected"), [
    ((470, 180), 32, (3, 2)), ((470, 180), 2, (2, 1)), ((50, 20), 32, (1, 1)), ((2000, 2000), 5, (5, 1)),
])  # fmt: skip
def test_as_many_axes_as_there_is_room_for(
    size: tuple[int, int], count: int, expected: tuple[int, int]
) -> None:
    assert grid_of(*size, count) == expected


def test_equal_weights_keep_the_order_of_the_axes() -> None:
    assert heaviest(np.array([1.0, 2.0, 1.0, 2.0])).tolist() == [1, 3, 0, 2]


def test_another_number_of_axes_is_another_model(qtbot: QtBot) -> None:
    chooser = AxisChooser(0)
    qtbot.addWidget(chooser)
    chooser.set_axes(["z0", "z1", "z2"], np.array([1.0, 2.0, 3.0]))
    chooser.choose(0)
    chooser.set_axes(["z0", "z1", "z2"], np.array([1.0, 2.0, 3.0]))
    assert chooser.axis() == 0
    chooser.set_axes(["z0", "z1"], np.array([1.0, 2.0]))
    assert chooser.axis() == 1


def test_values_of_both_signs_are_white_at_zero() -> None:
    pixels, low, high = coloured(np.array([[-1.0, 0.0, 4.0], [np.nan, 2.0, -4.0]]))
    assert (low, high) == (-4.0, 4.0)
    assert pixels[0, 1].min() > 200
    unsigned, low, high = coloured(np.array([[0.0, 2.0]]))
    assert (low, high) == (0.0, 2.0)
    assert unsigned[0, 1].astype(int).sum() > unsigned[0, 0].astype(int).sum()
    assert coloured(np.full((2, 2), np.nan))[1:] == (0.0, 0.0)


def test_a_cell_of_a_matrix_tells_its_names(qtbot: QtBot) -> None:
    figure = MatrixFigure()
    qtbot.addWidget(figure)
    figure.resize(400, 200)
    values = np.arange(6.0).reshape(2, 3)
    note = figure.draw({"values": values, "rows": ["first", "second"], "columns": ["a", "b", "c"]})
    assert note == "0 – 5"
    area = figure.area()
    at = area.left() + 0.9 * area.width(), area.top() + 0.75 * area.height()
    assert figure.cell_at(*at) == (1, 2)
    assert figure.text_of(1, 2) == "second, c: 5"
    assert figure.cell_at(area.left() - 1, area.top()) is None
    figure.grab()


def test_a_critics_distances_are_seen_together_and_its_losses_wait() -> None:
    step = ["loss", "critic_estimate", "generator_loss", "gradient_norm"]
    evaluation = ["held_out_w1", "held_out_w1_critic", "held_out_critic_estimate", "held_out_w1_of_data"]
    seen = [name for row in (step, evaluation) for name in row if shown_at_first(name, row)]
    assert seen == ["critic_estimate", "gradient_norm", "held_out_w1", "held_out_w1_critic"]
    assert shown_at_first("loss", ["loss", "kl"])


def test_a_figure_nobody_sees_waits_and_a_chosen_tab_is_chosen_for_the_next_run(qtbot: QtBot) -> None:
    view = FiguresView()
    qtbot.addWidget(view)
    view.show()
    for _ in range(2):
        view.show_figure(Figure("kl", "bars", 1, {"values": WEIGHTS}))
        view.show_figure(Figure("posterior_ellipses", "ellipses", 1, ellipses()))
    hidden = view._widgets["posterior_ellipses"]
    assert isinstance(hidden, EllipsesFigure)
    assert not drawn(hidden)
    view.choose("posterior_ellipses")
    assert drawn(hidden)
    view.clear()
    view.show_figure(Figure("kl", "bars", 1, {"values": WEIGHTS}))
    assert view.widget("kl").isVisible()
    view.show_figure(Figure("posterior_ellipses", "ellipses", 1, ellipses()))
    assert view.widget("posterior_ellipses").isVisible()
