from __future__ import annotations

from collections.abc import Iterator

import pytest
from play_lab import PlayLab
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from latentlab.ui.playground.panel import PlaygroundPanel
from latentlab.ui.state import AppState
from latentlab.ui.workers.critic import CriticWorker
from latentlab.ui.workers.task import Tasks


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[PlayLab]:
    window = QMainWindow()
    qtbot.addWidget(window)
    state, tasks, critic = AppState(), Tasks(), CriticWorker()
    panel = PlaygroundPanel(state, tasks, critic)
    window.setCentralWidget(panel)
    window.resize(900, 700)
    window.show()
    qtbot.waitExposed(window)
    yield PlayLab(window, state, panel)
    window.hide()
    tasks.close()
    critic.close()
