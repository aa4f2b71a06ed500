"""Where the figures of a run are seen: one at a time, chosen by tabs."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from latentlab.runs.events import Figure
from latentlab.ui.icons import icon
from latentlab.ui.training.figures import FIGURES, FigureWidget
from latentlab.ui.training.names import figure_title, tab_title
from latentlab.ui.widgets.bars import BarsPlot

_LEAST = 112


class FiguresView(QWidget):
    """The newest figure of each name, and pages that stay whatever run is shown.

    A figure that nobody sees is drawn when its tab is chosen. The tab that somebody chose is chosen again
    for the next run. Whoever shows this makes room while ``large`` is checked.
    """

    filled = Signal(bool)  # whether there is any figure or page to see

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: dict[str, QWidget] = {}
        self._waiting: dict[str, Figure] = {}
        self._notes: dict[str, str] = {}
        self._pages: dict[str, QWidget] = {}
        self._wanted = ""
        self._filling = False
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self._note = QLabel()
        self._note.setProperty("role", "caption")
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self.large = QToolButton()
        self.large.setIcon(icon("enlarge"))
        self.large.setCheckable(True)
        self.large.setToolTip(self.tr("Larger: the curves give way"))
        self.large.setAccessibleName(self.tr("Larger figure"))
        self._empty = BarsPlot()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.large)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.clear()

    def set_placeholder(self, text: str) -> None:
        """What it says before the first figure."""
        self._empty.set_placeholder(text)

    def add_page(self, name: str, page: QWidget) -> None:
        """Add a page behind the figures, hidden at first."""
        self._pages[name] = page
        page.setAccessibleName(figure_title(name))
        self._stack.addWidget(page)
        self._filling = True
        index = self._tabs.addTab(tab_title(name))
        self._tabs.setTabData(index, name)
        self._tabs.setTabVisible(index, False)
        self._filling = False

    def set_page_shown(self, name: str, shown: bool) -> None:
        """Whether a page has anything to say of the run that is shown."""
        self._filling = True
        self._tabs.setTabVisible(self._index(name), shown)
        if shown and name == self._wanted:
            self._tabs.setCurrentIndex(self._index(name))
        self._filling = False
        self._show_current()

    def clear(self) -> None:
        """Forget every figure."""
        self._filling = True
        for name, widget in self._widgets.items():
            self._tabs.removeTab(self._index(name))
            self._stack.removeWidget(widget)
            widget.deleteLater()
        for kept in (self._widgets, self._waiting, self._notes):
            kept.clear()
        for name in self._pages:
            self._tabs.setTabVisible(self._index(name), False)
        self._filling = False
        self._show_current()

    def show_figure(self, figure: Figure) -> None:
        """Draw a figure in place of the last of its name."""
        kind = FIGURES[figure.kind]
        if not isinstance(self._widgets.get(figure.name), kind):
            self._add(figure.name, kind())
        self._waiting[figure.name] = figure
        self._show_current()

    def choose(self, name: str) -> None:
        """Choose a tab as a person would."""
        self._tabs.setCurrentIndex(self._index(name))

    def is_filled(self) -> bool:
        """Whether there is any figure or page to see."""
        return bool(self._shown())

    def widget(self, name: str) -> QWidget:
        """What draws the figure of a name, with the newest drawn. Raises KeyError where there is none."""
        self._settle(name)
        return self._widgets[name]

    def _index(self, name: str) -> int:
        return next(index for index in range(self._tabs.count()) if self._tabs.tabData(index) == name)

    def _shown(self) -> list[str]:
        """The tabs there are, in their order."""
        places = range(self._tabs.count())
        return [str(self._tabs.tabData(index)) for index in places if self._tabs.isTabVisible(index)]

    def _current(self) -> str:
        shown = self._shown()
        name = str(self._tabs.tabData(self._tabs.currentIndex()) or "")
        return name if name in shown else next(iter(shown), "")

    def _add(self, name: str, widget: QWidget) -> None:
        widget.setAccessibleName(figure_title(name))
        old = self._widgets.pop(name, None)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._widgets[name] = widget
        self._stack.addWidget(widget)
        if old is None:
            self._filling = True
            index = self._tabs.insertTab(self._tabs.count() - len(self._pages), tab_title(name))
            self._tabs.setTabData(index, name)
            self._tabs.setTabToolTip(index, figure_title(name))
            if name == self._wanted or (len(self._widgets) == 1 and self._wanted not in self._shown()):
                self._tabs.setCurrentIndex(index)
            self._filling = False

    def _settle(self, name: str) -> None:
        """Draw what waits under a name."""
        figure = self._waiting.pop(name, None)
        if figure is not None:
            self._notes[name] = cast(FigureWidget, self._widgets[name]).draw(figure.data)

    def _show_current(self) -> None:
        shown, name = self._shown(), self._current()
        if name and self._tabs.tabData(self._tabs.currentIndex()) != name:
            self._filling = True
            self._tabs.setCurrentIndex(self._index(name))
            self._filling = False
        self._settle(name)
        self._tabs.setVisible(len(shown) > 1)
        self._heading.setVisible(len(shown) == 1)
        self._heading.setText(figure_title(shown[0]) if shown else "")
        self._stack.setCurrentWidget(self._widgets.get(name) or self._pages.get(name) or self._empty)
        self._note.setText(self._notes.get(name, ""))
        self._note.setToolTip(self._widgets[name].toolTip() if name in self._widgets else "")
        self.filled.emit(bool(shown))

    def _on_tab_changed(self, index: int) -> None:
        if not self._filling:
            self._wanted = str(self._tabs.tabData(index) or "")
            self._show_current()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _LEAST)  # what its pages ask for would squeeze the curves of a small window

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._stack.update()
