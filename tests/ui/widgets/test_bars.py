from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.bars import BarsPlot


def test_bars_tell_their_values_and_dead_ones_are_grey(qtbot: QtBot) -> None:
    plot = BarsPlot()
    qtbot.addWidget(plot)
    plot.resize(360, 140)
    plot.set_values([1.0, 0.001, 3.0], ["z0", "z1", "z2"], dead=[False, True, False], unit="nats")
    plot.show()
    qtbot.waitExposed(plot)
    assert plot.count() == 3
    assert plot.count_dead() == 1
    assert plot.text_of(2) == "z2: 3 nats"
    image = plot.grab().toImage()
    x = int(plot._area().left() + 5 / 6 * plot._area().width())
    assert image.pixelColor(x, 100) == current_theme().color("accent")
    QTest.mouseMove(plot, QPoint(x, 60))
    qtbot.waitUntil(lambda: plot.grab().toImage().pixelColor(x, 100) == current_theme().color("text"))
    assert plot.bar_at(2) == -1


def test_many_bars_negative_values_and_none(qtbot: QtBot) -> None:
    plot = BarsPlot()
    qtbot.addWidget(plot)
    plot.set_placeholder("nothing yet")
    plot.resize(300, 100)
    plot.grab()
    plot.set_values(np.linspace(-1, 1, 512))
    plot.grab()
    assert plot.bar_at(plot._area().right() - 0.01) == 511
    plot.set_values([])
    plot.grab()
    assert plot.bar_at(100) == -1
