"""How far the search for a code is: a thin bar, and a button that ends it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from latentlab.errors import Message
from latentlab.ui.i18n import translate_message
from latentlab.ui.icons import icon
from latentlab.ui.widgets.patience import late


class SearchProgress(QWidget):
    """Hidden for short work. ``stopped`` says that what was found so far is good enough.

    ``what`` and ``stop`` say what is looked for, and what the button does, where it is no code.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None, *, what: str = "", stop: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("search_progress")
        self._timer = late(self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(48)
        self._bar.setAccessibleName(what or self.tr("Looking for the code"))
        button = QToolButton(self)
        button.setObjectName("search_stop")
        button.setIcon(icon("stop"))
        button.setToolTip(stop or self.tr("Stop here; the best code so far stays"))
        button.setAccessibleName(stop or self.tr("Stop looking for the code"))
        button.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._bar, 1)
        row.addWidget(button)
        self.hide()

    def begin(self) -> None:
        """Something is being looked for from now on."""
        self._bar.setValue(0)
        if self.isHidden():
            self._timer.start()

    def advance(self, fraction: float, what: Message) -> None:
        """A progress callback: ``fraction`` in [0, 1], negative where unknown."""
        self._bar.setValue(round(1000 * max(fraction, 0.0)))
        self._bar.setToolTip(translate_message(what))

    def end(self) -> None:
        """It was found, or nobody wants it any more."""
        self._timer.stop()
        self.hide()
