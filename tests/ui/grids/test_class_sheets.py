"""Sheets over classes, and the axes of the space that the code lies in."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from grids_lab import GridsLab, make_model
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMenu
from pytestqt.qtbot import QtBot

from latentlab.models import build
from latentlab.spec import Blend, Code
from latentlab.ui.grids.ends import End, Origin
from latentlab.ui.grids.recipe import Mode
from latentlab.ui.state import OpenModel

KINDS = ("bag", "coat", "shoe")


@pytest.fixture
def classes(empty_lab: GridsLab, qtbot: QtBot) -> GridsLab:
    empty_lab.state.open(make_model("conditional", classes=KINDS))
    empty_lab.state.randomise(5)
    qtbot.waitUntil(lambda: empty_lab.drawn is not None)
    return empty_lab


def choose_class(lab: GridsLab, end: int, name: str) -> None:
    menu = lab.panel.ends.menus[end]
    menu.aboutToShow.emit()
    submenus = [action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu)]
    (submenu,) = [found for found in submenus if isinstance(found, QMenu) and name in texts(found)]
    next(action for action in submenu.actions() if action.text() == name).trigger()


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if isinstance(action, QAction)]


def labels(lab: GridsLab) -> list[object]:
    return [lab.sheet.sheet.code(index).label for index in range(len(lab.sheet.sheet.codes))]


def test_a_row_for_each_class(classes: GridsLab, qtbot: QtBot) -> None:
    lab = classes
    box = lab.panel.findChild(QCheckBox, "grid_classes")
    assert box is not None
    assert box.isVisible()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lab.sheet.sheet.rows == 3)
    assert not lab.panel.controls.rows.isEnabled()
    assert labels(lab) == [0] * 8 + [1] * 8 + [2] * 8
    assert np.array_equal(lab.sheet.sheet.codes[:8], lab.sheet.sheet.codes[16:])
    assert not np.array_equal(lab.sheet.images[:8], lab.sheet.images[16:])
    assert "--classes" in lab.panel.command_line()
    assert "--label" not in lab.panel.command_line()
    lab.state.open(make_model())
    qtbot.waitUntil(lambda: lab.drawn is not None and lab.drawn.model_id == "vae")
    assert not box.isVisible()
    assert lab.sheet.sheet.rows == 8


def test_a_line_walks_between_the_classes_of_its_ends(classes: GridsLab, qtbot: QtBot) -> None:
    lab = classes
    lab.show_mode(qtbot, Mode.LINE)
    assert set(labels(lab)) == {0}
    choose_class(lab, 1, "shoe")
    qtbot.waitUntil(lambda: labels(lab)[8] == 2)
    assert labels(lab)[4] == labels(lab)[13] == Blend(0, 2, 0.5)
    assert lab.panel.ends.slots[1].origin().endswith("shoe")
    assert "--label bag:shoe" in lab.panel.command_line()
    cell = partial(lab.panel.sheet.cell_clicked.emit, 13)
    cell()
    assert lab.state.code is not None
    assert lab.state.code.label == Blend(0, 2, 0.5), "a cell takes its blend along"
    lab.state.undo()
    assert lab.state.code.label == 0


def test_a_kept_code_keeps_its_class(classes: GridsLab, qtbot: QtBot) -> None:
    lab = classes
    lab.show_mode(qtbot, Mode.LINE)
    code = lab.state.code
    assert code is not None
    lab.panel.ends.set_end(0, End(Origin.CODE, code, label=code.label))
    lab.panel.ends.set_end(1, End())
    lab.state.set_code(Code(code.values, label=1))
    qtbot.waitUntil(lambda: labels(lab)[8] == 1)
    assert labels(lab)[0] == 0
    choose_class(lab, 0, "Follow the picked class")
    qtbot.waitUntil(lambda: set(labels(lab)) == {1})


def test_corners_of_three_classes_say_what_is_wrong(classes: GridsLab, qtbot: QtBot) -> None:
    lab = classes
    lab.show_mode(qtbot, Mode.CORNERS)
    choose_class(lab, 1, "coat")
    choose_class(lab, 3, "coat")
    qtbot.waitUntil(lambda: labels(lab)[-1] == 1)
    assert labels(lab)[-8] == 0
    choose_class(lab, 2, "shoe")
    assert "between two classes" in lab.panel.errors.text()
    choose_class(lab, 2, "bag")
    qtbot.waitUntil(lambda: lab.panel.errors.text() == "")


def test_a_pasted_code_of_unknown_class_takes_the_picked_one(classes: GridsLab, qtbot: QtBot) -> None:
    lab = classes
    lab.show_mode(qtbot, Mode.LINE)
    QGuiApplication.clipboard().setText(Code(np.zeros(8), label=7).to_json())
    lab.panel.ends.menus[1].take_text(QGuiApplication.clipboard().text())
    assert lab.panel.ends.ends()[1].label is None
    lab.panel.ends.menus[1].take_text(Code(np.zeros(8), label=2).to_json())
    assert lab.panel.ends.ends()[1].label == 2


def test_axes_are_those_of_the_space(empty_lab: GridsLab, qtbot: QtBot) -> None:
    lab = empty_lab
    image = {"channels": 1, "height": 28, "width": 28}
    sizes = {"latent_dim": 6, "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": 20}
    model = build("glann", {"image": image, **sizes}).eval().requires_grad_(False)
    lab.state.open(OpenModel("glann", "glann", model.spec, model))
    lab.state.set_space("z")
    qtbot.waitUntil(lambda: lab.drawn is not None)
    lab.show_mode(qtbot, Mode.TRAVERSAL)
    field = lab.panel.controls.axes
    field.setFocus()
    QTest.keyClicks(field, "1, 5")
    qtbot.waitUntil(lambda: lab.sheet.recipe.axes == (1, 5))
    lab.state.set_space("e")
    assert lab.panel.errors.text() == ""
    assert field.property("invalid"), "axis 5 is none of this space"
    qtbot.waitUntil(lambda: lab.sheet.sheet.space == "e")
    assert lab.panel.command_line().count("--space e") == 1
    lab.state.set_space("z")
    qtbot.waitUntil(lambda: lab.sheet.recipe.axes == (1, 5))
