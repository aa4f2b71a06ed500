"""The names that tests and assistive tools rely on, in the assembled window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

import latentlab
from latentlab.errors import Message
from latentlab.models import build
from latentlab.runs.events import Started
from latentlab.ui import i18n
from latentlab.ui.app import open_window
from latentlab.ui.main_window import MainWindow
from trainers.configs.vae import VAETrainConfig

AXES = 20
FIELDS = sorted(set(VAETrainConfig.model_fields) - {"data"})
NAMES = (
    *(f"latent_slider_{axis}" for axis in range(16)),
    *(f"train_field_{name}" for name in FIELDS),
    "decoded_image", "reconstruction_image", "library_models", "library_runs", "train_family",
    "train_dataset", "train_start", "train_pause", "train_stop", "train_curves", "follow_run",
    "undo", "redo", "randomise",
)  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window with a tiny model of 20 axes."""
    torch.manual_seed(0)
    image = {"channels": 1, "height": 28, "width": 28}
    path = tmp_path / "tiny.safetensors"
    latentlab.save(build("vae", {"image": image, "latent_dim": AXES, "width": 4, "hidden": 8}), path)
    window = open_window(path, tmp_path / "settings")
    qtbot.waitUntil(lambda: window.state.code is not None)
    yield window
    window.shut_down()
    window.close()
    window.deleteLater()
    i18n.install("en")


def named(window: MainWindow, name: str) -> list[QWidget]:
    return window.findChildren(QWidget, name)


def test_every_name_is_there_once_and_can_be_read_aloud(window: MainWindow) -> None:
    counts = {name: len(named(window, name)) for name in NAMES}
    assert {name: count for name, count in counts.items() if count != 1} == {}
    silent = [name for name in NAMES if not named(window, name)[0].accessibleName()]
    assert silent == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_names_outlast_a_change_of_language(window: MainWindow, language: str) -> None:
    window.set_language(language)
    QApplication.sendPostedEvents(None, 0)
    for name in NAMES:
        living = [widget for widget in named(window, name) if widget.window() is window]
        assert living, name
        assert all(widget.accessibleName() for widget in living), name


def test_a_slider_is_named_after_its_axis_whatever_the_order(window: MainWindow) -> None:
    sort = window.findChild(QAction, "sort_axes")
    for _ in range(2):
        sort.trigger()
        for axis in (0, 7, 15):
            slider = window.findChild(QSlider, f"latent_slider_{axis}")
            before = window.state.code.values.copy()
            slider.setFocus()
            QTest.keyClick(slider, Qt.Key.Key_Right)
            moved = [at for at in range(AXES) if window.state.code.values[at] != before[at]]
            assert moved == [axis]


def test_buttons_are_named_and_enabled_as_their_actions(window: MainWindow) -> None:
    for name in ("undo", "redo", "randomise", "follow_run"):
        button = window.findChild(QAbstractButton, name)
        action = window.findChild(QAction, name)
        assert button.isEnabled() == action.isEnabled(), name
    assert not window.findChild(QAbstractButton, "undo").isEnabled()
    window.findChild(QAbstractButton, "randomise").click()
    assert window.findChild(QAbstractButton, "undo").isEnabled()


def test_tab_walks_through_the_window_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    """No widget catches the focus for ever, none that cannot be seen gets it, and all parts are reached."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    start = window.findChild(QWidget, "library_models")
    start.setFocus()
    seen: list[QWidget] = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is start
    names = {widget.objectName() for widget in seen}
    assert {"library_models", "decoded_image", "latent_slider_0", "randomise"} <= names
    assert [
        widget for widget in seen if not (widget.accessibleName() or getattr(widget, "text", str)())
    ] == []


def test_the_focus_stays_in_another_language(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.findChild(QWidget, "library_runs").setFocus()
    window.set_language("zh_CN")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "library_runs"
    corner = [button for button in window.menuBar().findChildren(QToolButton) if button.isVisible()]
    assert [button.text() for button in corner if "action" in button.text().lower()] == []


def test_tab_goes_as_one_reads(window: MainWindow, qtbot: QtBot) -> None:
    """Library, workspace, code, status bar; in each workspace from the top to the bottom."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.statusBar().run.take(Path("0001-vae"), Started("", 0, 10, "cpu", Message("fp32")))
    expected = {
        "explore": ["try_me", "copy_picture", "decoded_image", "history_strip"],
        "grids": ["grid_mode_random", "grid_save_button", "grid_rows", "grid_dice", "grid_psi", "grid_sheet"],
        "train": ["train_family", "train_dataset", "train_field_latent_dim", "train_field_lr", "train_start"],
    }
    for tab, names in expected.items():
        window.show_tab(tab)
        seen = walk(window.findChild(QWidget, "library_models"))
        assert in_order(
            ["library_models", "library_runs", "library_datasets", *names, "randomise", "code_seed"], seen
        )
        assert in_order([names[-1], "latent_slider_9", "status_pause", "status_stop"], seen)


def walk(start: QWidget) -> list[str]:
    """The names of what Tab reaches until it comes back."""
    start.setFocus()
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in seen:
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return [widget.objectName() for widget in seen]


def in_order(names: list[str], seen: list[str]) -> bool:
    return [name for name in seen if name in names] == names


def test_fields_of_another_declaration_come_into_order(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_tab("train")
    setup = window.panels.train.setup
    setup.form.set_declaration(VAETrainConfig, exclude=("data",))
    qtbot.waitUntil(setup.form.field("lr").isVisible)
    window.show_tab("explore")
    window.show_tab("train")
    seen = walk(window.findChild(QWidget, "library_models"))
    assert in_order(["train_dataset", "train_field_latent_dim", "train_field_lr", "train_start"], seen)
