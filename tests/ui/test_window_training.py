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
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

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
    qtbot.waitUntil(lambda: window.state.model is not None and window.state.model.run == path, timeout=20_000)
    assert window.state.model is not None
    code = Code([0.5, -0.5, 1.0, 0.0], model=window.state.model.id)
    window.state.set_code(code)
    qtbot.waitUntil(lambda: window.runs.active() == [], timeout=120_000)
    qtbot.waitUntil(
        lambda: window.state.model is not None and window.state.model.live is None, timeout=20_000
    )
    assert window.state.code == code
    assert not line.isVisible()
    assert not window.findChild(QAction, "follow_run").isEnabled()
    assert str(path) in window.session.settings.recent_runs


def test_the_current_code_stays_where_the_run_has_such_codes(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.state.model is not None, timeout=20_000)
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
    qtbot.waitUntil(lambda: window.state.model is not None and window.state.model.run == path, timeout=20_000)
    window.set_language("zh_CN")
    before = step(window, path)
    qtbot.waitUntil(lambda: window.panels.explore.following.step > before, timeout=30_000)
    assert window.findChild(QAction, "follow_run").isChecked()
    assert window.panels.train.view.path == path
    assert "步" in window.findChild(QWidget, "status_run_text").text()


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
sys.exit(code)
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
