"""An image dropped on a model that only decodes: its code is looked for, and that is seen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from explore_lab import Lab, make_model
from PIL import Image as PilImage
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from latentlab.latent import finding
from latentlab.latent.batches import decode_codes
from latentlab.latent.inversion import invert
from latentlab.models import build
from latentlab.ui.explore.drop import DropStrip
from latentlab.ui.state import OpenModel


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Dark, with something light in its left half."""
    pixels = np.full((60, 60), 10, dtype=np.uint8)
    pixels[15:45, 5:30] = 200
    PilImage.fromarray(pixels).save(tmp_path / "shape.png")
    return tmp_path / "shape.png"


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches that end only when they are told to."""
    monkeypatch.setattr(finding, "invert", partial(invert, steps=10**6))


def drop(lab: Lab, path: Path) -> DropStrip:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    view, at = lab.view, QPointF(lab.view.rect().center())
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QDragEnterEvent(at.toPoint(), action, mime, button, keys))
    QApplication.sendEvent(view, QDropEvent(at, action, mime, button, keys))
    return lab.panel.drop


def error(strip: DropStrip) -> float:
    text = strip._figures["MSE"].text()
    return float(text) if text != "–" else float("inf")


def searching(qtbot: QtBot, lab: Lab, picture: Path) -> DropStrip:
    """With a search under way whose first picture is shown."""
    lab.state.open(make_model("decoder", encodes=False))
    strip = drop(lab, picture)
    qtbot.waitUntil(lambda: error(strip) < float("inf"))
    return strip


def test_the_code_is_found_and_is_one_step(qtbot: QtBot, lab: Lab, picture: Path) -> None:
    opened = make_model("decoder", encodes=False)
    lab.state.open(opened)
    with qtbot.waitSignal(lab.panel.drop.fitted) as fitted:
        strip = drop(lab, picture)
    result = fitted.args[0]
    assert result.settled
    assert lab.state.code is not None
    assert np.array_equal(lab.state.code.values, result.code.values)
    decoded = decode_codes(opened.model, [result.code.values])[0]
    assert np.abs(decoded.astype(int) - result.reconstruction).max() <= 1
    assert len(lab.state.history()) == 2
    assert not strip._search.isVisible()
    lab.state.undo()
    assert lab.values() == [0.25] * 8


def test_the_picture_is_seen_converging_and_stopping_keeps_the_best(
    qtbot: QtBot, lab: Lab, picture: Path, endless: None
) -> None:
    strip = searching(qtbot, lab, picture)
    first, code = error(strip), lab.state.code
    qtbot.waitUntil(lambda: error(strip) < first)
    assert lab.state.code != code, "the large picture follows"
    bar, stop = strip._search, strip.findChild(QToolButton, "search_stop")
    assert stop is not None
    qtbot.waitUntil(bar.isVisible)
    task = strip._newest._task
    assert task is not None
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    best, kept = error(strip), lab.state.code
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: task not in lab.tasks._tasks)  # it has ended, not only fallen silent
    assert (error(strip), lab.state.code) == (best, kept)
    assert best < first
    assert strip.isVisible()
    assert len(lab.state.history()) == 2


def test_whoever_moves_the_code_takes_it_over(qtbot: QtBot, lab: Lab, picture: Path, endless: None) -> None:
    strip = searching(qtbot, lab, picture)
    assert lab.state.code is not None
    lab.state.set_code(lab.state.code.moved(2, 1.5))
    mine = lab.state.code
    qtbot.waitUntil(lambda: not strip._newest.busy)
    assert lab.state.code == mine
    assert len(lab.state.history()) == 3


def test_another_crop_is_looked_for_at_once(qtbot: QtBot, lab: Lab, picture: Path, endless: None) -> None:
    strip = searching(qtbot, lab, picture)
    before = strip._views["original"].pixels
    assert before is not None
    strip.size_slider.setFocus()
    QTest.keyClick(strip.size_slider, Qt.Key.Key_PageDown)

    def another() -> bool:
        now = strip._views["original"].pixels
        return now is not None and not np.array_equal(now, before)

    qtbot.waitUntil(another)
    assert len(lab.state.history()) == 2, "the drop and its crop are one step"


def test_another_model_ends_the_search(qtbot: QtBot, lab: Lab, picture: Path, endless: None) -> None:
    strip = searching(qtbot, lab, picture)
    lab.state.open(make_model("other"))
    assert not strip.isVisible()
    qtbot.waitUntil(lambda: not lab.tasks._tasks)
    assert lab.values() == [0.25] * 8


def test_a_dropped_image_uses_the_picked_class(qtbot: QtBot, lab: Lab, picture: Path) -> None:
    for encodes in (True, False):
        lab.state.open(make_model(f"classes {encodes}", classes=("shirt", "boot"), encodes=encodes))
        label = lab.dock.classes.first
        label.setFocus()
        QTest.keyClick(label, Qt.Key.Key_Down)
        assert lab.state.code is not None
        assert lab.state.code.label == 1
        with qtbot.waitSignal(lab.panel.drop.fitted) as fitted:
            drop(lab, picture)
        assert fitted.args[0].code.label == 1
        assert lab.state.code.label == 1


def test_the_code_of_an_image_brings_the_sliders_of_its_space(qtbot: QtBot, lab: Lab, picture: Path) -> None:
    image = {"channels": 1, "height": 28, "width": 28}
    sizes = {"latent_dim": 5, "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": 20}
    model = build("glann", {"image": image, **sizes}).eval()
    lab.state.open(OpenModel("glann", "glann", model.spec, model))
    assert lab.state.code is not None
    assert lab.state.code.space == "e"
    lab.state.set_locked(2, True)
    before = lab.state.code
    with qtbot.waitSignal(lab.panel.drop.fitted):
        drop(lab, picture)
    assert lab.state.code.space == "z"
    assert np.linalg.norm(lab.values()) == pytest.approx(1.0, abs=0.01)
    slider = lab.child(QSlider, "latent_slider_4")
    assert isinstance(slider, QSlider)
    assert slider.isVisible()
    assert lab.state.locked == frozenset(), "locks belong to a space"
    lab.trigger("randomise")
    lab.state.undo()
    lab.state.undo()
    assert lab.state.code == before
    assert lab.state.locked == frozenset({2})
