from __future__ import annotations

from collections.abc import Iterator

import pytest
from grids_lab import GridsLab, make_model
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from latentlab.ui.actions import Actions
from latentlab.ui.grids.panel import GridsPanel
from latentlab.ui.state import AppState
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks


@pytest.fixture
def empty_lab(qtbot: QtBot) -> Iterator[GridsLab]:
    window = QMainWindow()
    qtbot.addWidget(window)
    state, decoder, tasks, actions = AppState(), Decoder(), Tasks(), Actions(window)
    state.model_changed.connect(decoder.set_model)
    panel = GridsPanel(state, decoder, tasks, actions)
    window.setCentralWidget(panel)
    window.resize(760, 680)
    window.show()
    qtbot.waitExposed(window)
    yield GridsLab(window, state, decoder, tasks, actions, panel)
    window.hide()
    tasks.close()
    decoder.close()


@pytest.fixture
def lab(empty_lab: GridsLab, qtbot: QtBot) -> GridsLab:
    """With a model open, a code that is not the mean, and the first sheet drawn."""
    empty_lab.state.open(make_model())
    empty_lab.state.randomise(5)
    qtbot.waitUntil(lambda: empty_lab.drawn is not None)
    return empty_lab
