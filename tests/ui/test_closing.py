from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from latentlab.errors import Message
from latentlab.runs.events import Command, Paused, Resume, Stop
from latentlab.ui.close_dialog import CloseDialog
from latentlab.ui.closing import Closing
from latentlab.ui.workers.run_status import RunStatus, State
from trainers.configs.base import TrainConfig

RUN = Path("/runs/0007-vae")


class FakeRuns(QObject):
    """What ``Closing`` needs of a RunManager."""

    changed = Signal()
    reported = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.alive = [RUN]
        self.sent: list[tuple[Path, Command]] = []
        self.queue_cleared = False
        self.state: State = "running"

    def active(self) -> list[Path]:
        return list(self.alive)

    def status(self, path: Path) -> RunStatus:
        return RunStatus(path, "vae", TrainConfig(), self.state)

    def clear_queue(self) -> None:
        self.queue_cleared = True

    def send(self, path: Path, command: Command) -> None:
        self.sent.append((path, command))

    def finish(self) -> None:
        self.alive.clear()
        self.changed.emit()


class Scene:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(640, 480)
        qtbot.addWidget(self.window)
        self.window.show()
        self.runs = FakeRuns()
        self.closing = Closing(self.runs, self.window)  # type: ignore[arg-type]
        self.ready: list[bool] = []
        self.closing.ready.connect(self._on_ready)

    def _on_ready(self) -> None:
        self.ready.append(True)

    def dialog(self) -> CloseDialog | None:
        return self.window.findChild(CloseDialog)

    def click(self, name: str) -> None:
        dialog = self.dialog()
        assert dialog is not None
        button = dialog.findChild(QPushButton, name)
        assert button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_without_a_run_nothing_is_asked(scene: Scene) -> None:
    scene.runs.finish()
    assert scene.closing.may_close()
    assert scene.dialog() is None


def test_it_asks_once_and_names_the_run(scene: Scene) -> None:
    assert not scene.closing.may_close()
    assert not scene.closing.may_close()
    assert len(scene.window.findChildren(CloseDialog)) == 1
    dialog = scene.dialog()
    assert dialog is not None
    assert any("0007-vae" in label.text() for label in dialog.findChildren(QLabel))


def test_save_and_stop(scene: Scene) -> None:
    scene.closing.may_close()
    scene.click("close_save")
    assert scene.runs.sent == [(RUN, Stop(discard=False))]
    assert scene.runs.queue_cleared
    assert scene.ready == []
    assert not scene.window.isEnabled()
    scene.runs.finish()
    assert scene.ready == [True]


def test_keep_training_hides_the_window_until_the_run_is_over(scene: Scene) -> None:
    scene.closing.may_close()
    scene.click("close_keep")
    assert scene.window.isHidden()
    assert scene.runs.sent == []
    assert not scene.runs.queue_cleared
    assert scene.ready == []
    scene.runs.finish()
    assert scene.ready == [True]


def test_a_paused_run_goes_on_when_it_is_kept(scene: Scene) -> None:
    scene.runs.state = "paused"
    scene.closing.may_close()
    scene.click("close_keep")
    assert scene.runs.sent == [(RUN, Resume())]


def test_a_hidden_run_that_cannot_go_on_brings_the_window_back(scene: Scene) -> None:
    scene.closing.may_close()
    scene.click("close_keep")
    scene.runs.reported.emit(RUN, Paused(3))
    assert scene.window.isHidden()
    scene.runs.reported.emit(RUN, Paused(3, Message("The disk is full.")))
    assert scene.window.isVisible()
    assert scene.window.isEnabled()
    scene.runs.finish()
    assert scene.ready == []  # nobody asked again


def test_discarding_is_asked_twice(scene: Scene) -> None:
    scene.closing.may_close()
    scene.click("close_discard")
    assert scene.runs.sent == []
    dialog = scene.dialog()
    assert dialog is not None
    assert not dialog.findChild(QPushButton, "close_save").isVisible()
    scene.click("close_discard")
    assert scene.runs.sent == [(RUN, Stop(discard=True))]
    scene.runs.finish()
    assert scene.ready == [True]


def test_one_hasty_hand_does_not_answer_both_questions(scene: Scene) -> None:
    scene.closing.may_close()
    dialog = scene.dialog()
    assert dialog is not None
    place = dialog.discard.mapTo(dialog, dialog.discard.rect().center())
    scene.click("close_discard")
    scene.qtbot.waitUntil(lambda: dialog.childAt(place) is not dialog.discard)
    assert dialog.focusWidget() is dialog.cancel


@pytest.mark.parametrize("after_first_discard", [False, True])
def test_cancel_changes_nothing(scene: Scene, after_first_discard: bool) -> None:
    scene.closing.may_close()
    if after_first_discard:
        scene.click("close_discard")
    scene.click("close_cancel")
    assert scene.runs.sent == []
    scene.runs.finish()
    assert scene.ready == []
    assert scene.window.isVisible()


def test_it_can_be_asked_again_after_a_no(scene: Scene) -> None:
    scene.closing.may_close()
    scene.click("close_cancel")
    scene.qtbot.waitUntil(lambda: scene.dialog() is None)
    assert not scene.closing.may_close()
    assert scene.dialog() is not None
