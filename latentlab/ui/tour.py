"""A tour through the real window with real events; a picture of every stop."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QSlider,
    QTabWidget,
    QToolButton,
    QWidget,
)

from latentlab import paths, settings
from latentlab.errors import BadInput, RunFailed
from latentlab.files import write_atomically
from latentlab.runs.events import Finished, Metrics, Stop
from latentlab.settings import Settings
from latentlab.ui.app import make_application, open_window
from latentlab.ui.hand import click, drag, drop_files, find, pump, wait_until
from latentlab.ui.main_window import MainWindow
from latentlab.ui.panels import TABS
from latentlab.ui.widgets.picture import PictureView

CALM_S = 0.4  # tool bars, thumbnails and sheets settle


@dataclass(frozen=True)
class Plan:
    """What the tour looks like and where its pictures go."""

    out: Path
    width: int = 1280
    height: int = 800
    theme: str = "dark"
    language: str = "en"
    steps: int = 200
    seed: int = 0
    device: str = "auto"


def run(plan: Plan) -> Iterator[Path]:
    """Visit every workspace; yields each picture once it is written. Raises RunFailed where it gets stuck."""
    plan.out.mkdir(parents=True, exist_ok=True)
    app = make_application()
    if plan.language == "zh_CN":
        _require_chinese()
    with _own_home(plan), _window(app, plan) as window:
        guide = Guide(window, plan)
        for number, (name, visit) in enumerate(guide.stops().items(), 1):
            visit()
            pump(CALM_S)
            yield _picture(window, plan.out / f"{number}-{name}.png")
        guide.finish()


class Guide:
    """Knows the stops. Nothing here calls what an event would do: it presses, drags, drops and types."""

    def __init__(self, window: MainWindow, plan: Plan) -> None:
        self._window = window
        self._plan = plan
        self._events: list[object] = []
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
        }

    # -- stops --------------------------------------------------------------------------------------

    def _explore(self) -> None:
        picture = self._picture()
        wait_until(lambda: picture.pixels is not None, "the first picture")
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
        self._type("train_field_steps", self._plan.steps)
        self._type("train_field_seed", self._plan.seed)
        self._choose("train_field_device", self._plan.device)
        advanced = find(self._window, QToolButton, "train_advanced")
        click(advanced)
        pump(CALM_S)
        for name in ("sample_every", "evaluate_every"):  # so short a run would otherwise show neither
            self._type(f"train_field_{name}", max(1, self._plan.steps // 4))
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

    def finish(self) -> None:
        """Wait for the run. Raises RunFailed if it did not end well."""
        wait_until(self._over, "the run to end", timeout_s=1800.0)
        for event in self._events:
            if isinstance(event, Finished) and event.problem is not None:
                raise RunFailed("The run of the tour failed: {cause}", cause=event.problem)

    # -- parts --------------------------------------------------------------------------------------

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
            return self._over() or max(steps, default=0) >= share * self._plan.steps

        wait_until(there, "the run to go on", timeout_s=1800.0)

    def _on_event(self, _path: object, event: object) -> None:
        self._events.append(event)


@contextmanager
def _own_home(plan: Plan) -> Iterator[None]:
    """Settings, runs and models of its own: the tour neither shows nor touches those of the user."""
    before = os.environ.get("LATENTLAB_HOME")
    with tempfile.TemporaryDirectory(prefix="latentlab-tour-") as folder:
        os.environ["LATENTLAB_HOME"] = folder
        wanted: dict[str, Any] = {"theme": plan.theme, "language": plan.language, "reduced_motion": True}
        settings.save(Settings(**wanted), paths.settings_home())
        try:
            yield
        finally:
            if before is None:
                del os.environ["LATENTLAB_HOME"]
            else:
                os.environ["LATENTLAB_HOME"] = before


@contextmanager
def _window(app: QApplication, plan: Plan) -> Iterator[MainWindow]:
    window = open_window()
    try:
        window.resize(plan.width, plan.height)
        yield window
    finally:
        for path in window.runs.active():
            window.runs.send(path, Stop(discard=True))
        window.shut_down()
        window.close()
        window.deleteLater()
        app.processEvents()


def _picture(window: MainWindow, path: Path) -> Path:
    image = window.grab()

    def write(temporary: Path) -> None:
        if not image.save(str(temporary), "PNG"):
            raise OSError(f"Qt could not write {path}")

    write_atomically(path, write)
    return path


def _tryme(name: str) -> Path:
    return paths.resources() / "tryme" / name


def _require_chinese() -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise BadInput(
            "There is no font for Chinese on this machine.",
            "On Debian and Ubuntu: apt-get install fonts-noto-cjk",
        )
