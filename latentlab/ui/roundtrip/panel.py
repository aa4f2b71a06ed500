"""The Round trip workspace: images into the model and back, one large and all of them in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from latentlab.data.images import Image
from latentlab.errors import LatentLabError
from latentlab.paths import resources
from latentlab.spec import Code, Label
from latentlab.ui.actions import Actions
from latentlab.ui.roundtrip.detail import TripDetail
from latentlab.ui.roundtrip.exports import Exports
from latentlab.ui.roundtrip.header import Header, ProgressRow
from latentlab.ui.roundtrip.measurer import Measurer, Results
from latentlab.ui.roundtrip.placeholder import Placeholder
from latentlab.ui.roundtrip.table import Entry, TripTable
from latentlab.ui.roundtrip.table_view import TripTableView
from latentlab.ui.roundtrip.work import Item
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.drop_veil import DropVeil
from latentlab.ui.widgets.drops import Dropped
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.workers.task import Tasks

Source = tuple[str, bytes | Path]


class RoundTripPanel(QWidget):
    """``explore_requested`` follows an image whose code was sent to Explore."""

    explore_requested = Signal()
    paths_dropped = Signal(object)  # list[Path]: what was dropped and is no image

    def __init__(
        self, state: AppState, tasks: Tasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._opened = state.model
        self._label = self._current_label()
        self.setObjectName("roundtrip_panel")
        self.errors = ErrorBar(self)
        self.table = TripTable()
        self.table.setParent(self)
        self.view = TripTableView(self.table, self)
        self.detail = TripDetail(self)
        self.measurer = Measurer(tasks, self)
        self.placeholder = Placeholder(self)
        self.header = Header(self)
        self.progress = ProgressRow(self)
        self._make_actions(actions)
        self._lay_out()
        self.veil = DropVeil(self.tr("Drop images to send them through the model"), self)
        self._connect()
        self._show_page()

    # -- what others call -------------------------------------------------------------------------------

    def show_images(self, images: Sequence[Image]) -> None:
        """Add images that were read already, and show the first of them."""
        self._add([Item(image.path or image, image.name) for image in images])

    def add_sources(self, sources: Sequence[Source]) -> None:
        """Add files, or images as bytes, each with a name; show the first of them."""
        self._add([Item(source, name) for name, source in sources])

    def items(self) -> list[Item]:
        """The images of the table, in the order they came."""
        return [entry.item for entry in self.table.entries]

    def add_items(self, items: Sequence[Item]) -> None:
        """Add images as ``items`` gave them."""
        self._add(list(items))

    # -- adding and removing ----------------------------------------------------------------------------

    def _add(self, items: list[Item]) -> None:
        if not items:
            return
        first = self.table.rowCount()
        self.table.add(items)
        self._show_page()
        self.view.choose(first)
        self._measure(items)

    def _measure(self, items: list[Item]) -> None:
        if self._opened is not None:
            self.measurer.start(items, self._opened, self._label)
        elif items:
            self.errors.show_notice(
                self.tr("No model is open to measure these images with."),
                self.tr("Open one from the library."),
            )

    def _measure_all(self) -> None:
        self.errors.clear()
        self.measurer.cancel()
        self.table.forget()
        self._measure([entry.item for entry in self.table.entries])

    def _on_remove(self, rows: list[int]) -> None:
        self.table.remove(rows)
        self._show_page()

    def _on_clear(self) -> None:
        self.measurer.cancel()
        self.errors.clear()
        self.table.remove(range(self.table.rowCount()))
        self._show_page()

    def _on_add(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Add images"))
        self.add_sources([(Path(name).name, Path(name)) for name in chosen])

    def _on_samples(self) -> None:
        files = sorted((resources() / "tryme").glob("*.png"))
        self.add_sources([(path.name, path) for path in files])

    def _on_dropped(self, dropped: Dropped) -> None:
        if dropped.error is not None:
            self.errors.show_error(dropped.error)
        if dropped.paths:
            self.paths_dropped.emit(dropped.paths)
        self.add_sources(dropped.images)

    def _on_invert(self, row: int) -> None:
        entry = self.table.entries[row]
        inverted = entry.trip.inverted if entry.trip is not None else bool(entry.item.invert)
        item = replace(entry.item, invert=not inverted)
        self.table.replace_item(row, item)
        self._measure([item])

    def _on_invert_toggled(self, _inverted: bool) -> None:
        if self.view.current() >= 0:
            self._on_invert(self.view.current())

    # -- results ----------------------------------------------------------------------------------------

    def _on_measured(self, results: Results) -> None:
        self.table.put(results)

    def _on_data_changed(self) -> None:
        self._on_current(self.view.current())

    def _on_current(self, row: int) -> None:
        entries = self.table.entries
        self.detail.show_entry(entries[row] if 0 <= row < len(entries) else None)

    def _on_advanced(self) -> None:
        measurer = self.measurer
        self.progress.show_progress(measurer.busy, measurer.done, measurer.total, measurer.part)
        self._enable()

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        same = opened is not None and self._opened is not None and opened.model is self._opened.model
        self._opened = opened
        if same:
            return  # a run measured its spaces again
        self._label = self._current_label()
        self._measure_all()
        self._enable()

    def _on_code_changed(self, _code: Code) -> None:
        if not self._state.in_gesture:
            self._follow_label()

    def _follow_label(self) -> None:
        """Another class is another round trip; a walk between classes counts where the hand let go."""
        if self._current_label() != self._label:
            self._label = self._current_label()
            self._measure_all()

    def _on_explore(self, row: int) -> None:
        entry = self.table.entries[row]
        if entry.trip is None:
            return
        try:
            self._state.set_code(entry.trip.code)
        except LatentLabError as error:
            self.errors.show_error(error)
        else:
            self.explore_requested.emit()

    def _on_explore_current(self) -> None:
        if self.view.current() >= 0:
            self._on_explore(self.view.current())

    # -- within -----------------------------------------------------------------------------------------

    def _current_label(self) -> Label | None:
        return self._state.code.label if self._state.code is not None else None

    def _in_order(self) -> list[Entry]:
        entries = self.table.entries
        return [entries[row] for row in self.view.in_order()]

    def _origin(self) -> tuple[OpenModel | None, Label | None]:
        return self._opened, self._label

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(1 if self.table.rowCount() else 0)
        self._enable()

    def _enable(self) -> None:
        measured = any(entry.trip is not None for entry in self.table.entries)
        self.again_action.setEnabled(self._opened is not None and self.table.rowCount() > 0)
        self.clear_action.setEnabled(self.table.rowCount() > 0)
        self.exports.set_enabled(measured)

    def _make_actions(self, actions: Actions) -> None:
        add = actions.add
        self.add_action = add(
            "roundtrip_add", self.tr("Add images to the round trip…"), self._on_add, icon="plus"
        )
        self.samples_action = add(
            "roundtrip_samples",
            self.tr("Send bundled images on a round trip"),
            self._on_samples,
            icon="image",
        )
        self.again_action = add(
            "roundtrip_again", self.tr("Measure the round trips again"), self._measure_all, icon="reset"
        )
        self.clear_action = add(
            "roundtrip_clear", self.tr("Remove all round trips"), self._on_clear, icon="trash"
        )
        self.exports = Exports(self._in_order, self._origin, self._tasks, actions, self)

    def _connect(self) -> None:
        self.header.add.clicked.connect(self.add_action.trigger)
        self.header.set_actions(self.again_action, self.clear_action, self.exports.copy_command)
        self.header.set_exports(self.exports.sheet, self.exports.table)
        self.exports.said.connect(self.header.status.say)
        self.exports.failed.connect(self.errors.show_error)
        self.placeholder.add.clicked.connect(self.add_action.trigger)
        self.placeholder.samples.clicked.connect(self.samples_action.trigger)
        self.progress.cancelled.connect(self.measurer.cancel)
        self.measurer.measured.connect(self._on_measured)
        self.measurer.advanced.connect(self._on_advanced)
        self.measurer.failed.connect(self.errors.show_error)
        self.table.dataChanged.connect(self._on_data_changed)
        self.view.current_changed.connect(self._on_current)
        self.view.explore_wanted.connect(self._on_explore)
        self.view.invert_wanted.connect(self._on_invert)
        self.view.remove_wanted.connect(self._on_remove)
        self.detail.explore_wanted.connect(self._on_explore_current)
        self.detail.invert_toggled.connect(self._on_invert_toggled)
        self.detail.failed.connect(self.errors.show_error)
        self.veil.dropped.connect(self._on_dropped)
        self._state.model_changed.connect(self._on_model_changed)
        self._state.code_changed.connect(self._on_code_changed)
        self._state.history_changed.connect(self._follow_label)

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.detail)
        splitter.addWidget(self.view)
        splitter.setSizes([320, 320])
        filled = QWidget(self)
        inner = QVBoxLayout(filled)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.header)
        inner.addWidget(self.progress)
        inner.addWidget(splitter, 1)
        pages = QWidget(self)
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.placeholder)
        self._pages.addWidget(filled)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addWidget(self.errors)
        column.addWidget(pages, 1)
