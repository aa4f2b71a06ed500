"""GANs of one point: drag θ and φ about, and see who circles and who comes home."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QWidget

from latentlab.playground.dirac import GAMES, START, Play, play
from latentlab.playground.knobs import DiracKnobs
from latentlab.progress import Progress
from latentlab.ui.command_line import command, turned
from latentlab.ui.i18n import tr_knob
from latentlab.ui.widgets.entries import Entries
from latentlab.ui.widgets.knob_column import KnobColumn
from latentlab.ui.widgets.page import About, Page, copy_button, row
from latentlab.ui.widgets.plane import PlaneView
from latentlab.ui.widgets.plane_items import Handle, Path
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.widgets.strip import Line, StripPlot
from latentlab.ui.workers.task import Newest, Tasks, idle

_DRAFT = 1e-4  # relative error a step while the hand moves
_ROOM = 1.15
_LEAST = 0.3  # what the plane shows around 0 at least
_QUANTITIES = ("distance", "cross", "norm")


class DiracPage(Page):
    """The plane with theta, phi and their paths; what is conserved below."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("play_dirac", self._about(), parent)
        self._plays: list[Play] = []
        self._newest = Newest(tasks)
        self._make_stage()
        self._make_controls()
        phi, theta = (START[0], START[1]), (START[2], START[3])
        self.plane.set_handles([Handle(theta, 0, "θ"), Handle(phi, 1, "φ")])
        self._follow(exact=True)

    @property
    def start(self) -> tuple[float, float, float, float]:
        """phi and theta where they begin."""
        theta, phi = self.plane.handles()
        return (*phi.at, *theta.at)

    def plays(self) -> list[Play]:
        """What is drawn."""
        return list(self._plays)

    def command_line(self) -> str:
        game = [*self.games.chosen(), "ns"][0]
        start = [f"{number:.6g}" for number in self.start]
        knobs = turned(self.knobs.values(DiracKnobs))
        return command("playground", "dirac", game, "--start", *start, *knobs)

    def kept(self) -> dict[str, Any]:
        return {
            "handles": self.plane.handles(),
            "knobs": self.knobs.values(DiracKnobs).model_dump(),
            "games": self.games.chosen(),
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        self.plane.set_handles(kept["handles"])
        self.knobs.set_values(**kept["knobs"])
        with QSignalBlocker(self.games):
            for name in self.games.names():
                self.games.entry(name).setChecked(name in kept["games"])
        self._follow(exact=True)

    # -- slots ----------------------------------------------------------------------------------------

    def _on_moved(self, _index: int, _x: float, _y: float) -> None:
        self._follow(exact=False)

    def _on_released(self, _index: int = 0) -> None:
        self._follow(exact=True)

    def _on_turned(self) -> None:
        self._follow(exact=False)

    def _follow(self, *, exact: bool) -> None:
        if exact:
            self.searching.begin()
        self._newest.run(
            play_all,
            self.games.chosen(),
            self.start,
            self.knobs.values(DiracKnobs),
            1e-8 if exact else _DRAFT,
            done=self._on_played,
            failed=self._on_failed,
            progress=self.searching.advance,
        )

    def _on_played(self, plays: list[Play]) -> None:
        self._settle()
        self._plays = plays
        self._draw(fit=not self.plane.held)

    def _settle(self) -> None:
        if idle(self._newest):
            self.searching.end()

    def _on_failed(self, error: Exception) -> None:
        self._settle()
        self.errors.show_error(error)

    def _on_stop(self) -> None:
        self._newest.cancel()
        self.searching.end()

    def _on_shown(self, _on: object = None) -> None:
        self._draw(fit=False)

    # -- drawing --------------------------------------------------------------------------------------

    def _draw(self, *, fit: bool) -> None:
        paths, lines, words = [], [], {}
        quantity = _QUANTITIES[self._quantities.checkedId()]
        for one in self._plays:
            entry = self.games.entry(one.game)
            color, dash = entry.curve()
            paths.append(Path(one.theta, (color, dash)))
            if self.show_phi.isChecked():
                paths.append(Path(one.phi, (color, (1, 4)), end=False))
            if self.show_average.isChecked():
                paths.append(Path(one.average, (color, (6, 3))))
            values = {"distance": one.distance, "cross": one.cross, "norm": one.norm}[quantity]
            lines.append(Line(entry.text(), one.times, values, (color, dash)))
            words[one.game] = f"{one.distance[-1]:.3g}"
        home = Path(np.zeros((1, 2)), (self.palette().text().color().name(), ()))
        if fit:
            reach = max([_LEAST, *(float(np.abs(path.points).max()) for path in paths)]) * _ROOM
            self.plane.set_bounds((-reach, reach, -reach, reach), square=True)
        self.plane.set_paths([*paths, home])
        self.games.set_words(words)
        self.strip.set_title(self._titles[quantity], "t")
        self.strip.show_lines(lines)
        self._say_short()

    def _say_short(self) -> None:
        knobs = self.knobs.values(DiracKnobs)
        short = [
            self.games.entry(one.game).text()
            for one in self._plays
            if one.times[-1] < 0.999 * (knobs.time or GAMES[one.game].time)
        ]
        text = self.tr("Ends early, where it turns too fast to be followed: {names}.")
        self.status.say(text.format(names=", ".join(short)) if short else "")

    # -- making ---------------------------------------------------------------------------------------

    def _about(self) -> About:
        return About(
            "D(x) = x·φ,   φ' = ∂/∂φ,   θ' = −∂/∂θ",
            self.tr(
                "The real data are one point at 0, the fake ones a point θ, the discriminator a vector φ: "
                "all that makes a GAN circle or settle is left. Without a penalty something is conserved and "
                "θ never comes home; a penalty around 0 brings it there, one around 1 holds it on a circle. "
                "The moving average of θ lies nearer to the middle of its circle than θ itself."
            ),
            (6583,),
        )

    def _make_stage(self) -> None:
        self.plane = PlaneView()
        self.plane.setObjectName("play_dirac_plane")
        self.plane.setAccessibleName(self.tr("Paths of θ and φ; drag where they begin"))
        self.plane.moved.connect(self._on_moved)
        self.plane.released.connect(self._on_released)
        self.strip = StripPlot()
        self.strip.setObjectName("play_dirac_strip")
        self.stage.addWidget(self.plane, 1)
        self.stage.addWidget(self.strip)

    def _make_controls(self) -> None:
        self.games = Entries()
        for name, game in GAMES.items():
            self.games.add(name, tr_knob(game.title), game.formula)
        self.games.changed.connect(self._on_released)
        self.show_phi = self.toggle("phi", "φ", self.tr("Also the paths of φ"), self._on_shown)
        self.show_average = self.toggle(
            "average", self.tr("Average"), self.tr("Also θ averaged over time (EMA)"), self._on_shown
        )
        self.knobs = KnobColumn(DiracKnobs)
        self.knobs.changed.connect(self._on_turned)
        self.knobs.released.connect(self._on_released)
        self.searching = SearchProgress()
        self.searching.stopped.connect(self._on_stop)
        self._titles = {
            "distance": self.tr("|θ|, how far the fake point is from the real one"),
            "cross": self.tr("θ × φ"),
            "norm": self.tr("|φ|"),
        }
        self._quantities = QButtonGroup(self)
        buttons = []
        for number, (name, text) in enumerate(zip(_QUANTITIES, ("|θ|", "θ × φ", "|φ|"), strict=True)):
            button = self.toggle(name, text, self._titles[name], self._on_shown)
            self._quantities.addButton(button, number)
            buttons.append(button)
        buttons[0].setChecked(True)
        copy = copy_button(self, self.tr("Command"), self.tr("Copy the line that computes this in a shell"))
        self.heading(self.tr("Games, and how far θ ends from 0"))
        self.controls.addWidget(self.games)
        self.controls.addLayout(row(self.show_phi, self.show_average))
        self.heading(self.tr("Plotted below"))
        self.controls.addLayout(row(*buttons))
        self.heading(self.tr("Knobs"))
        self.controls.addWidget(self.knobs)
        self.controls.addWidget(self.searching)
        self.controls.addLayout(row(copy))


def play_all(
    names: list[str],
    start: tuple[float, float, float, float],
    knobs: DiracKnobs,
    rtol: float,
    progress: Progress,
) -> list[Play]:
    """Every game from the same start."""
    found = []
    for index, name in enumerate(names):
        progress.report(index / len(names), "Following {name}…", name=GAMES[name].title)
        found.append(play(name, start, knobs, rtol=rtol, progress=progress))
    return found
