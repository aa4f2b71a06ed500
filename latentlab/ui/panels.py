"""The workspaces and docks of a window: made anew when the language changes, so what lasts is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from latentlab.ui.actions import Actions
from latentlab.ui.explore.code_dock import CodeDock
from latentlab.ui.explore.panel import ExplorePanel
from latentlab.ui.grids.panel import GridsPanel
from latentlab.ui.grids.recipe import Mode, Recipe
from latentlab.ui.library import dock
from latentlab.ui.library.dock import LibraryDock
from latentlab.ui.playground.panel import PlaygroundPanel
from latentlab.ui.roundtrip.panel import RoundTripPanel
from latentlab.ui.roundtrip.table_view import Sorting
from latentlab.ui.roundtrip.work import Item
from latentlab.ui.state import AppState
from latentlab.ui.training.panel import TrainPanel
from latentlab.ui.widgets import pages_panel
from latentlab.ui.words.panel import WordsPanel
from latentlab.ui.workers.critic import CriticWorker
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager

TABS = ("explore", "grids", "roundtrip", "train", "playground", "words")


@dataclass(frozen=True)
class Panels:
    """One of each."""

    explore: ExplorePanel
    grids: GridsPanel
    roundtrip: RoundTripPanel
    train: TrainPanel
    playground: PlaygroundPanel
    words: WordsPanel
    library: LibraryDock
    code: CodeDock

    def tab(self, name: str) -> QWidget:
        """The workspace of a tab."""
        widget: QWidget = getattr(self, name)
        return widget


@dataclass(frozen=True)
class Kept:
    """What somebody made in panels that are about to be made anew; the rest they read from the state."""

    mode: Mode
    recipes: dict[Mode, Recipe]
    trips: list[Item]
    trip: int  # the chosen row of them, -1 for none
    sorting: Sorting
    library: dock.Kept
    playground: pages_panel.Kept
    words: pages_panel.Kept


def keep(panels: Panels) -> Kept:
    """Take it from the old panels."""
    trips = panels.roundtrip
    return Kept(
        panels.grids.modes.mode(),
        panels.grids.controls.recipes(),
        trips.items(),
        trips.view.current(),
        trips.view.sorting(),
        panels.library.kept(),
        panels.playground.kept(),
        panels.words.kept(),
    )


def bring_back(panels: Panels, kept: Kept) -> None:
    """Give it to the new ones."""
    panels.grids.controls.set_recipes(kept.recipes)
    panels.grids.set_mode(kept.mode)
    panels.roundtrip.add_items(kept.trips)
    panels.roundtrip.view.sortByColumn(*kept.sorting)
    if kept.trip >= 0:
        panels.roundtrip.view.choose(kept.trip)
    panels.library.bring_back(kept.library)
    panels.playground.bring_back(kept.playground)
    panels.words.bring_back(kept.words)


def make_panels(
    state: AppState,
    decoder: Decoder,
    tasks: Tasks,
    runs: RunManager,
    critic: CriticWorker,
    actions: Actions,
) -> Panels:
    """Make every part, each with what it needs."""
    return Panels(
        explore=ExplorePanel(state, decoder, tasks, actions),
        grids=GridsPanel(state, decoder, tasks, actions),
        roundtrip=RoundTripPanel(state, tasks, actions),
        train=TrainPanel(runs, tasks, actions),
        playground=PlaygroundPanel(state, tasks, critic),
        words=WordsPanel(tasks),
        library=LibraryDock(state, tasks, runs),
        code=CodeDock(state, tasks, actions),
    )
