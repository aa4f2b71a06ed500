from __future__ import annotations

from collections.abc import Iterator

import pytest
from explore_lab import Lab, make_model
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from latentlab.ui.actions import Actions
from latentlab.ui.explore.code_dock import CodeDock
from latentlab.ui.explore.panel import ExplorePanel
from latentlab.ui.state import AppState
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    window = QMainWindow()
    qtbot.addWidget(window)
    state, decoder, tasks, actions = AppState(), Decoder(), Tasks(), Actions(window)
    state.model_changed.connect(decoder.set_model)
    panel, dock = ExplorePanel(state, decoder, tasks, actions), CodeDock(state, tasks, actions)
    centre = QWidget()
    row = QHBoxLayout(centre)
    row.addWidget(panel, 1)
    row.addWidget(dock)
    window.setCentralWidget(centre)
    window.resize(1200, 760)
    window.show()
    qtbot.waitExposed(window)
    yield Lab(window, state, decoder, tasks, actions, panel, dock)
    window.hide()
    tasks.close()
    decoder.close()


@pytest.fixture
def opened_lab(lab: Lab, qtbot: QtBot) -> Lab:
    """With a model open and its first picture painted."""
    lab.state.open(make_model())
    qtbot.waitUntil(lambda: lab.view.pixels is not None)
    return lab
