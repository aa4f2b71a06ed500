"""The figures of a run that trains: how far, how fast, how long still, how much memory."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

import torch
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from latentlab.ui.widgets.flow_layout import FlowLayout

_RATE_POINTS = 40
_MEMORY_S = 1.0
_ROOMY = 300
"""Pixels from which there is a place for every tile."""


class Tile(QWidget):
    """A caption above a figure."""

    def __init__(self, caption: str, sample: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(caption)
        self.label.setProperty("role", "caption")
        self.value = QLabel("–")
        # As wide as its widest figure, so that nothing moves while figures change.
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance(sample))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self.value)


class Pacer:
    """Steps per second from the newest points of a run's own clock, which stands still in pauses."""

    def __init__(self) -> None:
        self._points: deque[tuple[int, float]] = deque(maxlen=_RATE_POINTS)

    def push(self, step: int, seconds: float) -> None:
        """One point; a run that went back starts afresh."""
        if self._points and step <= self._points[-1][0]:
            self._points.clear()
        self._points.append((step, seconds))

    def seconds_left(self, plan: int) -> float | None:
        """How long the rest will take; None while nobody can know."""
        if len(self._points) < 2:
            return None
        (first, began), (last, now) = self._points[0], self._points[-1]
        return max(0, plan - last) * (now - began) / (last - first) if now > began else None


class Stats(QWidget):
    """A thin line of progress and a row of tiles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = 0
        self._step = 0
        self._moving = self._here = True  # whether it makes steps, and in this process
        self._pacer = Pacer()
        self._memory_at = 0.0
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the run"))
        self.step = Tile(self.tr("At step"), "00,000 / 00,000")
        self.speed = Tile(self.tr("Images per second"), "00,000")
        self.left = Tile(self.tr("Time left"), "00:00:00")
        self.spent = Tile(self.tr("Trained for"), "00:00:00")
        self.memory = Tile(self.tr("Memory"), "0,000 MB")
        self.error = Tile(self.tr("Held-out MSE"), "0.00000")
        tiles = QWidget()
        flow = FlowLayout(tiles, spacing=8)
        for tile in (self.step, self.speed, self.left, self.spent, self.memory, self.error):
            flow.addWidget(tile)
        line = QHBoxLayout()
        line.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(tiles)

    def clear(self) -> None:
        """Another run."""
        self._plan = self._step = 0
        self._pacer = Pacer()
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        for tile in (self.step, self.speed, self.left, self.spent, self.memory, self.error):
            tile.value.setText("–")
        self._show_tiles(moving=True, here=True)

    def set_plan(self, step: int, plan: int) -> None:
        """Where the run is, and where it wants to get."""
        self._plan = plan
        self.set_step(step)

    def set_step(self, step: int) -> None:
        """Where the run is."""
        self._step = step
        self.step.value.setText(f"{step:,} / {self._plan:,}")
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Whether it works without making steps: preparing."""
        self.bar.setRange(0, 0 if busy else max(self._plan, 1))
        self.bar.setValue(min(self._step, self._plan))

    def take(self, step: int, values: Mapping[str, float]) -> None:
        """A point of the curves."""
        if "time" in values:
            self.set_step(step)
            self._pacer.push(step, values["time"])
            self.spent.value.setText(clock(values["time"]))
            left = self._pacer.seconds_left(self._plan)
            self.left.value.setText("–" if left is None else clock(left))
        for name, caption in (
            ("images_per_second", self.tr("Images per second")),
            ("words_per_second", self.tr("Words per second")),
        ):
            if name in values:
                self.speed.label.setText(caption)
                self.speed.value.setText(f"{values[name]:,.0f}")
        if "held_out_mse" in values:
            self.error.value.setText(f"{values['held_out_mse']:.4g}")

    def take_live(self, device: str) -> None:
        """What only a run of this process has: its memory, looked at once a second at most."""
        self._show_tiles(moving=True, here=True)
        now = time.monotonic()
        if now - self._memory_at >= _MEMORY_S:
            self._memory_at = now
            self.memory.value.setText(memory_text(device))

    def end(self, *, watched: bool = False) -> None:
        """It trains no more here: what only a living run has goes; of one that is ``watched``, the memory."""
        self._show_tiles(moving=watched, here=False)
        self.set_busy(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tiles(self._moving, self._here)

    def _show_tiles(self, moving: bool, here: bool) -> None:
        self._moving, self._here = moving, here
        roomy = self.width() >= _ROOMY
        self.speed.setVisible(moving)
        self.left.setVisible(moving)
        self.memory.setVisible(here and roomy)
        self.spent.setVisible(roomy or not moving)


def clock(seconds: float) -> str:
    """1:05 or 2:03:04."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def memory_text(device: str) -> str:
    """What this process holds in memory, and on the GPU where the run computes there."""
    held = resident_bytes()
    text = "–" if held is None else f"{held / 2**20:,.0f} MB"
    if device.startswith("cuda"):
        text += f" + {torch.cuda.memory_reserved() / 2**20:,.0f} MB GPU"
    return text


def resident_bytes() -> int | None:
    """Memory of this process; its peak where the system tells nothing better, None where it tells nothing."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
