"""The window: makes the parts and connects them. What happens, happens in the parts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from latentlab.errors import BadInput
from latentlab.runs.events import Event, Started
from latentlab.spec import Code
from latentlab.ui import i18n
from latentlab.ui.about import app_icon
from latentlab.ui.actions import Actions
from latentlab.ui.arrivals import Arrivals
from latentlab.ui.choosing import Chooser
from latentlab.ui.closing import Closing
from latentlab.ui.focus_order import put_in_order
from latentlab.ui.frame import Frame
from latentlab.ui.menus import Menus
from latentlab.ui.opening import Opener
from latentlab.ui.panels import TABS, Panels, bring_back, keep, make_panels
from latentlab.ui.session import Session
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.status_bar import StatusBar
from latentlab.ui.theme import ThemeManager, still_motion
from latentlab.ui.widgets.drops import acceptable
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.wiring import Wiring
from latentlab.ui.workers.collector import Collector
from latentlab.ui.workers.critic import CriticWorker
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager

SIZE = QSize(1280, 800)
SMALLEST = QSize(1100, 640)  # what the Train form needs beside both docks


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
        self._collector = Collector(self)
        self._state = AppState(self)
        self._tasks = Tasks(self)
        self._decoder = Decoder(self)
        self._critic = CriticWorker(self)
        self._runs = RunManager(self)
        self._opener = Opener(self._state, self._tasks, self)
        self._arrivals = Arrivals(self)
        self._closing = Closing(self._runs, self)
        self._closing.ready.connect(self.close)
        # Before any panel connects: who submits on this signal must find the new model in the decoder.
        self._state.model_changed.connect(self._decoder.set_model)
        self._state.model_changed.connect(self._on_model_changed)
        self._opener.opened.connect(self._on_opened)
        self._runs.reported.connect(self._on_reported)
        self._build()
        self._restore()
        self._frame.tabs.tabBar().setFocus()  # else the keyboard begins at a button of a dock

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
    def session(self) -> Session:
        """What is remembered."""
        return self._session

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
        self._wiring.open_model(source)

    def show_error(self, error: Exception) -> None:
        """Say above the workspaces what went wrong in none of them."""
        self._frame.errors.show_error(error)

    def show_tab(self, name: str) -> None:
        """Bring a workspace to the front."""
        self._frame.show_tab(name)

    def set_language(self, language: str) -> None:
        """Speak another language at once: the panels are made anew, everything they show is kept outside."""
        self._remember(language=language)
        i18n.install(self._session.settings.language)
        focused = QApplication.focusWidget()
        layout, tab, widths = self.saveState(), self._frame.current_tab(), self._frame.docks.widths()
        opened = self._state.model
        followed = opened.run if opened is not None and self._panels.explore.following.active else None
        kept = keep(self._panels)
        self._tear_down()
        self._build()
        bring_back(self._panels, kept)
        if followed is not None:
            self._wiring.open_run(followed)
        self.restoreState(layout)
        self._frame.docks.set_widths(widths)  # restoreState gives new docks equal shares
        self._frame.show_tab(tab)
        self._focus(focused.objectName() if focused is not None else "")
        QTimer.singleShot(0, self._collector, self._collector.sweep)

    def _focus(self, name: str) -> None:
        """Give the keyboard to what took the place of the widget that it was in, else to the tabs."""
        found = self.findChild(QWidget, name) if name else None
        (found or self._frame.tabs.tabBar()).setFocus()

    def set_theme(self, mode: str) -> None:
        """Be dark, light, or like the system."""
        self._remember(theme=mode)
        self._themes.set_mode(self._session.settings.theme)

    def _remember(self, **choice: object) -> None:
        """Keep what somebody has chosen, at once: nothing that fails later shall cost it."""
        self._session.update(**choice)
        self._session.save()

    def set_reduced_motion(self, on: bool) -> None:
        """Let docks and menus jump instead of gliding."""
        self._remember(reduced_motion=on)
        still_motion(self, on)

    # -- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self._actions = Actions(self)
        self._panels = make_panels(
            self._state, self._decoder, self._tasks, self._runs, self._critic, self._actions
        )
        self._frame = Frame(self, self._panels)
        self._chooser = Chooser(self._arrivals, self)
        self._menus = Menus(self, self._frame, self._actions, self._chooser, self._session)
        self._status = StatusBar(self)
        self.setStatusBar(self._status)
        self._wiring = Wiring(
            self._state,
            self._tasks,
            self._runs,
            self._opener,
            self._arrivals,
            self._session,
            self._panels,
            self._frame,
            self._status,
            self,
        )
        self._menus.model_chosen.connect(self._wiring.open_model)
        self._menus.run_chosen.connect(self._wiring.open_run)
        self._menus.theme_chosen.connect(self.set_theme)
        self._menus.language_chosen.connect(self.set_language)
        self._menus.motion_chosen.connect(self.set_reduced_motion)
        self._on_model_changed(self._state.model)
        # Fields that are made later come into order as well.
        self._frame.tabs.currentChanged.connect(self._put_in_order)
        self._panels.train.setup.family.currentIndexChanged.connect(self._put_in_order)
        self._put_in_order()

    def _put_in_order(self) -> None:
        put_in_order(self)

    def _tear_down(self) -> None:
        self._menus.tear_down()
        self._frame.tear_down()
        for part in (self._wiring, self._status, self._chooser, self._actions):
            part.setParent(None)
            part.deleteLater()

    # -- session ------------------------------------------------------------------------------------

    def start(self, model: str | Path | None = None) -> None:
        """Open the model asked for, else that of the last session, else the first of the library."""
        if self._session.notice is not None:
            self._frame.errors.show_notice(i18n.translate_message(self._session.notice))
        kept = [self._session.settings.last_model] if self._session.settings.last_model else []
        self._kept_code = self._session.last_code()
        self._opener.open_first([str(model), *kept] if model is not None else kept)

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        self.setWindowTitle("LatentLab" if opened is None else f"{opened.name} – LatentLab")

    def _on_opened(self, opened: OpenModel) -> None:
        """The first model that opens finds the code of the last session, if it is the same model."""
        self._collector.settle("shows")
        kept, self._kept_code = self._kept_code, None
        if kept is None or kept.model != opened.id:
            return
        try:
            self._state.set_code(kept, instead_of=self._state.code)
        except BadInput:
            return  # the file holds another model by now, which stands at its mean

    def _on_reported(self, _run: Path, event: Event) -> None:
        if isinstance(event, Started):
            self._collector.settle("trains")  # torch has brought what it needs to train

    def _restore(self) -> None:
        self.resize(SIZE)
        settings = self._session.settings
        self._session.restore_geometry(self)
        if self._session.restore_layout(self) and settings.dock_widths is not None:
            self._frame.docks.set_widths(settings.dock_widths)
        if settings.tab in TABS:
            self._frame.show_tab(settings.tab)
        still_motion(self, settings.reduced_motion)

    def _keep(self) -> None:
        self._session.keep_window(self)
        self._session.update(tab=self._frame.current_tab(), dock_widths=self._frame.docks.widths())
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
        self._critic.close()
        self._collector.close()
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.closed.emit()
