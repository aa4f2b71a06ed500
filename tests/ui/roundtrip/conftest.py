from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from trip_lab import TripLab, make_model

from latentlab.ui.actions import Actions
from latentlab.ui.roundtrip.panel import RoundTripPanel
from latentlab.ui.state import AppState
from latentlab.ui.workers.task import Tasks


@pytest.fixture
def empty_lab(qtbot: QtBot) -> Iterator[TripLab]:
    window = QMainWindow()
    qtbot.addWidget(window)
    state, tasks, actions = AppState(), Tasks(), Actions(window)
    panel = RoundTripPanel(state, tasks, actions)
    window.setCentralWidget(panel)
    window.resize(760, 680)
    window.show()
    qtbot.waitExposed(window)
    yield TripLab(window, state, tasks, actions, panel)
    window.hide()
    tasks.close()


@pytest.fixture
def lab(empty_lab: TripLab) -> TripLab:
    """With a model open."""
    empty_lab.state.open(make_model())
    return empty_lab
