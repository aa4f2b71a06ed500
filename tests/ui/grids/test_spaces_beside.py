"""Samples of several spaces beside each other: offered by what a model can do, drawn by window and shell."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from grids_lab import GridsLab, make_model
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput
from latentlab.latent.sheets import compares_spaces, random_codes, spaces_sheet
from latentlab.models import build
from latentlab.ui.grids.command import sheet_command
from latentlab.ui.grids.ends import drawn
from latentlab.ui.grids.recipe import Mode
from latentlab.ui.state import OpenModel


def glann(method: str = "glann") -> OpenModel:
    torch.manual_seed(0)
    config = {
        "image": {"channels": 1, "height": 28, "width": 28}, "method": method, "latent_dim": 6,
        "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": 40,
    }  # fmt: skip
    model = build("glann", config).eval().requires_grad_(False)
    return OpenModel(method, method, model.spec, model)


def test_the_left_half_is_mapped_noise_and_the_right_one_the_gaussian() -> None:
    model = glann().model
    sheet = spaces_sheet(model, 2, 3, seed=5)
    assert (sheet.rows, sheet.cols, sheet.space) == (2, 6, "z")
    codes = sheet.codes.reshape(2, 6, 6)
    noise = torch.tensor(random_codes(model, 6, 5, space="e"))
    assert np.allclose(codes[:, :3].reshape(6, 6), model.map(noise, "e", "z").numpy(), atol=1e-6)
    assert np.allclose(codes[:, 3:].reshape(6, 6), random_codes(model, 6, 5, space="z"), atol=1e-6)


def test_models_with_one_space_have_nothing_to_compare() -> None:
    vae = make_model()
    assert not compares_spaces(vae.spec)
    assert not compares_spaces(glann("imle").spec)
    with pytest.raises(BadInput, match="no spaces to compare"):
        spaces_sheet(vae.model, 2, 2)
    with pytest.raises(BadInput):
        spaces_sheet(glann().model, 2, 40)  # 80 columns


def test_the_switch_is_there_for_such_models_and_draws_both(lab: GridsLab, qtbot: QtBot) -> None:
    switch = lab.panel.controls.spaces
    lab.state.open(make_model())
    assert not switch.isVisible()
    opened = glann()
    lab.state.open(opened)
    assert switch.isVisible()
    with qtbot.waitSignal(lab.panel.feed.drawn, check_params_cb=lambda d: d.recipe.spaces):
        # On its box: the space beside it toggles nothing.
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(8, switch.height() // 2))
    rows, columns = lab.panel.sheet.labels()
    assert rows == ()
    assert columns == ("e: its prior", "z: a Gaussian fitted to its codes")
    drawn = lab.panel._drawn
    assert drawn is not None
    assert (drawn.sheet.rows, drawn.sheet.cols) == (8, 16)
    lab.panel.sheet.grab()
    assert lab.state.code is not None
    line = sheet_command(drawn.recipe, opened, lab.state.code, [])
    assert "--rows 8 --spaces --cols 8" in line
    assert "--space " not in line
    # A click takes a code of the last space; the sheet stays.
    lab.panel.sheet.cell_clicked.emit(3)
    assert lab.state.code.space == "z"
    assert np.array_equal(lab.state.code.values, drawn.sheet.codes[3])
    assert lab.panel.controls.recipe.mode is Mode.RANDOM


def test_the_ends_tell_of_the_space_the_code_is_in(lab: GridsLab, qtbot: QtBot) -> None:
    lab.state.open(glann())
    lab.show_mode(qtbot, Mode.LINE)
    bar = lab.panel.ends
    bar.set_end(1, drawn(lab.state.model, lab.state.code, 7))
    assert bar.slots[1].origin() == "Seed 7"
    lab.state.set_space("z")
    assert bar.slots[1].origin() != "Seed 7"
    bar.set_end(1, drawn(lab.state.model, lab.state.code, 8))
    lab.state.set_space("e")
    assert bar.slots[1].origin() == "Seed 7"
    lab.state.set_space("z")
    assert bar.slots[1].origin() == "Seed 8"
