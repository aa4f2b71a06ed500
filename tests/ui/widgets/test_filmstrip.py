from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.ui.widgets.filmstrip import Filmstrip
from latentlab.ui.widgets.pixels import to_qimage
from latentlab.ui.widgets.scrubber import Scrubber


def _images(count: int) -> list[np.ndarray]:
    return [np.full((28, 28, 1), 10 * i, dtype=np.uint8) for i in range(count)]


@pytest.fixture
def strip(qtbot: QtBot) -> Filmstrip:
    widget = Filmstrip()
    qtbot.addWidget(widget)
    widget.resize(300, widget.sizeHint().height())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("shape", [(3, 5), (3, 5, 1), (31, 33, 3), (2, 30, 4)])
def test_pixels_survive_odd_widths(shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    image = to_qimage(pixels)
    assert (image.height(), image.width()) == shape[:2]
    for y, x in ((0, 0), (shape[0] - 1, shape[1] - 1), (1, 2)):
        color = image.pixelColor(x, y)
        wanted = np.atleast_1d(pixels[y, x])
        assert color.red() == wanted[0]
        assert color.blue() == wanted[2 if len(wanted) > 2 else 0]


def test_a_click_chooses_and_marks(strip: Filmstrip, qtbot: QtBot) -> None:
    strip.set_images(_images(20))
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.item_rect(2).center())
    assert chosen.args == [2]
    assert strip.current() == 2


def test_arrow_keys_walk_and_what_is_chosen_scrolls_into_view(strip: Filmstrip, qtbot: QtBot) -> None:
    strip.set_images(_images(20), captions=[str(i) for i in range(20)])
    strip.set_current(0)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.current() == 1
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.current() == 19
    assert strip.viewport().rect().contains(strip.item_rect(19))
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.viewport().rect().contains(strip.item_rect(0))


def test_the_marker_stays_and_says_nothing_when_images_change(strip: Filmstrip, qtbot: QtBot) -> None:
    strip.set_images(_images(5))
    with qtbot.assertNotEmitted(strip.chosen):
        strip.set_current(3)
        strip.set_images(_images(8))
        assert strip.current() == 3
        strip.set_images(_images(2))
    assert strip.current() == -1
    assert strip.item_at(strip.item_rect(1).center()) == 1


def test_images_of_other_proportions_stand_side_by_side(strip: Filmstrip) -> None:
    strip.set_images([np.zeros((28, 56, 3), np.uint8), np.zeros((28, 28, 1), np.uint8)])
    assert strip.item_rect(0).width() == 2 * strip.item_rect(1).width()
    assert strip.item_rect(1).left() > strip.item_rect(0).right()
    strip.grab()


@pytest.fixture
def scrubber(qtbot: QtBot) -> Scrubber:
    widget = Scrubber()
    qtbot.addWidget(widget)
    widget.resize(300, 32)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_who_watches_the_end_keeps_watching_the_end(scrubber: Scrubber, qtbot: QtBot) -> None:
    scrubber.set_steps([0, 100])
    assert scrubber.step() == 100
    with qtbot.waitSignal(scrubber.chosen) as chosen:
        scrubber.set_steps([0, 100, 200])
    assert chosen.args == [2]


def test_who_looked_back_stays_there(scrubber: Scrubber, qtbot: QtBot) -> None:
    scrubber.set_steps([0, 100, 200])
    scrubber.slider.setFocus()
    QTest.keyClick(scrubber.slider, Qt.Key.Key_Home)
    assert scrubber.step() == 0
    with qtbot.assertNotEmitted(scrubber.chosen):
        scrubber.set_steps([0, 100, 200, 300])
    assert scrubber.step() == 0


def test_it_plays_from_the_start_to_the_end(scrubber: Scrubber, qtbot: QtBot) -> None:
    scrubber.set_steps([0, 1, 2])
    QTest.mouseClick(scrubber._play, Qt.MouseButton.LeftButton)
    assert scrubber.playing()
    assert scrubber.index() == 0
    qtbot.waitUntil(lambda: scrubber.index() == 2 and not scrubber.playing())
