"""Who hears whom: signals of the parts of a window, and where what arrives goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from latentlab.data.images import Image
from latentlab.errors import LatentLabError, Message
from latentlab.runs.events import Event, Finished, Started
from latentlab.ui.arrivals import Arrivals
from latentlab.ui.explore.reading import ReadImages, Source, read_all
from latentlab.ui.frame import Frame
from latentlab.ui.opening import Opener
from latentlab.ui.panels import Panels
from latentlab.ui.refusals import Refusal, as_one
from latentlab.ui.session import Session
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.status_bar import StatusBar
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.configs.word2vec import Word2VecTrainConfig


class Wiring(QObject):
    """Connects one set of panels with what outlasts them; it goes when the panels are made anew."""

    def __init__(
        self,
        state: AppState,
        tasks: Tasks,
        runs: RunManager,
        opener: Opener,
        arrivals: Arrivals,
        session: Session,
        panels: Panels,
        frame: Frame,
        status: StatusBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._runs = runs
        self._opener = opener
        self._session = session
        self._panels = panels
        self._frame = frame
        self._status = status
        self._refused: list[Refusal] = []  # what of the newest drop could not be taken
        self._connect_models()
        self._connect_images(arrivals)
        self._connect_runs(arrivals)
        self._status.show_model(state.model)
        self._on_runs_changed()

    # -- models -------------------------------------------------------------------------------------

    def open_model(self, source: str | Path) -> None:
        """Somebody chose a model, by file, name or run folder."""
        self._make_way()
        self._opener.open(source)

    def _open_last(self, paths: list[Path]) -> None:
        self._make_way()
        self._opener.open_last(paths)

    def _make_way(self) -> None:
        self._forget_errors()
        if self._frame.current_tab() == "train":
            self._frame.show_tab("explore")

    def _forget_errors(self) -> None:
        self._refused = []
        self._frame.errors.clear()

    def _connect_models(self) -> None:
        panels, opener = self._panels, self._opener
        opener.began.connect(self._on_opening)
        opener.advanced.connect(self._on_opening_advanced)
        opener.ended.connect(self._on_opening_ended)
        opener.opened.connect(self._on_opened)
        opener.failed.connect(self._frame.errors.show_error)
        opener.refused.connect(self._on_refused)
        opener.of_words.connect(self._on_words_model)
        self._status.cancelled.connect(opener.cancel)
        self._state.model_changed.connect(self._status.show_model)
        panels.library.open_model.connect(self.open_model)
        panels.explore.latency_changed.connect(self._status.show_latency)
        panels.code.failed.connect(self._frame.errors.show_error)
        panels.grids.explore_requested.connect(self._on_explore_requested)
        panels.roundtrip.explore_requested.connect(self._on_explore_requested)

    def _on_words_model(self, path: Path) -> None:
        self._frame.show_tab("words")
        self._panels.words.open_vectors(path)

    def _on_opening(self, name: str) -> None:
        self._status.busy.begin(self.tr("Opening {name}").format(name=name))
        self._panels.explore.show_opening(name)

    def _on_opening_ended(self) -> None:
        self._status.busy.end()
        self._panels.explore.show_opening("")

    def _on_opening_advanced(self, fraction: float, what: Message) -> None:
        self._status.busy.advance(fraction, what)

    def _on_opened(self, opened: OpenModel) -> None:
        if opened.run is not None:
            self._session.add_recent_run(str(opened.run))
        elif opened.info is not None:
            self._session.add_recent_model(str(opened.info.path))

    def _on_explore_requested(self) -> None:
        self._frame.show_tab("explore")

    # -- what is dropped or chosen ------------------------------------------------------------------

    def _connect_images(self, arrivals: Arrivals) -> None:
        panels = self._panels
        for panel in (panels.explore, panels.grids, panels.roundtrip):
            panel.paths_dropped.connect(arrivals.take_paths)
        panels.explore.images_dropped.connect(self._on_images_read)
        panels.explore.refused.connect(panels.roundtrip.errors.show_error)  # several images are shown there
        arrivals.models.connect(self._open_last)
        arrivals.dataset.connect(self.train_on)
        arrivals.images.connect(self._on_images_arrived)
        arrivals.failed.connect(self._frame.errors.show_error)

    def _on_images_arrived(self, sources: list[Source]) -> None:
        self._forget_errors()
        self._frame.show_tab("explore")
        self._tasks.run(read_all, sources, done=self._on_arrivals_read, failed=self._frame.errors.show_error)

    def _on_arrivals_read(self, result: ReadImages) -> None:
        if result.refused:
            self._on_refused(result.refused)
        self._panels.explore.show_images(result.images)

    def _on_refused(self, refused: list[Refusal]) -> None:
        """Images and other files of one drop are read apart; the message names those of both."""
        self._refused = [*self._refused, *refused]
        problem = as_one(self._refused)
        if problem is not None:
            self._frame.errors.show_error(problem)

    def _on_images_read(self, images: list[Image]) -> None:
        if len(images) > 1:
            self._panels.roundtrip.show_images(images)
            self._frame.show_tab("roundtrip")

    # -- runs ---------------------------------------------------------------------------------------

    def open_run(self, path: Path | str) -> None:
        """Explore a run: follow it where it trains here, else open its newest checkpoint."""
        source = self._runs.source(Path(path))
        if source is not None and source.alive():
            self._panels.explore.follow(source)
            self._frame.show_tab("explore")
        else:
            self.open_model(path)

    def train_on(self, dataset: str) -> None:
        """Prepare a training on a dataset by name or path."""
        self._panels.train.set_dataset(dataset)
        self._frame.show_tab("train")

    def _connect_runs(self, arrivals: Arrivals) -> None:
        panels, runs = self._panels, self._runs
        arrivals.run.connect(self.open_run)
        panels.train.open_in_explore.connect(self.open_run)
        panels.library.open_run.connect(self.open_run)
        panels.library.train_on.connect(self.train_on)
        panels.library.run_selected.connect(panels.train.show_run)
        panels.library.run_shown.connect(self._on_run_shown)
        panels.library.runs_listed.connect(panels.train.take_listing)
        panels.train.view.watcher.reported.connect(panels.library.note)
        panels.explore.follow_requested.connect(self._on_follow_requested)
        panels.words.cut.connect(self._on_text_cut)
        self._status.commanded.connect(runs.send)
        runs.reported.connect(self._on_reported)
        runs.changed.connect(self._on_runs_changed)

    def _on_run_shown(self, path: Path) -> None:
        self._panels.train.show_run(path)
        self._frame.show_tab("train")

    def _on_text_cut(self, path: Path) -> None:
        """Word vectors are trained like anything else, and watched where everything is."""
        try:
            run = self._runs.start("word2vec", Word2VecTrainConfig(data=str(path)))
        except LatentLabError as error:
            self._frame.errors.show_error(error)
        else:
            self._on_run_shown(run)

    def _on_follow_requested(self, on: bool) -> None:
        active = self._runs.active()
        if on and active:
            self._panels.explore.follow(self._runs.source(active[-1]))

    def _on_reported(self, path: Path, event: Event) -> None:
        self._status.run.take(path, event)
        if isinstance(event, Started):
            self._session.add_recent_run(str(path))
        elif isinstance(event, Finished):
            self._leave_finished(path, event)

    def _leave_finished(self, path: Path, event: Finished) -> None:
        opened = self._state.model
        if opened is None or opened.live is None or opened.run != path:
            return
        self._panels.explore.follow(None)
        if event.model:
            self._opener.open(event.model)  # the same code, in the model as it is on disk

    def _on_runs_changed(self) -> None:
        active = self._runs.active()
        self._panels.explore.set_can_follow(bool(active))
        if not active:
            self._status.run.clear()
