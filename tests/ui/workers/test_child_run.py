"""A run of several processes, which the window starts as a child and follows through its folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from latentlab.runs.events import Adjust, Event, Finished, Metrics, Pause, Resume, Started, Stop
from latentlab.runs.folder import RunFolder
from latentlab.runs.lock import RunLock, is_live
from latentlab.runs.steering import Orders
from latentlab.ui.workers.training import RunManager
from trainers.configs.vae import VAETrainConfig
from trainers.launch import prepare

LONG_MS = 120_000


@pytest.fixture
def config(tmp_path: Path) -> VAETrainConfig:
    data = tmp_path / "dots.npz"
    np.savez(data, images=np.random.default_rng(0).integers(0, 256, (40, 28, 28), dtype=np.uint8))
    return VAETrainConfig(
        data=str(data), steps=10_000_000, batch_size=8, latent_dim=3, width=4, hidden=8, log_every=5,
        checkpoint_every=40, precision="fp32", layout="contiguous", threads=1, device="cpu", nproc=2,
        tensorboard=False,
    )  # fmt: skip


@pytest.fixture
def runs(qtbot: QtBot) -> Iterator[RunManager]:
    manager = RunManager()
    yield manager
    manager.close()


def state(runs: RunManager, path: Path) -> str:
    status = runs.status(path)
    assert status is not None
    return status.state


def children_of(folder: Path) -> list[str]:
    """Processes that train this folder."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().split(b"\0")
        except OSError:
            continue
        if str(folder).encode() in words:
            found.append(place.parent.name)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_it_is_followed_steered_and_explored(runs: RunManager, qtbot: QtBot, config: VAETrainConfig) -> None:
    heard: list[Event] = []
    runs.reported.connect(lambda _, event: heard.append(event))
    path = runs.start("vae", config)
    assert runs.active() == [path]
    assert not runs.can_steer(path)
    qtbot.waitUntil(lambda: any(isinstance(event, Metrics) for event in heard), timeout=LONG_MS)
    assert state(runs, path) == "running"
    assert len(children_of(path)) == 1
    assert runs.can_steer(path)

    source = runs.source(path)
    assert source is not None
    live = source.live()
    assert live is not None
    qtbot.waitUntil(lambda: live.spec is not None, timeout=LONG_MS)
    model = live.model()
    assert model is not None
    live.request()
    qtbot.waitUntil(lambda: live.take(model) is not None, timeout=LONG_MS)

    runs.send(path, Pause())
    assert state(runs, path) == "pausing"
    qtbot.waitUntil(lambda: state(runs, path) == "paused", timeout=LONG_MS)
    runs.send(path, Adjust({"lr": 1e-3}))
    runs.send(path, Resume())
    qtbot.waitUntil(lambda: state(runs, path) == "running", timeout=LONG_MS)
    qtbot.waitUntil(lambda: bool(RunFolder(path).edits()), timeout=LONG_MS)
    runs.send(path, Stop())
    qtbot.waitUntil(lambda: not runs.active(), timeout=LONG_MS)
    status = runs.status(path)
    assert status is not None
    assert status.finished is not None
    assert status.finished.outcome == "stopped"
    assert status.finished.step == RunFolder(path).checkpoints()[-1][0]
    assert sum(isinstance(event, Started) for event in heard) == 1
    assert isinstance(heard[-1], Finished)
    assert children_of(path) == []


def test_what_the_child_refuses_is_said_and_an_unborn_run_leaves_no_folder(
    runs: RunManager, qtbot: QtBot, config: VAETrainConfig, tmp_path: Path
) -> None:
    path = runs.start("vae", config.model_copy(update={"data": str(tmp_path / "nowhere")}))
    qtbot.waitUntil(lambda: not runs.active(), timeout=LONG_MS)
    status = runs.status(path)
    assert status is not None
    assert status.finished is not None
    assert (status.finished.outcome, status.finished.bad_input) == ("failed", True)
    assert "nowhere" in str(status.finished.problem)
    assert not path.exists()


@pytest.mark.parametrize("discard", [False, True])
def test_one_that_is_stopped_at_once_ends_so(
    runs: RunManager, qtbot: QtBot, config: VAETrainConfig, discard: bool
) -> None:
    path = runs.start("vae", config)
    runs.send(path, Stop(discard))
    qtbot.waitUntil(lambda: not runs.active(), timeout=LONG_MS)
    status = runs.status(path)
    assert status is not None
    assert status.finished is not None
    assert status.finished.outcome == ("discarded" if discard else "stopped")
    assert path.exists() == (not discard)
    assert not is_live(path)


def test_a_run_of_another_process_is_steered(
    runs: RunManager, config: VAETrainConfig, tmp_path: Path
) -> None:
    run = prepare("vae", config, tmp_path / "run")
    assert not runs.can_steer(run.path)
    with RunLock(run.path), Orders(run.path) as orders:
        assert runs.can_steer(run.path)
        runs.send(run.path, Pause())
        assert orders.poll() == [Pause()]
    assert not runs.can_steer(run.path)
    runs.send(run.path, Pause())  # nobody hears it any more
