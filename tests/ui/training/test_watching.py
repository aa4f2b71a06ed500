"""A run that another process trains, as the panel shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from train_lab import TrainLab, pictures, write_run

from latentlab.data.images import save_png
from latentlab.errors import Message
from latentlab.latent.sheets import compose
from latentlab.runs import steering
from latentlab.runs.events import Log, Pause, Paused, Resume, Stop
from latentlab.runs.folder import RunFolder
from latentlab.runs.lock import RunLock
from latentlab.runs.recorder import RunRecorder
from latentlab.runs.steering import Orders
from latentlab.ui.training.run_view import RunView


class Elsewhere:
    """Another process that trains, as far as files can tell."""

    def __init__(self, path: Path) -> None:
        self.run = write_run(path)
        self._lock = RunLock(path)
        self._lock.__enter__()
        self._recorder = RunRecorder(self.run, 100, tensorboard=False)

    def step(self, step: int) -> None:
        values = {"loss": 100 / step, "images_per_second": 1234.0, "time": step / 10}
        self._recorder.metrics(step, values)
        self._recorder.flush()

    def say(self, text: str) -> None:
        self._recorder.log(Log(110, Message(text), mark=True))
        self._recorder.flush()

    def sample(self, step: int) -> None:
        save_png(compose(pictures(step % 256), 8, 8), self.run.samples_path / f"step-{step:06d}.png")

    def rewind(self, step: int) -> None:
        self._recorder.rewind(step)

    def end(self, outcome: str = "") -> None:
        if outcome:
            (self.run.path / "outcome.json").write_text(json.dumps({"outcome": outcome}))
        self._lock.__exit__(None, None, None)


@pytest.fixture
def elsewhere(own_home: Path) -> Iterator[Elsewhere]:
    other = Elsewhere(own_home / "runs" / "0001-vae")
    yield other
    other.end()


def shown(lab: TrainLab, qtbot: QtBot, path: Path) -> RunView:
    lab.panel.show_run(path)
    view = lab.panel.view
    qtbot.waitUntil(lambda: view.watcher.watching)
    return view


def test_its_curves_samples_and_log_grow(lab: TrainLab, qtbot: QtBot, elsewhere: Elsewhere) -> None:
    view = shown(lab, qtbot, elsewhere.run.path)
    curves = view.body.curves
    assert curves.length("loss") == 10
    assert view.header.state_text() == "training in another process"
    for step in (110, 120, 130):
        elsewhere.step(step)
    elsewhere.sample(130)
    elsewhere.say("The machine is busy: training goes on with one thread.")
    qtbot.waitUntil(lambda: curves.length("loss") == 13)
    qtbot.waitUntil(lambda: view.body.samples.scrubber.step() == 130)
    qtbot.waitUntil(lambda: "goes on with one thread" in view.body.log.text())
    assert view.stats.step.value.text() == "130 / 200"
    assert view.stats.speed.isVisible()
    assert view.stats.speed.value.text() == "1,234"
    assert not view.stats.memory.isVisible(), "that of another process is not known"


def test_one_that_takes_no_orders_cannot_be_commanded(
    lab: TrainLab, qtbot: QtBot, elsewhere: Elsewhere
) -> None:
    shown(lab, qtbot, elsewhere.run.path)
    pause, stop = lab.find(QToolButton, "train_pause"), lab.find(QToolButton, "train_stop")
    assert not pause.isEnabled()
    assert not stop.isEnabled()
    assert "stop it there" in pause.toolTip()


def test_it_is_paused_resumed_and_stopped_from_here(
    lab: TrainLab, qtbot: QtBot, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steering, "POLL_S", 0.0)
    with Orders(elsewhere.run.path) as orders:
        view = shown(lab, qtbot, elsewhere.run.path)
        pause, stop = lab.find(QToolButton, "train_pause"), lab.find(QToolButton, "train_stop")
        qtbot.waitUntil(pause.isEnabled)
        assert stop.isEnabled()
        QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
        assert orders.poll() == [Pause()]
        orders.note(Paused(110, Message("Cannot write to {path}.", {"path": "x"}), Message("Free some.")))
        qtbot.waitUntil(lambda: view.header.state_text() == "paused in another process")
        assert pause.toolTip() == "Resume the run"
        assert "when the run goes on" in view.body.live.note()
        assert "Cannot write to x." in lab.panel.errors.text()
        QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
        assert orders.poll() == [Resume()]
        orders.note(None)
        qtbot.waitUntil(lambda: view.header.state_text() == "training in another process")
        assert lab.panel.errors.isHidden()
        assert view.body.live.note() == ""
        QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
        assert orders.poll() == [Stop()]


def test_a_run_that_goes_back_takes_its_curve_back(lab: TrainLab, qtbot: QtBot, elsewhere: Elsewhere) -> None:
    curves = shown(lab, qtbot, elsewhere.run.path).body.curves
    elsewhere.step(110)
    qtbot.waitUntil(lambda: curves.length("loss") == 11)
    elsewhere.rewind(50)
    elsewhere.step(60)
    qtbot.waitUntil(lambda: list(curves.steps("loss")) == [10, 20, 30, 40, 50, 60])


@pytest.mark.parametrize(("outcome", "state"), [("completed", "completed"), ("", "interrupted")])
def test_its_end_is_seen(lab: TrainLab, qtbot: QtBot, elsewhere: Elsewhere, outcome: str, state: str) -> None:
    view = shown(lab, qtbot, elsewhere.run.path)
    elsewhere.step(110)
    elsewhere.end(outcome)
    qtbot.waitUntil(lambda: view.header.state_text() == state)
    assert view.body.curves.length("loss") == 11
    assert not view.watcher.watching
    assert not view.stats.speed.isVisible()
    assert ("unexpectedly" in lab.panel.errors.text()) == (state == "interrupted")
    assert lab.find(QToolButton, "train_pause").isEnabled() == (state == "interrupted")


def test_nothing_is_read_for_nobody(lab: TrainLab, qtbot: QtBot, elsewhere: Elsewhere) -> None:
    view = shown(lab, qtbot, elsewhere.run.path)
    lab.panel.hide()
    qtbot.waitUntil(lambda: not view.watcher._reader.busy)  # a look that had begun
    elsewhere.step(110)
    qtbot.wait(700)  # longer than one look at the folder is from the next
    assert view.body.curves.length("loss") == 10
    lab.panel.show()
    qtbot.waitUntil(lambda: view.body.curves.length("loss") == 11)


def test_another_run_is_watched_no_longer(
    lab: TrainLab, qtbot: QtBot, elsewhere: Elsewhere, own_home: Path
) -> None:
    view = shown(lab, qtbot, elsewhere.run.path)
    other = write_run(own_home / "runs" / "0002-vae", last=50, outcome="stopped")
    lab.panel.show_run(other.path)
    assert not view.watcher.watching
    elsewhere.step(110)
    qtbot.waitUntil(lambda: "loss" in view.body.curves.names() and view.body.curves.length("loss") == 5)


def test_a_run_that_begins_again_in_a_shell_is_noticed(lab: TrainLab, qtbot: QtBot, own_home: Path) -> None:
    run = write_run(own_home / "runs" / "0001-vae", outcome="stopped")
    lab.panel.show_run(run.path)
    qtbot.waitUntil(lambda: lab.panel.view.info is not None)
    with RunLock(run.path):
        lab.panel.take_listing([RunFolder(run.path).info()])
        qtbot.waitUntil(lambda: lab.panel.view.watcher.watching)
        assert lab.panel.view.header.state_text() == "training in another process"
