"""Runs that wait for their device, in their order: one line each, to be moved, looked at or taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QSizePolicy, QToolButton, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.training.states import place_words
from latentlab.ui.widgets.status_line import ShortLabel, StatusLine
from latentlab.ui.workers.run_status import RunStatus
from trainers.configs import config_class

_LINE = 28
_SEEN = 3  # lines that are seen at once


class QueueList(QScrollArea):
    """Hidden while nothing waits. The signals carry a run's folder, ``moved`` also -1 or 1."""

    withdrawn = Signal(object)
    moved = Signal(object, int)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("train_queue")
        self.setAccessibleName(self.tr("Waiting runs"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shown: list[tuple[Path, int]] = []
        self._buttons: dict[tuple[Path, str], QToolButton] = {}
        self.hide()

    def set_runs(self, runs: Sequence[tuple[RunStatus, int]]) -> None:
        """What waits, in its order, each with its place among those of its device."""
        shown = [(status.path, place) for status, place in runs]
        if shown != self._shown:
            self._shown, self._buttons = shown, {}
            content = QWidget()
            grid = QGridLayout(content)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(0)
            grid.setColumnStretch(2, 1)
            for line, (status, place) in enumerate(runs):
                self._add_line(grid, line, status, place)
            self.setWidget(content)
            self.setFixedHeight(_LINE * min(len(runs), _SEEN))
        self.setVisible(bool(runs))

    def names(self) -> list[str]:
        """What waits."""
        return [path.name for path, _ in self._shown]

    def button(self, path: Path, name: str = "remove") -> QToolButton:
        """A button of a run's line: "up", "down" or "remove"."""
        return self._buttons[path, name]

    def _add_line(self, grid: QGridLayout, line: int, status: RunStatus, place: int) -> None:
        path = status.path
        where = ShortLabel("muted")
        where.say(place_words(place))
        name = QPushButton(path.name)
        name.setProperty("role", "link")
        name.setToolTip(self.tr("Show this run"))
        name.clicked.connect(partial(self.chosen.emit, path))
        about = StatusLine()
        about.say(_about(status))
        for column, widget in enumerate((where, name, about)):
            widget.setFixedHeight(_LINE)
            grid.addWidget(widget, line, column)
        last = max(other for _, other in self._shown)
        up = self._button(path, "up", self.tr("Train {run} earlier"), partial(self.moved.emit, path, -1))
        up.setEnabled(place > 1)
        down = self._button(path, "down", self.tr("Train {run} later"), partial(self.moved.emit, path, 1))
        down.setEnabled(place < last)
        out = self._button(
            path, "remove", self.tr("Take {run} out of the queue"), partial(self.withdrawn.emit, path)
        )
        for column, button in enumerate((up, down, out), start=3):
            grid.addWidget(button, line, column)

    def _button(self, path: Path, name: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        arrows = {"up": Qt.ArrowType.UpArrow, "down": Qt.ArrowType.DownArrow}
        if name in arrows:
            button.setArrowType(arrows[name])
        else:
            button.setIcon(icon("close", "muted"))
        button.setObjectName(f"train_queue_{name}")
        button.setToolTip(tip.format(run=path.name))
        button.setAccessibleName(tip.format(run=path.name))
        button.setFixedSize(_LINE, _LINE)
        button.clicked.connect(slot)
        self._buttons[path, name] = button
        return button


def _about(status: RunStatus) -> str:
    config = status.config
    text = QCoreApplication.translate("QueueList", "{family} on {data}, {steps} steps")
    family = config_class(status.family).title
    return text.format(family=family, data=Path(config.data).name, steps=f"{config.steps:,}")
