"""Two ways to move a code: a slider for each axis, or a map where the model keeps codes to draw one of."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from latentlab.ui.explore.map_page import MapPage
from latentlab.ui.state import AppState
from latentlab.ui.workers.task import Tasks


class CodePages(QWidget):
    """The sliders, and the map behind a tab that is there only for models with known codes."""

    def __init__(
        self, sliders: QWidget, state: AppState, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(sliders)
        self.map = MapPage(state, tasks, self)
        self._stack.addWidget(self.map)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("code_pages")
        self.tabs.setAccessibleName(self.tr("How the code is shown"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Sliders"))
        self.tabs.addTab(self.tr("Map"))
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.map.changed.connect(self._on_map_changed)
        self._on_map_changed(False)

    def _on_map_changed(self, there: bool) -> None:
        if not there:
            self.tabs.setCurrentIndex(0)
        self.tabs.setVisible(there)
