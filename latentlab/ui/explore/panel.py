"""Explore: the picture, as large as it goes, and everything that makes another code of it."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from latentlab.data.images import Image
from latentlab.runs.source import RunSource
from latentlab.spec import Code
from latentlab.ui.actions import Actions
from latentlab.ui.explore.code_dock import tool_button
from latentlab.ui.explore.drop import DropStrip
from latentlab.ui.explore.exchange import Exchange
from latentlab.ui.explore.follow import Follow
from latentlab.ui.explore.history_strip import CONSUMER as THUMBNAILS
from latentlab.ui.explore.history_strip import HistoryStrip
from latentlab.ui.explore.nearest_strip import NearestStrip
from latentlab.ui.explore.reading import ReadImages, read_all
from latentlab.ui.explore.tryme import TryMe
from latentlab.ui.icons import icon
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.busy import Busy
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.widgets.image_view import ImageView
from latentlab.ui.workers.decoder import Decoded, Decoder
from latentlab.ui.workers.task import Tasks

CONSUMER = "picture"


class ExplorePanel(QWidget):
    """The picture follows the code. ``state.model_changed`` must reach ``decoder.set_model`` first.

    ``latency_changed`` carries milliseconds from a change of code to the paint that shows it or a newer
    one, once for every change. ``images_dropped`` carries the images that were dropped and could be read:
    a single one is encoded here as well, and ``refused`` then says what was wrong with others that
    came with several. ``paths_dropped`` carries folders and other files.
    """

    latency_changed = Signal(float)
    images_dropped = Signal(object)  # list[Image]
    refused = Signal(object)  # BadInput
    paths_dropped = Signal(object)  # list[Path]
    follow_requested = Signal(bool)

    def __init__(
        self,
        state: AppState,
        decoder: Decoder,
        tasks: Tasks,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._decoder = decoder
        self._tasks = tasks
        self._asked: deque[tuple[int, float]] = deque()  # (stamp, when) of codes not yet painted
        self._shown = -1
        self._open_id = ""
        self._knows_drops = False
        self.errors = ErrorBar(self)
        self._make_picture()
        self.exchange = Exchange(state, self.view, actions, self)
        self.strip = HistoryStrip(state, decoder, self)
        self.drop = DropStrip(state, tasks, self)
        self.nearest = NearestStrip(state, tasks, self)
        self.following = Follow(state, decoder, tasks, self)
        self._make_tools(actions)
        self._lay_out()
        self._connect()
        self._on_model_changed(state.model)

    # -- for the window -----------------------------------------------------------------------------

    def set_can_follow(self, available: bool) -> None:
        """Whether a run is there whose weights can be explored."""
        self._can_follow = available
        self._show_follow()

    def follow(self, source: RunSource | None) -> None:
        """Decode with this run's newest weights from now on; None stays with the last ones."""
        if source is None:
            self.following.stop()
        else:
            self.following.start(source)

    def show_images(self, images: list[Image]) -> None:
        """What a drop of these images does."""
        if len(images) == 1:
            self.drop.show_image(images[0])
        if images:
            self.images_dropped.emit(images)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong above the picture; what is open stays open."""
        self.errors.show_error(error)

    # -- the picture --------------------------------------------------------------------------------

    def _on_code_changed(self, code: Code | None) -> None:
        if code is None or not self.isVisible():
            return
        # No timer and no queue between the hand and the decoder: it keeps the newest code only.
        stamp = self._decoder.submit(CONSUMER, code.values, code.space, code.label)
        self._asked.append((stamp, perf_counter()))

    def _on_decoded(self, result: Decoded) -> None:
        if result.consumer == CONSUMER:
            self._shown = result.stamp
            self.view.set_image(result.images[0])

    def _on_painted(self) -> None:
        now = perf_counter()
        while self._asked and self._asked[0][0] <= self._shown:
            _, since = self._asked.popleft()
            self.latency_changed.emit(1000.0 * (now - since))

    def _on_decode_failed(self, error: Exception, consumer: str) -> None:
        if consumer in (CONSUMER, THUMBNAILS, ""):
            self._asked.clear()
            self.show_error(error)

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        if opened is None or opened.id != self._open_id:
            self._open_id = opened.id if opened is not None else ""
            self._asked.clear()
            self.errors.clear()
        self._try_me.setEnabled(opened is not None)
        self._nearest.setEnabled(opened is not None)
        self._hint.setVisible(opened is not None and not self._knows_drops)
        if opened is None:
            self.view.clear()
        else:
            self.view.file_name = opened.name

    def _on_refreshed(self, _step: int) -> None:
        self._on_code_changed(self._state.code)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_code_changed(self._state.code)

    # -- drops --------------------------------------------------------------------------------------

    def _on_dropped_images(self, sources: list[tuple[str, bytes | Path]]) -> None:
        self._knows_drops = True
        self._hint.hide()
        self._busy.watch(
            self._tasks.run(
                read_all, sources, done=self._on_read, failed=self._on_unread, progress=self._busy.report
            )
        )

    def _on_unread(self, error: Exception) -> None:
        self._busy.finish()
        self.show_error(error)

    def _on_read(self, result: ReadImages) -> None:
        self._busy.finish()
        self.errors.clear()
        problem = result.problem
        if problem is not None:
            self.show_error(problem)
        if self._state.model is None and result.images:
            self.errors.show_notice(
                self.tr("No model is open that could find a code for this image."),
                self.tr("Open one from the library first."),
            )
            return
        self.show_images(result.images)
        if problem is not None and len(result.images) > 1:
            self.refused.emit(problem)

    def _on_nearest(self) -> None:
        if self.view.pixels is not None:
            self.errors.clear()
            self.nearest.show_picture(self.view.pixels)

    # -- follow -------------------------------------------------------------------------------------

    def _on_follow_triggered(self, on: bool) -> None:
        if not on:
            self.following.stop()
        self.follow_requested.emit(on)
        self._show_follow()

    def _show_follow(self) -> None:
        active = self.following.active
        self._follow.setEnabled(active or self._can_follow)
        self._follow.setChecked(active)
        step = self.following.step
        text = self.tr("step {step}").format(step=f"{step:,}") if active and step >= 0 else ""
        self._step.setText(text or (self.tr("waiting for the run") if active else ""))

    def show_opening(self, name: str) -> None:
        """Say in place of a picture what is being opened; '' once that has ended."""
        if name:
            self.view.set_placeholder(self.tr("Opening {name}…").format(name=name), "")
        else:
            self.view.set_placeholder(
                self.tr("No model is open"), self.tr("Choose one in the library, or drop a model file here.")
            )

    # -- building -----------------------------------------------------------------------------------

    def _make_picture(self) -> None:
        self.view = ImageView(self)
        self.view.setObjectName("decoded_image")
        self.view.setAccessibleName(self.tr("Decoded picture"))
        self.view.set_drop_hint(self.tr("Drop it here to find its code"))
        self.show_opening("")

    def _make_tools(self, actions: Actions) -> None:
        self._can_follow = False
        self._follow = actions.add(
            "follow_run", self.tr("Follow run"), self._on_follow_triggered, "Ctrl+Shift+F", "follow",
            self.tr("Draw with the weights of the run as it trains"),
        )  # fmt: skip
        self._follow.setCheckable(True)
        self._follow_button = tool_button(self._follow, self)
        self._follow_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._nearest = actions.add(
            "nearest_training", self.tr("Nearest training image"), self._on_nearest, None, "search",
            self.tr("Find the training image most like this picture: was it learned by heart?"),
        )  # fmt: skip
        self._step = QLabel(self)
        self._step.setObjectName("follow_step")
        self._step.setProperty("role", "muted")
        self._hint = QLabel(self.tr("Drop an image on the picture, or"), self)
        self._hint.setProperty("role", "caption")
        self._busy = Busy(self)
        self._try_me = TryMe(self)
        self._try_me.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more = QToolButton(self)
        self._more.setIcon(icon("more"))
        self._more.setToolTip(self.tr("More with this code"))
        self._more.setAccessibleName(self.tr("More with this code"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        exchange = self.exchange
        menu.addActions([exchange.copy_code, exchange.paste_code, exchange.save_code, exchange.load_code])
        menu.addSeparator()
        menu.addAction(self._nearest)
        menu.addSeparator()
        menu.addAction(exchange.copy_command)
        self._more.setMenu(menu)
        self.view.addActions([exchange.copy_code, exchange.paste_code, exchange.copy_command])
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.view.copy)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect(self) -> None:
        self.view.painted.connect(self._on_painted)
        self.view.dropped_images.connect(self._on_dropped_images)
        self.view.dropped_paths.connect(self.paths_dropped)
        self._try_me.chosen.connect(self._on_dropped_images)
        for source in (self.view, self.exchange, self.drop, self.nearest, self.following):
            source.failed.connect(self.show_error)
        self._decoder.failed.connect(self._on_decode_failed)
        self.following.changed.connect(self._show_follow)
        self._decoder.decoded.connect(self._on_decoded)
        self._decoder.refreshed.connect(self._on_refreshed)
        self._state.model_changed.connect(self._on_model_changed)
        self._state.code_changed.connect(self._on_code_changed)
        self._show_follow()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 12, 0)
        tools.setSpacing(8)
        tools.addWidget(self._follow_button)
        tools.addWidget(self._step)
        tools.addStretch(1)
        tools.addWidget(self._hint)
        tools.addWidget(self._busy)
        tools.addWidget(self._try_me)
        tools.addWidget(tool_button(self.exchange.copy_picture, self))
        tools.addWidget(tool_button(self.exchange.save_picture, self))
        tools.addWidget(self._more)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 8)
        below.addWidget(self.strip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.errors)
        layout.addLayout(tools)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.drop)
        layout.addWidget(self.nearest)
        layout.addLayout(below)
