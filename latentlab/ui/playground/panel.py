"""The Playground workspace: a page a piece of mathematics."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from latentlab.ui.state import AppState
from latentlab.ui.widgets.pages_panel import Entry, PagesPanel
from latentlab.ui.workers.critic import CriticWorker
from latentlab.ui.workers.task import Tasks


class PlaygroundPanel(PagesPanel):
    """Descent, GAN dynamics, transport, the invertible matrix."""

    def __init__(
        self, state: AppState, tasks: Tasks, critic: CriticWorker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._tasks, self._critic = state, tasks, critic
        self.setObjectName("playground_panel")

    def make_pages(self) -> Sequence[Entry]:
        # Only here: nobody who looks at pictures waits for this.
        from latentlab.ui.playground.descent_page import DescentPage
        from latentlab.ui.playground.dirac_page import DiracPage
        from latentlab.ui.playground.matrix_page import MatrixPage
        from latentlab.ui.playground.transport_page import TransportPage

        tasks, critic = self._tasks, self._critic
        transport = TransportPage(tasks, critic)
        return (
            Entry(DescentPage(self._state, tasks), self.tr("Descent"), self.tr("Optimisation as dynamics")),
            Entry(DiracPage(tasks), self.tr("GAN dynamics"), self.tr("GANs of one point")),
            Entry(transport, self.tr("Transport"), self.tr("Plans, potentials, critics")),
            Entry(MatrixPage(tasks), self.tr("Matrix"), self.tr("The invertible matrix exp(x yᵀ)")),
        )
