from __future__ import annotations

import pytest
from explore_lab import Lab, make_model
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput
from latentlab.ui.explore.history_strip import HistoryStrip
from latentlab.ui.widgets.busy import Busy
from latentlab.ui.widgets.image_view import ImageView


def strip(lab: Lab) -> HistoryStrip:
    found = lab.child(HistoryStrip, "history_strip")
    assert isinstance(found, HistoryStrip)
    return found


def test_the_picture_is_there_under_its_name(opened_lab: Lab) -> None:
    view = opened_lab.child(ImageView, "decoded_image")
    assert isinstance(view, ImageView)
    assert view.accessibleName()
    assert view.pixels is not None
    assert view.pixels.shape == (28, 28, 1)


def test_latency_is_told_for_every_change(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    told: list[float] = []
    lab.panel.latency_changed.connect(told.append)
    for step in range(10):
        assert lab.state.code is not None
        lab.state.set_code(lab.state.code.moved(0, float(step)))
    qtbot.waitUntil(lambda: len(told) == 10)
    assert all(0 < milliseconds < 5000 for milliseconds in told)


def test_a_hidden_picture_asks_for_nothing_and_catches_up(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    lab.panel.hide()
    before = lab.view.pixels
    lab.trigger("randomise")
    assert lab.decoder._slots == {}
    lab.panel.show()
    qtbot.waitUntil(lambda: lab.view.pixels is not before)
    qtbot.waitUntil(lambda: strip(lab).count() == 2)


def test_the_strip_shows_every_step_and_goes_back(qtbot: QtBot, opened_lab: Lab) -> None:
    lab, thumbnails = opened_lab, strip(opened_lab)
    for _ in range(3):
        lab.trigger("randomise")
    assert lab.state.code is not None
    qtbot.waitUntil(lambda: lab.state.code in thumbnails._known)
    assert thumbnails.count() == 4
    assert thumbnails.current() == 3
    QTest.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=thumbnails.item_rect(0).center())
    assert lab.values() == [0.25] * 8
    assert thumbnails.current() == 0
    assert thumbnails.count() == 4, "going back forgets nothing"
    QTest.keyClick(thumbnails, Qt.Key.Key_Right)
    assert lab.state.position == 1


def test_every_step_gets_its_own_thumbnail(qtbot: QtBot, lab: Lab) -> None:
    lab.state.open(make_model("conditional", classes=("shirt", "shoe")))
    for label in (1, 0, 1):
        lab.trigger("randomise")
        assert lab.state.code is not None
        lab.dock.classes.first.setCurrentIndex(label)
        lab.dock.classes.first.activated.emit(label)
    steps = set(lab.state.history())
    qtbot.waitUntil(lambda: steps <= strip(lab)._known.keys())


def test_each_model_has_its_own_strip(qtbot: QtBot, opened_lab: Lab) -> None:
    lab, first = opened_lab, opened_lab.state.model
    lab.trigger("randomise")
    lab.state.open(make_model("other", channels=3, size=32))
    qtbot.waitUntil(lambda: strip(lab).count() == 1)
    qtbot.waitUntil(lambda: lab.view.pixels is not None and lab.view.pixels.shape == (32, 32, 3))
    assert first is not None
    lab.state.open(first)
    qtbot.waitUntil(lambda: strip(lab).count() == 2)


def test_a_decoder_that_fails_is_heard_and_the_picture_stays(qtbot: QtBot, opened_lab: Lab) -> None:
    lab, before = opened_lab, opened_lab.view.pixels
    lab.decoder.failed.emit(BadInput("The grid failed."), "grid")
    assert lab.panel.errors.text() == "", "the grid's own bar says that"
    lab.decoder.failed.emit(BadInput("The picture failed."), "picture")
    assert lab.panel.errors.text() == "The picture failed."
    assert lab.view.pixels is before
    lab.state.open(make_model("other"))
    assert lab.panel.errors.text() == ""


def test_ctrl_c_copies_the_picture_from_anywhere_in_explore(opened_lab: Lab) -> None:
    QApplication.clipboard().clear()
    strip(opened_lab).setFocus()
    QTest.keyClick(strip(opened_lab), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().image().width() == 28


@pytest.mark.parametrize("keys", ["Ctrl+Z"])
def test_undo_has_its_key(opened_lab: Lab, keys: str) -> None:
    opened_lab.trigger("randomise")
    opened_lab.view.setFocus()
    QTest.keyClick(opened_lab.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened_lab.values() == [0.25] * 8


def test_what_takes_long_says_so_and_can_be_cancelled(qtbot: QtBot, lab: Lab) -> None:
    import threading

    from latentlab.progress import Progress

    began, ended = threading.Event(), threading.Event()

    def slow(progress: Progress) -> None:
        began.set()
        try:
            while True:
                progress.report(0.5, "Reading {name}", name="a.png")
        finally:
            ended.set()

    busy = lab.panel.findChild(Busy)
    assert isinstance(busy, Busy)
    busy.watch(lab.tasks.run(slow, done=print, failed=lab.panel.show_error, progress=busy.report))
    assert not busy.isVisible()
    qtbot.waitUntil(busy.isVisible)
    qtbot.waitUntil(lambda: busy._label.text() == "Reading a.png 50%")
    busy.cancel()
    assert not busy.isVisible()
    assert ended.wait(30)
    assert lab.panel.errors.text() == ""
