"""Going back to a checkpoint from the window: a new run is branched off and started."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import shiboken6
from live_lab import LiveLab, drag
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from real_lab import LEFT

from latentlab.errors import Cancelled
from latentlab.progress import Progress
from latentlab.runs.folder import RunFolder
from latentlab.ui.training import rewind
from latentlab.ui.widgets.busy import Busy
from trainers.launch import branch


@pytest.fixture
def lab(live_lab: LiveLab) -> LiveLab:
    return live_lab


def files_of(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def edited_and_stopped(lab: LiveLab) -> tuple[Path, int]:
    path = lab.start()
    drag(lab.row("lr"), 0.1)
    lab.wait(lambda: len(lab.edits(path)) == 1)
    (edit,) = RunFolder(path).edits()
    stop_later(lab, path, edit["step"])
    lab.wait(lambda: len(lab.body.live.edits.rows()) == 2)
    return path, edit["step"]


def stop_later(lab: LiveLab, path: Path, step: int) -> None:
    """End the run after ``step``, so that its last checkpoint is not that of an edit."""
    lab.wait(lambda: lab.body.curves.length("loss") > step)
    lab.stop(path)


def test_rewinding_makes_a_run_that_goes_on_with_the_old_value(lab: LiveLab) -> None:
    path, step = edited_and_stopped(lab)
    before = files_of(path)
    QTest.mouseClick(lab.body.live.findChild(QPushButton, f"live_rewind_{step}"), LEFT)
    lab.wait(lambda: lab.panel.view.path not in (None, path))
    new = lab.panel.view.path
    assert new is not None
    lab.wait(lambda: lab.runs.can_steer(new) and lab.body.curves.names() != [])
    lab.wait(lambda: f"branched from 0001-vae at step {step:,}" in lab.panel.view.header._about.whole())
    lab.wait(lambda: lab.body.curves.length("loss") > step)
    assert list(lab.body.curves.steps("loss")[: step + 1]) == list(range(1, step + 2))
    assert lab.row("lr").field.knob_value() == 2e-3
    assert lab.marks() == []
    assert lab.edits(new) == []
    assert "Changed" not in lab.body.log.text()
    assert files_of(path) == before


def test_a_mark_on_the_curves_is_a_way_back(lab: LiveLab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)  # nothing off screen can be popped up
    path, step = edited_and_stopped(lab)
    canvas = lab.body.curves.canvas

    def mark() -> QPoint:
        return QPoint(round(canvas.frame().x(step)) + 1, canvas.frame().rect.center().y())

    def points_at_it() -> bool:
        QTest.mouseMove(canvas, QPoint(1, 1))  # the range may have changed since: move again
        QTest.mouseMove(canvas, mark())
        return canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor

    lab.wait(points_at_it)
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, pos=mark())
    menu = lab.panel.findChild(QMenu, "train_mark_menu")
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    actions["Copy as command"].trigger()
    assert QGuiApplication.clipboard().text() == f"latentlab branch 0001-vae {step}"
    actions["Rewind to here"].trigger()
    lab.wait(lambda: lab.panel.view.path not in (None, path))
    assert RunFolder(lab.panel.view.path).info().branched == ("0001-vae", step)


def test_while_the_device_is_busy_the_branch_waits_and_leaves_nothing_when_taken_out(lab: LiveLab) -> None:
    path = lab.start()
    drag(lab.row("lr"), 0.1)
    lab.wait(lambda: len(lab.body.live.edits.rows()) == 1)
    (step,) = lab.body.live.edits.rows()
    lab.body.live.edits.button(step).click()
    lab.wait(lambda: len(lab.runs.queued()) == 1)
    (new,) = lab.runs.queued()
    assert lab.panel.view.path == new
    assert path in lab.runs.active()
    assert lab.panel.view.header.state_text() == "next in line"
    QTest.mouseClick(lab.panel.queue.button(new), LEFT)
    assert not new.exists()
    assert path in lab.runs.active()


def test_an_edit_whose_checkpoint_is_in_the_run_before_has_no_way_back(lab: LiveLab) -> None:
    path = lab.start()
    for place in (0.2, 0.7):
        drag(lab.row("lr"), place)
        lab.wait(lambda place=place: len(lab.edits(path)) == (1 if place == 0.2 else 2))
    first, second = (edit["step"] for edit in RunFolder(path).edits())
    stop_later(lab, path, second)
    lab.wait(lambda: len(lab.body.live.edits.rows()) == 3)
    lab.body.live.edits.button(second).click()
    lab.wait(lambda: lab.panel.view.path != path and set(lab.body.live.edits.rows()) >= {first, second})
    with pytest.raises(KeyError):
        lab.body.live.edits.button(first)
    assert lab.body.live.edits.rows()[second] == "checkpoint"
    QApplication.sendEvent(lab.body, QEvent(QEvent.Type.Leave))


class SlowBranch:
    """Branches only once it may, and meanwhile hears whether anybody still wants it."""

    def __init__(self) -> None:
        self.began: list[int] = []
        self.may_end = threading.Event()
        self.ended_unwanted = threading.Event()

    def __call__(self, run: RunFolder, step: int, progress: Progress) -> RunFolder:
        self.began.append(step)
        progress.report(-1.0, "Copying the checkpoint of step {step}", step=step)
        try:
            while not self.may_end.wait(0.01):
                progress.check()
        except Cancelled:
            self.ended_unwanted.set()
            raise
        return branch(run, step)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowBranch:
    slow = SlowBranch()
    monkeypatch.setattr(rewind, "branch", slow)
    return slow


def test_a_long_copy_is_told_of_and_can_be_cancelled(lab: LiveLab, slow: SlowBranch) -> None:
    path, step = edited_and_stopped(lab)
    lab.body.live.edits.button(step).click()
    busy = lab.panel.findChild(Busy)
    lab.wait(busy.isVisible)
    lab.wait(lambda: busy.findChild(QLabel).text() == f"Copying the checkpoint of step {step}")
    QTest.mouseClick(busy.findChild(QToolButton, "busy_cancel"), LEFT)
    assert not busy.isVisible()
    lab.wait(slow.ended_unwanted.is_set)
    assert lab.panel.view.path == path
    assert lab.panel.errors.isHidden()
    assert [run.name for run in path.parent.iterdir()] == [path.name]


def test_a_branch_that_no_panel_would_start_is_not_made(lab: LiveLab, slow: SlowBranch) -> None:
    path, step = edited_and_stopped(lab)
    lab.body.live.edits.button(step).click()
    lab.wait(lambda: slow.began == [step])
    shiboken6.delete(lab.panel.view.steering.rewind)  # as with the panels, when the language changes
    lab.wait(slow.ended_unwanted.is_set)
    assert [run.name for run in path.parent.iterdir()] == [path.name]


def test_wishes_come_one_after_the_other_and_the_view_stays_where_somebody_went(
    lab: LiveLab, slow: SlowBranch
) -> None:
    path, step = edited_and_stopped(lab)
    last = max(lab.body.live.edits.rows())
    for wish in (step, last, step):
        lab.body.live.edits.button(wish).click()
    other = lab.started()
    lab.panel.show_run(other)
    slow.may_end.set()
    lab.wait(lambda: len(lab.runs.queued()) == 2)
    assert slow.began == [step, last]
    assert [RunFolder(run).info().branched for run in lab.runs.queued()] == [
        (path.name, step),
        (path.name, last),
    ]
    assert lab.panel.view.path == other
