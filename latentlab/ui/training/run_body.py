"""How a run's curves, figures, samples and log share the room there is."""

from __future__ import annotations

from collections.abc import Collection

from numpy.typing import ArrayLike
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from latentlab.runs.planes import RATES
from latentlab.runs.wording import is_edit
from latentlab.ui.i18n import translate_message
from latentlab.ui.training.figures_view import FiguresView
from latentlab.ui.training.history import RunHistory
from latentlab.ui.training.information import InformationPlane
from latentlab.ui.training.layers_tab import LayersTab
from latentlab.ui.training.live_tab import LiveTab
from latentlab.ui.training.log_view import LogView
from latentlab.ui.training.names import CLOCKS, metric_title, shown_at_first
from latentlab.ui.training.samples import SamplesView
from latentlab.ui.widgets.curves import CurvesPlot
from latentlab.ui.workers.task import Tasks

INFORMATION = "information_plane"
_HALF = 240
_TABS = 141  # with a page of 100 pixels, whatever the tallest asks for: the curves need the rest
_WIDE = 640
"""Pixels from which samples stand beside the curves instead of below them."""


class RunBody(QWidget):
    """Wide: curves above figures, samples beside them. Narrow: one below the other, figures in a tab.

    The table of layers gets the whole width: curves and figures stand above it then.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves = CurvesPlot()
        self.curves.setObjectName("train_curves")
        self.curves.setAccessibleName(self.tr("Curves of the run"))
        self.curves.set_placeholder(self.tr("The curves begin with the first steps."))
        self.figures = FiguresView()
        self.figures.setObjectName("train_figures")
        self.figures.set_placeholder(
            self.tr("What each latent axis carries is measured at every evaluation.")
        )
        self.plane = InformationPlane(tasks)
        self.figures.add_page(INFORMATION, self.plane)
        self.samples = SamplesView(tasks)
        self.samples.set_placeholder(
            self.tr("No samples yet"),
            self.tr("The same codes, decoded again and again while the model learns"),
        )
        self.live = LiveTab()
        self.log = LogView()
        self.layers = LayersTab()
        self._graphs = QSplitter(Qt.Orientation.Vertical)
        self._graphs.addWidget(self.curves)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.samples, self.tr("Samples"))
        self.tabs.addTab(self.live, self.tr("Live"))
        self.tabs.addTab(self.layers, self.tr("Layers"))
        self.tabs.addTab(self.log, self.tr("Run log"))
        self._halves = QSplitter()
        for index, half in enumerate((self._graphs, self.tabs)):
            self._halves.addWidget(half)
            self._halves.setStretchFactor(index, 1)
            half.setMinimumWidth(_HALF)  # a small window cannot hold what all their pages ask for
        self.tabs.setMinimumHeight(_TABS)
        for splitter in (self._halves, self._graphs):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(12)
            splitter.setProperty("role", "space")
            splitter.splitterMoved.connect(self._on_moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._halves)
        self._wide = False
        self._layers_shown = False
        # Of halves and graphs, as the hand last left them: wide or not, with the table of layers or without.
        self._sizes: dict[tuple[bool, bool], tuple[list[int], list[int]]] = {
            (True, False): ([300, 300], [300, 200]),
            (True, True): ([200, 340], [300, 300]),
            (False, False): ([320, 160], [1]),  # the legend takes lines of its own here
            (False, True): ([200, 340], [1]),
        }
        self._place()
        self.figures.large.toggled.connect(self._share_graphs)
        self.figures.filled.connect(self._share_graphs)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    # -- what a run has -------------------------------------------------------------------------------

    def show_history(self, history: RunHistory) -> None:
        """Show what a run's folder holds; before that nothing is shown."""
        for name, (steps, values) in history.curves.items():
            self.add_points(name, steps, values, history.curves)
        for line in history.log:
            if line.mark and not is_edit(line.message):  # edits have marks of their own
                self.curves.mark(line.step, translate_message(line.message))
        self.log.set_lines(history.log)
        self.samples.set_history(history.samples)
        self.layers.set_history(history.layers)
        for figure in history.figures:
            self.figures.show_figure(figure)

    def add_points(self, name: str, steps: ArrayLike, values: ArrayLike, beside: Collection[str]) -> None:
        """Let the curve of a metric grow by points (k,); ``beside`` are the metrics that came with it."""
        if name in CLOCKS:
            return
        if name not in self.curves.names():
            if name in RATES:
                self.figures.set_page_shown(INFORMATION, True)
            self.curves.set_label(name, metric_title(name))
            if not shown_at_first(name, beside):
                self.curves.tuck_away(name)
        self.curves.add_points(name, steps, values)

    def clear(self) -> None:
        """Forget the run."""
        for part in (self.curves, self.figures, self.samples, self.layers, self.log):
            part.clear()

    # -- room -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            self._place()

    def _place(self) -> None:
        wide, layers = self._wide, self.tabs.currentWidget() is self.layers
        sideways, upright = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._halves.setOrientation(sideways if wide and not layers else upright)
        self._graphs.setOrientation(sideways if wide and layers else upright)
        if wide:
            self._graphs.addWidget(self.figures)
        elif self.tabs.indexOf(self.figures) < 0:
            self.tabs.insertTab(1, self.figures, self.tr("Figures"))
        halves, graphs = self._sizes[wide, layers]
        self._halves.setSizes(halves)
        self._graphs.setSizes(graphs)
        self.figures.large.setVisible(wide)  # in a tab there is nothing above it
        self._share_graphs()

    def _share_graphs(self) -> None:
        """Curves have the place of figures where there are none yet, and give way where one is enlarged."""
        filled = self.figures.is_filled()
        self.curves.setVisible(not (self._wide and filled and self.figures.large.isChecked()))
        if self._wide:
            self.figures.setVisible(filled)

    def _on_moved(self) -> None:
        _, graphs = self._sizes[self._wide, self._layers_shown]
        if self._wide and self.figures.isVisible() and self.curves.isVisible():
            graphs = self._graphs.sizes()
        self._sizes[self._wide, self._layers_shown] = self._halves.sizes(), graphs

    def _on_tab_changed(self) -> None:
        layers = self.tabs.currentWidget() is self.layers
        if layers != self._layers_shown:
            self._layers_shown = layers
            self._place()
