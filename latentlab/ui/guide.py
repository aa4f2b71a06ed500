"""The stops of the tour: what is pressed, dragged, dropped and typed before each picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QPushButton,
    QSlider,
    QTabWidget,
    QToolButton,
    QWidget,
)

from latentlab import paths
from latentlab.errors import RunFailed
from latentlab.files import write_text_atomically
from latentlab.formats import library
from latentlab.runs.events import Finished, Metrics
from latentlab.ui.grids.panel import GridsPanel
from latentlab.ui.hand import click, double_click, drag, drag_across, drop_files, find, pump, wait_until
from latentlab.ui.library.rows import ShelfList
from latentlab.ui.main_window import MainWindow
from latentlab.ui.panels import TABS
from latentlab.ui.playground.descent_page import DescentPage
from latentlab.ui.playground.dirac_page import DiracPage
from latentlab.ui.playground.matrix_page import MatrixPage
from latentlab.ui.playground.transport_page import TransportPage
from latentlab.ui.training.layer_table import LayerTable
from latentlab.ui.training.run_body import RunBody
from latentlab.ui.widgets.page import Page
from latentlab.ui.widgets.picture import PictureView
from latentlab.ui.widgets.plane import PlaneView
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.words.find_page import FindPage

P = TypeVar("P", bound=Page)
CALM_S = 0.4  # tool bars, thumbnails and sheets settle
SEARCH_S = 2.0  # for the code of an image where nothing encodes; then the best so far will do


class Guide:
    """Knows the stops. Nothing here calls what an event would do: it presses, drags, drops and types."""

    def __init__(self, window: MainWindow, *, steps: int, seed: int, device: str) -> None:
        self._window = window
        self._steps, self._seed, self._device = steps, seed, device
        self._events: list[object] = []
        self._first = ""  # the model that the window opens with
        window.runs.reported.connect(self._on_event)

    def stops(self) -> dict[str, Callable[[], None]]:
        """What to do before each picture, in order."""
        return {
            "explore": self._explore,
            "drop": self._drop,
            "grids": self._grids,
            "roundtrip": self._roundtrip,
            "train": self._train,
            "follow": self._follow,
            "layers": self._layers,
            "arithmetic": self._arithmetic,
            "descent": self._descent,
            "gan-dynamics": self._gan_dynamics,
            "transport": self._transport,
            "matrix": self._matrix,
            "words": self._words,
            **{info.name: partial(self._model, info.name) for info in library.list_models()},
        }

    # -- stops --------------------------------------------------------------------------------------

    def _explore(self) -> None:
        picture = self._picture()
        wait_until(lambda: picture.pixels is not None, "the first picture")
        self._first = self._opened()
        for slider, to in zip(self._visible_sliders(), (0.6, 0.5), strict=False):
            drag(slider, to)
            pump(CALM_S / 2)

    def _drop(self) -> None:
        before = self._window.state.code
        drop_files(self._picture(), [_tryme("ankle-boot.png")])
        wait_until(lambda: self._window.state.code != before, "the code of the dropped image")

    def _grids(self) -> None:
        self._tab("grids")
        click(find(self._window, QToolButton, "grid_mode_traversal"))
        pump(CALM_S)

    def _roundtrip(self) -> None:
        self._tab("explore")
        names = ("ankle-boot.png", "dress.png", "trousers.png", "pullover-on-white.png", "smiley.png")
        drop_files(self._picture(), [_tryme(name) for name in names])
        wait_until(lambda: self._tabs().currentIndex() == TABS.index("roundtrip"), "the round trips")
        view = find(self._window, PictureView, "reconstruction_image")
        wait_until(lambda: view.pixels is not None, "the reconstruction")
        pump(CALM_S)

    def _train(self) -> None:
        self._tab("train")
        self._type("train_field_steps", self._steps)
        self._type("train_field_seed", self._seed)
        self._choose("train_field_device", self._device)
        advanced = find(self._window, QToolButton, "train_advanced")
        click(advanced)
        pump(CALM_S)
        for name in ("sample_every", "evaluate_every"):  # so short a run would otherwise show neither
            self._type(f"train_field_{name}", max(1, self._steps // 4))
        click(advanced)
        click(find(self._window, QWidget, "train_start"))
        self._reach(0.6)

    def _follow(self) -> None:
        self._tab("explore")
        click(self._tool("follow_run"))
        # A fast device may be through before the first weights are asked for.
        wait_until(lambda: self._following() or self._over(), "the weights of the run", 120.0)
        click(self._tool("randomise"))
        self._reach(0.85)
        drag(next(iter(self._visible_sliders())), 0.7)

    def _layers(self) -> None:
        """The table of the run's layers, once the run is through: what follows shall be calm."""
        self.finish()
        self._tab("train")
        body = self._window.findChild(RunBody)
        if body is None:
            raise RunFailed("The window shows no run.")
        bar = body.tabs.tabBar()
        click(bar, bar.tabRect(body.tabs.indexOf(body.layers)).center())
        table = find(self._window, LayerTable, "train_layers")
        wait_until(table.isVisible, "the layers of the run")

    def _arithmetic(self) -> None:
        self._open(self._first)
        self._tab("grids")
        click(find(self._window, QToolButton, "grid_mode_arithmetic"))
        panel = find(self._window, GridsPanel, "grids_panel")
        names = self._suitable()
        drop_files(panel, [_tryme(name) for name in names])
        wait_until(lambda: [end.name for end in panel.ends.ends()] == names, "the three images")
        self._wait_for_search(panel)

    def _descent(self) -> None:
        self._tab("playground")
        page = self._play_page("descent", DescentPage)
        self._drag_handle(page.plane, 0, (3.8, -1.4))
        wait_until(lambda: any(walk.rule == "gradient-flow" for walk in page.walks()), "the flow")

    def _gan_dynamics(self) -> None:
        page = self._play_page("dirac", DiracPage)
        click(find(page, QToolButton, "play_average"))
        self._drag_handle(page.plane, 0, (0.25, 0.05))
        wait_until(lambda: len(page.plays()) == len(page.games.chosen()), "the games")

    def _transport(self) -> None:
        page = self._play_page("transport", TransportPage)
        wait_until(lambda: page.answer() is not None, "the plan")
        critic = find(page, QComboBox, "play_critic")
        critic.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(critic, Qt.Key.Key_Down)
        QTest.keyClick(critic, Qt.Key.Key_Down)
        self._drag_handle(page.plane, 3, (-1.2, 1.1))
        wait_until(lambda: (look := page.look()) is not None and look.step >= 400, "the critic")

    def _matrix(self) -> None:
        page = self._play_page("matrix", MatrixPage)
        click(find(page, QPushButton, "play_factor_add"))
        self._drag_handle(page.plane, 0, (0.9, 0.7))

    def _words(self) -> None:
        """Words of the window's own Chinese: a text that is always at hand."""
        self._tab("words")
        pump(CALM_S)
        page = find(self._window, FindPage, "words_find")
        text = paths.data_home() / "interface.txt"
        write_text_atomically(text, "\n".join(_sentences()))
        drop_files(page, [text])
        wait_until(lambda: page.text() is not None, "the text")
        self._type("knob_field_min_count", 8)
        click(find(page, QPushButton, "words_apply"))
        wait_until(lambda: page.words() is not None, "its words")
        table = page.table
        click(table.viewport(), table.visualRect(table.words.index(2, 0)).center())

    def _play_page(self, name: str, kind: type[P]) -> P:
        click(find(self._window, QToolButton, f"page_play_{name}"))
        pump(CALM_S)
        return find(self._window, kind, f"play_{name}")

    @staticmethod
    def _drag_handle(plane: PlaneView, index: int, to: tuple[float, float]) -> None:
        start = plane.position(*plane.handles()[index].at).toPoint()
        drag_across(plane, start, plane.position(*to).toPoint())

    def _model(self, name: str) -> None:
        """Open a model, drag its picture about, drop an image and see it come back."""
        self._tab("explore")
        self._open(name)
        for slider, to in zip(self._visible_sliders(), (0.7, 0.3), strict=False):
            drag(slider, to)
        before = self._window.state.code
        drop_files(self._picture(), [_tryme(self._suitable()[0])])
        wait_until(lambda: self._window.state.code != before, "the code of the dropped image")
        self._wait_for_search(self._window.panels.explore)
        back = find(self._window, PictureView, "drop_reconstruction")
        wait_until(lambda: back.pixels is not None, "the reconstruction")

    def finish(self) -> None:
        """Wait for the run. Raises RunFailed if it did not end well."""
        wait_until(self._over, "the run to end", timeout_s=1800.0)
        for event in self._events:
            if isinstance(event, Finished) and event.problem is not None:
                raise RunFailed("The run of the tour failed: {cause}", cause=event.problem)

    # -- parts --------------------------------------------------------------------------------------

    def _open(self, name: str) -> None:
        """Open a model from the library, as one does: by a double click on its line."""
        shelf = find(self._window, ShelfList, "library_models")
        wait_until(lambda: name in self._titles(shelf), "the library")
        item = shelf.item(self._titles(shelf).index(name))
        shelf.scrollToItem(item)
        double_click(shelf.viewport(), shelf.visualItemRect(item).center())
        wait_until(lambda: self._opened() == name, "the model")
        picture = self._picture()
        wait_until(lambda: picture.pixels is not None, "its picture")

    @staticmethod
    def _titles(shelf: ShelfList) -> list[str]:
        return [shelf.row_of(index).title for index in range(shelf.count())]

    def _opened(self) -> str:
        return self._window.state.model.name if self._window.state.model is not None else ""

    def _suitable(self) -> list[str]:
        """Three images like those that the open model knows."""
        opened = self._window.state.model
        if opened is not None and opened.spec.image.channels == 3:
            return ["sprite-1.png", "sprite-2.png", "sprite-1.png"]
        return ["ankle-boot.png", "sneaker-on-white.png", "dress.png"]

    def _wait_for_search(self, place: QWidget) -> None:
        """Let a search for codes go on for a while, and stop it then: the best so far stays."""
        progress = find(place, SearchProgress, "search_progress")
        pump(CALM_S)
        pump(SEARCH_S if progress.isVisible() else 0.0)
        if progress.isVisible():
            click(find(progress, QToolButton, "search_stop"))
        wait_until(lambda: not progress.isVisible(), "the search to end")

    def _picture(self) -> PictureView:
        return find(self._window, PictureView, "decoded_image")

    def _tabs(self) -> QTabWidget:
        return find(self._window, QTabWidget, "workspaces")

    def _tab(self, name: str) -> None:
        bar = self._tabs().tabBar()
        click(bar, bar.tabRect(TABS.index(name)).center())
        pump(0.1)

    def _tool(self, action: str) -> QToolButton:
        """The visible button of an action."""
        for button in self._window.findChildren(QToolButton):
            default = button.defaultAction()
            if default is not None and default.objectName() == action and button.isVisible():
                return button
        raise RunFailed("The window has no button for {action}.", action=action)

    def _visible_sliders(self) -> list[QSlider]:
        """The latent sliders in view, from top to bottom."""
        found = [
            slider
            for slider in self._window.findChildren(QSlider)
            if slider.objectName().startswith("latent_slider_") and not slider.visibleRegion().isEmpty()
        ]
        return sorted(found, key=lambda slider: slider.mapToGlobal(QPoint(0, 0)).y())

    def _type(self, name: str, value: int) -> None:
        field = find(self._window, QAbstractSpinBox, name)
        field.setFocus()
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
        QTest.keyClicks(field, str(value))
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _choose(self, name: str, value: str) -> None:
        field = find(self._window, QComboBox, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Home)
        for _ in range(field.findData(value)):
            QTest.keyClick(field, Qt.Key.Key_Down)

    def _following(self) -> bool:
        return self._window.panels.explore.following.step >= 0

    def _over(self) -> bool:
        return any(isinstance(event, Finished) for event in self._events)

    def _reach(self, share: float) -> None:
        """Wait until so much of the run is done."""

        def there() -> bool:
            steps = [event.step for event in self._events if isinstance(event, Metrics)]
            return self._over() or max(steps, default=0) >= share * self._steps

        wait_until(there, "the run to go on", timeout_s=1800.0)

    def _on_event(self, _path: object, event: object) -> None:
        self._events.append(event)


def _tryme(name: str) -> Path:
    return paths.resources() / "tryme" / name


def _sentences() -> list[str]:
    """Every Chinese sentence of the window."""
    catalogue = ET.parse(paths.resources() / "i18n" / "latentlab_zh_CN.ts")
    return [said.text for said in catalogue.iter("translation") if said.text]
