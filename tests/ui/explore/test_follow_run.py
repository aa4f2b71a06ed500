from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from explore_lab import Lab, make_model
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from latentlab.runs.events import Commands, Events, Stop
from latentlab.runs.live import LiveWeights
from latentlab.runs.source import ThreadSource
from latentlab.ui.workers.decoder import Decoded


class Run:
    """A run in a real thread that changes its weights at every step and trains nothing."""

    def __init__(self, folder: Path) -> None:
        self.may_begin = threading.Event()
        self.measured = threading.Event()
        self.source = ThreadSource(folder, self.body)
        self.source.start()

    def body(self, commands: Commands, events: Events, live: LiveWeights) -> None:
        model = make_model().model
        self.may_begin.wait(20)
        live.describe(model)
        step, told = 0, False
        while not isinstance(commands.poll(), Stop):
            step += 1
            with torch.no_grad():
                for parameter in model.parameters():
                    parameter.add_(0.001)
            if self.measured.is_set() and not told:
                told = True
                wide = model.spec.space().model_copy(update={"std": (3.0,) * 8})
                live.describe(model.with_spaces(wide))
            live.publish(model, step)

    def end(self) -> None:
        self.may_begin.set()
        self.source.send(Stop())
        assert self.source.join(20)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = Run(tmp_path / "0007-vae")
    yield run
    run.end()


def button(lab: Lab) -> QToolButton:
    found = lab.child(QToolButton, "follow_run")
    assert isinstance(found, QToolButton)
    return found


def caption(lab: Lab) -> str:
    label = lab.child(QLabel, "follow_step")
    assert isinstance(label, QLabel)
    return label.text()


def click(lab: Lab) -> None:
    QTest.mouseClick(button(lab), Qt.MouseButton.LeftButton)


def following(qtbot: QtBot, lab: Lab, run: Run) -> None:
    run.may_begin.set()
    lab.panel.follow(run.source)
    qtbot.waitUntil(lambda: lab.panel.following.step > 0)


def test_the_toggle_asks_for_a_run(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    asked: list[bool] = []
    lab.panel.follow_requested.connect(asked.append)
    assert not button(lab).isEnabled()
    lab.panel.set_can_follow(True)
    click(lab)
    assert asked == [True]
    assert not button(lab).isChecked(), "it is on once a run is followed"
    lab.panel.set_can_follow(False)
    assert not button(lab).isEnabled()


def test_the_picture_evolves_and_the_code_stays(qtbot: QtBot, opened_lab: Lab, run: Run) -> None:
    lab = opened_lab
    following(qtbot, lab, run)
    assert lab.state.model is not None
    assert lab.state.model.name == "0007-vae"
    assert button(lab).isChecked()
    lab.trigger("randomise")
    code = lab.state.code
    seen: set[int] = set()

    def evolves() -> bool:
        seen.add(id(lab.view.pixels))
        return lab.panel.following.step > 100 and len(seen) >= 3

    qtbot.waitUntil(evolves)
    assert lab.state.code == code
    assert caption(lab).startswith("step ")


def test_a_run_that_has_just_begun_is_waited_for(qtbot: QtBot, opened_lab: Lab, run: Run) -> None:
    lab, before = opened_lab, opened_lab.state.model
    lab.panel.follow(run.source)
    assert button(lab).isChecked()
    assert caption(lab) == "waiting for the run"
    assert lab.state.model is before
    run.may_begin.set()
    qtbot.waitUntil(lambda: lab.panel.following.step > 0)
    assert lab.state.model is not before


def test_a_run_that_ends_without_a_model_is_let_go(qtbot: QtBot, lab: Lab, tmp_path: Path) -> None:
    source = ThreadSource(tmp_path, lambda *_: None)
    source.start()
    assert source.join(30)
    lab.panel.follow(source)
    qtbot.waitUntil(lambda: not lab.panel.following.active)
    assert lab.state.model is None


def test_switched_off_it_stays_with_the_last_weights(qtbot: QtBot, opened_lab: Lab, run: Run) -> None:
    lab = opened_lab
    asked: list[bool] = []
    lab.panel.follow_requested.connect(asked.append)
    lab.panel.set_can_follow(True)
    following(qtbot, lab, run)
    click(lab)
    assert asked == [False]
    assert not button(lab).isChecked()
    assert caption(lab) == ""
    drawn: list[Decoded] = []
    lab.decoder.decoded.connect(drawn.append)
    lab.trigger("randomise")
    asked_for = lab.decoder._stamp  # by then the weights that were being taken have come
    qtbot.waitUntil(lambda: any(decoded.stamp >= asked_for for decoded in drawn))
    refreshed: list[int] = []
    lab.decoder.refreshed.connect(refreshed.append)
    with qtbot.assertNotEmitted(lab.decoder.refreshed, wait=600):
        lab.trigger("randomise")
    lab.panel.follow(run.source)
    qtbot.waitUntil(lambda: len(refreshed) > 0)
    assert lab.state.can_undo, "the same run again: its history is still there"


def test_opening_another_model_ends_it(qtbot: QtBot, opened_lab: Lab, run: Run) -> None:
    lab, other = opened_lab, opened_lab.state.model
    following(qtbot, lab, run)
    assert other is not None
    lab.state.open(other)
    assert not lab.panel.following.active
    assert not button(lab).isChecked()
    qtbot.waitUntil(lambda: lab.view.pixels is not None)


def test_measured_spaces_widen_the_sliders_and_nothing_is_lost(
    qtbot: QtBot, opened_lab: Lab, run: Run
) -> None:
    lab = opened_lab
    following(qtbot, lab, run)
    lab.trigger("randomise")
    there = lab.values()
    lab.state.begin_gesture()
    run.measured.set()
    step = lab.panel.following.step
    qtbot.waitUntil(lambda: lab.panel.following.step > step)
    assert lab.state.space is not None
    assert lab.state.space.std[0] == 1.0, "not under the hand"
    lab.state.end_gesture()
    qtbot.waitUntil(lambda: lab.state.space is not None and lab.state.space.std[0] == 3.0)
    assert lab.values() == there
    assert lab.state.can_undo
    assert lab.panel.following.active


def test_an_image_dropped_meanwhile_meets_the_newest_encoder(
    qtbot: QtBot, opened_lab: Lab, run: Run, tmp_path: Path
) -> None:
    import numpy as np

    from latentlab.data import images

    lab = opened_lab
    following(qtbot, lab, run)
    assert lab.state.model is not None
    before = next(lab.state.model.model.parameters()).clone()
    picture = images.Image(np.full((40, 40, 1), 200, dtype=np.uint8), "gray.png")
    with qtbot.waitSignal(lab.panel.drop.fitted):
        lab.panel.show_images([picture])
    assert not torch.equal(before, next(lab.state.model.model.parameters()))
