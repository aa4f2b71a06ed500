from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from train_lab import TrainLab

from latentlab.runs.events import Figure


def drag(splitter: QSplitter, way: QPoint) -> None:
    handle = splitter.handle(1)
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + way)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at + way)


def test_every_arrangement_keeps_the_room_that_the_hand_gave_it(lab: TrainLab) -> None:
    lab.panel._pages.setCurrentWidget(lab.panel.view)
    body = lab.panel.view.body
    lab.window.resize(1400, 760)
    halves, graphs = body.findChildren(QSplitter)[0], body.curves.parentWidget()
    assert isinstance(graphs, QSplitter)
    data = {"values": np.array([1.0, 2.0]), "unit": "nats", "dead_below": 0.01}
    body.figures.show_figure(Figure("kl", "bars", 10, data))
    QApplication.processEvents()

    def shares() -> list[float]:
        return [splitter.sizes()[0] / sum(splitter.sizes()) for splitter in (halves, graphs)]

    at_first = shares()
    drag(halves, QPoint(-100, 0))
    drag(graphs, QPoint(0, 80))
    mine = shares()
    assert mine[0] < at_first[0] - 0.05
    assert mine[1] > at_first[1] + 0.05
    body.tabs.setCurrentWidget(body.layers)
    drag(halves, QPoint(0, 60))
    beside_the_table = shares()
    body.clear()  # the next run
    body.tabs.setCurrentWidget(body.samples)
    body.figures.show_figure(Figure("kl", "bars", 10, data))
    QApplication.processEvents()
    np.testing.assert_allclose(shares(), mine, atol=0.01)
    lab.window.resize(700, 760)
    QApplication.processEvents()
    assert graphs.count() == 1, "narrow: figures are in a tab"
    lab.window.resize(1400, 760)
    QApplication.processEvents()
    np.testing.assert_allclose(shares(), mine, atol=0.01)
    body.tabs.setCurrentWidget(body.layers)
    np.testing.assert_allclose(shares(), beside_the_table, atol=0.01)
