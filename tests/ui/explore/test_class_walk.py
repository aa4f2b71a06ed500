"""From class to class in the hand, and from space to space."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from explore_lab import Lab, make_model
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from latentlab.latent.maps import brought
from latentlab.models import build
from latentlab.spec import Blend, Code
from latentlab.ui.state import OpenModel
from latentlab.ui.widgets.latent_slider import LatentSlider

KINDS = ("shirt", "boot", "bag")


@pytest.fixture
def classes(qtbot: QtBot, lab: Lab) -> Lab:
    lab.state.open(make_model("conditional", classes=KINDS))
    qtbot.waitUntil(lambda: lab.view.pixels is not None)
    return lab


@pytest.fixture
def spaces(qtbot: QtBot, lab: Lab) -> Lab:
    image = {"channels": 1, "height": 28, "width": 28}
    sizes = {"latent_dim": 5, "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": 20}
    model = build("glann", {"image": image, **sizes}).eval().requires_grad_(False)
    lab.state.open(OpenModel("glann", "glann", model.spec, model))
    qtbot.waitUntil(lambda: lab.view.pixels is not None)
    return lab


def combo(lab: Lab, name: str) -> QComboBox:
    found = lab.child(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def way(lab: Lab) -> LatentSlider:
    found = lab.child(QSlider, "code_label_share")
    assert isinstance(found, LatentSlider)
    return found


def pick(box: QComboBox, text: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != text:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before


def drag(widget: LatentSlider, by: int) -> None:
    start = widget.handle_rect().center()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(widget, start + QPoint(by * step // 8, 0))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def label(lab: Lab) -> object:
    assert lab.state.code is not None
    return lab.state.code.label


def test_without_classes_there_is_no_picker(opened_lab: Lab) -> None:
    assert not opened_lab.dock.classes.isVisible()


def test_a_drag_walks_to_the_other_class_in_one_step(qtbot: QtBot, classes: Lab) -> None:
    lab = classes
    assert not way(lab).isVisible()
    pick(combo(lab, "code_label_to"), "bag")
    assert way(lab).isVisible()
    assert (label(lab), len(lab.state.history())) == (0, 1), "choosing the way is not going it"
    before = lab.view.pixels
    drag(way(lab), way(lab).width() // 2)
    blend = label(lab)
    assert isinstance(blend, Blend)
    assert (blend.first, blend.second) == (0, 2)
    assert 0.3 < blend.share < 0.7
    assert len(lab.state.history()) == 2, "a whole drag is one step"
    qtbot.waitUntil(lambda: not np.array_equal(lab.view.pixels, before))
    lab.state.undo()
    assert (label(lab), way(lab).value()) == (0, 0)
    assert combo(lab, "code_label_to").currentText() == "bag", "the way stays open"
    lab.state.redo()
    assert label(lab) == blend
    assert way(lab).value() > 0


def test_keys_and_typed_shares(classes: Lab) -> None:
    lab = classes
    pick(combo(lab, "code_label_to"), "boot")
    way(lab).setFocus()
    QTest.keyClick(way(lab), Qt.Key.Key_Right)
    QTest.keyClick(way(lab), Qt.Key.Key_Right)
    assert label(lab) == Blend(0, 1, 0.1)
    box = lab.child(QLineEdit, "code_label_share_value")
    assert isinstance(box, QWidget)
    box.setFocus()
    QTest.keyClicks(box, "0.75")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert label(lab) == Blend(0, 1, 0.75)
    assert len(lab.state.history()) == 3
    QTest.mouseDClick(way(lab), Qt.MouseButton.LeftButton)
    assert label(lab) == 0


def test_another_class_in_the_middle_of_the_way(classes: Lab) -> None:
    lab = classes
    lab.state.set_code(Code(np.zeros(8), label=Blend(0, 2, 0.5)))
    assert combo(lab, "code_label_to").currentText() == "bag"
    pick(combo(lab, "code_label"), "boot")
    assert label(lab) == Blend(1, 2, 0.5)
    pick(combo(lab, "code_label"), "bag")
    assert label(lab) == 2
    assert not way(lab).isVisible(), "there is no way from a class to itself"
    pick(combo(lab, "code_label_to"), "shirt")
    pick(combo(lab, "code_label_to"), "none")
    assert label(lab) == 2


def test_a_blend_is_copied_and_pasted(classes: Lab) -> None:
    lab = classes
    assert lab.state.code is not None
    there = Code(lab.state.code.values, label=Blend(2, 1, 0.25), model="conditional")
    lab.state.set_code(there)
    lab.trigger("copy_code")
    lab.state.undo()
    lab.trigger("paste_code")
    assert lab.state.code == there
    assert combo(lab, "code_label").currentText() == "bag"
    QApplication.clipboard().setText("[1, 2, 3, 4, 5, 6, 7, 8]")
    lab.trigger("paste_code")
    assert label(lab) == Blend(2, 1, 0.25), "a plain list keeps the class that stands"
    assert "--label" not in lab.panel.exchange.command_line()
    assert '"share":0.25' in lab.panel.exchange.command_line()


def test_a_blend_of_another_model_is_refused(classes: Lab) -> None:
    lab = classes
    QApplication.clipboard().setText(Code(np.zeros(8), label=Blend(0, 7, 0.5), model="x").to_json())
    lab.trigger("paste_code")
    assert label(lab) == 0
    assert "conditional" in lab.panel.errors.text()


def test_every_step_of_a_walk_gets_its_thumbnail(qtbot: QtBot, classes: Lab) -> None:
    lab = classes
    for share in (0.2, 0.4, 0.6):
        lab.state.set_code(Code(np.zeros(8), label=Blend(0, 1, share)))
    steps = set(lab.state.history())
    qtbot.waitUntil(lambda: steps <= lab.panel.strip._known.keys())


@pytest.mark.parametrize("encodes", [True, False])
def test_a_dropped_image_uses_the_blend(qtbot: QtBot, lab: Lab, tmp_path: Path, encodes: bool) -> None:
    lab.state.open(make_model(f"encodes {encodes}", classes=KINDS, encodes=encodes))
    lab.state.set_code(Code(np.zeros(8), label=Blend(0, 1, 0.5)))
    Image.fromarray(np.full((28, 28), 90, np.uint8)).save(tmp_path / "gray.png")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "gray.png"))])
    where, copy = lab.view.rect().center(), Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(lab.panel.drop.fitted, timeout=60_000) as fitted:
        QApplication.sendEvent(lab.view, QDragEnterEvent(where, copy, mime, *held))
        QApplication.sendEvent(lab.view, QDropEvent(QPointF(where), copy, mime, *held))
    assert fitted.args[0].code.label == label(lab) == Blend(0, 1, 0.5)


def test_one_space_needs_no_picker(opened_lab: Lab) -> None:
    assert not opened_lab.dock.spaces.isVisible()


def test_another_space_keeps_the_picture(qtbot: QtBot, spaces: Lab) -> None:
    lab = spaces
    lab.trigger("randomise")
    noise = lab.state.code
    assert noise is not None
    assert noise.space == "e"
    box = combo(lab, "code_space")
    assert box.isVisible()
    assert [box.itemText(index) for index in range(2)] == ["e: 3 axes", "z: 5 axes, on a sphere"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    there = lab.state.code
    assert there is not None
    assert there.space == "z"
    model = lab.state.model
    assert model is not None
    assert np.allclose(there.values, brought(model.model, noise.values, "e", "z"), atol=1e-6)
    assert len(lab.dock.column.values()) == 5
    lab.trigger("randomise")
    assert lab.state.code.space == "z", "draws honour the space"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert lab.state.code == noise, "no map leads back: the newest code of that space"
    assert len(lab.dock.column.values()) == 3
    for _ in range(3):
        lab.state.undo()
    assert lab.state.code == noise
    assert box.currentIndex() == 0
    steps = set(lab.state.history())
    qtbot.waitUntil(lambda: steps <= lab.panel.strip._known.keys())


def test_a_space_without_a_way_begins_with_a_draw(spaces: Lab) -> None:
    lab = spaces
    assert lab.state.model is not None
    opened = lab.state.model
    lab.state.open(OpenModel("other", "other", opened.spec, opened.model), Code(np.eye(5)[0], "z"))
    assert combo(lab, "code_space").currentIndex() == 1
    lab.state.set_space("e")
    assert lab.state.code is not None
    assert (lab.state.code.space, len(lab.state.code.values)) == ("e", 3)
    assert np.abs(lab.state.code.values).max() > 0
