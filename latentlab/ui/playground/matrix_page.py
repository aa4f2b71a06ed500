"""The invertible matrix exp(x y^T): drag x and y and the plane deforms; stack several, play them back."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QWidget

from latentlab.playground.matrices import EXAMPLE, Factor, facts, part, race
from latentlab.progress import Progress
from latentlab.ui.widgets.curve_legend import figure
from latentlab.ui.widgets.knob_slider import KnobSlider
from latentlab.ui.widgets.page import About, Page, copy_button, row
from latentlab.ui.widgets.plane import PlaneView
from latentlab.ui.widgets.plane_items import Bounds, Handle, Path, Segments
from latentlab.ui.widgets.styles import style
from latentlab.ui.workers.task import Newest, Tasks

Floats = NDArray[np.float64]

PLANE: Bounds = (-3.0, 3.0, -2.4, 2.4)
MOST = 6
"""Factors that can be stacked."""
_LINES = np.arange(-16, 17) / 2.0  # of the grid
_ALONG = np.linspace(-8.0, 8.0, 2)
_TICKS = 200  # of the slider, for each factor
_PLAY_S = 1.2  # to play one factor
_FRAME_MS = 16
_SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=np.float64)
_CIRCLE = np.stack([np.cos(np.linspace(0, 2 * np.pi, 97)), np.sin(np.linspace(0, 2 * np.pi, 97))], axis=1)


class MatrixPage(Page):
    """The grid of the plane under the product so far, x and y of the chosen factor to be dragged."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("play_matrix", self._about(), parent)
        self._newest = Newest(tasks)
        self._factors = [EXAMPLE]
        self._chosen = 0
        self._race: tuple[float, float] | None = None
        self._clock, self._from, self._to = QElapsedTimer(), 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)
        self._make_stage()
        self._make_controls()
        self._choose(0)
        self._time()

    @property
    def factors(self) -> list[Factor]:
        """The stacked factors, the first one first."""
        return list(self._factors)

    @property
    def done(self) -> float:
        """How many of them are applied: all of them, or fewer while they are played."""
        return self.slider.value() / _TICKS

    @property
    def playing(self) -> bool:
        """Whether they are being played."""
        return self._timer.isActive()

    def command_line(self) -> str:
        numbers = (" ".join(f"{number:.6g}" for number in (*one.x, *one.y)) for one in self._factors)
        return "latentlab playground expmatrix " + " ".join(f"--factor {four}" for four in numbers)

    def kept(self) -> dict[str, Any]:
        return {"factors": self.factors, "chosen": self._chosen}

    def bring_back(self, kept: dict[str, Any]) -> None:
        self._factors = list(kept["factors"])
        self._choose(kept["chosen"])

    # -- slots ----------------------------------------------------------------------------------------

    def _on_moved(self, _index: int, _x: float, _y: float) -> None:
        x, y = self.plane.handles()
        self._factors[self._chosen] = Factor(x.at, y.at)
        self._draw()

    def _on_released(self, _index: int) -> None:
        self._time()

    def _on_add(self) -> None:
        self._factors.append(Factor((0.6, -0.4), (0.5, 0.8)))
        self._choose(len(self._factors) - 1)

    def _on_remove(self) -> None:
        del self._factors[self._chosen]
        self._choose(min(self._chosen, len(self._factors) - 1))

    def _on_next(self) -> None:
        self._choose((self._chosen + 1) % len(self._factors))

    def _choose(self, index: int) -> None:
        """Show x and y of another factor; all factors are applied."""
        self._stop()
        self._chosen = index
        one = self._factors[index]
        self.plane.set_handles([Handle(one.x, 0, "x"), Handle(one.y, 1, "y")])
        self.slider.setRange(0, _TICKS * len(self._factors))
        self.slider.setValue(self.slider.maximum())
        self.which.setText(
            self.tr("Factor {number} of {count}").format(number=index + 1, count=len(self._factors))
        )
        self._add.setEnabled(len(self._factors) < MOST)
        for button in (self._remove, self._next):
            button.setEnabled(len(self._factors) > 1)
        self._draw()

    def _time(self) -> None:
        self._newest.run(
            _race, self._factors[self._chosen], done=self._on_timed, failed=self.errors.show_error
        )

    def _on_timed(self, found: tuple[float, float]) -> None:
        self._race = found
        self._tell()

    # -- playing --------------------------------------------------------------------------------------

    def _on_play(self) -> None:
        self._run_to(0.0 if self.done > 0 else float(len(self._factors)))

    def _run_to(self, done: float) -> None:
        if self._moves_little():
            self.slider.setValue(round(done * _TICKS))
            return
        self._from, self._to = self.done, done
        self._clock.start()
        self._timer.start()

    def _on_frame(self) -> None:
        gone = self._clock.elapsed() / 1000.0 / _PLAY_S
        way = self._to - self._from
        done = self._to if gone >= abs(way) else self._from + gone * np.sign(way)
        self.slider.setValue(round(done * _TICKS))
        if done == self._to:
            self._stop()

    def _stop(self) -> None:
        self._timer.stop()

    def _moves_little(self) -> bool:
        window = self.window()
        return isinstance(window, QMainWindow) and not window.isAnimated()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()

    # -- drawing --------------------------------------------------------------------------------------

    def _draw(self, _tick: int = 0) -> None:
        matrix = part(self._factors, self.done)
        upright = [np.stack([np.full(2, at), _ALONG], axis=1) for at in _LINES]
        level = [np.stack([_ALONG, np.full(2, at)], axis=1) for at in _LINES]
        grid = np.array([*upright, *level])
        still = np.array([0.9 if at == 0 else 0.25 for at in (*_LINES, *_LINES)])
        self.plane.set_segments(
            [Segments(grid, 0.4 * still, "muted"), Segments(grid @ matrix.T, 0.8 * still, "accent")]
        )
        one = self._factors[self._chosen]
        arrows = [
            Path(np.array([[0.0, 0.0], end]), style(index), end=False)
            for index, end in ((0, one.x), (1, one.y))
        ]
        shapes = [
            Path(_SQUARE @ matrix.T, style(2), end=False),
            Path(_CIRCLE @ matrix.T, style(3), end=False),
        ]
        self.plane.set_paths([*shapes, *arrows])
        self._tell()

    def _tell(self) -> None:
        found = facts(self._factors)
        lines = [
            self.tr("area  e^s = {area}   (s = {s})").format(area=figure(found.area), s=figure(found.s)),
            self.tr("condition  {condition}").format(condition=figure(found.condition)),
            self.tr("inverse · matrix − 1:  {error}").format(error=f"{found.undone:.1e}"),
            self.tr("apart from matrix_exp:  {error}").format(error=f"{found.apart:.1e}"),
        ]
        if self._race is not None:
            text = self.tr("formula {formula} µs, matrix_exp {exponential} µs")
            formula, exponential = self._race
            lines.append(text.format(formula=f"{formula:.1f}", exponential=f"{exponential:.1f}"))
        self.told.setText("\n".join(lines))

    # -- making ---------------------------------------------------------------------------------------

    def _about(self) -> About:
        return About(
            "exp(x yᵀ) = 1 + (eˢ − 1)/s · x yᵀ,   s = y·x",
            self.tr(
                "The exponential of a matrix of rank one is explicit: it is always invertible, its inverse "
                "has the opposite sign, and areas grow by eˢ. Where x and y are orthogonal it is a shear and "
                "keeps areas; products of a few such factors mix the channels of the flow. Reflections are "
                "not among them, as the determinant is always positive."
            ),
            (6407, 6377),
        )

    def _make_stage(self) -> None:
        self.plane = PlaneView()
        self.plane.setObjectName("play_matrix_plane")
        self.plane.setAccessibleName(self.tr("The plane under the matrix; drag x and y"))
        self.plane.set_bounds(PLANE, square=True)
        self.plane.moved.connect(self._on_moved)
        self.plane.released.connect(self._on_released)
        self.slider = KnobSlider()
        self.slider.setObjectName("play_matrix_done")
        self.slider.setAccessibleName(self.tr("How much of the product is applied"))
        self.slider.setToolTip(self.slider.accessibleName())
        self.slider.valueChanged.connect(self._draw)
        play = self.button(
            "matrix_play",
            self.tr("Play"),
            self.tr("Undo it all by the inverse, or apply it again"),
            self._on_play,
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(play)
        line.addWidget(self.slider, 1)
        self.stage.addWidget(self.plane, 1)
        self.stage.addLayout(line)

    def _make_controls(self) -> None:
        self.which = QLabel()
        self._next = self.button(
            "factor_next", self.tr("Next"), self.tr("Drag the next factor"), self._on_next
        )
        self._add = self.button(
            "factor_add", self.tr("Stack another"), self.tr("One more factor"), self._on_add
        )
        self._remove = self.button(
            "factor_remove", self.tr("Remove"), self.tr("Take this factor away"), self._on_remove
        )
        self.told = QLabel()
        self.told.setObjectName("play_matrix_facts")
        self.told.setTextFormat(self.told.textFormat().PlainText)
        copy = copy_button(self, self.tr("Command"), self.tr("Copy the line that computes this in a shell"))
        self.heading(self.tr("Factors"))
        self.controls.addWidget(self.which)
        self.controls.addLayout(row(self._add, self._next, self._remove))
        self.heading(self.tr("The product"))
        self.controls.addWidget(self.told)
        self.controls.addLayout(row(copy))


def _race(factor: Factor, progress: Progress) -> tuple[float, float]:
    progress.check()
    return race(factor)
