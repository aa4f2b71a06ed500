from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from words_lab import WordsLab

from latentlab.ui.words.panel import WordsPanel
from latentlab.ui.workers.task import Tasks


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[WordsLab]:
    window = QMainWindow()
    qtbot.addWidget(window)
    tasks = Tasks()
    panel = WordsPanel(tasks)
    window.setCentralWidget(panel)
    window.resize(900, 700)
    window.show()
    qtbot.waitExposed(window)
    yield WordsLab(window, panel)
    window.hide()
    tasks.close()
