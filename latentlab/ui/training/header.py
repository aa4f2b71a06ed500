"""Which run is shown, in which state it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from latentlab.runs.folder import RunInfo
from latentlab.ui.icons import icon
from latentlab.ui.training.states import shown_state
from latentlab.ui.widgets.flow_layout import FlowLayout
from latentlab.ui.widgets.status_line import ShortLabel, StatusLine
from latentlab.ui.workers.training import RunStatus

_HEIGHT = 28


class RunHeader(QWidget):
    """Buttons show their actions; the panel decides what is possible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ShortLabel("title")
        self._state = ShortLabel("muted")
        self._state.setObjectName("train_state")
        self._about = StatusLine()
        tools = QWidget()
        self._buttons = QHBoxLayout(tools)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(0)
        row = FlowLayout(spacing=8)  # in a narrow window the buttons get a line of their own
        for part in (self._title, self._state, tools):
            part.setFixedHeight(_HEIGHT)
            row.addWidget(part)
        row.setAlignment(tools, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._about)

    def add_button(self, name: str, action: QAction) -> QToolButton:
        """A button for an action, of its own name."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName(name)
        button.setAccessibleName(action.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._buttons.addWidget(button)
        return button

    def show_run(self, path: Path, info: RunInfo | None, status: RunStatus | None, machine: str) -> None:
        """Name the run. ``machine`` is its device and variant, where they are known."""
        self._title.say(path.name)
        text, role = shown_state(info, status)
        self._state.say(text)
        if self._state.property("role") != role:
            self._state.setProperty("role", role)
            self._state.style().unpolish(self._state)
            self._state.style().polish(self._state)
        family = status.family if status else info.family if info else ""
        data = status.config.data if status else info.data if info else ""
        on = self.tr("{family} on {data}").format(family=family, data=Path(data).name)
        self._about.say(", ".join(part for part in (on, machine) if part))
        self._about.setToolTip(f"{self._about.whole()}\n{data}\n{path}")

    def state_text(self) -> str:
        """What it says of the state."""
        return self._state.whole()


class QueueLine(QWidget):
    """Runs that wait for their device; a click takes one out."""

    withdrawn = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("train_queue")
        self._flow = FlowLayout(self, spacing=8)
        self._caption = QLabel(self.tr("Waiting:"))
        self._caption.setProperty("role", "caption")
        self._caption.setFixedHeight(28)
        self._flow.addWidget(self._caption)
        self._buttons: dict[Path, QToolButton] = {}
        self.hide()

    def set_runs(self, paths: list[Path]) -> None:
        """The queue, in its order."""
        if list(self._buttons) != paths:
            for button in self._buttons.values():
                self._flow.removeWidget(button)
                button.deleteLater()
            self._buttons = {path: self._button(path, partial(self.withdrawn.emit, path)) for path in paths}
        self.setVisible(bool(paths))

    def names(self) -> list[str]:
        """What waits."""
        return [path.name for path in self._buttons]

    def button(self, path: Path) -> QToolButton:
        """The button that takes a run out."""
        return self._buttons[path]

    def _button(self, path: Path, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(path.name)
        button.setIcon(icon("close", "muted"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tip = QCoreApplication.translate("QueueLine", "Take {run} out of the queue").format(run=path.name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(slot)
        self._flow.addWidget(button)
        button.show()
        return button
