"""At its smallest the window cuts nothing off, in any workspace, in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget
from pytestqt.qtbot import QtBot

from latentlab.formats import native
from latentlab.models import build
from latentlab.paths import resources
from latentlab.runs.folder import RunFolder
from latentlab.ui import hand, i18n
from latentlab.ui.app import open_window
from latentlab.ui.grids.recipe import Mode
from latentlab.ui.main_window import SMALLEST, MainWindow
from latentlab.ui.widgets.status_line import StatusLine
from trainers.configs.vae import VAETrainConfig

WIDEST = 120  # pixels of a usual button's text: with a wider font the smallest window is another one


@pytest.fixture(params=["en", "zh_CN"])
def window(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    window = open_window("vae-fashion", tmp_path / "settings")
    if window.fontMetrics().horizontalAdvance("Copy as command") > WIDEST:
        pytest.skip("the interface font of this machine is wider")
    window.set_language(request.param)
    window.resize(SMALLEST)
    qtbot.waitUntil(lambda: window.state.code is not None)
    yield window
    window.shut_down()
    window.close()
    window.deleteLater()
    i18n.install("en")


@pytest.fixture
def run(qtbot: QtBot, window: MainWindow) -> Path:
    """A run of a few steps that has curves, samples and figures."""
    config = VAETrainConfig(
        steps=20, batch_size=8, width=4, hidden=8, latent_dim=4, precision="fp32", layout="contiguous",
        threads=1, sample_every=10, evaluate_every=10, tensorboard=False,
    )  # fmt: skip
    path = window.runs.start("vae", config)
    qtbot.waitUntil(lambda: window.runs.active() == [], timeout=60_000)
    return RunFolder(path).path


def cut_off(window: MainWindow) -> list[str]:
    """Every widget that has less room than it needs, or lies outside of what holds it."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not widget.objectName().startswith("qt_"):
            wrong = _needs(widget) or _lies_outside(widget)
            if wrong:
                found.append(f"{type(widget).__name__} {widget.objectName()}: {wrong}")
    return found


def _needs(widget: QWidget) -> str:
    if isinstance(widget, StatusLine):
        return ""  # made to be cut
    needed = widget.minimumSizeHint().width() if isinstance(widget, QAbstractButton) else 0
    if isinstance(widget, QLabel) and not widget.wordWrap():
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
    elif widget.layout() is not None:
        needed = widget.minimumSizeHint().width()
    return f"{widget.width()} of {needed} pixels" if widget.width() < needed - 1 else ""


def _lies_outside(widget: QWidget) -> str:
    parent = widget.parentWidget()
    scrolled = parent is None or isinstance(parent, QAbstractScrollArea | MainWindow)
    if scrolled or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return ""
    inside = QRect(QPoint(0, 0), parent.size()).contains(widget.geometry())
    return "" if inside else f"{widget.geometry()} in {parent.size()}"


def settled(window: MainWindow) -> Callable[[], None]:
    def check() -> None:
        assert cut_off(window) == []

    return check


def test_explore_and_grids(qtbot: QtBot, window: MainWindow) -> None:
    hand.drop_files(window.panels.explore.view, [resources() / "tryme" / "trousers.png"])
    qtbot.waitUntil(window.panels.explore.drop.isVisible)
    qtbot.waitUntil(settled(window))
    window.show_tab("grids")
    for mode in Mode:
        window.panels.grids.set_mode(mode)
        qtbot.waitUntil(settled(window))
    window.panels.grids.controls.axes.setText("0, 99")
    qtbot.waitUntil(settled(window))


def test_a_model_with_known_codes_and_several_spaces(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    config = {
        "image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 16, "noise_dim": 8, "width": 4,
        "hidden": 8, "mapping": 8, "codes": 100,
    }  # fmt: skip
    data = {"config": {"data": "fashion-mnist-mini", "image_size": 0}}
    native.save(build("glann", config).eval(), tmp_path / "glann.safetensors", data)
    window.open_model(tmp_path / "glann.safetensors")
    pages = window.panels.code.pages
    qtbot.waitUntil(pages.tabs.isVisible)
    pages.tabs.setCurrentIndex(1)
    qtbot.waitUntil(settled(window))
    window.panels.explore.nearest.show_picture(np.zeros((28, 28, 1), np.uint8))
    qtbot.waitUntil(lambda: window.panels.explore.nearest.image.pixels is not None)
    qtbot.waitUntil(settled(window))
    window.show_tab("grids")
    window.panels.grids.controls.spaces.setChecked(True)
    qtbot.waitUntil(settled(window))


def test_round_trip(qtbot: QtBot, window: MainWindow) -> None:
    window.show_tab("roundtrip")
    qtbot.waitUntil(settled(window))
    window.panels.roundtrip.samples_action.trigger()
    qtbot.waitUntil(lambda: not window.panels.roundtrip.measurer.busy)
    qtbot.waitUntil(settled(window))


def test_train(qtbot: QtBot, window: MainWindow, run: Path) -> None:
    window.show_tab("train")
    train = window.panels.train
    qtbot.waitUntil(settled(window))
    train.show_run(run)
    qtbot.waitUntil(lambda: "loss" in train.view.body.curves.names())
    assert not train.setup.isVisible(), "the run that was chosen is what one wants to see"
    qtbot.waitUntil(settled(window))
    window.findChild(QAbstractButton, "train_next").click()
    assert train.setup.isVisible()
    qtbot.waitUntil(settled(window))
