"""The Grids workspace: many codes at once, as one picture that follows the current code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from latentlab.data.images import save_png
from latentlab.errors import LatentLabError
from latentlab.latent.sheets import compares_spaces, compose
from latentlab.progress import Progress
from latentlab.ui.actions import Actions
from latentlab.ui.grids.command import sheet_command
from latentlab.ui.grids.controls import RecipeBar
from latentlab.ui.grids.ends_bar import EndsBar
from latentlab.ui.grids.feed import Drawn, SheetFeed
from latentlab.ui.grids.labelled_sheet import LabelledSheet
from latentlab.ui.grids.labels import SheetLabels
from latentlab.ui.grids.modes import ModeBar
from latentlab.ui.grids.recipe import Mode, Recipe
from latentlab.ui.icons import icon
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.drop_veil import DropVeil
from latentlab.ui.widgets.drops import Dropped
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.widgets.pixels import Pixels
from latentlab.ui.widgets.status_line import StatusLine
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks

GAP = 1  # as ``latentlab grid`` draws by default


class GridsPanel(QWidget):
    """Modes, knobs and ends above; the sheet below. ``explore_requested`` follows a double-clicked cell."""

    explore_requested = Signal()
    paths_dropped = Signal(object)  # list[Path]: what was dropped and is no image

    def __init__(
        self, state: AppState, decoder: Decoder, tasks: Tasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._drawn: Drawn | None = None
        self._broken = False
        self.setObjectName("grids_panel")
        self.errors = ErrorBar(self)
        self.modes = ModeBar(self)
        self.controls = RecipeBar(self)
        self.ends = EndsBar(state, decoder, tasks, self)
        state.code_changed.connect(self._on_code_changed)  # before the feed draws axes that are no more
        self.feed = SheetFeed(state, decoder, self.ends, self)
        self._labels = SheetLabels(self.controls.kind_texts(), self)
        self._make_sheet()
        self._make_actions(actions)
        self._lay_out()
        self.veil = DropVeil(self.tr("Drop images to walk between them"), self, self._can_take)
        self.veil.dropped.connect(self._on_dropped)
        self.modes.chosen.connect(self._on_mode)
        self.controls.changed.connect(self._on_recipe)
        self.ends.failed.connect(self.errors.show_error)
        self.feed.drawn.connect(self._on_drawn)
        self.feed.emptied.connect(self._on_emptied)
        self.feed.failed.connect(self._on_feed_failed)
        state.model_changed.connect(self._on_model_changed)
        self._on_recipe(self.controls.recipe)
        self._on_emptied()
        self._on_model_changed(state.model)

    def set_mode(self, mode: Mode) -> None:
        """Show another kind of sheet."""
        self.modes.set_mode(mode)

    def command_line(self) -> str:
        """The ``latentlab`` line that draws this sheet; '' without a model."""
        opened, code = self._state.model, self._state.code
        if opened is None or code is None:
            return ""
        return sheet_command(self.controls.recipe, opened, code, self.ends.ends())

    def save_to(self, path: Path) -> None:
        """Write the sheet as PNG, as the shell would draw it."""
        if self._drawn is not None:
            path = path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
            self._tasks.run(_save, self._drawn, path, done=self._on_saved, failed=self.errors.show_error)

    # -- events ---------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.feed.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.set_active(False)

    def _on_dropped(self, dropped: Dropped) -> None:
        if dropped.error is not None:
            self.errors.show_error(dropped.error)
        if dropped.images:
            # Samples and traversals have no ends: images are those of a line, or A, B and C.
            if not self.controls.recipe.ends:
                self.set_mode(Mode.ARITHMETIC if len(dropped.images) == 3 else Mode.LINE)
            self.ends.take_images(dropped.images)
        if dropped.paths:
            self.paths_dropped.emit(dropped.paths)

    def _can_take(self) -> bool:
        return self._state.model is not None

    # -- slots ----------------------------------------------------------------------------------------

    def _on_mode(self, mode: Mode) -> None:
        self.controls.set_mode(mode)

    def _on_recipe(self, recipe: Recipe) -> None:
        self.controls.setVisible(bool(self.controls.fields()))
        self.ends.show_ends(recipe.ends)
        self.feed.set_recipe(recipe)

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        self.errors.clear()
        if opened is not None:
            self.controls.set_classes(len(opened.spec.classes))
            self.controls.set_spaces(compares_spaces(opened.spec))
            self._on_code_changed()
        for control in (*self._needs_model, *self._buttons):
            control.setEnabled(opened is not None)

    def _on_code_changed(self) -> None:
        space = self._state.space
        if space is not None:
            self.controls.set_dim(space.dim)

    def _on_drawn(self, drawn: Drawn) -> None:
        sheet = drawn.sheet
        self._drawn = drawn
        if self._broken:
            self._broken = False
            self.errors.clear()
        self.sheet.set_sheet(compose(drawn.images, sheet.rows, sheet.cols, GAP), sheet.rows, sheet.cols, GAP)
        if self._state.model is not None:
            self.sheet.set_labels(*self._labels.of(drawn.recipe, sheet, self._state.model))
        self.ends.set_thumbnails(_corner_images(drawn))
        self._hint.show()
        self.status.say(
            self.tr("{rows} × {cols} images in {time} ms").format(
                rows=sheet.rows, cols=sheet.cols, time=f"{drawn.milliseconds:.0f}"
            )
        )

    def _on_feed_failed(self, error: Exception) -> None:
        self._broken = True
        self.errors.show_error(error)

    def _on_emptied(self) -> None:
        self._drawn = None
        self.sheet.clear()
        self.ends.set_thumbnails([])
        self._hint.hide()
        self.status.say("")

    def _on_cell(self, index: int) -> None:
        opened = self._state.model
        if self._drawn is None or opened is None or self._drawn.model_id != opened.id:
            return
        try:
            self._state.set_code(self._drawn.sheet.code(index, opened.id))
        except LatentLabError as error:
            self.errors.show_error(error)

    def _on_cell_opened(self, _index: int) -> None:
        # The click that came first has sent its code already.
        self.explore_requested.emit()

    def _on_save(self) -> None:
        if self._drawn is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save sheet"), f"{self.sheet.file_name}.png", self.tr("PNG image (*.png)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def _on_saved(self, path: Path) -> None:
        self.status.say(self.tr("Saved as {path}").format(path=path))

    def _on_copy_command(self) -> None:
        line = self.command_line()
        if line:
            QGuiApplication.clipboard().setText(line)
            self.status.say(self.tr("Copied: {command}").format(command=line))

    # -- within ---------------------------------------------------------------------------------------

    def _make_sheet(self) -> None:
        self.sheet = LabelledSheet(self)
        self.sheet.setObjectName("grid_sheet")
        self.sheet.setAccessibleName(self.tr("Sheet of images"))
        self.sheet.file_name = "sheet"
        self.sheet.set_placeholder(
            self.tr("Sheets of many images appear here"),
            self.tr("Open a model from the library, or train one."),
        )
        self.sheet.cell_clicked.connect(self._on_cell)
        self.sheet.cell_opened.connect(self._on_cell_opened)
        self.sheet.failed.connect(self.errors.show_error)

    def _make_actions(self, actions: Actions) -> None:
        self.save_action = actions.add(
            "grid_save",
            self.tr("Save sheet…"),
            self._on_save,
            icon="save",
            tip=self.tr("Save the sheet as PNG"),
        )
        self.command_action = actions.add(
            "grid_copy_command", self.tr("Copy sheet as command"), self._on_copy_command, icon="copy",
            tip=self.tr("Copy the line that draws this sheet in a shell"),
        )  # fmt: skip
        self.reseed_action = actions.add(
            "grid_reseed", self.tr("Draw new samples"), self.controls.reseed, icon="dice"
        )
        self._needs_model = (self.save_action, self.command_action, self.reseed_action)

    def _lay_out(self) -> None:
        save = QPushButton(icon("save", "on_accent"), self.tr("Save…"), self)
        save.setToolTip(self.save_action.toolTip())
        save.setObjectName("grid_save_button")
        save.setProperty("role", "primary")
        save.clicked.connect(self.save_action.trigger)
        copy = QToolButton(self)
        copy.setObjectName("grid_command_button")
        copy.setText(self.tr("Copy as command"))
        copy.setIcon(icon("copy"))
        copy.setToolTip(self.command_action.toolTip())
        copy.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        copy.clicked.connect(self.command_action.trigger)
        self._buttons = (save, copy)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.modes)
        top.addStretch(1)
        top.addWidget(copy)
        top.addWidget(save)
        self.status = StatusLine(self)
        self._hint = QLabel(
            self.tr("Click a cell to go to its code, double-click to see it in Explore"), self
        )
        self._hint.setProperty("role", "caption")
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.status, 1)
        foot.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addWidget(self.errors)
        column.addLayout(top)
        column.addWidget(self.controls)
        column.addWidget(self.ends)
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)


def _corner_images(drawn: Drawn) -> list[Pixels]:
    """The decoded ends."""
    rows, cols = drawn.sheet.rows, drawn.sheet.cols
    corners = {
        Mode.LINE: (0, cols - 1),
        Mode.ARITHMETIC: (0, 1, 2),
        Mode.CORNERS: (0, cols - 1, (rows - 1) * cols, rows * cols - 1),
    }
    return [drawn.images[index] for index in corners.get(drawn.recipe.mode, ())]


def _save(drawn: Drawn, path: Path, progress: Progress) -> Path:
    progress.report(-1.0, "Saving {path}", path=path.name)
    save_png(compose(drawn.images, drawn.sheet.rows, drawn.sheet.cols, GAP), path)
    return path
