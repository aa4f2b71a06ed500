"""The menu bar, and the actions that belong to the window rather than to one of its panels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from latentlab.ui.about import AboutDialog
from latentlab.ui.actions import Actions
from latentlab.ui.choosing import Chooser
from latentlab.ui.frame import Frame
from latentlab.ui.palette import CommandPalette
from latentlab.ui.panels import TABS
from latentlab.ui.session import Session

SEPARATOR = ""
FILE_OPEN = ("open_model", "open_images", "open_folder")
FILE_SAVE = (
    "save_picture", "grid_save", "roundtrip_save_sheet", "roundtrip_save_table", SEPARATOR,
    "save_code", "load_code", SEPARATOR, "quit",
)  # fmt: skip
EDIT = (
    "undo", "redo", SEPARATOR, "copy_picture", "paste_picture", "copy_code", "paste_code",
    "copy_decode_command", SEPARATOR, "command_palette",
)  # fmt: skip
MODEL = ("randomise", "reset_code", "sort_axes", SEPARATOR, "nearest_training", "follow_run")
RUN = (
    "new_run", "start_run", "start_seeds", SEPARATOR, "pause_run", "stop_run", "explore_run", SEPARATOR,
    "copy_train_command",
)  # fmt: skip


class Menus(QObject):
    """Asks; the window does."""

    model_chosen = Signal(str)
    run_chosen = Signal(str)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    motion_chosen = Signal(bool)

    def __init__(
        self, window: QMainWindow, frame: Frame, actions: Actions, chooser: Chooser, session: Session
    ) -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._actions = actions
        self._session = session
        self._palette = CommandPalette(actions, window)
        self._add_file_actions(chooser)
        self._add_view_actions()
        self._add("command_palette", self.tr("Search actions…"), self._palette.open, "Ctrl+Shift+P", "search")
        self._add("about", self.tr("About LatentLab"), self._on_about, icon="info")
        self.recent = QMenu(self.tr("Open recent"), window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self._fill_bar()
        self._add_search()

    def tear_down(self) -> None:
        """Take the menus out of the window."""
        self._palette.deleteLater()
        self.recent.deleteLater()
        for menu in self._made:
            menu.deleteLater()
        self._search.hide()  # the next one takes its corner at once
        self._search.deleteLater()
        self._window.menuBar().clear()
        self.setParent(None)
        self.deleteLater()

    def _add_search(self) -> None:
        action = self._actions.get("command_palette")
        button = QToolButton(self._window.menuBar())
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        self._window.menuBar().setCornerWidget(button)
        button.show()
        self._search = button

    # -- actions ------------------------------------------------------------------------------------

    def _add(
        self,
        name: str,
        text: str,
        slot: Callable[..., object],
        shortcut: str | QKeySequence.StandardKey | None = None,
        icon: str | None = None,
        tip: str = "",
    ) -> QAction:
        return self._actions.add(name, text, slot, shortcut, icon, tip)

    def _add_file_actions(self, chooser: Chooser) -> None:
        add = self._add
        open_key = QKeySequence.StandardKey.Open
        add("open_model", self.tr("Open model…"), chooser.choose_model, open_key, "model")
        add("open_images", self.tr("Open images…"), chooser.choose_images, "Ctrl+Shift+O", "image",
            self.tr("Find the codes of images"))  # fmt: skip
        add("open_folder", self.tr("Train on a folder…"), chooser.choose_folder, None, "folder",
            self.tr("Use a folder of images as a dataset"))  # fmt: skip
        add("quit", self.tr("Quit"), self._window.close, "Ctrl+Q")

    def _add_view_actions(self) -> None:
        add = self._add
        slots = (
            self._on_explore,
            self._on_grids,
            self._on_roundtrip,
            self._on_train,
            self._on_playground,
            self._on_words,
        )
        for number, (name, title, slot) in enumerate(zip(TABS, self._frame.titles(), slots, strict=True), 1):
            add(f"show_{name}", self.tr("Go to {tab}").format(tab=title), slot, f"Ctrl+{number}")
        add("new_run", self.tr("New run…"), self._on_train, "Ctrl+N", "train",
            self.tr("Choose what to train, and on what"))  # fmt: skip
        add("reset_layout", self.tr("Reset layout"), self._frame.place_docks, None, None,
            self.tr("Docks back to where they were at first"))  # fmt: skip
        screen = add("full_screen", self.tr("Full screen"), self._on_full_screen, "F11")
        screen.setCheckable(True)
        settings = self._session.settings
        self._themes = [
            self._option("theme_system", self.tr("Theme of the system"), self._on_theme, "system"),
            self._option("theme_dark", self.tr("Dark theme"), self._on_theme, "dark"),
            self._option("theme_light", self.tr("Light theme"), self._on_theme, "light"),
        ]
        _choose_one(self._themes, settings.theme, self)
        # A language is offered in itself, so that somebody who cannot read the others finds it.
        self._languages = [
            self._option("language_system", self.tr("Language of the system"), self._on_language, "system"),
            self._option("language_en", "English", self._on_language, "en"),
            self._option("language_zh", "简体中文", self._on_language, "zh_CN"),
        ]
        _choose_one(self._languages, settings.language, self)
        motion = add("reduced_motion", self.tr("Reduced motion"), self._on_motion, None, None,
                     self.tr("Docks and menus jump instead of gliding"))  # fmt: skip
        motion.setCheckable(True)
        motion.setChecked(settings.reduced_motion)

    def _option(self, name: str, text: str, slot: Callable[..., object], value: str) -> QAction:
        action = self._add(name, text, slot)
        action.setCheckable(True)
        action.setData(value)
        return action

    # -- the bar ------------------------------------------------------------------------------------

    def _fill_bar(self) -> None:
        self._made: list[QMenu] = []
        file = self._menu(self.tr("&File"), FILE_OPEN)
        file.addMenu(self.recent)
        file.addSeparator()
        self._fill(file, FILE_SAVE)
        self._menu(self.tr("&Edit"), EDIT)
        self._fill_view(self._menu(self.tr("&View"), [f"show_{name}" for name in TABS]))
        self._menu(self.tr("&Model"), MODEL)
        self._menu(self.tr("&Run"), RUN)
        self._menu(self.tr("&Help"), ("command_palette", "about"))

    def _fill_view(self, view: QMenu) -> None:
        view.addSeparator()
        for dock in (self._frame.library, self._frame.code):
            view.addAction(dock.toggleViewAction())
        self._fill(view, ("reset_layout", "full_screen", SEPARATOR))
        for title, options in (
            (self.tr("Theme"), self._themes),
            (self.tr("Language"), self._languages),
        ):
            submenu = view.addMenu(title)
            self._made.append(submenu)
            submenu.addActions(options)
        view.addAction(self._actions.get("reduced_motion"))

    def _menu(self, title: str, names: Sequence[str]) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        self._made.append(menu)
        self._fill(menu, names)
        return menu

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions.get(name))

    def _fill_recent(self) -> None:
        self.recent.clear()
        settings = self._session.settings
        for path in settings.recent_models:
            action = self.recent.addAction(Path(path).name, self._on_recent_model)
            action.setData(path)
            action.setToolTip(path)
        self.recent.addSeparator()
        for path in settings.recent_runs:
            action = self.recent.addAction(Path(path).name, self._on_recent_run)
            action.setData(path)
            action.setToolTip(path)
        if not (settings.recent_models or settings.recent_runs):
            self.recent.addAction(self.tr("Nothing was opened yet")).setEnabled(False)
        self.recent.setToolTipsVisible(True)

    # -- slots --------------------------------------------------------------------------------------

    def _data(self) -> str:
        sender = self.sender()
        return str(sender.data()) if isinstance(sender, QAction) else ""

    def _on_recent_model(self) -> None:
        self.model_chosen.emit(self._data())

    def _on_recent_run(self) -> None:
        self.run_chosen.emit(self._data())

    def _on_theme(self) -> None:
        self.theme_chosen.emit(self._data())

    def _on_language(self) -> None:
        self.language_chosen.emit(self._data())

    def _on_motion(self, on: bool) -> None:
        self.motion_chosen.emit(on)

    def _on_full_screen(self, on: bool) -> None:
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def _on_about(self) -> None:
        dialog = AboutDialog(self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_explore(self) -> None:
        self._frame.show_tab("explore")

    def _on_grids(self) -> None:
        self._frame.show_tab("grids")

    def _on_roundtrip(self) -> None:
        self._frame.show_tab("roundtrip")

    def _on_train(self) -> None:
        self._frame.show_tab("train")

    def _on_playground(self) -> None:
        self._frame.show_tab("playground")

    def _on_words(self) -> None:
        self._frame.show_tab("words")


def _choose_one(options: Sequence[QAction], chosen: str, parent: QObject) -> None:
    group = QActionGroup(parent)
    for action in options:
        action.setChecked(action.data() == chosen)
        group.addAction(action)
