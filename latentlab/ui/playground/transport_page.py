"""Optimal transport: drag points about, and see the plan, what proves it, and a critic that learns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from latentlab.playground.knobs import TransportKnobs
from latentlab.ui.i18n import tr_knob
from latentlab.ui.playground.grounds import Pixels, heat
from latentlab.ui.playground.transport_presets import (
    CELLS,
    LINE,
    ON_LINE,
    PLANE,
    PRESETS,
    TALLEST,
    handles_of,
)
from latentlab.ui.playground.transport_work import Question, answer
from latentlab.ui.widgets.knob_column import KnobColumn
from latentlab.ui.widgets.page import About, Page, copy_button, row
from latentlab.ui.widgets.plane import PlaneView
from latentlab.ui.widgets.plane_items import Bounds, Handle, Segments
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.widgets.strip import Line, StripPlot
from latentlab.ui.widgets.styles import style
from latentlab.ui.widgets.value_bars import Bar, ValueBars
from latentlab.ui.workers.critic import CriticWorker, Wish
from latentlab.ui.workers.task import Newest, Tasks, idle
from trainers.critic import BOUNDS, Look

if TYPE_CHECKING:
    from latentlab.playground.plans import Comparison

Floats = NDArray[np.float64]


class TransportPage(Page):
    """Two clouds in the plane, or two histograms on a line: handles of group 0 go to those of group 1."""

    def __init__(self, tasks: Tasks, critic: CriticWorker, parent: QWidget | None = None) -> None:
        super().__init__("play_transport", self._about(), parent)
        self._newest = Newest(tasks)
        self._answer: Comparison | None = None
        self._look: Look | None = None
        self._critic = critic
        self._critic.looked.connect(self._on_looked)
        self._critic.failed.connect(self._on_critic_failed)
        self._make_stage()
        self._make_controls()
        self._on_preset()

    @property
    def on_line(self) -> bool:
        """Whether histograms are shown, not clouds."""
        return str(self.preset.currentData()) in ON_LINE

    def question(self) -> Question:
        """What is asked of the handles as they lie: clouds with equal weights, or weights of places."""
        handles = self.plane.handles()
        a = np.array([handle.at for handle in handles if handle.group == 0])
        b = np.array([handle.at for handle in handles if handle.group == 1])
        knobs = self.knobs.values(TransportKnobs)
        if not self.on_line:
            return Question(a, b, knobs)
        places = a[:, :1]
        return Question(places, places, knobs, (np.maximum(a[:, 1], 0.0), np.maximum(-b[:, 1], 0.0)))

    def answer(self) -> Comparison | None:
        """What was answered last."""
        return self._answer

    def look(self) -> Look | None:
        """The newest look at the critic, None while there is none."""
        return self._look

    def command_line(self) -> str:
        if str(self.preset.currentData()) == "counterexample":
            return "latentlab playground transport"
        knobs = self.knobs.values(TransportKnobs)
        words = [
            f"latentlab playground transport A.csv B.csv --cost {knobs.cost} --epsilon {knobs.epsilon:g}"
        ]
        bound = str(self.bound.currentData())
        return " ".join([*words, *([f"--critic {bound}"] if bound else [])])

    def kept(self) -> dict[str, Any]:
        return {
            "preset": self.preset.currentIndex(),
            "handles": self.plane.handles(),
            "knobs": self.knobs.values(TransportKnobs).model_dump(),
            "bound": self.bound.currentIndex(),
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        self.preset.setCurrentIndex(kept["preset"])
        self.plane.set_handles(kept["handles"])
        self.knobs.set_values(**kept["knobs"])
        self.bound.setCurrentIndex(kept["bound"])
        self._ask()

    # -- slots ----------------------------------------------------------------------------------------

    def _on_preset(self, _index: int = 0) -> None:
        name = str(self.preset.currentData())
        self._answer = None
        self.knobs.set_values(cost="squared" if name == "counterexample" else "distance")
        self.plane.set_bounds(LINE if self.on_line else PLANE, square=not self.on_line)
        self.plane.set_handles(handles_of(name))
        self.bound.setEnabled(not self.on_line)
        self.bound.setToolTip(self.tr("A critic needs points in the plane") if self.on_line else "")
        self._copy.setEnabled(name != "histograms")
        self.strip.setVisible(self.on_line)
        self._on_bound()
        self._ask()

    def _on_moved(self, index: int, x: float, y: float) -> None:
        if self.on_line:
            self._keep_to_column(index, y)
        self._ask()
        self._wish()

    def _keep_to_column(self, index: int, y: float) -> None:
        """A weight goes up or down only: those of the first histogram above the line, the others below."""
        handles = self.plane.handles()
        handle = handles[index]
        x = (index % CELLS) / (CELLS - 1)
        height = min(max(y, 0.0), TALLEST) if handle.group == 0 else min(max(y, -TALLEST), 0.0)
        handles[index] = Handle((x, height), handle.group)
        self.plane.set_handles(handles)

    def _ask(self) -> None:
        self.searching.begin()
        self._newest.run(answer, self.question(), done=self._on_answered, failed=self._on_failed)

    def _on_answered(self, found: Comparison) -> None:
        self._settle()
        self.errors.clear()
        handles = self.plane.handles()
        counts = tuple(sum(handle.group == group for handle in handles) for group in (0, 1))
        if found.plan.matrix.shape == counts:  # otherwise other clouds were chosen meanwhile
            self._answer = found
            self._draw()

    def _settle(self) -> None:
        if idle(self._newest):
            self.searching.end()

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self._answer = None  # what was drawn is no answer to this
        self.plane.set_segments(self._columns() if self.on_line else [])
        self.bars.set_bars([])
        self.errors.show_error(error)

    def _on_critic_failed(self, error: Exception) -> None:
        self.errors.show_error(error)

    def _on_stop(self) -> None:
        self._newest.cancel()
        self.searching.end()

    def _on_bound(self, _index: int = 0) -> None:
        self._look = None
        self.steep.setEnabled(False)
        self.status.say("")
        self.plane.set_ground(None)
        self._wish()
        self._draw()

    def _wish(self) -> None:
        bound = str(self.bound.currentData())
        if not bound or self.on_line or not self.isVisible():
            self._critic.want(None)
            return
        asked = self.question()
        self._critic.want(Wish(asked.a, asked.b, bound, None, self.plane.visible_bounds()))

    def _on_looked(self, look: Look) -> None:
        self._look = look
        self.steep.setEnabled(True)
        self.plane.set_ground(self._ground)
        self._draw()

    def _on_shown(self, _on: object = None) -> None:
        self.plane.refresh_ground()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wish()

    # -- drawing --------------------------------------------------------------------------------------

    def _ground(self, _columns: int, _rows: int, _bounds: Bounds) -> Pixels:
        assert self._look is not None
        return heat(self._look.slopes if self.steep.isChecked() else self._look.values)

    def _draw(self) -> None:
        found = self._answer
        if found is None:
            return
        plan = (found.blurred if self.blur.isChecked() else found.plan).matrix
        handles = self.plane.handles()
        ends = [np.array([h.at for h in handles if h.group == group]) for group in (0, 1)]
        i, j = np.nonzero(plan > 1e-4 * plan.max())
        lines = np.stack([ends[0][i], ends[1][j]], axis=1) if len(i) else np.zeros((0, 2, 2))
        weights = plan[i, j] / plan.max() if len(i) else np.zeros(0)
        self.plane.set_segments([Segments(lines, 0.75 * weights), *(self._columns() if self.on_line else [])])
        self.bars.set_bars(self._bars(found))
        if self.on_line:
            self._draw_potentials(found)

    def _columns(self) -> list[Segments]:
        """The bars of both histograms."""
        tops = np.array([handle.at for handle in self.plane.handles()])
        feet = tops * np.array([1.0, 0.0])
        return [Segments(np.stack([feet, tops], axis=1), np.ones(len(tops)), "accent")]

    def _bars(self, found: Comparison) -> list[Bar]:
        bars = [
            Bar(self.tr("Primal"), found.plan.cost, lit=True),
            Bar(self.tr("Dual, f and g"), found.dual.value),
            Bar(self.tr("Dual, one potential"), found.one.value),
            Bar(self.tr("Sinkhorn's plan"), found.blurred.cost),
        ]
        if self._look is not None:
            bars.append(Bar(self.tr("Critic's estimate"), self._look.estimate))
            bars.append(Bar(self.tr("Proven by the critic"), self._look.proven, lit=True))
            self.status.say(self.tr("Critic: step {step}").format(step=f"{self._look.step:,}"))
        return bars

    def _draw_potentials(self, found: Comparison) -> None:
        places = np.linspace(0.0, 1.0, CELLS)
        lines = [
            Line("f", places, found.dual.f, style(0)),
            Line("−g", places, -found.dual.g, style(1)),
            Line(self.tr("one potential"), places, found.one.f, style(2)),
        ]
        self.strip.set_title(self.tr("Potentials: f and −g of the dual, and the only one"), "x")
        self.strip.show_lines(lines)

    # -- making ---------------------------------------------------------------------------------------

    def _about(self) -> About:
        return About(
            "W = min ⟨Γ, C⟩ = max p·f + q·g,   fᵢ + gⱼ ≤ Cᵢⱼ",
            self.tr(
                "A plan says how much of each point goes where, and potentials prove that none is cheaper: "
                "both are linear programs with one value. Where the cost is a distance one potential is "
                "enough, which is a critic of slope at most 1; where it is a square it is not, as the "
                "counterexample shows. A critic proves its estimate divided by its steepest slope."
            ),
            (6280, 6051, 6139),
            "Peyré & Cuturi 2019",
        )

    def _make_stage(self) -> None:
        self.plane = PlaneView()
        self.plane.setObjectName("play_transport_plane")
        self.plane.setAccessibleName(self.tr("Two clouds and the plan between them; drag the points"))
        self.plane.moved.connect(self._on_moved)
        self.bars = ValueBars()
        self.bars.setObjectName("play_transport_bars")
        self.bars.setAccessibleName(self.tr("What moving one cloud onto the other costs"))
        self.strip = StripPlot()
        self.strip.setObjectName("play_transport_strip")
        self.stage.addWidget(self.plane, 1)
        self.stage.addWidget(self.strip)
        self.stage.addWidget(self.bars)

    def _make_controls(self) -> None:
        titles = {
            "blob-ring": self.tr("A blob and a ring"),
            "eight-line": self.tr("Eight blobs and a line"),
            "two-blobs": self.tr("Two blobs"),
            "histograms": self.tr("Histograms on a line"),
            "counterexample": self.tr("Counterexample: |x − y|²"),
        }
        self.preset = QComboBox()
        self.preset.setObjectName("play_transport_preset")
        self.preset.setAccessibleName(self.tr("Clouds"))
        for name in PRESETS:
            self.preset.addItem(titles[name], name)
        self.preset.currentIndexChanged.connect(self._on_preset)
        self.bound = QComboBox()
        self.bound.setObjectName("play_critic")
        self.bound.setAccessibleName(self.tr("Critic"))
        self.bound.addItem(self.tr("No critic"), "")
        for name, bound in BOUNDS.items():
            self.bound.addItem(tr_knob(bound.title), name)
        self.bound.currentIndexChanged.connect(self._on_bound)
        self.steep = self.toggle(
            "slopes",
            self.tr("Slope"),
            self.tr("The norm of its gradient instead of its value"),
            self._on_shown,
        )
        self.blur = self.toggle(
            "blur",
            self.tr("Sinkhorn"),
            self.tr("Draw Sinkhorn's plan instead of the cheapest"),
            self._on_shown,
        )
        self.knobs = KnobColumn(TransportKnobs)
        self.knobs.changed.connect(self._ask)
        self.searching = SearchProgress()
        self.searching.stopped.connect(self._on_stop)
        tip = self.tr("Copy the line; A.csv and B.csv stand for the points of your clouds")
        self._copy = copy_button(self, self.tr("Command"), tip)
        self.controls.addWidget(self.preset)
        self.heading(self.tr("Plan"))
        self.controls.addWidget(self.knobs)
        self.controls.addLayout(row(self.blur))
        self.heading(self.tr("A critic that learns"))
        self.controls.addLayout(row(self.bound, self.steep))
        self.controls.addWidget(self.searching)
        self.controls.addLayout(row(self._copy))
