"""A - B + C in the Grids workspace, and ends whose codes are looked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from grids_lab import GridsLab, drop, files, make_model
from PIL import Image as PilImage
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from latentlab.latent import finding
from latentlab.latent.finding import find_codes
from latentlab.latent.inversion import invert
from latentlab.spec import Code
from latentlab.ui.grids.ends import Origin
from latentlab.ui.grids.recipe import Mode


def text(content: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(content)
    return mime


def pictures(folder: Path, count: int = 3) -> list[Path]:
    paths = [folder / f"{number}.png" for number in range(count)]
    for number, path in enumerate(paths):
        pixels = np.full((28, 28), 20, dtype=np.uint8)
        pixels[4 + 4 * number : 16, 6:20] = 120 + 30 * number
        PilImage.fromarray(pixels).save(path)
    return paths


def names(lab: GridsLab) -> list[str]:
    return [end.name for end in lab.panel.ends.ends()]


@pytest.fixture
def mode(lab: GridsLab, qtbot: QtBot) -> GridsLab:
    """In the mode, which somebody chose by its button."""
    button = lab.window.findChild(QToolButton, "grid_mode_arithmetic")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lab.drawn is not None and lab.sheet.recipe.mode is Mode.ARITHMETIC)
    return lab


def test_it_shows_the_three_and_what_they_come_to(mode: GridsLab) -> None:
    sheet = mode.sheet.sheet
    assert (sheet.rows, sheet.cols) == (1, 4)
    a, b, c, result = sheet.codes
    np.testing.assert_allclose(result, a - b + c, atol=1e-6)
    assert mode.panel.sheet.labels() == ((), ("A", "B", "C", "A − B + C"))
    slots = [slot for slot in mode.panel.ends.slots if slot.isVisible()]
    assert [slot.accessibleName() for slot in slots] == ["A: Current code", "− B: Seed 1", "+ C: Seed 2"]
    assert not mode.panel.controls.isVisible(), "there is nothing to set"
    mode.panel.set_mode(Mode.LINE)
    assert mode.panel.controls.isVisible()


def test_three_images_dropped_become_a_b_and_c(lab: GridsLab, qtbot: QtBot, tmp_path: Path) -> None:
    paths = pictures(tmp_path)
    assert drop(lab.panel, files(*paths))
    qtbot.waitUntil(lambda: names(lab) == ["0.png", "1.png", "2.png"])
    ends = [end.code for end in lab.panel.ends.ends() if end.code is not None]
    qtbot.waitUntil(lambda: np.array_equal(lab.sheet.sheet.codes[2], ends[2].values))
    assert lab.sheet.recipe.mode is Mode.ARITHMETIC
    a, b, c = (end.values for end in ends)
    np.testing.assert_allclose(lab.sheet.sheet.codes[3], a - b + c, atol=1e-6)
    words = " ".join(map(str, paths))
    assert lab.panel.command_line().endswith(f" {words} --out arithmetic.png")


def test_the_result_goes_to_explore_and_can_be_undone(mode: GridsLab, qtbot: QtBot) -> None:
    before, wanted = mode.state.code, mode.sheet.sheet.codes[3]
    place = mode.panel.sheet.cell_rect(3).center().toPoint()
    with qtbot.waitSignal(mode.panel.explore_requested):
        QTest.mouseClick(mode.panel.sheet, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(mode.panel.sheet, Qt.MouseButton.LeftButton, pos=place)
    assert mode.state.code is not None
    np.testing.assert_array_equal(mode.state.code.values, wanted)
    mode.state.undo()
    assert mode.state.code == before


def test_a_code_can_be_dropped_as_text_and_as_a_file(mode: GridsLab, qtbot: QtBot, tmp_path: Path) -> None:
    assert mode.state.code is not None
    code = mode.state.code.moved(3, 1.5)
    assert drop(mode.panel.ends.slots[1], text(code.to_json()))
    end = mode.panel.ends.ends()[1]
    assert (end.origin, end.code) == (Origin.CODE, Code(end.code.values, "z", None, code.model))  # type: ignore[union-attr]
    np.testing.assert_allclose(end.code.values, code.values, atol=1e-6)  # type: ignore[union-attr]
    path = tmp_path / "code.json"
    path.write_text("[1, 2, 3, 4, 5, 6, 7, 8]")
    assert drop(mode.panel.ends.slots[2], files(path))
    qtbot.waitUntil(lambda: mode.sheet.sheet.codes[2].tolist() == [1, 2, 3, 4, 5, 6, 7, 8])


@pytest.mark.parametrize("content", ["[1, 2]", "{}", "hello"])
def test_what_is_no_code_of_this_model_is_explained(mode: GridsLab, tmp_path: Path, content: str) -> None:
    before = mode.panel.ends.ends()[1]
    path = tmp_path / "notes.json"
    path.write_text(content)
    drop(mode.panel.ends.slots[1], files(path))
    assert mode.panel.errors.text()
    assert mode.panel.ends.ends()[1] is before
    assert not drop(mode.panel.ends.slots[1], text("hello"))


def test_ends_are_found_without_an_encoder(empty_lab: GridsLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab, opened = empty_lab, make_model(encodes=False)
    lab.state.open(opened)
    lab.panel.set_mode(Mode.ARITHMETIC)
    paths = pictures(tmp_path)
    assert drop(lab.panel.ends.slots[0], files(paths[0]))
    # Two seconds of work, and the machine may be busy.
    task = lab.panel.ends._task
    qtbot.waitUntil(lambda: task is not None and not task.active, timeout=180_000)
    assert not lab.panel.ends.search.isVisible()
    end = lab.panel.ends.ends()[0]
    assert (end.origin, end.path) == (Origin.IMAGE, str(paths[0]))
    pixels = np.array(PilImage.open(paths[0]))[None, ..., None]
    truth = find_codes(opened.model, pixels)
    assert end.code is not None
    np.testing.assert_allclose(end.code.values, truth.codes[0], atol=1e-3)


def test_images_dropped_one_after_the_other_are_all_found(
    empty_lab: GridsLab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "invert", partial(invert, steps=20))
    lab, opened = empty_lab, make_model(encodes=False)
    lab.state.open(opened)
    lab.panel.set_mode(Mode.ARITHMETIC)
    ends, paths = lab.panel.ends, pictures(tmp_path)
    for index in (0, 1, 2, 1):  # the last once more: who changes his mind waits for nothing twice
        assert drop(ends.slots[index], files(paths[index]))
        assert ends.slots[index].origin() == "Encoding…"
    assert len(ends._wishes) == 3
    qtbot.waitUntil(lambda: not ends._wishes)
    assert [slot.origin() for slot in ends.slots[:3]] == ["0.png", "1.png", "2.png"]
    assert not ends.search.isVisible()
    pixels = np.stack([np.array(PilImage.open(path)) for path in paths])[..., None]
    for end, image in zip(ends.ends(), pixels, strict=True):
        assert end.code is not None
        np.testing.assert_allclose(end.code.values, find_codes(opened.model, image[None]).codes[0], atol=1e-3)


def test_a_search_for_ends_is_stopped_and_keeps_what_it_found(
    empty_lab: GridsLab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "invert", partial(invert, steps=10**6))
    lab = empty_lab
    lab.state.open(make_model(encodes=False))
    assert drop(lab.panel, files(*pictures(tmp_path)))
    qtbot.waitUntil(lambda: names(lab) == ["0.png", "1.png", "2.png"])
    stop = lab.panel.ends.findChild(QToolButton, "search_stop")
    assert stop is not None
    qtbot.waitUntil(stop.isVisible)
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    kept = lab.panel.ends.ends()
    assert not lab.panel.ends.search.isVisible()
    qtbot.waitUntil(lambda: not lab.tasks._tasks)
    assert lab.panel.ends.ends() == kept
    assert [slot.origin() for slot in lab.panel.ends.slots[:3]] == ["0.png", "1.png", "2.png"]
