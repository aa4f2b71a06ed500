"""Where the panels sit: workspaces as tabs in the middle, the library and the code as docks beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.ui.dock_widths import DockWidths
from latentlab.ui.icons import icon
from latentlab.ui.panels import TABS, Panels
from latentlab.ui.widgets.error_bar import ErrorBar

USUAL = 240, 320  # of the library and the code
NARROWEST = 184  # of the library: names of models and runs can still be told apart


class Frame(QObject):
    """Dresses a main window with one set of panels, and undresses it again."""

    def __init__(self, window: QMainWindow, panels: Panels) -> None:
        super().__init__(window)
        self._window = window
        self.errors = ErrorBar()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("workspaces")
        self.tabs.setAccessibleName(self.tr("Workspaces"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for name, title in zip(TABS, self.titles(), strict=True):
            self.tabs.addTab(panels.tab(name), title)
        self._centre = QWidget()
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.errors)
        column.addWidget(self.tabs)
        window.setCentralWidget(self._centre)
        panels.library.setMinimumWidth(NARROWEST)
        self.library = self._dock("library_dock", self.tr("Library"), panels.library)
        self.code = self._dock("code_dock", self.tr("Code"), panels.code)
        self.docks = DockWidths(window, (self.library, self.code), USUAL)
        self.place_docks()

    def titles(self) -> tuple[str, ...]:
        """What the tabs are called, in their order."""
        names = self.tr("Explore"), self.tr("Grids"), self.tr("Round trip"), self.tr("Train")
        return *names, self.tr("Playground"), self.tr("Words")

    def show_tab(self, name: str) -> None:
        """Bring a workspace to the front."""
        self.tabs.setCurrentIndex(TABS.index(name))

    def current_tab(self) -> str:
        """The workspace in front."""
        return TABS[self.tabs.currentIndex()]

    def place_docks(self) -> None:
        """Put the docks where they were at first."""
        for dock, area in (
            (self.library, Qt.DockWidgetArea.LeftDockWidgetArea),
            (self.code, Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)
            dock.show()
        self.docks.set_widths(USUAL)

    def tear_down(self) -> None:
        """Take everything out of the window; it is deleted when the event loop comes round."""
        for dock in (self.library, self.code):
            self._window.removeDockWidget(dock)
            dock.setParent(None)
            dock.deleteLater()
        self._window.takeCentralWidget()
        self._centre.deleteLater()
        self.docks.setParent(None)
        self.docks.deleteLater()
        self.setParent(None)
        self.deleteLater()

    def _dock(self, name: str, title: str, content: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setTitleBarWidget(DockTitle(dock))
        content.setProperty("role", "dock")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setWidget(content)
        return dock


class DockTitle(QWidget):
    """The strip a dock is dragged by, with buttons that keyboards and screen readers reach."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        self.setProperty("role", "dock_title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(dock.windowTitle(), self)
        title.setProperty("role", "heading")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(0)
        row.addWidget(title, 1)
        row.addWidget(self._button("float", self.tr("Tear off or put back"), self._on_float))
        row.addWidget(self._button("close", self.tr("Close; the View menu brings it back"), dock.close))

    def _button(self, drawing: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{self._dock.objectName()}_{drawing}")
        button.setIcon(icon(drawing, "muted"))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(slot)
        return button

    def _on_float(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
