"""Long curves, many sliders and many walks, put to work and timed: what `latentlab bench` tells of them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSlider, QWidget

from latentlab.ui.hand import SliderDrag, find, mouse, pump
from latentlab.ui.playground.descent_page import DescentPage
from latentlab.ui.state import AppState
from latentlab.ui.widgets.curves import CurvesPlot
from latentlab.ui.widgets.slider_column import SliderColumn
from latentlab.ui.workers.task import Tasks

CURVES, POINTS, NEW = 6, 100_000, 10


def curve_updates(rounds: int, seed: int) -> list[float]:
    """Milliseconds of each update of six curves of 100,000 points that grow by ten, at 10 Hz."""
    random = np.random.default_rng(seed)
    plot = CurvesPlot()
    plot.resize(900, 400)
    plot.show()
    for index in range(CURVES):
        noise = random.standard_normal(POINTS)
        plot.set_series(f"curve {index}", np.arange(POINTS), index + noise / 10)
    plot.refresh()
    pump(0.2)
    spent = []
    for turn in range(rounds):
        at = POINTS + turn * NEW
        started = time.perf_counter()
        for index in range(CURVES):
            plot.add_points(f"curve {index}", np.arange(at, at + NEW), index + random.standard_normal(NEW))
        plot.refresh()
        plot.canvas.repaint()
        spent.append(1000.0 * (time.perf_counter() - started))
        pump(0.1)
    _drop(plot)
    return spent


def slider_moves(axes: int, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each move of a drag, and of each step of scrolling, with their painting."""
    column = SliderColumn()
    column.resize(320, 600)
    ones = np.ones(axes)
    column.set_axes([f"z{axis}" for axis in range(axes)], -3.5 * ones, 3.5 * ones, 0 * ones)
    column.show()
    pump(0.2)
    bar = column.verticalScrollBar()
    hand = SliderDrag(find(column, QSlider, "latent_slider_0"))
    hand.press()
    moves = [_timed(column, partial(hand.move, (turn % 40) / 40)) for turn in range(rounds)]
    hand.release(0.5)
    top = max(1, bar.maximum())
    scrolls = [_timed(column, partial(bar.setValue, turn * 97 % top)) for turn in range(rounds)]
    _drop(column)
    return moves, scrolls


def walk_drags(landscape: str, rules: Sequence[str], rounds: int) -> list[float]:
    """Milliseconds of each move of a start on a loss: all rules walked, the plane and the plot painted."""
    tasks = Tasks()
    page = DescentPage(AppState(), tasks)
    page.resize(1000, 700)
    page.show()
    page.place.setCurrentIndex(page.place.findData(landscape))
    for name in page.rules.entries.names():
        page.rules.entries.entry(name).setChecked(name in rules)
    pump(0.3)
    x0, x1, y0, y1 = page.landscape.bounds
    plane, spent = page.plane, []
    mouse(plane, QEvent.Type.MouseButtonPress, plane.position(*page.start).toPoint(), held=True)
    for turn in range(rounds):
        angle = 2 * math.pi * turn / 60
        x, y = x0 + (x1 - x0) * (0.5 + 0.4 * math.cos(angle)), y0 + (y1 - y0) * (0.5 + 0.4 * math.sin(angle))
        started = time.perf_counter()
        mouse(plane, QEvent.Type.MouseMove, plane.position(x, y).toPoint(), held=True)
        plane.repaint()
        page.strip.repaint()
        spent.append(1000.0 * (time.perf_counter() - started))
    mouse(plane, QEvent.Type.MouseButtonRelease, plane.position(*page.start).toPoint(), held=False)
    _drop(page)
    tasks.close()
    return spent


def _timed(column: SliderColumn, work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    column.viewport().repaint()
    return 1000.0 * (time.perf_counter() - started)


def _drop(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    pump(0.05)
