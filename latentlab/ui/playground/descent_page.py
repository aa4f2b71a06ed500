"""Optimisation as dynamics: drag a start about on a loss, and every rule draws its way down."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from latentlab.errors import BadInput
from latentlab.playground.escape import Escape, escape
from latentlab.playground.gibbs import Settled, settle
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES, Landscape
from latentlab.playground.rules import RULES
from latentlab.ui.command_line import command, turned
from latentlab.ui.i18n import tr_knob
from latentlab.ui.playground.grounds import Pixels, contours
from latentlab.ui.playground.rule_chooser import RuleChooser
from latentlab.ui.playground.slicing import SLICE, cut
from latentlab.ui.playground.surface import SurfaceView
from latentlab.ui.playground.walks import Asked, Shown, walk_all, walk_now
from latentlab.ui.state import AppState
from latentlab.ui.theme import Curve
from latentlab.ui.widgets.knob_column import KnobColumn
from latentlab.ui.widgets.page import About, Page, copy_button, row
from latentlab.ui.widgets.plane import PlaneView
from latentlab.ui.widgets.plane_items import Bounds, Handle, Path
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.widgets.strip import Line, StripPlot
from latentlab.ui.widgets.styles import style
from latentlab.ui.workers.task import Newest, Tasks, idle

LIVE_STEPS = 1000
"""Steps up to which built-in rules are walked while the hand moves; more are walked off the GUI thread."""
_PARTICLE_STEPS = 2000


class DescentPage(Page):
    """A plane or a surface with its walks, the loss over time below, rules and knobs beside."""

    def __init__(self, state: AppState, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("play_descent", self._about(), parent)
        self._walks: list[Shown] = []
        self._state = state
        self._place = LANDSCAPES["double-well"]
        self._newest, self._extra = Newest(tasks), Newest(tasks)
        self._shows_loss = True
        self._make_stage()
        self._make_controls()
        self._on_landscape()

    # -- what is shown --------------------------------------------------------------------------------

    @property
    def landscape(self) -> Landscape:
        """The loss that is walked on."""
        return self._place

    @property
    def start(self) -> tuple[float, float]:
        """Where the walks begin."""
        return self.plane.handles()[0].at

    def walks(self) -> list[Shown]:
        """The walks that are drawn."""
        return list(self._walks)

    def command_line(self) -> str:
        knobs = self.knobs.values(DescentKnobs)
        name = self.landscape.name
        words = ["playground", "descend", name if name in LANDSCAPES else f"slice:{name}"]
        if rules := self.rules.entries.chosen():
            words += ["--rules", *rules]
        words += ["--start", *(f"{number:.6g}" for number in self.start)]
        return command(*words, *turned(knobs))

    def kept(self) -> dict[str, Any]:
        return {
            "place": self._place,
            "start": self.start,
            "knobs": self.knobs.values(DescentKnobs).model_dump(),
            "rules": self.rules.entries.chosen(),
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        place = kept["place"]
        with QSignalBlocker(self.place):
            self.place.setCurrentIndex(self.place.findData(place.name if place.name in LANDSCAPES else SLICE))
        self.knobs.set_values(**kept["knobs"])
        self.rules.choose(kept["rules"])
        self._show(place)
        self.plane.set_handles([Handle(kept["start"], name=self.tr("start"))])
        self._refine()

    # -- slots ----------------------------------------------------------------------------------------

    def _on_landscape(self, _index: int = 0) -> None:
        name = str(self.place.currentData())
        if name == SLICE:
            self._cut()
        else:
            self._show(LANDSCAPES[name])

    def _cut(self) -> None:
        """Cut a slice through the loss of the open model; until it is there the old loss stays."""
        self.errors.clear()
        if self._state.model is None:
            self.errors.show_error(BadInput("No model is open.", "Open one from the library first."))
            return
        self.searching.begin()
        self._extra.run(
            cut,
            self._state.model,
            done=self._on_cut,
            failed=self._on_failed,
            progress=self.searching.advance,
        )

    def _on_cut(self, place: Landscape) -> None:
        self._settle()
        if self.place.currentData() == SLICE:
            self._show(place)

    def _show(self, place: Landscape) -> None:
        self._place = place
        self.plane.set_bounds(place.bounds)
        self.plane.set_handles([Handle(place.start, name=self.tr("start"))])
        self.plane.set_ground(self._ground)
        self.surface.set_landscape(place)
        self._refine()

    def _on_moved(self, _index: int, _x: float, _y: float) -> None:
        self._walk_live()

    def _on_released(self, _index: int = 0) -> None:
        self._refine()

    def _on_surface(self, on: bool) -> None:
        self._views.setCurrentWidget(self.surface if on else self.plane)
        self._draw()

    def _asked(self) -> Asked:
        knobs = self.knobs.values(DescentKnobs)
        return Asked(self._place, tuple(self.rules.entries.chosen()), self.start, knobs)

    def _walk_live(self) -> None:
        """What is quick enough to follow the hand; the rest follows when it lets go."""
        asked = self._asked()
        if asked.knobs.steps > LIVE_STEPS:
            self._refine()
            return
        self._take(walk_now(asked, [name for name in asked.names if name in RULES]))

    def _refine(self) -> None:
        asked = self._asked()
        if self.particles.isChecked():
            self._let_go()
        if asked.knobs.steps <= LIVE_STEPS:
            self._walk_live()
            if all(name in RULES for name in asked.names):
                self._newest.cancel()  # slower ones that nobody wants any more
                self._settle()
                return
        self.searching.begin()
        self._newest.run(
            walk_all,
            asked,
            done=self._on_walked,
            failed=self._on_failed,
            progress=self.searching.advance,
        )

    def _on_walked(self, found: tuple[Asked, list[Shown]]) -> None:
        asked, walks = found
        self._settle()
        # The hand may have gone on meanwhile: its own walks are newer.
        if asked == self._asked() and not self.plane.held:
            self._take(walks)

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self.errors.show_error(error)

    def _on_stop(self) -> None:
        self._newest.cancel()
        self._extra.cancel()
        self._settle()

    def _settle(self) -> None:
        """Put the progress away once nothing is being computed."""
        if idle(self._newest, self._extra):
            self.searching.end()

    def _take(self, walks: list[Shown]) -> None:
        self._walks = walks
        self._shows_loss = not self.particles.isChecked()  # the headline has been seen
        self._draw()

    # -- drawing --------------------------------------------------------------------------------------

    def _ground(self, columns: int, rows: int, bounds: Bounds) -> Pixels:
        x0, x1, y0, y1 = bounds
        x, y = np.linspace(x0, x1, columns), np.linspace(y1, y0, rows)
        values = np.broadcast_to(self.landscape.value(x[None, :], y[:, None]), (rows, columns))
        return contours(np.asarray(values))

    def _draw(self) -> None:
        paths = [Path(one.points, self._style(one)) for one in self._walks]
        self.plane.set_paths(paths)
        if self._views.currentWidget() is self.surface:
            self.surface.set_paths(paths)
        lines = []
        for one in self._walks:
            title, dress = self._title(one), self._style(one)
            lines.append(Line(title, one.times, one.losses, dress))
            lines.append(Line(title, one.times, one.predicted, (dress[0], (1, 3)), faint=True))
        self.rules.entries.set_words({one.rule: f"{one.end:.3g}" for one in self._walks})
        self._say_diverged()
        if self._shows_loss:
            self.strip.set_title(self.tr("Loss over time; dotted: foretold by dL/dt"), "t")
            self.strip.show_lines(lines, log=True)

    def _style(self, one: Shown) -> Curve:
        return self.rules.entries.entry(one.rule).curve()

    def _title(self, one: Shown) -> str:
        return self.rules.entries.entry(one.rule).text()

    def _say_diverged(self) -> None:
        lost = [self._title(one) for one in self._walks if one.diverged is not None]
        if lost:
            text = self.tr("Diverged, and cut there: {names}. Shorten the step.")
            self.status.say(text.format(names=", ".join(lost)))
        else:
            self.status.say("")

    # -- particles and the headline -------------------------------------------------------------------

    def _on_particles(self, on: bool) -> None:
        self._shows_loss = not on
        if on:
            self._let_go()
        else:
            self._extra.cancel()
            self._settle()
            self._draw()

    def _let_go(self) -> None:
        """Let the particles go from where the start is now."""
        knobs = self.knobs.values(DescentKnobs)
        if not knobs.noise:
            self.status.say(self.tr("Without noise there is no density to settle in: raise Noise."))
            return
        knobs = knobs.model_copy(update={"steps": max(knobs.steps, _PARTICLE_STEPS)})
        self.searching.begin()
        self._extra.run(
            settle,
            self.landscape,
            self.start,
            knobs,
            done=self._on_settled,
            failed=self._on_failed,
            progress=self.searching.advance,
        )

    def _on_settled(self, found: Settled) -> None:
        self._settle()
        if self._shows_loss:
            return
        self.strip.set_title(self.tr("Particles, and the Gibbs density exp(−2L/s²)"), "x")
        gibbs = Line(self.tr("Gibbs"), found.at, found.gibbs, style(1))
        self.strip.show_bars(found.edges, found.density, [gibbs])
        if found.lost > 0:
            self.status.say(
                self.tr("{share:.0%} of the particles left the picture.").format(share=found.lost)
            )

    def _on_escape(self) -> None:
        self.searching.begin()
        self._extra.run(
            escape,
            done=self._on_escaped,
            failed=self._on_failed,
            progress=self.searching.advance,
        )

    def _on_escaped(self, found: list[Escape]) -> None:
        self._settle()
        self._shows_loss = False
        early = next(one for one in found if one.rule == "clipped-polyak")
        late = found[-1]
        heights, edges = np.histogram(late.places, np.linspace(0.0, 4.3, 130), density=True)
        self.strip.set_title(self.tr("2,000 starts after 10,000 steps of clipped Polyak"), "x")
        self.strip.show_bars(edges, heights, [])
        text = self.tr(
            "Gradient descent: {stuck:.0%} at 3.000. Clipped Polyak: {early:.0%} at 0.407 after 2,500 "
            "steps, {late:.1%} after 10,000."
        )
        self.status.say(text.format(stuck=found[-2].stuck, early=early.escaped, late=late.escaped))

    # -- making ---------------------------------------------------------------------------------------

    def _about(self) -> About:
        return About(
            "θ' = −∇L(θ),   dL/dt = ⟨∇L, θ'⟩",
            self.tr(
                "An optimiser is a flow of time cut into steps: gradient descent is Euler's scheme of it, "
                "momentum a leapfrog of one with mass and friction. How fast the loss falls follows from the "
                "flow alone; where steps are too long the scheme leaves it. Polyak's flow divides by the "
                "gradient, so it goes on where others stop."
            ),
            (5655, 6234, 6261, 6583),
        )

    def _make_stage(self) -> None:
        self.plane = PlaneView()
        self.plane.setObjectName("play_descent_plane")
        self.plane.setAccessibleName(self.tr("Loss and the ways down; drag the start"))
        self.plane.moved.connect(self._on_moved)
        self.plane.released.connect(self._on_released)
        self.surface = SurfaceView()
        self.surface.setObjectName("play_descent_surface")
        self.surface.setAccessibleName(self.tr("Loss as a surface; drag to turn it"))
        self._views = QStackedWidget()
        self._views.addWidget(self.plane)
        self._views.addWidget(self.surface)
        self.strip = StripPlot()
        self.strip.setObjectName("play_descent_strip")
        self.stage.addWidget(self._views, 1)
        self.stage.addWidget(self.strip)

    def _make_controls(self) -> None:
        self.place = QComboBox()
        self.place.setObjectName("play_landscape")
        self.place.setAccessibleName(self.tr("Loss"))
        for name, place in LANDSCAPES.items():
            self.place.addItem(tr_knob(place.title), name)
            self.place.setItemData(self.place.count() - 1, place.formula, Qt.ItemDataRole.ToolTipRole)
        self.place.addItem(self.tr("Slice of the model"), SLICE)
        tip = self.tr("The loss of the open model, its weights moved along two random directions")
        self.place.setItemData(self.place.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.place.currentIndexChanged.connect(self._on_landscape)
        lifted = self.toggle(
            "surface", self.tr("Surface"), self.tr("The same loss seen from the side"), self._on_surface
        )
        self.searching = SearchProgress()
        self.searching.stopped.connect(self._on_stop)
        self.rules = RuleChooser()
        self.rules.changed.connect(self._refine)
        self.knobs = KnobColumn(DescentKnobs)
        self.knobs.changed.connect(self._walk_live)
        self.knobs.released.connect(self._refine)
        self.particles = self.toggle(
            "particles",
            self.tr("Particles"),
            self.tr("Many particles by Langevin's rule, against the Gibbs density of the noise"),
            self._on_particles,
        )
        headline = self.button(
            "escape",
            self.tr("Escape"),
            self.tr("2,000 starts in the double well: who gets out of the upper valley?"),
            self._on_escape,
        )
        copy = copy_button(self, self.tr("Command"), self.tr("Copy the line that computes this in a shell"))
        self.controls.addLayout(row(self.place, lifted, self.particles))
        self.heading(self.tr("Rules"))
        self.controls.addWidget(self.rules)
        self.heading(self.tr("Knobs"))
        self.controls.addWidget(self.knobs)
        self.controls.addWidget(self.searching)
        self.controls.addLayout(row(headline, copy))
