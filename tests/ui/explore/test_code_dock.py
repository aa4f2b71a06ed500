from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from explore_lab import Lab, make_model
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from latentlab.data import images
from latentlab.ui.workers.decoder import Decoded


def slider(lab: Lab, axis: int) -> QSlider:
    found = lab.child(QSlider, f"latent_slider_{axis}")
    assert isinstance(found, QSlider)
    return found


def handle(widget: QSlider) -> QPoint:
    option = QStyleOptionSlider()
    widget.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    return widget.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, widget).center()


def drag(widget: QSlider, by: int, moves: int = 8) -> None:
    start = handle(widget)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, moves + 1):
        QTest.mouseMove(widget, start + QPoint(by * step // moves, 0))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def button(lab: Lab, name: str) -> QToolButton:
    found = lab.child(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def click(lab: Lab, name: str) -> None:
    QTest.mouseClick(button(lab, name), Qt.MouseButton.LeftButton)


def test_sliders_stay_where_they_are_when_the_model_is_measured_again(opened_lab: Lab) -> None:
    lab, opened = opened_lab, opened_lab.state.model
    assert opened is not None
    column = lab.dock.column
    assert column.order() == list(range(7, -1, -1)), "by activity"
    space = opened.spec.space().model_copy(update={"mean": (2.0,) * 8, "activity": tuple(range(8, 0, -1))})
    again = replace(opened, spec=opened.spec.model_copy(update={"spaces": (space,)}))
    lab.state.open(again)
    assert column.order() == list(range(7, -1, -1)), "as they were"
    click(lab, "sort_axes")
    click(lab, "sort_axes")
    assert column.order() == list(range(8)), "once somebody asks for it"
    lab.state.open(replace(again, id="another"))
    lab.state.open(opened)
    assert column.order() == list(range(7, -1, -1)), "another model has an order of its own"


def test_a_drag_moves_its_axis_and_the_picture_follows(
    qtbot: QtBot, opened_lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab, stamps = opened_lab, []
    before = lab.view.pixels
    submit = lab.decoder.submit

    def watch(*args: object) -> int:
        stamps.append((threading.current_thread(), args))
        return submit(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(lab.decoder, "submit", watch)
    drag(slider(lab, 7), 40)
    assert lab.values()[7] > 0.5
    assert lab.values()[:7] == [0.25] * 7
    pictures = [args for _, args in stamps if args[0] == "picture"]
    assert len(pictures) >= 4, "every move asks at once, with nothing between"
    assert {thread for thread, _ in stamps} == {threading.main_thread()}
    qtbot.waitUntil(lambda: lab.view.pixels is not before)
    with qtbot.waitSignal(lab.view.painted):
        lab.dock.randomise()


def test_a_whole_drag_is_undone_in_one_step(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    assert not button(lab, "undo").isEnabled()
    drag(slider(lab, 6), 30)
    drag(slider(lab, 5), -30)
    after = lab.values()
    assert len(lab.state.history()) == 3
    click(lab, "undo")
    assert lab.values()[5] == 0.25
    assert lab.values()[6] == after[6]
    click(lab, "undo")
    assert lab.values() == [0.25] * 8
    assert slider(lab, 6).value() == slider(lab, 0).value(), "the slider went back, too"
    assert not button(lab, "undo").isEnabled()
    click(lab, "redo")
    click(lab, "redo")
    assert lab.values() == after
    assert not button(lab, "redo").isEnabled()


def test_the_sliders_span_the_codes_of_real_images(opened_lab: Lab) -> None:
    for to, expected in ((0, 0.25 - 3.5), (slider(opened_lab, 0).maximum(), 0.25 + 3.5)):
        slider(opened_lab, 0).setValue(to)
        assert opened_lab.values()[0] == pytest.approx(expected, abs=0.01)


def test_axes_are_sorted_by_activity_or_index(opened_lab: Lab) -> None:
    def tops() -> list[int]:
        places = [slider(opened_lab, axis).parentWidget() for axis in range(8)]
        return [place.y() for place in places if place is not None]

    assert tops() == sorted(tops(), reverse=True), "the last axis is the most active one"
    click(opened_lab, "sort_axes")
    assert tops() == sorted(tops())


def test_random_codes_are_seeded_and_truncated(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    seed, psi = lab.child(QSpinBox, "code_seed"), lab.child(QDoubleSpinBox, "code_psi")
    assert isinstance(seed, QSpinBox)
    assert isinstance(psi, QDoubleSpinBox)
    seed.setValue(42)
    click(lab, "randomise")
    first = lab.values()
    assert seed.value() == 42, "the seed shown is the one that drew this"
    click(lab, "randomise")
    assert seed.value() == 43
    assert lab.values() != first
    seed.setValue(42)
    click(lab, "randomise")
    assert lab.values() == first
    psi.setValue(0.5)
    seed.setValue(41)
    seed.setValue(42)
    lab.dock.randomise()
    lab.state.undo()
    lab.state.randomise(42, 0.5)
    halfway = [0.25 + 0.5 * (value - 0.25) for value in first]
    assert lab.values() == pytest.approx(halfway, abs=2e-3)


def test_locked_axes_hold_against_hand_chance_and_reset(opened_lab: Lab) -> None:
    lab = opened_lab
    drag(slider(lab, 7), 30)
    held = lab.values()[7]
    lab.dock.column.lock_toggled.emit(7, True)
    drag(slider(lab, 7), -60)
    click(lab, "randomise")
    click(lab, "reset_code")
    assert lab.values()[7] == held
    assert lab.values()[:7] == [0.25] * 7
    lab.dock.column.lock_toggled.emit(7, False)
    QTest.mouseDClick(slider(lab, 7), Qt.MouseButton.LeftButton, pos=handle(slider(lab, 7)))
    assert lab.values()[7] == 0.25


def test_keys_move_by_the_step(opened_lab: Lab) -> None:
    step = opened_lab.child(QDoubleSpinBox, "code_step")
    assert isinstance(step, QDoubleSpinBox)
    step.setValue(0.5)
    slider(opened_lab, 7).setFocus()
    QTest.keyClick(slider(opened_lab, 7), Qt.Key.Key_Right)
    QTest.keyClick(slider(opened_lab, 7), Qt.Key.Key_Right)
    assert opened_lab.values()[7] == pytest.approx(1.25, abs=0.01)


def test_the_state_is_shown_without_echo(qtbot: QtBot, opened_lab: Lab) -> None:
    lab, moved = opened_lab, []
    lab.dock.column.moved.connect(lambda *args: moved.append(args))
    assert lab.state.code is not None
    lab.state.set_code(lab.state.code.moved(3, 1.5))
    assert lab.dock.column.values()[3] == pytest.approx(1.5)
    assert moved == []


def test_a_conditional_model_has_a_class_picker(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    picker = lab.child(QComboBox, "code_label")
    assert isinstance(picker, QComboBox)
    assert not picker.isVisible()
    lab.state.open(make_model("conditional", classes=("shirt", "shoe")))
    qtbot.waitUntil(picker.isVisible)
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert lab.state.code is not None
    assert lab.state.code.label == 1
    lab.state.undo()
    assert picker.currentIndex() == 0


def test_without_a_model_nothing_can_be_touched(lab: Lab) -> None:
    for name in ("undo", "redo", "randomise", "reset_code", "sort_axes"):
        assert not button(lab, name).isEnabled(), name
    lab.dock.randomise()
    assert lab.panel.errors.text() == ""


def test_five_hundred_axes_open_and_move(qtbot: QtBot, lab: Lab) -> None:
    lab.state.open(make_model("wide", dim=512))
    qtbot.waitUntil(lambda: lab.view.pixels is not None)
    drag(slider(lab, 3), 30)
    assert lab.values()[3] > 0.3
    assert len(lab.window.findChildren(QSlider)) < 80


def test_pictures_are_those_of_the_code(qtbot: QtBot, opened_lab: Lab) -> None:
    lab, seen = opened_lab, []

    def keep(result: Decoded) -> None:
        seen.append(result)

    lab.decoder.decoded.connect(keep)
    drag(slider(lab, 7), 50)
    opened, code = lab.state.model, lab.state.code
    assert opened is not None
    assert code is not None
    import torch

    truth = images.to_uint8(opened.model.decode(torch.from_numpy(code.values.copy())[None]))[0]

    def shown() -> bool:
        pixels = lab.view.pixels
        return pixels is not None and int(np.abs(pixels.astype(int) - truth).max()) <= 2

    qtbot.waitUntil(shown)
