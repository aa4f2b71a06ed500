from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from latentlab.errors import Message
from latentlab.models import build
from latentlab.runs.events import Command, Finished, Metrics, Pause, Paused, Resume, Resumed, Started, Stop
from latentlab.ui.state import OpenModel
from latentlab.ui.status_bar import StatusBar

RUN = Path("/runs/0012-vae")
OTHER = Path("/runs/0013-vae")


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    bar = StatusBar()
    bar.resize(1000, 28)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def text(bar: StatusBar, name: str) -> str:
    return bar.findChild(QLabel, name).text()


def open_model() -> OpenModel:
    image = {"channels": 1, "height": 28, "width": 28}
    model = build("vae", {"image": image, "latent_dim": 2, "width": 4, "hidden": 8})
    return OpenModel("a", "boots", model.spec, model)


def test_the_open_model_and_how_fast_it_draws(bar: StatusBar) -> None:
    assert text(bar, "status_model") == "No model"
    bar.show_model(open_model())
    assert (text(bar, "status_model"), text(bar, "status_device")) == ("boots", "CPU")
    bar.show_latency(900.0)
    assert text(bar, "status_latency") == ""  # the first waited for the model
    bar.show_latency(6.04)
    assert text(bar, "status_latency") == "latency 6.0 ms"


def test_the_run_that_trains(bar: StatusBar) -> None:
    assert not bar.run.isVisible()
    bar.run.take(RUN, Started(str(RUN), 0, 100, "cpu", Message("fp32")))
    assert bar.run.isVisible()
    bar.run.take(RUN, Metrics(8400, {"loss": 0.2314, "images_per_second": 1912.0}))
    assert text(bar, "status_run_text") == "0012-vae: step 8,400   1.9k images/s   loss 0.2314"
    bar.run.take(OTHER, Metrics(5, {"loss": 9.0}))
    assert text(bar, "status_run_text").startswith("0012-vae: step 8,400")
    bar.run.take(RUN, Finished(8500, "completed"))
    assert not bar.run.isVisible()
    bar.run.take(OTHER, Metrics(6, {"loss": 9.0, "images_per_second": 42.4}))
    assert text(bar, "status_run_text") == "0013-vae: step 6   42 images/s   loss 9"
    bar.run.take(OTHER, Metrics(7, {"loss": 9.0, "words_per_second": 312_345.0}))
    assert text(bar, "status_run_text") == "0013-vae: step 7   312.3k words/s   loss 9"


def test_pause_go_on_and_stop(qtbot: QtBot, bar: StatusBar) -> None:
    sent: list[tuple[Path, Command]] = []
    bar.commanded.connect(lambda path, command: sent.append((path, command)))
    pause, stop = bar.findChild(QToolButton, "status_pause"), bar.findChild(QToolButton, "status_stop")
    bar.run.take(RUN, Started(str(RUN), 0, 100, "cpu", Message("fp32")))
    assert pause.accessibleName() == "Pause"
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    bar.run.take(RUN, Paused(3))
    assert pause.accessibleName() == "Go on"
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    bar.run.take(RUN, Resumed(3))
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert sent == [(RUN, Pause()), (RUN, Resume()), (RUN, Stop())]


def test_short_work_shows_nothing_and_long_work_can_be_cancelled(qtbot: QtBot, bar: StatusBar) -> None:
    bar.busy.begin("Opening boots")
    assert not bar.busy.isVisible()
    bar.busy.end()
    bar.busy.begin("Opening boots")
    qtbot.waitUntil(bar.busy.isVisible)
    bar.busy.advance(0.5, Message("Reading {name}", {"name": "boots"}))
    with qtbot.waitSignal(bar.cancelled):
        qtbot.mouseClick(bar.findChild(QToolButton, "busy_cancel"), Qt.MouseButton.LeftButton)
    bar.busy.end()
    assert not bar.busy.isVisible()
