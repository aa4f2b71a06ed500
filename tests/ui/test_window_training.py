"""The window while a model trains in its thread: following, switching language, and every way of closing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from latentlab import paths
from latentlab.runs.folder import RunFolder
from latentlab.spec import Code
from latentlab.ui import i18n
from latentlab.ui.app import open_window
from latentlab.ui.main_window import MainWindow
from trainers.configs.vae import VAETrainConfig

ENDLESS = 1_000_000


def config(steps: int = ENDLESS, latent_dim: int = 4) -> VAETrainConfig:
    return VAETrainConfig(
        steps=steps,
        batch_size=8,
        width=4,
        hidden=8,
        latent_dim=latent_dim,
        precision="fp32",
        layout="contiguous",
        threads=1,
        checkpoint_every=ENDLESS,
        sample_every=50,
        evaluate_every=ENDLESS,
        tensorboard=False,
    )


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = open_window(None, tmp_path / "settings")
    yield window
    window.shut_down()
    window.close()
    window.deleteLater()
    i18n.install("en")


def start(qtbot: QtBot, window: MainWindow, steps: int = ENDLESS) -> Path:
    path = window.runs.start("vae", config(steps))
    qtbot.waitUntil(lambda: step(window, path) > 0, timeout=60_000)
    return path


def step(window: MainWindow, path: Path) -> int:
    status = window.runs.status(path)
    return status.step if status is not None else -1


def click(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.waitUntil(lambda: window.findChild(QPushButton, name) is not None)
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_run_is_followed_and_its_end_leaves_the_same_code(qtbot: QtBot, window: MainWindow) -> None:
    path = start(qtbot, window, 600)
    line = window.findChild(QWidget, "status_run")
    assert line.isVisible()
    window.panels.train.open_in_explore.emit(path)
    qtbot.waitUntil(lambda: window.state.model is not None and window.state.model.run == path)
    assert window.state.model is not None
    code = Code([0.5, -0.5, 1.0, 0.0], model=window.state.model.id)
    window.state.set_code(code)
    qtbot.waitUntil(lambda: window.runs.active() == [], timeout=120_000)
    qtbot.waitUntil(lambda: window.state.model is not None and window.state.model.live is None)
    assert window.state.code == code
    assert not line.isVisible()
    assert not window.findChild(QAction, "follow_run").isEnabled()
    assert str(path) in window.session.settings.recent_runs


def test_the_current_code_stays_where_the_run_has_such_codes(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.state.model is not None)
    before = window.state.code
    assert before is not None
    path = window.runs.start("vae", config(latent_dim=len(before.values)))
    window.findChild(QAction, "follow_run").trigger()
    qtbot.waitUntil(lambda: window.state.model is not None and window.state.model.run == path, timeout=60_000)
    assert window.state.code is not None
    assert window.state.code.values.tolist() == before.values.tolist()


def test_the_language_changes_while_a_run_is_followed(qtbot: QtBot, window: MainWindow) -> None:
    path = start(qtbot, window)
    window.findChild(QAction, "follow_run").trigger()
    qtbot.waitUntil(lambda: window.state.model is not None and window.state.model.run == path)
    window.set_language("zh_CN")
    before = step(window, path)
    qtbot.waitUntil(lambda: window.panels.explore.following.step > before)
    assert window.findChild(QAction, "follow_run").isChecked()
    assert window.panels.train.view.path == path
    assert "步" in window.findChild(QWidget, "status_run_text").text()


def row(window: MainWindow, path: Path) -> str:
    """What the library says of a run."""
    shelf = window.panels.library.runs
    rows = [shelf.row_of(index) for index in range(shelf.count())]
    return next((row.detail for row in rows if row.key == str(path)), "")


def test_a_paused_run_stands_at_one_step_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    path = start(qtbot, window)
    window.show_tab("train")
    window.panels.train.show_run(path)
    qtbot.waitUntil(lambda: row(window, path).startswith("step"))
    pause = window.findChild(QToolButton, "train_pause")
    for _ in range(3):
        qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.runs.status(path).state == "paused")
        at = f"{step(window, path):,}"
        assert window.panels.train.view.stats.step.value.text().startswith(f"{at} /")
        qtbot.waitUntil(lambda at=at: row(window, path) == f"paused at {at}")
        assert f"step {at} " in f"{window.findChild(QLabel, 'status_run_text').text()} "
        qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
        before = step(window, path)
        qtbot.waitUntil(lambda before=before: step(window, path) > before)


def test_a_deleted_run_leaves_no_curves(qtbot: QtBot, window: MainWindow) -> None:
    path = start(qtbot, window, 60)
    train, shelf = window.panels.train, window.panels.library.runs
    window.show_tab("train")
    train.show_run(path)
    qtbot.waitUntil(lambda: window.runs.active() == [], timeout=60_000)
    qtbot.waitUntil(lambda: row(window, path) == "60 steps")
    delete = next(action for action in shelf.menu(str(path)).actions() if action.text().startswith("Delete"))
    delete.trigger()
    click(qtbot, window, "question_yes")
    qtbot.waitUntil(lambda: train.findChild(QWidget, "train_empty").isVisible())
    assert not path.exists()
    assert train.view.path is None
    assert train.view.body.curves.names() == []
    assert not train.view.isVisible()
    assert not window.findChild(QToolButton, "train_pause").isEnabled()
    window.set_language("zh_CN")
    assert window.panels.train.view.path is None


TRAIN = [
    *("train", "vae", "--data", "fashion-mnist-mini", "--steps", "1000000", "--batch-size", "8"),
    *("--width", "4", "--hidden", "8", "--latent-dim", "4", "--precision", "fp32", "--layout", "contiguous"),
    *("--threads", "1", "--log-every", "5", "--sample-every", "50", "--no-tensorboard"),
]


def test_a_run_of_a_shell_is_followed_to_its_end(qtbot: QtBot, window: MainWindow) -> None:
    """The window lists it, counts its steps, draws its curves and samples, and sees it stop."""
    shell = subprocess.Popen(
        [sys.executable, "-m", "latentlab", *TRAIN], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        path = RunFolder(paths.runs_home() / "0001-vae").path
        qtbot.waitUntil(lambda: (path / "metrics.jsonl").exists(), timeout=60_000)
        window.panels.library.refresh()
        qtbot.waitUntil(lambda: row(window, path).startswith("step"))
        window.show_tab("train")
        shelf = window.panels.library.runs
        shelf.setCurrentRow(0)
        view = window.panels.train.view
        assert view.path == path
        qtbot.waitUntil(lambda: "loss" in view.body.curves.names())
        points, listed = view.body.curves.length("loss"), row(window, path)
        qtbot.waitUntil(lambda: view.body.curves.length("loss") > points + 20, timeout=60_000)
        qtbot.waitUntil(lambda: row(window, path) != listed)
        qtbot.waitUntil(lambda: view.body.samples.scrubber.step() is not None, timeout=60_000)
        assert view.header.state_text() == "training in another process"
        shell.send_signal(signal.SIGINT)
        shell.wait(60)
        qtbot.waitUntil(lambda: view.header.state_text() == "stopped")
        qtbot.waitUntil(lambda: row(window, path).startswith("stopped at"))
        steps = view.body.curves.steps("loss")
        assert steps.tolist() == [point["step"] for point in RunFolder(path).metrics() if "loss" in point]
        assert window.findChild(QToolButton, "train_pause").isEnabled(), "it can be resumed here"
    finally:
        shell.kill()
        shell.wait()


def test_save_and_stop_leaves_a_run_that_can_be_resumed(qtbot: QtBot, window: MainWindow) -> None:
    path = start(qtbot, window)
    assert not window.close()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed, timeout=60_000):
        click(qtbot, window, "close_save")
    assert not window.isVisible()
    info = RunFolder(path).info()
    assert info.outcome == "stopped"
    assert info.model is not None
    assert not info.live


def test_keep_training_hides_until_the_run_is_over(qtbot: QtBot, window: MainWindow) -> None:
    path = start(qtbot, window, 800)
    window.close()
    with qtbot.waitSignal(window.closed, timeout=120_000):
        click(qtbot, window, "close_keep")
        assert window.isHidden()
    assert RunFolder(path).info().outcome == "completed"


def test_discard_asks_twice_and_leaves_nothing(qtbot: QtBot, window: MainWindow) -> None:
    path = start(qtbot, window)
    window.close()
    click(qtbot, window, "close_discard")
    assert path in window.runs.active()
    with qtbot.waitSignal(window.closed, timeout=60_000):
        click(qtbot, window, "close_discard")
    assert not path.exists()


def test_a_sudden_end_still_saves(qtbot: QtBot, window: MainWindow) -> None:
    """As when the desktop session ends: nobody can be asked."""
    path = start(qtbot, window)
    window.shut_down()
    assert RunFolder(path).info().outcome == "stopped"
    assert RunFolder(path).checkpoints()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_saves_and_ends_without_asking(tmp_path: Path, number: signal.Signals) -> None:
    environment = {**os.environ, "LATENTLAB_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, config().model_dump_json(), "leave"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "training\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (0, "ended\n"), err
    assert RunFolder(tmp_path / "runs" / "0001-vae").info().outcome == "stopped"


PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from latentlab.processes import leave
from latentlab.ui.app import main, make_application
from trainers.configs.vae import VAETrainConfig

app = make_application()
config = VAETrainConfig.model_validate_json(sys.argv[1])
step = "start"

def act():
    global step
    window = next((w for w in app.topLevelWidgets() if w.objectName() == "main_window"), None)
    if window is None:
        return
    if step == "start":
        path = window.runs.start("vae", config)
        step = "close"
    elif step == "close" and any(window.runs.status(p).step > 0 for p in window.runs.active()):
        if sys.argv[2:] == ["leave"]:
            print("training", flush=True)
            step = "done"
            return
        window.close()
        window.findChild(QPushButton, "close_keep").click()
        print("hidden", window.isHidden(), window.runs.status(window.runs.active()[0]).step, flush=True)
        step = "done"

timer = QTimer()
timer.timeout.connect(act)
timer.start(20)
code = main()
print("ended", flush=True)
leave(code)
"""


def test_the_process_outlives_its_window_until_the_run_is_over(tmp_path: Path) -> None:
    environment = {**os.environ, "LATENTLAB_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, config(1500).model_dump_json()],
        capture_output=True, text=True, timeout=240, env=environment, check=False,
    )  # fmt: skip
    lines = done.stdout.split("\n")
    assert done.returncode == 0, done.stderr
    assert lines[0].startswith("hidden True")
    assert int(lines[0].split()[2]) < 1500
    assert lines[1] == "ended"
    assert RunFolder(tmp_path / "runs" / "0001-vae").info().outcome == "completed"


@pytest.mark.slow
def test_twenty_fast_cycles_of_start_stop_close(qtbot: QtBot, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    for cycle in range(20):
        window = open_window(None, tmp_path / "settings")
        window.runs.start("vae", config())
        if cycle % 2:
            QApplication.processEvents()
        assert not window.close()
        with qtbot.waitSignal(window.closed, timeout=60_000):
            click(qtbot, window, "close_save")
        assert set(threading.enumerate()) == before
        window.deleteLater()
        del window
