"""Knobs that are turned while a run goes on, with the hand on them: a real trainer obeys."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from live_lab import LiveLab, drag
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
)
from real_lab import LEFT

from latentlab.errors import BadInput
from latentlab.formats.native import read_header
from latentlab.runs.events import Adjust
from latentlab.runs.folder import RunFolder
from latentlab.ui.hand import SliderDrag, mouse
from latentlab.ui.training.live_row import LiveRow
from latentlab.ui.widgets.gesture import PAUSE_MS
from trainers.configs.vae import VAETrainConfig
from trainers.vae import VAETrainer


@pytest.fixture
def lab(live_lab: LiveLab) -> LiveLab:
    return live_lab


def type_value(row: LiveRow, text: str) -> None:
    field = row.field
    assert isinstance(field, QDoubleSpinBox)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a_drag_is_one_edit_at_its_release_and_the_trainer_uses_it(lab: LiveLab) -> None:
    path = lab.start()
    row = lab.row("lr")
    assert row.slider is not None
    hand = SliderDrag(row.slider)
    hand.press()
    for place in (0.6, 0.3, 0.1, 0.2):
        hand.move(place)
    assert row.field.knob_value() == pytest.approx(2e-3 / 10**1.2, rel=0.2)
    assert lab.sent == [], "the hand still holds it"
    hand.release(0.2)
    value = row.field.knob_value()
    assert lab.sent == [Adjust({"lr": value})]
    lab.wait(lambda: lab.marks() == [f"Learning rate 0.002 → {value:.10g}"])
    assert lab.edits(path) == [{"lr": value}]
    assert lab.row("lr").field.knob_value() == value
    lab.wait(lambda: "lr 0.002 ->" in lab.body.log.text())  # the folder may tell the edit first
    lab.stop(path)
    model = RunFolder(path).newest_model()
    assert model is not None
    assert read_header(model).training["config"]["lr"] == value


def test_typed_values_go_with_enter_or_when_the_field_is_left(lab: LiveLab) -> None:
    path = lab.start()
    lab.window.activateWindow()
    type_value(lab.row("lr"), "0.0005")
    assert lab.sent == []
    QTest.keyClick(lab.row("lr").field, Qt.Key.Key_Return)
    assert lab.sent == [Adjust({"lr": 0.0005})]
    type_value(lab.row("beta"), "4")
    lab.row("ema_decay").field.setFocus()
    assert lab.sent[1:] == [Adjust({"beta": 4.0})]
    lab.wait(lambda: lab.edits(path) == [{"lr": 0.0005}, {"beta": 4.0}])
    lab.wait(lambda: "Beta 1 → 4" in ", ".join(lab.marks()))


def test_a_burst_of_keys_is_one_edit_once_it_ends(lab: LiveLab) -> None:
    path = lab.start()
    lab.window.activateWindow()
    field = lab.row("lr").field
    field.setFocus()
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert lab.sent == []
    lab.wait(lambda: lab.sent == [Adjust({"lr": 2e-4})])
    slider = lab.row("beta").slider
    assert slider is not None
    slider.setFocus()
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    lab.wait(lambda: len(lab.sent) == 2)
    lab.wait(lambda: len(lab.edits(path)) == 2)
    QTest.qWait(2 * PAUSE_MS)
    assert len(lab.sent) == 2


def test_what_is_dragged_back_is_no_edit(lab: LiveLab) -> None:
    lab.start()
    for name, value in (("lr", 2e-3), ("ema_decay", 0.999), ("beta", 1.0)):
        slider = lab.row(name).slider
        assert slider is not None
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        control, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        at = slider.style().subControlRect(control, option, handle, slider).center()
        QTest.mousePress(slider, LEFT, pos=at)
        for pixels in (20, -7, 0):
            mouse(slider, QEvent.Type.MouseMove, at + QPoint(pixels, 0), held=True)
            assert (lab.row(name).field.knob_value() == value) == (pixels == 0)
        QTest.mouseRelease(slider, LEFT, pos=at)
    assert lab.sent == []


def test_a_value_of_many_digits_is_no_edit_until_it_is_another(lab: LiveLab) -> None:
    lab.start(lr=0.00123456789012345, beta=1.23456789012345)
    lab.window.activateWindow()
    row = lab.row("lr")
    assert row.slider is not None
    option = QStyleOptionSlider()
    row.slider.initStyleOption(option)
    control, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    at = row.slider.style().subControlRect(control, option, handle, row.slider).center()
    QTest.mousePress(row.slider, LEFT, pos=at)
    for pixels in (20, 0):
        mouse(row.slider, QEvent.Type.MouseMove, at + QPoint(pixels, 0), held=True)
    QTest.mouseRelease(row.slider, LEFT, pos=at)
    for name in ("lr", "beta"):  # the text of a field is shorter still
        lab.row(name).field.setFocus()
        QTest.keyClick(lab.row(name).field, Qt.Key.Key_Return)
    row.field.setFocus()
    QTest.qWait(2 * PAUSE_MS)
    assert lab.sent == []


def test_a_wrong_value_is_put_back_and_explained_at_its_field(lab: LiveLab) -> None:
    path = lab.start()
    type_value(lab.row("lr"), "-1")
    QTest.keyClick(lab.row("lr").field, Qt.Key.Key_Return)
    assert lab.sent == []
    assert lab.row("lr").refusal() == "Must be above 0."
    assert lab.row("lr").field.knob_value() == 2e-3
    drag(lab.row("lr"), 0.4)
    lab.wait(lambda: len(lab.edits(path)) == 1)
    assert lab.row("lr").refusal() == ""


def test_what_the_trainer_refuses_is_put_back_too(lab: LiveLab, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(config: VAETrainConfig, data: object) -> None:
        if config.beta > 50:
            raise BadInput("beta {value} forgets everything.", "Stay below 50.", value=config.beta)

    monkeypatch.setattr(VAETrainer, "check", staticmethod(check))
    path = lab.start()
    type_value(lab.row("beta"), "90")
    QTest.keyClick(lab.row("beta").field, Qt.Key.Key_Return)
    assert lab.row("beta").field.knob_value() == 90
    lab.wait(lambda: lab.row("beta").refusal() == "beta 90.0 forgets everything.")
    assert lab.row("beta").field.knob_value() == 1.0
    assert lab.edits(path) == []
    assert lab.marks() == []
    lab.wait(lambda: "forgets everything" in lab.body.log.text())


def test_edits_made_elsewhere_are_followed_but_not_under_the_hand(lab: LiveLab) -> None:
    path = lab.start()
    lab.runs.send(path, Adjust({"beta": 2.0}))
    lab.wait(lambda: lab.row("beta").field.knob_value() == 2.0)
    row = lab.row("lr")
    assert row.slider is not None
    hand = SliderDrag(row.slider)
    hand.press()
    hand.move(0.2)
    held = row.field.knob_value()
    lab.runs.send(path, Adjust({"lr": 1e-2}))
    lab.wait(lambda: len(lab.marks()) == 2)
    assert row.field.knob_value() == held
    hand.release(0.2)
    lab.wait(lambda: lab.edits(path)[-1] == {"lr": held})
    lab.wait(lambda: row.field.knob_value() == held and len(lab.body.live.edits.rows()) == 3)


def test_a_knob_that_does_nothing_here_is_grey(lab: LiveLab) -> None:
    lab.start()
    assert not lab.row("threshold").field.isEnabled()
    assert "only with" in lab.row("threshold").field.toolTip()
    assert lab.row("free_bits").field.isEnabled()
    assert "rules" not in lab.body.live.names()


def test_what_is_turned_in_a_pause_waits_for_its_end(lab: LiveLab) -> None:
    path = lab.start()
    QTest.mouseClick(lab.panel.findChild(QToolButton, "train_pause"), LEFT)
    lab.wait(lambda: (status := lab.runs.status(path)) is not None and status.state == "paused")
    drag(lab.row("lr"), 0.2)
    value = lab.row("lr").field.knob_value()
    assert "when the run goes on" in lab.body.live.note()
    assert lab.edits(path) == []
    QTest.mouseClick(lab.panel.findChild(QToolButton, "train_pause"), LEFT)
    lab.wait(lambda: lab.edits(path) == [{"lr": value}])
    lab.wait(lambda: len(lab.marks()) == 1)
    assert lab.row("lr").field.knob_value() == value
    lab.wait(lambda: lab.body.live.note() == "")


def test_a_run_that_has_ended_shows_its_values_and_why_they_stay(lab: LiveLab) -> None:
    path = lab.start()
    drag(lab.row("lr"), 0.3)
    value = lab.row("lr").field.knob_value()
    lab.wait(lambda: len(lab.edits(path)) == 1)
    lab.stop(path)
    lab.panel.view.leave()
    lab.panel.show_run(path)
    lab.wait(lambda: lab.marks() != [])
    assert lab.marks() == [f"Learning rate 0.002 → {value:.10g}"]
    assert lab.row("lr").field.knob_value() == value
    assert not lab.row("lr").field.isEnabled()
    assert "Resume it" in lab.row("lr").field.toolTip()
    lab.runs.resume(path)
    lab.wait(lambda: lab.row("lr").field.isEnabled())
    assert lab.row("lr").field.knob_value() == value


def test_a_run_of_another_process_is_turned_and_rewound_too(lab: LiveLab, own_home: Path) -> None:
    words = ["train", "vae", "--data", lab.config.data, "--steps", 100_000, "--batch-size", 8]
    words += ["--latent-dim", 4, "--width", 4, "--hidden", 8, "--log-every", 1, "--checkpoint-every", 50_000]
    words += ["--precision", "fp32", "--layout", "contiguous", "--threads", 1, "--device", "cpu"]
    command = [sys.executable, "-m", "latentlab", *map(str, words), "--no-tensorboard"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        path = own_home / "runs" / "0001-vae"
        lab.wait(lambda: len(RunFolder(path).metrics()) > 3)
        lab.panel.show_run(path)
        lab.body.tabs.setCurrentWidget(lab.body.live)
        lab.wait(lambda: lab.body.live.names() != [] and lab.row("lr").field.isEnabled())
        drag(lab.row("lr"), 0.2)
        value = lab.row("lr").field.knob_value()
        lab.wait(lambda: lab.edits(path) == [{"lr": value}])
        lab.wait(lambda: lab.marks() == [f"Learning rate 0.002 → {value:.10g}"])
        assert lab.row("lr").field.knob_value() == value
        (step,) = lab.body.live.edits.rows()
        lab.body.live.edits.button(step).click()
        lab.wait(lambda: lab.panel.view.path not in (None, path))
        assert RunFolder(lab.panel.view.path).info().branched == ("0001-vae", step)
        lab.wait(lambda: lab.runs.can_steer(lab.panel.view.path))
    finally:
        process.terminate()
        process.wait(60)
