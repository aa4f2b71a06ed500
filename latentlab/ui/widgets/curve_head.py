"""Above a plot of curves: its legend, and the tools that change how they are drawn."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QSlider, QToolButton, QWidget

from latentlab.ui.widgets.curve_legend import LegendEntry
from latentlab.ui.widgets.flow_layout import FlowLayout


class CurveHead(QWidget):
    """Legend and tools flow together: they share a line where there is room, and wrap where there is not."""

    changed = Signal()  # smoothing, or which curves are shown
    log_toggled = Signal(bool)
    fit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[LegendEntry] = []
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(0, 99)
        self.smoothing.setFixedWidth(72)
        self.smoothing.setAccessibleName(self.tr("Smoothing of the curves"))
        self.smoothing.setToolTip(self.tr("Exponential mean; the curves themselves stay faintly visible"))
        self.smoothing.valueChanged.connect(self.changed)
        caption = QLabel(self.tr("Smoothing"))
        caption.setProperty("role", "caption")
        caption.setBuddy(self.smoothing)
        self.log_axis = QToolButton()
        self.log_axis.setCheckable(True)
        self.log_axis.setText(self.tr("Log axis"))
        self.log_axis.setToolTip(self.tr("Logarithmic axis; only positive values appear on it"))
        self.log_axis.toggled.connect(self.log_toggled)
        self.fit = QToolButton()
        self.fit.setText(self.tr("Fit"))
        self.fit.setToolTip(self.tr("Show every step again"))
        self.fit.clicked.connect(self.fit_requested)
        self.fit.hide()
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setToolTip(self.tr("Curves that are not shown, because they are of another size or unit"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.hide()
        menu = QMenu(self.more)
        menu.aboutToShow.connect(self._fill_more)
        self.more.setMenu(menu)
        self._lay_out(caption)

    def _lay_out(self, caption: QLabel) -> None:
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (caption, self.smoothing, self.log_axis):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, spacing=4)
        self._put_tools_last()

    def weight(self) -> float:
        """Smoothing as the weight of the past, in [0, 1)."""
        return self.smoothing.value() / 100

    def add(self, name: str) -> LegendEntry:
        """A new entry for a curve."""
        entry = LegendEntry(name, name, len(self._entries))
        entry.toggled.connect(self.changed)
        self._entries.append(entry)
        self._flow.addWidget(entry)
        self._put_tools_last()
        entry.show()
        return entry

    def tuck_away(self, entry: LegendEntry) -> None:
        """Into the menu of further curves."""
        entry.setChecked(False)
        entry.hide()
        self.more.show()

    def clear(self) -> None:
        """Take every entry away."""
        for entry in self._entries:
            self._flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries.clear()
        self.more.hide()

    def _put_tools_last(self) -> None:
        # Each on its own: in a narrow window a line has no room for all of them.
        for widget in (self.more, self.fit, self._tools):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        self._flow.setAlignment(self._tools, Qt.AlignmentFlag.AlignRight)

    def _fill_more(self) -> None:
        self.more.menu().clear()
        for entry in self._entries:
            if entry.isHidden():
                self.more.menu().addAction(entry.text(), partial(self._bring_out, entry))

    def _bring_out(self, entry: LegendEntry) -> None:
        entry.show()
        entry.setChecked(True)
        self.more.setVisible(any(other.isHidden() for other in self._entries))
