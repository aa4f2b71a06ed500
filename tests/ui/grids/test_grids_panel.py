from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from grids_lab import GridsLab, drop, files, make_model
from PIL import Image as PilImage
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from latentlab.latent.batches import decode_codes
from latentlab.latent.sheets import compose
from latentlab.ui.grids.ends import Origin
from latentlab.ui.grids.recipe import Mode


def picture_file(folder: Path, name: str = "shirt.png", level: int = 90) -> Path:
    PilImage.fromarray(np.full((40, 40), level, dtype=np.uint8)).save(folder / name)
    return folder / name


def test_without_a_model_it_says_what_belongs_there(empty_lab: GridsLab) -> None:
    assert empty_lab.panel.sheet.pixels is None
    assert not empty_lab.actions.get("grid_save").isEnabled()
    assert empty_lab.panel.command_line() == ""


@pytest.mark.parametrize("mode", list(Mode))
def test_each_mode_draws_what_the_library_draws(lab: GridsLab, qtbot: QtBot, mode: Mode) -> None:
    shown = lab.show_mode(qtbot, mode)
    opened = lab.state.model
    assert opened is not None
    images = decode_codes(opened.model, shown.sheet.codes)
    assert np.abs(images.astype(int) - shown.images.astype(int)).max() <= 2
    picture = lab.panel.sheet.pixels
    assert picture is not None
    np.testing.assert_array_equal(picture, compose(shown.images, shown.sheet.rows, shown.sheet.cols))


def type_axes(lab: GridsLab, text: str) -> None:
    field = lab.panel.findChild(QLineEdit, "grid_axes")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def test_axes_of_a_traversal_can_be_typed(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.TRAVERSAL)
    assert lab.sheet.recipe.axes == ()
    type_axes(lab, "6, 0 2-4")
    qtbot.waitUntil(lambda: lab.sheet.recipe.axes == (6, 0, 2, 3, 4))
    assert lab.panel.sheet.labels()[0] == ("z6", "z0", "z2", "z3", "z4")
    assert lab.sheet.sheet.rows == 5
    moved = [np.flatnonzero(np.ptp(row, axis=0)) for row in lab.sheet.sheet.codes.reshape(5, -1, 8)]
    assert [list(axes) for axes in moved] == [[6], [0], [2], [3], [4]]
    assert not lab.panel.findChild(QSpinBox, "grid_rows").isEnabled()
    assert "--axes 6 0 2 3 4 --cols" in lab.panel.command_line()
    assert "--rows" not in lab.panel.command_line()
    type_axes(lab, "")
    qtbot.waitUntil(lambda: lab.sheet.recipe.axes == ())
    assert lab.panel.findChild(QSpinBox, "grid_rows").isEnabled()


def test_axes_that_are_none_are_told_at_their_field(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.TRAVERSAL)
    type_axes(lab, "1, 2")
    qtbot.waitUntil(lambda: lab.sheet.recipe.axes == (1, 2))
    wrong = lab.panel.findChild(QLabel, "grid_axes_wrong")
    for text, reason in (("1, 8", "axis 8"), ("1, x", "x is no axis"), ("2-", "2- is no axis")):
        type_axes(lab, text)
        assert wrong.isVisible()
        assert reason in wrong.toolTip()
        assert lab.panel.errors.isHidden()
        assert lab.panel.controls.recipe.axes in ((1,), (2,)), "what made sense last stands"
    lab.show_mode(qtbot, Mode.RANDOM)
    assert not wrong.isVisible()


def test_typed_axes_come_back_with_their_model(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.TRAVERSAL)
    type_axes(lab, "0, 7")
    first = lab.state.model
    assert first is not None
    lab.state.open(make_model("small", dim=4))
    qtbot.waitUntil(lambda: lab.drawn is not None and lab.sheet.model_id == "small")
    assert lab.panel.findChild(QLabel, "grid_axes_wrong").isVisible()
    assert lab.sheet.recipe.axes == ()
    lab.state.open(first)
    qtbot.waitUntil(lambda: lab.sheet.model_id == first.id and lab.sheet.recipe.axes == (0, 7))
    assert not lab.panel.findChild(QLabel, "grid_axes_wrong").isVisible()


def test_the_buttons_choose_the_mode(lab: GridsLab, qtbot: QtBot) -> None:
    button = lab.window.findChild(QToolButton, "grid_mode_traversal")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lab.sheet.recipe.mode is Mode.TRAVERSAL)
    rows, cols = lab.panel.sheet.labels()
    assert rows[0] == "z7"
    assert (cols[0], cols[4], cols[-1]) == ("−3 σ", "0", "+3 σ")


def test_each_mode_keeps_its_own_numbers(lab: GridsLab, qtbot: QtBot) -> None:
    rows = lab.window.findChild(QSpinBox, "grid_rows")
    assert rows is not None
    rows.setValue(3)
    qtbot.waitUntil(lambda: lab.sheet.sheet.rows == 3)
    lab.show_mode(qtbot, Mode.CORNERS)
    assert rows.value() == 8
    lab.show_mode(qtbot, Mode.RANDOM)
    assert rows.value() == 3


@pytest.mark.parametrize("mode", [Mode.LINE, Mode.CORNERS, Mode.TRAVERSAL])
def test_sheets_follow_the_code_while_it_is_dragged(lab: GridsLab, qtbot: QtBot, mode: Mode) -> None:
    lab.show_mode(qtbot, mode)
    assert lab.state.code is not None
    lab.state.begin_gesture()
    for step in range(30):
        lab.state.set_code(lab.state.code.moved(0, -1.0 + step / 10))
    lab.state.end_gesture()
    newest = lab.state.code
    qtbot.waitUntil(lambda: any(np.array_equal(row, newest.values) for row in lab.sheet.sheet.codes) or (
        mode is Mode.TRAVERSAL and lab.sheet.sheet.codes[0][0] == newest.values[0]
    ))  # fmt: skip


def test_random_samples_do_not_care_for_the_code(lab: GridsLab, qtbot: QtBot) -> None:
    before = lab.sheet
    lab.state.randomise(77)
    assert lab.panel.feed._asked is None
    assert lab.sheet is before


def test_every_code_of_a_drag_gets_at_most_one_request_in_hand(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.TRAVERSAL)
    stamps = set()
    assert lab.state.code is not None
    for step in range(20):
        lab.state.set_code(lab.state.code.moved(1, step / 20))
        assert lab.panel.feed._asked is not None
        stamps.add(lab.panel.feed._asked[0])
    assert len(stamps) == 1
    qtbot.waitUntil(lambda: lab.panel.feed._asked is None)
    assert lab.sheet.sheet.codes[0][1] == pytest.approx(0.95)


def test_nothing_is_decoded_while_it_is_hidden(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.TRAVERSAL)
    lab.panel.hide()
    lab.state.randomise(8)
    assert lab.panel.feed._asked is None
    lab.panel.show()
    newest = lab.state.code
    assert newest is not None
    qtbot.waitUntil(lambda: lab.sheet.sheet.codes[0][0] == newest.values[0])


def test_a_click_sends_the_cell_to_explore_and_can_be_undone(lab: GridsLab, qtbot: QtBot) -> None:
    before = lab.state.code
    wanted = lab.sheet.sheet.codes[10]
    place = lab.panel.sheet.cell_rect(10).center().toPoint()
    QTest.mouseClick(lab.panel.sheet, Qt.MouseButton.LeftButton, pos=place)
    assert lab.state.code is not None
    np.testing.assert_array_equal(lab.state.code.values, wanted)
    lab.state.undo()
    assert lab.state.code == before


def test_keys_walk_the_sheet_and_enter_sends_the_cell(lab: GridsLab) -> None:
    lab.panel.sheet.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(lab.panel.sheet, key)
    assert lab.state.code is not None
    np.testing.assert_array_equal(lab.state.code.values, lab.sheet.sheet.codes[9])


def test_a_double_click_asks_for_explore(lab: GridsLab, qtbot: QtBot) -> None:
    place = lab.panel.sheet.cell_rect(3).center().toPoint()
    with qtbot.waitSignal(lab.panel.explore_requested):
        QTest.mouseClick(lab.panel.sheet, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(lab.panel.sheet, Qt.MouseButton.LeftButton, pos=place)
    assert lab.state.code is not None
    np.testing.assert_array_equal(lab.state.code.values, lab.sheet.sheet.codes[3])


def test_the_dice_draws_other_samples(lab: GridsLab, qtbot: QtBot) -> None:
    before = lab.sheet
    lab.actions.get("grid_reseed").trigger()
    qtbot.waitUntil(lambda: lab.sheet is not before)
    assert lab.sheet.recipe.seed != before.recipe.seed
    assert not np.array_equal(lab.sheet.sheet.codes, before.sheet.codes)


def test_another_model_draws_another_sheet_and_brings_its_ends_back(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.LINE)
    first = lab.state.model
    assert first is not None
    menu = lab.panel.ends.menus[1]
    menu._fill()
    next(action for action in menu.actions() if action.text().startswith("Keep")).trigger()
    kept = lab.panel.ends.ends()[1]
    assert kept.origin is Origin.CODE
    lab.state.open(make_model("other", dim=4))
    qtbot.waitUntil(lambda: lab.sheet.model_id == "other" and lab.sheet.sheet.codes.shape[1] == 4)
    assert lab.panel.ends.ends()[1].origin is Origin.SEED
    lab.state.open(first)
    qtbot.waitUntil(lambda: lab.sheet.model_id == "vae")
    assert lab.panel.ends.ends()[1] is kept


def test_an_image_dropped_on_an_end_becomes_that_end(lab: GridsLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.show_mode(qtbot, Mode.CORNERS)
    path = picture_file(tmp_path)
    before = lab.sheet
    assert drop(lab.panel.ends.slots[2], files(path))
    qtbot.waitUntil(lambda: lab.sheet is not before)
    end = lab.panel.ends.ends()[2]
    assert (end.origin, end.name, end.path) == (Origin.IMAGE, "shirt.png", str(path))
    assert end.code is not None
    np.testing.assert_array_equal(lab.sheet.sheet.codes[7 * 8], end.code.values)
    assert str(path) in lab.panel.command_line()
    assert lab.panel.ends.slots[2].origin() == "shirt.png"


def test_two_images_dropped_on_samples_become_a_line(lab: GridsLab, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [picture_file(tmp_path, "a.png", 20), picture_file(tmp_path, "b.png", 110)]
    assert drop(lab.panel, files(*paths))
    qtbot.waitUntil(lambda: [end.name for end in lab.panel.ends.ends()] == ["a.png", "b.png"])
    qtbot.waitUntil(lambda: lab.drawn is not None and lab.sheet.recipe.mode is Mode.LINE)


def test_a_bad_image_is_explained_and_the_end_stays(lab: GridsLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.show_mode(qtbot, Mode.LINE)
    bad = tmp_path / "text.png"
    bad.write_text("hello")
    assert drop(lab.panel.ends.slots[1], files(bad))
    qtbot.waitUntil(lambda: "text.png" in lab.panel.errors.text())
    assert lab.panel.ends.ends()[1].origin is Origin.SEED
    assert lab.panel.ends.slots[1].origin() == "Seed 1"


def test_the_history_is_offered_with_pictures(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.LINE)
    first = lab.state.history()[0]
    menu = lab.panel.ends.menus[1]
    menu._fill()
    qtbot.waitUntil(lambda: bool(menu._steps) and not menu._steps[-1].icon().isNull())
    menu._steps[-1].trigger()
    assert lab.panel.ends.ends()[1].code == first


def test_a_code_on_the_clipboard_can_be_an_end(lab: GridsLab, qtbot: QtBot) -> None:
    lab.show_mode(qtbot, Mode.LINE)
    assert lab.state.code is not None
    code = lab.state.code.moved(3, 1.5)
    QGuiApplication.clipboard().setText(code.to_json())
    lab.panel.ends.menus[1]._on_paste()
    end = lab.panel.ends.ends()[1]
    assert end.code is not None
    np.testing.assert_allclose(end.code.values, code.values, atol=1e-6)
    QGuiApplication.clipboard().setText("[1, 2]")
    lab.panel.ends.menus[1]._on_paste()
    assert "2 numbers" in lab.panel.errors.text()


def test_the_saved_sheet_is_the_picture(
    lab: GridsLab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(chosen), ""))
    lab.actions.get("grid_save").trigger()
    written = tmp_path / "mine.png"
    qtbot.waitUntil(written.exists)
    picture = lab.panel.sheet.pixels
    assert picture is not None
    np.testing.assert_array_equal(np.asarray(PilImage.open(written)), picture[..., 0])


def test_a_folder_that_cannot_be_written_is_explained(lab: GridsLab, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    lab.panel.save_to(tmp_path / "file" / "sheet.png")
    qtbot.waitUntil(lambda: lab.panel.errors.text() != "")


def test_the_command_is_copied(lab: GridsLab) -> None:
    lab.actions.get("grid_copy_command").trigger()
    assert QGuiApplication.clipboard().text().startswith("latentlab grid ")


def test_everything_has_a_name_for_assistive_tools(lab: GridsLab) -> None:
    lab.panel.set_mode(Mode.CORNERS)
    assert [slot.accessibleName() for slot in lab.panel.ends.slots] == [
        "Top left: Current code",
        "Top right: Seed 1",
        "Bottom left: Seed 2",
        "Bottom right: Seed 3",
    ]
    for name in ("grid_rows", "grid_cols", "grid_seed"):
        field = lab.window.findChild(QSpinBox, name)
        assert field is not None
        assert field.accessibleName()
    assert lab.panel.sheet.accessibleName()
