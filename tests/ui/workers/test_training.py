from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput, Message
from latentlab.runs.events import (
    Commands,
    Event,
    Events,
    Figure,
    Finished,
    Metrics,
    Pause,
    Paused,
    Resume,
    Resumed,
    Started,
    Stop,
)
from latentlab.runs.folder import RunFolder
from latentlab.runs.live import LiveWeights
from latentlab.runs.lock import RunLock
from latentlab.ui.workers import training
from latentlab.ui.workers.training import RunManager
from trainers.configs.vae import VAETrainConfig


def script(folder: Path, *, in_window: bool) -> Callable[[Commands, Events, LiveWeights], None]:
    """A trainer that says it has started and then only obeys; its config's steps are its plan."""
    assert in_window

    def train(commands: Commands, events: Events, live: LiveWeights) -> None:
        events(Started(str(folder), 0, 100, "cpu", Message("fp32, contiguous, 1 thread")))
        events(Metrics(1, {"loss": 2.0}))
        events(Figure("kl", "bars", 1, {"values": np.ones(3)}))
        while not isinstance(command := commands.wait(), Stop):
            events(Paused(1) if isinstance(command, Pause) else Resumed(1))
        events(Finished(1, "discarded" if command.discard else "stopped"))

    return train


@pytest.fixture
def runs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunManager]:
    monkeypatch.setattr(training, "body", script)
    manager = RunManager()
    yield manager
    manager.close()


class Heard:
    def __init__(self, runs: RunManager) -> None:
        self.events: list[tuple[Path, Event]] = []
        runs.reported.connect(self._on_event)

    def _on_event(self, path: Path, event: Event) -> None:
        self.events.append((path, event))

    def kinds(self, path: Path) -> list[type]:
        return [type(event) for where, event in self.events if where == path]


def state(runs: RunManager, path: Path) -> str:
    status = runs.status(path)
    assert status is not None
    return status.state


def test_a_run_starts_reports_and_stops(runs: RunManager, qtbot: QtBot) -> None:
    heard = Heard(runs)
    path = runs.start("vae", VAETrainConfig(steps=100, device="cpu"))
    assert RunFolder(path).exists()
    assert runs.active() == [path]
    source = runs.source(path)
    assert source is not None
    assert source.alive()
    qtbot.waitUntil(lambda: state(runs, path) == "running")
    status = runs.status(path)
    assert status is not None
    assert status.step == 1
    assert [figure.name for figure in status.figures] == ["kl"]
    runs.send(path, Stop())
    assert state(runs, path) == "stopping"
    qtbot.waitUntil(lambda: not runs.active())
    assert heard.kinds(path) == [Started, Metrics, Figure, Finished]
    assert runs.source(path) is None
    assert state(runs, path) == "ended"


def test_nothing_is_polled_while_nothing_runs(runs: RunManager, qtbot: QtBot) -> None:
    assert not runs._timer.isActive()
    path = runs.start("vae", VAETrainConfig(device="cpu"))
    assert runs._timer.isActive()
    runs.send(path, Stop())
    qtbot.waitUntil(lambda: not runs._timer.isActive())


def test_pause_and_resume_are_heard(runs: RunManager, qtbot: QtBot) -> None:
    path = runs.start("vae", VAETrainConfig(device="cpu"))
    qtbot.waitUntil(lambda: state(runs, path) == "running")
    runs.send(path, Pause())
    assert state(runs, path) == "pausing"
    qtbot.waitUntil(lambda: state(runs, path) == "paused")
    runs.send(path, Resume())
    qtbot.waitUntil(lambda: state(runs, path) == "running")


def test_a_second_run_waits_until_the_device_is_free(runs: RunManager, qtbot: QtBot) -> None:
    idle: list[bool] = []
    runs.changed.connect(lambda: idle.append(not runs.active()))
    first = runs.start("vae", VAETrainConfig(device="cpu"))
    second = runs.start("vae", VAETrainConfig(device="auto"))
    assert runs.active() == [first]
    assert runs.queued() == [second]
    qtbot.waitUntil(lambda: state(runs, first) == "running")
    runs.send(first, Stop())
    qtbot.waitUntil(lambda: runs.active() == [second] and state(runs, second) == "running")
    # Who waits for the last run to end must not be told so between two of them.
    assert True not in idle
    assert runs.queued() == []


def test_one_that_waits_can_be_taken_out_and_leaves_nothing(runs: RunManager) -> None:
    runs.start("vae", VAETrainConfig(device="cpu"))
    second = runs.start("vae", VAETrainConfig(device="cpu"))
    runs.send(second, Stop())
    assert runs.queued() == []
    assert runs.status(second) is None
    assert not second.exists()


def test_a_run_can_be_steered_between_its_first_step_and_its_stop(runs: RunManager, qtbot: QtBot) -> None:
    first = runs.start("vae", VAETrainConfig(device="cpu"))
    second = runs.start("vae", VAETrainConfig(device="cpu"))
    qtbot.waitUntil(lambda: state(runs, first) == "running")
    assert runs.can_steer(first)
    assert not runs.can_steer(second)
    assert not runs.can_steer(first.parent)
    runs.send(first, Stop())
    assert not runs.can_steer(first)


def test_a_cleared_queue_keeps_the_folders(runs: RunManager, qtbot: QtBot) -> None:
    first = runs.start("vae", VAETrainConfig(device="cpu"))
    second = runs.start("vae", VAETrainConfig(device="cpu"))
    runs.clear_queue()
    runs.send(first, Stop())
    qtbot.waitUntil(lambda: not runs.active())
    assert RunFolder(second).exists()


def test_a_resumed_run_goes_through_the_same_door(runs: RunManager, qtbot: QtBot) -> None:
    path = runs.start("vae", VAETrainConfig(device="cpu"))
    runs.send(path, Stop())
    qtbot.waitUntil(lambda: not runs.active())
    runs.resume(path)
    runs.resume(path)
    assert runs.active() == [path]
    qtbot.waitUntil(lambda: state(runs, path) == "running")
    with pytest.raises(BadInput, match="not a run folder"):
        runs.resume(path.parent)


@pytest.mark.parametrize("dies", ["silently", "at once"])
def test_a_failure_ends_in_one_event_and_an_unborn_run_leaves_no_folder(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dies: str
) -> None:
    def broken(folder: Path, *, in_window: bool) -> Callable[[Commands, Events, LiveWeights], None]:
        def train(commands: Commands, events: Events, live: LiveWeights) -> None:
            if dies == "at once":
                events(Finished(0, "failed"))

        return train

    monkeypatch.setattr(training, "body", broken)
    runs = RunManager()
    heard = Heard(runs)
    path = runs.start("vae", VAETrainConfig(device="cpu"))
    qtbot.waitUntil(lambda: not runs.active())
    assert heard.kinds(path) == [Finished]
    status = runs.status(path)
    assert status is not None
    assert status.finished is not None
    assert status.finished.outcome == "failed"
    assert not path.exists()
    runs.close()


def test_a_device_this_machine_lacks_is_refused_before_a_folder_is_made(
    runs: RunManager, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_: str) -> None:
        raise BadInput("There is no such device.")

    monkeypatch.setattr(training, "choose_device", absent)
    with pytest.raises(BadInput):
        runs.start("vae", VAETrainConfig(device="cuda"))
    assert not (own_home / "runs").exists()


def test_twenty_fast_starts_stops_and_closes_leave_no_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "body", script)
    for turn in range(20):
        runs = RunManager()
        path = runs.start("vae", VAETrainConfig(device="cpu"))
        if turn % 2:
            runs.send(path, Stop())
        runs.close()
        assert runs.active() == []


def test_a_failed_run_that_somebody_else_took_up_does_not_hold_up_the_next(
    runs: RunManager, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(folder: Path, *, in_window: bool) -> Callable[[Commands, Events, LiveWeights], None]:
        return lambda commands, events, live: events(Finished(0, "failed"))

    with monkeypatch.context() as patch:
        patch.setattr(training, "body", failing)
        path = runs.start("vae", VAETrainConfig(device="cpu"))
    with RunLock(path):
        following = runs.start("vae", VAETrainConfig(device="cpu"))
        qtbot.waitUntil(lambda: state(runs, following) == "running")
    assert state(runs, path) == "ended"
    assert path.exists()
