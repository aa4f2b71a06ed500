"""Which run is shown, in which state it is, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from latentlab.runs.folder import RunInfo
from latentlab.ui.training.states import shown_state
from latentlab.ui.widgets.flow_layout import FlowLayout
from latentlab.ui.widgets.status_line import ShortLabel, StatusLine
from latentlab.ui.workers.run_status import RunStatus

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

    def show_run(
        self,
        path: Path,
        info: RunInfo | None,
        status: RunStatus | None,
        machine: str,
        place: int = 0,
        waits: bool = False,
    ) -> None:
        """Name the run. ``machine`` is its device and variant, where known, ``place`` that in the queue.

        It ``waits`` where another process has paused it.
        """
        self._title.say(path.name)
        text, role = shown_state(info, status, place, waits)
        self._state.say(text)
        if self._state.property("role") != role:
            self._state.setProperty("role", role)
            self._state.style().unpolish(self._state)
            self._state.style().polish(self._state)
        family = status.family if status else info.family if info else ""
        data = status.config.data if status else info.data if info else ""
        on = self.tr("{family} on {data}").format(family=family, data=Path(data).name)
        self._about.say(", ".join(part for part in (on, _origin(info), machine) if part))
        self._about.setToolTip(f"{self._about.whole()}\n{data}\n{path}")

    def state_text(self) -> str:
        """What it says of the state."""
        return self._state.whole()


def _origin(info: RunInfo | None) -> str:
    """Where a run that was rewound branched off; empty for one that began at its first step."""
    if info is None or info.branched is None:
        return ""
    text = QCoreApplication.translate("RunHeader", "branched from {run} at step {step}")
    return text.format(run=info.branched[0], step=f"{info.branched[1]:,}")
