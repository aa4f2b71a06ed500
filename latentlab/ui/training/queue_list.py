"""Runs that wait for their device, in their order: one line each, to be moved, looked at or taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

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
        self._lines: dict[Path, _Line] = {}
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self.setWidget(content)
        self.hide()

    def set_runs(self, runs: Sequence[tuple[RunStatus, int, bool]]) -> None:
        """What waits, in its order: with its place among those of its device and whether it is the last.

        A line keeps the keyboard's focus wherever it goes; from one that goes away the next takes it over.
        """
        focused, before = self._focused(), list(self._lines)
        lines = {status.path: self._lines.get(status.path) or self._line(status) for status, _, _ in runs}
        for path, line in self._lines.items():
            if path not in lines:
                line.leave(self._grid)
        self._lines = lines
        if list(lines) != before:
            self._place()
        for status, place, last in runs:
            lines[status.path].set_place(place, last=last)
        self.setFixedHeight(_LINE * min(len(runs), _SEEN))
        self.setVisible(bool(runs))
        if focused is not None and lines:
            path, name = focused
            self._focus(path if path in lines else [*lines][min(before.index(path), len(lines) - 1)], name)

    def runs(self) -> list[Path]:
        """What waits."""
        return list(self._lines)

    def button(self, path: Path, name: str = "remove") -> QAbstractButton:
        """A button of a run's line: "show", "up", "down" or "remove"."""
        return self._lines[path].buttons[name]

    def _line(self, status: RunStatus) -> _Line:
        path = status.path
        show = QPushButton(path.name)
        show.setProperty("role", "link")
        show.setToolTip(self.tr("Show this run"))
        show.clicked.connect(partial(self.chosen.emit, path))
        tips = {
            "up": self.tr("Train {run} earlier"),
            "down": self.tr("Train {run} later"),
            "remove": self.tr("Take {run} out of the queue"),
        }
        slots: dict[str, Callable[[], object]] = {
            "up": partial(self.moved.emit, path, -1),
            "down": partial(self.moved.emit, path, 1),
            "remove": partial(self.withdrawn.emit, path),
        }
        tools = {name: _tool(name, tip.format(run=path.name), slots[name]) for name, tip in tips.items()}
        return _Line(_about(status), {"show": show, **tools})

    def _place(self) -> None:
        """Put the lines into their order, for the eye and for the Tab key."""
        for row, line in enumerate(self._lines.values()):
            for column, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, row, column)
        stops = [button for line in self._lines.values() for button in line.buttons.values()]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _focused(self) -> tuple[Path, str] | None:
        holder = self.window().focusWidget()
        buttons = ((path, name, b) for path, line in self._lines.items() for name, b in line.buttons.items())
        return next(((path, name) for path, name, button in buttons if button is holder), None)

    def _focus(self, path: Path, name: str) -> None:
        buttons = self._lines[path].buttons
        button = next(
            buttons[other] for other in (name, "up", "down", "remove") if buttons[other].isEnabled()
        )
        button.setFocus()
        self._grid.activate()
        self.ensureWidgetVisible(button, 0, 0)


class _Line:
    """The widgets of one run: its place, its name, what it trains, and what can be done with it."""

    def __init__(self, about: str, buttons: dict[str, QAbstractButton]) -> None:
        self.buttons = buttons
        self._where = ShortLabel("muted")
        told = StatusLine()
        told.say(about)
        show, *tools = buttons.values()
        self.widgets: tuple[QWidget, ...] = (self._where, show, told, *tools)
        for widget in self.widgets:
            widget.setFixedHeight(_LINE)

    def set_place(self, place: int, *, last: bool) -> None:
        """Where it stands among those of its device."""
        self._where.say(place_words(place))
        self.buttons["up"].setEnabled(place > 1)
        self.buttons["down"].setEnabled(not last)

    def leave(self, grid: QGridLayout) -> None:
        """It waits no longer."""
        for widget in self.widgets:
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


def _tool(name: str, tip: str, slot: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    arrows = {"up": Qt.ArrowType.UpArrow, "down": Qt.ArrowType.DownArrow}
    if name in arrows:
        button.setArrowType(arrows[name])
    else:
        button.setIcon(icon("close", "muted"))
    button.setObjectName(f"train_queue_{name}")
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFixedWidth(_LINE)
    button.clicked.connect(slot)
    return button


def _about(status: RunStatus) -> str:
    config = status.config
    text = QCoreApplication.translate("QueueList", "{family} on {data}, {steps} steps")
    family = config_class(status.family).title
    return text.format(family=family, data=Path(config.data).name, steps=f"{config.steps:,}")
