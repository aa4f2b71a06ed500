"""A tour through the real window with real events; a picture of every stop."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from latentlab import paths, settings
from latentlab.errors import BadInput
from latentlab.files import write_atomically
from latentlab.runs.events import Stop
from latentlab.settings import Settings
from latentlab.ui.app import make_application, open_window
from latentlab.ui.guide import CALM_S, Guide
from latentlab.ui.hand import pump
from latentlab.ui.main_window import MainWindow


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
        guide = Guide(window, steps=plan.steps, seed=plan.seed, device=plan.device)
        for number, (name, visit) in enumerate(guide.stops().items(), 1):
            visit()
            pump(CALM_S)
            yield _picture(window, plan.out / f"{number}-{name}.png")


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


def _require_chinese() -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise BadInput(
            "There is no font for Chinese on this machine.",
            "On Debian and Ubuntu: apt-get install fonts-noto-cjk",
        )
