"""The Playground workspace: a button a page, and the page that is down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from latentlab.ui.state import AppState
from latentlab.ui.widgets.page import Page
from latentlab.ui.workers.critic import CriticWorker
from latentlab.ui.workers.task import Tasks


class PlaygroundPanel(QWidget):
    """Pages side by side, one of them in front. They are made when the workspace is first seen."""

    def __init__(
        self, state: AppState, tasks: Tasks, critic: CriticWorker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._tasks, self._critic = state, tasks, critic
        self._pages: dict[str, Page] = {}
        self.setObjectName("playground_panel")
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addLayout(self._bar)
        column.addWidget(self._stack, 1)

    def page(self) -> Page | None:
        """The page in front; None before the workspace was seen."""
        return next((page for page in self._pages.values() if page is self._stack.currentWidget()), None)

    def show_page(self, name: str) -> None:
        """Bring a page to the front. Raises ValueError for an unknown name."""
        self._group.button(list(self._pages).index(name)).setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._pages:
            self._make_pages()

    def _make_pages(self) -> None:
        # Only here: nobody who looks at pictures waits for this.
        from latentlab.ui.playground.descent_page import DescentPage
        from latentlab.ui.playground.dirac_page import DiracPage
        from latentlab.ui.playground.matrix_page import MatrixPage
        from latentlab.ui.playground.transport_page import TransportPage

        tasks, critic = self._tasks, self._critic
        pages: tuple[tuple[str, str, str, Page], ...] = (
            (
                "descent",
                self.tr("Descent"),
                self.tr("Optimisation as dynamics"),
                DescentPage(self._state, tasks),
            ),
            ("dirac", self.tr("GAN dynamics"), self.tr("GANs of one point"), DiracPage(tasks)),
            (
                "transport",
                self.tr("Transport"),
                self.tr("Plans, potentials, critics"),
                TransportPage(tasks, critic),
            ),
            ("matrix", self.tr("Matrix"), self.tr("The invertible matrix exp(x yᵀ)"), MatrixPage(tasks)),
        )
        for page in pages:
            self._add(*page)
        self._bar.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def _add(self, name: str, text: str, tip: str, page: Page) -> None:
        button = QToolButton()
        button.setObjectName(f"play_page_{name}")
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button, len(self._pages))
        self._bar.addWidget(button)
        self._stack.addWidget(page)
        self._pages[name] = page

    def _on_toggled(self, number: int, down: bool) -> None:
        if down:
            self._stack.setCurrentIndex(number)
