"""The window: makes the parts and connects them. What happens, happens in the parts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from latentlab.data.images import Image
from latentlab.errors import BadInput, Message
from latentlab.runs.events import Event, Finished, Started
from latentlab.spec import Code
from latentlab.ui import i18n
from latentlab.ui.about import app_icon
from latentlab.ui.actions import Actions
from latentlab.ui.arrivals import Arrivals
from latentlab.ui.choosing import Chooser
from latentlab.ui.closing import Closing
from latentlab.ui.explore.reading import ReadImages, Source, read_all
from latentlab.ui.frame import Frame
from latentlab.ui.menus import Menus
from latentlab.ui.opening import Opener
from latentlab.ui.panels import TABS, Panels, make_panels
from latentlab.ui.session import Session
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.status_bar import StatusBar
from latentlab.ui.theme import ThemeManager, still_motion
from latentlab.ui.widgets.drops import acceptable
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager

SIZE = QSize(1280, 800)
SMALLEST = QSize(880, 560)


class MainWindow(QMainWindow):
    """``closed`` comes once, when every thread of the window has ended."""

    closed = Signal()

    def __init__(self, session: Session, themes: ThemeManager) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("LatentLab")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self._ended = False
        self._kept_code: Code | None = None
        self._session = session
        self._themes = themes
        self._state = AppState(self)
        self._tasks = Tasks(self)
        self._decoder = Decoder(self)
        self._runs = RunManager(self)
        self._opener = Opener(self._state, self._tasks, self)
        self._arrivals = Arrivals(self)
        self._closing = Closing(self._runs, self)
        # Before any panel connects: who submits on this signal must find the new model in the decoder.
        self._state.model_changed.connect(self._decoder.set_model)
        self._connect_lasting()
        self._build()
        self._restore()

    # -- for the program, tests and the tour --------------------------------------------------------

    @property
    def state(self) -> AppState:
        """The open model and its code."""
        return self._state

    @property
    def runs(self) -> RunManager:
        """The runs of this window."""
        return self._runs

    @property
    def panels(self) -> Panels:
        """The workspaces and docks; others after a change of language."""
        return self._panels

    @property
    def menus(self) -> Menus:
        """The menu bar's makers; others after a change of language."""
        return self._menus

    @property
    def errors(self) -> ErrorBar:
        """Where errors show that belong to no workspace."""
        return self._frame.errors

    def open_model(self, source: str | Path) -> None:
        """Open a model by file, name or run folder; an error shows above the workspaces."""
        self._frame.errors.clear()
        self._opener.open(source)

    def show_error(self, error: Exception) -> None:
        """Say above the workspaces what went wrong in none of them."""
        self._frame.errors.show_error(error)

    def show_tab(self, name: str) -> None:
        """Bring a workspace to the front."""
        self._frame.show_tab(name)

    def set_language(self, language: str) -> None:
        """Speak another language at once: the panels are made anew, everything they show is kept outside."""
        self._session.update(language=language)
        i18n.install(self._session.settings.language)
        layout, tab = self.saveState(), self._frame.current_tab()
        self._tear_down()
        self._build()
        self.restoreState(layout)
        self._frame.show_tab(tab)

    def set_theme(self, mode: str) -> None:
        """Be dark, light, or like the system."""
        self._session.update(theme=mode)
        self._themes.set_mode(self._session.settings.theme)

    def set_reduced_motion(self, on: bool) -> None:
        """Let docks and menus jump instead of gliding."""
        self._session.update(reduced_motion=on)
        still_motion(self, on)

    # -- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self._actions = Actions(self)
        self._panels = make_panels(self._state, self._decoder, self._tasks, self._runs, self._actions)
        self._frame = Frame(self, self._panels)
        self._chooser = Chooser(self._arrivals, self)
        self._menus = Menus(self, self._frame, self._actions, self._chooser, self._session)
        self._status = StatusBar(self)
        self.setStatusBar(self._status)
        self._connect_panels()
        self._on_model_changed(self._state.model)
        self._on_runs_changed()

    def _tear_down(self) -> None:
        self._menus.tear_down()
        self._frame.tear_down()
        for part in (self._status, self._chooser, self._actions):
            part.setParent(None)
            part.deleteLater()

    def _connect_lasting(self) -> None:
        self._state.model_changed.connect(self._on_model_changed)
        self._opener.began.connect(self._on_opening)
        self._opener.advanced.connect(self._on_opening_advanced)
        self._opener.ended.connect(self._on_opening_ended)
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self.show_error)
        self._arrivals.model.connect(self.open_model)
        self._arrivals.run.connect(self._on_run_opened)
        self._arrivals.dataset.connect(self._on_train_on)
        self._arrivals.images.connect(self._on_images_arrived)
        self._arrivals.failed.connect(self.show_error)
        self._runs.reported.connect(self._on_run_event)
        self._runs.changed.connect(self._on_runs_changed)
        self._closing.ready.connect(self.close)

    def _connect_panels(self) -> None:
        panels, menus = self._panels, self._menus
        panels.explore.latency_changed.connect(self._status.show_latency)
        panels.explore.images_dropped.connect(self._on_images_read)
        for panel in (panels.explore, panels.grids, panels.roundtrip):
            panel.paths_dropped.connect(self._arrivals.take_paths)
        panels.explore.follow_requested.connect(self._on_follow_requested)
        panels.code.failed.connect(self.show_error)
        panels.grids.explore_requested.connect(self._on_explore_requested)
        panels.roundtrip.explore_requested.connect(self._on_explore_requested)
        panels.train.open_in_explore.connect(self._on_run_opened)
        panels.library.open_model.connect(self.open_model)
        panels.library.open_run.connect(self._on_run_opened)
        panels.library.train_on.connect(self._on_train_on)
        self._status.cancelled.connect(self._opener.cancel)
        self._status.commanded.connect(self._runs.send)
        menus.model_chosen.connect(self.open_model)
        menus.run_chosen.connect(self._on_run_opened)
        menus.theme_chosen.connect(self.set_theme)
        menus.language_chosen.connect(self.set_language)
        menus.motion_chosen.connect(self.set_reduced_motion)

    # -- models -------------------------------------------------------------------------------------

    def _on_opening(self, name: str) -> None:
        self._status.busy.begin(self.tr("Opening {name}").format(name=name))

    def _on_opening_advanced(self, fraction: float, what: Message) -> None:
        self._status.busy.advance(fraction, what)

    def _on_opening_ended(self) -> None:
        self._status.busy.end()

    def _on_opened(self, opened: OpenModel) -> None:
        self._restore_code(opened)
        if opened.run is not None:
            self._session.add_recent_run(str(opened.run))
        elif opened.info is not None:
            self._session.add_recent_model(str(opened.info.path))
        if self._frame.current_tab() == "train":
            self._frame.show_tab("explore")

    def _restore_code(self, opened: OpenModel) -> None:
        kept, self._kept_code = self._kept_code, None
        if kept is None or kept.model != opened.id:
            return
        try:
            self._state.set_code(kept, instead_of=self._state.code)
        except BadInput:
            return  # the file holds another model by now, which stands at its mean

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        self.setWindowTitle("LatentLab" if opened is None else f"{opened.name} – LatentLab")
        self._status.show_model(opened)

    # -- images -------------------------------------------------------------------------------------

    def _on_images_arrived(self, sources: list[Source]) -> None:
        self._frame.show_tab("explore")
        self._tasks.run(read_all, sources, done=self._on_arrivals_read, failed=self.show_error)

    def _on_arrivals_read(self, result: ReadImages) -> None:
        if result.errors:
            self.show_error(result.errors[0])
        self._panels.explore.show_images(result.images)

    def _on_images_read(self, images: list[Image]) -> None:
        if len(images) > 1:
            self._panels.roundtrip.show_images(images)
            self._frame.show_tab("roundtrip")

    # -- runs ---------------------------------------------------------------------------------------

    def _on_run_opened(self, path: Path | str) -> None:
        source = self._runs.source(Path(path))
        if source is not None and source.alive():
            self._panels.explore.follow(source)
            self._frame.show_tab("explore")
        else:
            self._opener.open(path)

    def _on_follow_requested(self, on: bool) -> None:
        active = self._runs.active()
        if on and active:
            self._panels.explore.follow(self._runs.source(active[-1]))

    def _on_train_on(self, dataset: str) -> None:
        self._panels.train.set_dataset(dataset)
        self._frame.show_tab("train")

    def _on_run_event(self, path: Path, event: Event) -> None:
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

    def _on_explore_requested(self) -> None:
        self._frame.show_tab("explore")

    # -- session ------------------------------------------------------------------------------------

    def start(self, model: str | Path | None = None) -> None:
        """Open the model asked for, else that of the last session, else the first of the library."""
        if self._session.notice is not None:
            self._frame.errors.show_notice(i18n.translate_message(self._session.notice))
        kept = [self._session.settings.last_model] if self._session.settings.last_model else []
        self._kept_code = self._session.last_code()
        self._opener.open_first([str(model), *kept] if model is not None else kept)

    def _restore(self) -> None:
        self.resize(SIZE)
        settings = self._session.settings
        self._session.restore_geometry(self)
        self._session.restore_layout(self)
        if settings.tab in TABS:
            self._frame.show_tab(settings.tab)
        still_motion(self, settings.reduced_motion)

    def _keep(self) -> None:
        self._session.keep_window(self)
        self._session.update(tab=self._frame.current_tab())
        opened, code = self._state.model, self._state.code
        if opened is not None and code is not None:
            place = opened.run if opened.run is not None else opened.info.path if opened.info else ""
            self._session.update(last_model=str(place), last_code=code.to_json())

    # -- Qt -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if acceptable(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        # Always a copy: accepting a file manager's "move" would make it delete the file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._arrivals.take_mime(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ended or self._closing.may_close():
            self.shut_down()
            event.accept()
        else:
            event.ignore()

    def shut_down(self) -> None:
        """Remember the session and end every thread; runs stop with a checkpoint. Can be called again."""
        if self._ended:
            return
        self._ended = True
        self._keep()
        self._session.save()
        self._opener.cancel()
        self._runs.close()
        self._tasks.close()
        self._decoder.close()
        self.closed.emit()
