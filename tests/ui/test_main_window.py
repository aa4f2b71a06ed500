from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QSlider,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

import latentlab
from latentlab import paths
from latentlab.formats import library
from latentlab.models import build
from latentlab.runs.folder import RunFolder
from latentlab.settings import FILE, Settings, load
from latentlab.ui import hand, i18n
from latentlab.ui.app import Reporter, open_window
from latentlab.ui.grids.recipe import Mode
from latentlab.ui.library.shelf import Shelf
from latentlab.ui.main_window import MainWindow
from latentlab.ui.roundtrip.table import Column
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.image_view import ImageView
from trainers.configs.vae import VAETrainConfig

NAMES = (
    *(f"latent_slider_{axis}" for axis in range(8)),
    "decoded_image", "reconstruction_image", "library_models", "library_runs", "library_datasets",
    "train_family", "train_dataset", "train_field_lr", "train_start", "train_pause", "train_stop",
    "train_curves", "follow_run", "undo", "redo", "randomise",
)  # fmt: skip
ZH_TABS = ["探索", "网格", "往返重建", "训练", "演练场", "词汇"]
TABS = ["Explore", "Grids", "Round trip", "Train", "Playground", "Words"]
Opening = Callable[..., MainWindow]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two tiny models of different size."""
    folder = tmp_path_factory.mktemp("models")
    paths = []
    for name, dim in (("one", 8), ("two", 20)):
        torch.manual_seed(dim)
        image = {"channels": 1, "height": 28, "width": 28}
        model = build("vae", {"image": image, "latent_dim": dim, "width": 4, "hidden": 8})
        latentlab.save(model, folder / f"{name}.safetensors")
        paths.append(folder / f"{name}.safetensors")
    return paths


@pytest.fixture
def opening(qtbot: QtBot, tmp_path: Path) -> Iterator[Opening]:
    """Opens windows on one settings folder, waits for the model, and shuts them down at the end."""
    opened: list[MainWindow] = []

    def open_one(model: Path | None = None, wait_for: str | None = None) -> MainWindow:
        window = open_window(model, tmp_path / "settings")
        opened.append(window)
        name = wait_for if wait_for is not None else model.stem if model else None
        if name:
            qtbot.waitUntil(lambda: model_name(window) == name)
        return window

    yield open_one
    for window in opened:
        window.shut_down()
        window.close()
        window.deleteLater()
    i18n.install("en")


def model_name(window: MainWindow) -> str:
    return window.state.model.name if window.state.model else ""


def picture(window: MainWindow) -> ImageView:
    return window.findChild(ImageView, "decoded_image")


def tabs(window: MainWindow) -> QTabWidget:
    return window.findChild(QTabWidget, "workspaces")


def trigger(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 10), actions, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(400, 10), actions, mime, buttons, keys)
    QApplication.sendEvent(window, event)
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_it_shows_the_model_it_was_given(qtbot: QtBot, opening: Opening, models: list[Path]) -> None:
    window = opening(models[0], wait_for="")
    assert picture(window)._placeholder[0] == "Opening one.safetensors…"
    qtbot.waitUntil(lambda: model_name(window) == "one")
    assert picture(window)._placeholder[0] == "No model is open"
    assert window.isVisible()
    qtbot.waitUntil(lambda: picture(window).pixels is not None)
    assert window.windowTitle() == "one – LatentLab"
    assert [tabs(window).tabText(at) for at in range(len(TABS))] == TABS


def test_everything_others_rely_on_has_its_name(opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    missing = [name for name in NAMES if window.findChild(QObject, name) is None]
    assert missing == []
    nameless = [
        name
        for name in NAMES
        if isinstance(part := window.findChild(QWidget, name), QWidget) and not part.accessibleName()
    ]
    assert nameless == []
    assert isinstance(window.findChild(QSlider, "latent_slider_0"), QSlider)
    assert isinstance(window.findChild(QComboBox, "train_family"), QComboBox)


def test_buttons_without_words_have_accessible_names(opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    buttons = [
        button
        for button in window.findChildren(QAbstractButton)
        if not (button.isHidden() or button.objectName().startswith("qt_"))
    ]
    silent = [
        f"{type(button).__name__} {button.objectName()} in {type(button.parent()).__name__}"
        for button in buttons
        if not button.text() and not button.accessibleName() and type(button).__name__ != "QAbstractButton"
    ]
    assert silent == []


def test_actions_have_texts_tips_and_keys_of_their_own(opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    named = [action for action in window.findChildren(QAction) if action.objectName()]
    actions = [action for action in named if not action.objectName().startswith("_q_")]  # those are Qt's
    keys = [action.shortcut().toString() for action in window.actions() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys)), sorted(keys)
    assert all(action.text() and action.toolTip() for action in actions)
    assert {"Ctrl+Z", "Ctrl+O", "Ctrl+Q", "Ctrl+Shift+P"} <= set(keys)


def test_the_command_palette_runs_an_action(qtbot: QtBot, opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(
        window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    query = window.findChild(QLineEdit, "palette_query")
    qtbot.waitUntil(query.isVisible)
    qtbot.keyClicks(query, "go to grids")
    assert window.findChild(QTreeWidget, "palette_list").topLevelItemCount() == 1
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert tabs(window).tabText(tabs(window).currentIndex()) == "Grids"


def test_themes_change_at_once_and_are_remembered(
    opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    trigger(window, "theme_light")
    assert current_theme().name == "light"
    trigger(window, "theme_dark")
    assert current_theme().name == "dark"
    assert load(tmp_path / "settings")[0].theme == "dark", "also if the window never closes"
    window.close()
    again = opening(None, wait_for="one")
    assert again.findChild(QAction, "theme_dark").isChecked()


def test_languages_change_at_once_and_nothing_is_lost(
    qtbot: QtBot, opening: Opening, models: list[Path]
) -> None:
    window = opening(models[0])
    trigger(window, "randomise")
    code = window.state.code
    window.show_tab("grids")
    trigger(window, "language_zh")
    assert [tabs(window).tabText(at) for at in range(len(TABS))] == ZH_TABS
    assert tabs(window).currentIndex() == 1
    assert window.state.code == code
    qtbot.waitUntil(lambda: len(window.findChildren(QTabWidget, "workspaces")) == 1)
    assert len(window.findChildren(QDockWidget)) == 2
    window.show_tab("explore")
    qtbot.waitUntil(lambda: picture(window).pixels is not None)
    trigger(window, "undo")
    assert window.state.code != code
    trigger(window, "language_en")
    assert [tabs(window).tabText(at) for at in range(len(TABS))] == TABS


def test_images_and_modes_outlast_a_change_of_language(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    drop(window, *make_images(tmp_path, 3))
    qtbot.waitUntil(lambda: len(window.panels.roundtrip.items()) == 3)
    window.panels.grids.set_mode(Mode.CORNERS)
    window.panels.grids.controls.axes.setText("1, 3-5")
    trigger(window, "language_zh")
    assert window.panels.grids.controls.axes.text() == "1, 3-5"
    assert [item.name for item in window.panels.roundtrip.items()] == ["0.png", "1.png", "2.png"]
    assert window.panels.grids.controls.recipe.mode is Mode.CORNERS
    reconstruction = window.findChild(ImageView, "reconstruction_image")
    qtbot.waitUntil(lambda: reconstruction.pixels is not None)


def test_the_chosen_round_trip_stays_chosen_in_another_language(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    drop(window, *make_images(tmp_path, 4))
    qtbot.waitUntil(lambda: len(window.panels.roundtrip.items()) == 4)
    trips = window.panels.roundtrip
    qtbot.waitUntil(lambda: all(entry.trip is not None for entry in trips.table.entries))
    view = trips.view
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.MSE) + 8, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    row = view.order.index(2, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(row).center())
    chosen, sorting = view.current(), view.sorting()
    assert sorting[0] == Column.MSE
    trigger(window, "language_zh")
    view = window.panels.roundtrip.view
    assert view is not trips.view
    assert (view.current(), view.sorting()) == (chosen, sorting)
    assert view.chosen() == [chosen]


def test_what_is_chosen_in_the_library_stays_chosen_in_another_language(
    qtbot: QtBot, opening: Opening, models: list[Path]
) -> None:
    for path in models:
        library.add_to_library(path)
    for name in ("0001-vae", "0002-vae", "0003-vae"):
        RunFolder(paths.runs_home() / name).create("vae", VAETrainConfig().model_dump(mode="json"))
    window = opening(models[0])

    def shelves() -> tuple[Shelf, ...]:
        dock = window.panels.library
        return dock.models, dock.runs, dock.datasets

    keys = str(paths.models_home() / "two.safetensors"), str(paths.runs_home() / "0002-vae"), "sprites"
    for shelf, key in zip(shelves(), keys, strict=True):
        qtbot.waitUntil(lambda shelf=shelf, key=key: shelf.keys().count(key) == 1)
        place = shelf.visualItemRect(shelf.item(shelf.keys().index(key))).center()
        QTest.mouseClick(shelf.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tuple(shelf.current_key() for shelf in shelves()) == keys
    old, tab = window.panels.library, tabs(window).currentIndex()
    trigger(window, "language_zh")
    dock = window.panels.library
    assert dock is not old
    assert tuple(shelf.current_key() for shelf in shelves()) == keys
    assert all(shelf.selectedItems() == [shelf.currentItem()] for shelf in shelves())
    with qtbot.waitSignal(dock.runs_listed):
        dock.refresh()
    assert tuple(shelf.current_key() for shelf in shelves()) == keys
    assert tabs(window).currentIndex() == tab
    assert "潜轴" in dock.models.row_of(0).tip


def test_the_session_comes_back(qtbot: QtBot, opening: Opening, models: list[Path]) -> None:
    before = opening(models[1])
    before.resize(1100, 650)
    trigger(before, "randomise")
    code = before.state.code
    assert code is not None
    before.show_tab("grids")
    before.findChild(QDockWidget, "library_dock").close()
    before.close()
    after = opening(None, wait_for="two")
    assert after.state.code is not None
    np.testing.assert_allclose(after.state.code.values, code.values, atol=1e-6)
    assert after.height() == 650  # off screen the screen is too narrow for the width to tell
    assert tabs(after).currentIndex() == 1
    assert after.findChild(QDockWidget, "library_dock").isHidden()
    assert after.findChild(QDockWidget, "code_dock").isVisible()
    trigger(after, "reset_layout")
    assert after.findChild(QDockWidget, "library_dock").isVisible()


def widths(window: MainWindow) -> tuple[int, int]:
    library, code = (window.findChild(QDockWidget, f"{name}_dock") for name in ("library", "code"))
    return library.width(), code.width()


def drag_separator(window: MainWindow, dock: QDockWidget, by: int) -> None:
    start = QPoint(dock.geometry().right() + 1, dock.geometry().center().y())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(window, start + QPoint(by * step // 5, 0))
        QApplication.processEvents()
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def test_docks_widen_again_with_the_window(qtbot: QtBot, opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    qtbot.waitUntil(lambda: widths(window) == (240, 320))
    window.resize(1100, 640)
    qtbot.waitUntil(lambda: sum(widths(window)) < 560)
    window.resize(1920, 1000)
    qtbot.waitUntil(lambda: widths(window) == (240, 320))


def test_a_dragged_width_stays_with_the_window_and_the_session(
    qtbot: QtBot, opening: Opening, models: list[Path]
) -> None:
    window = opening(models[0])
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: widths(window) == (240, 320))
    drag_separator(window, window.findChild(QDockWidget, "library_dock"), 60)
    qtbot.waitUntil(lambda: widths(window) == (300, 320))
    window.resize(1100, 640)
    qtbot.waitUntil(lambda: widths(window)[0] < 300)
    window.set_language("zh_CN")
    window.close()
    again = opening(models[0])
    again.resize(1600, 900)
    qtbot.waitUntil(lambda: widths(again) == (300, 320))
    trigger(again, "reset_layout")
    qtbot.waitUntil(lambda: widths(again) == (240, 320))


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_docks_can_be_torn_off_and_put_back(qtbot: QtBot, opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    dock = window.findChild(QDockWidget, "code_dock")
    qtbot.mouseClick(window.findChild(QAbstractButton, "code_dock_float"), Qt.MouseButton.LeftButton)
    assert dock.isFloating()
    trigger(window, "reset_layout")
    assert not dock.isFloating()


def test_damaged_settings_give_defaults_and_a_notice(
    opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / FILE).write_text("{ broken", encoding="utf-8")
    window = opening(models[0])
    assert "settings.damaged-1.json" in window.errors.text()
    assert (tmp_path / "settings" / "settings.damaged-1.json").read_text(encoding="utf-8") == "{ broken"


def test_a_bad_model_leaves_the_old_one_open(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    bad = tmp_path / "page.safetensors"
    bad.write_text("<!doctype html><html></html>", encoding="utf-8")
    code = window.state.code
    window.open_model(bad)
    qtbot.waitUntil(lambda: "web page" in window.errors.text())
    assert "page.safetensors" in window.errors.text()
    assert model_name(window) == "one"
    assert window.state.code == code
    window.open_model(models[1])
    assert window.errors.text() == ""
    qtbot.waitUntil(lambda: model_name(window) == "two")


def test_a_start_with_a_bad_model_falls_back_and_says_so(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    opening(models[0]).close()
    window = opening(tmp_path / "gone.safetensors", wait_for="one")
    assert "gone.safetensors" in window.errors.text()


def test_a_dropped_model_opens(qtbot: QtBot, opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    drop(window, models[1])
    qtbot.waitUntil(lambda: model_name(window) == "two")
    trigger(window, "randomise")
    kept = window.state.code
    drop(window, models[0])
    qtbot.waitUntil(lambda: model_name(window) == "one")
    drop(window, models[1])
    qtbot.waitUntil(lambda: model_name(window) == "two")
    assert window.state.code == kept


def make_papers(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"letter-{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text("Dear all")
    return paths


def test_every_dropped_file_that_is_nothing_is_named(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    papers = make_papers(tmp_path / "papers", 8)
    drop(window, *papers[:3])
    said = f"{papers[0]} is a text file, not a model. Not read either: letter-1.txt, letter-2.txt."
    qtbot.waitUntil(lambda: window.errors.text() == said)
    assert window.errors.isVisible()
    copy = window.errors.findChild(QAbstractButton, "error_copy")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    details = QApplication.clipboard().text()
    assert all(f"{path} is a text file" in details for path in papers[:3])
    hand.drop_files(picture(window), papers)
    qtbot.waitUntil(lambda: window.errors.text().endswith("letter-5.txt and 2 more."))
    drop(window, papers[7])
    qtbot.waitUntil(lambda: window.errors.text() == f"{papers[7]} is a text file, not a model.")
    assert model_name(window) == "one"


def test_bad_images_and_other_files_of_a_drop_are_named_together(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    papers = make_papers(tmp_path / "papers", 2)
    fake = tmp_path / "papers" / "fake.png"
    fake.write_text("no image")
    drop(window, papers[0], fake, models[1], papers[1])
    qtbot.waitUntil(lambda: model_name(window) == "two")
    expected = ("letter-0.txt", "letter-1.txt", "fake.png")
    qtbot.waitUntil(lambda: all(name in window.errors.text() for name in expected))


def make_images(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        noise = np.random.default_rng(number).integers(0, 255, (28, 28), dtype=np.uint8)
        paths.append(folder / f"{number}.png")
        Pictures.fromarray(noise).save(paths[-1])
    return paths


def test_a_dropped_folder_becomes_the_dataset(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    make_images(tmp_path / "pictures", 3)
    drop(window, tmp_path / "pictures")
    assert tabs(window).currentWidget() is window.panels.train
    chosen = window.findChild(QComboBox, "train_dataset")
    qtbot.waitUntil(lambda: "pictures" in f"{chosen.currentText()} {chosen.currentData()}")


def test_a_dropped_folder_without_images_is_refused_at_once(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.txt").write_text("Dear all")
    drop(window, tmp_path / "papers")
    errors = window.panels.train.errors
    qtbot.waitUntil(lambda: "papers" in errors.text())
    assert errors.isVisible()
    assert window.findChild(QComboBox, "train_dataset").currentText() == "fashion-mnist-mini"


def test_one_dropped_image_is_encoded(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    before = window.state.code
    drop(window, *make_images(tmp_path, 1))
    qtbot.waitUntil(lambda: window.state.code != before)
    assert tabs(window).currentWidget() is window.panels.explore


def test_several_dropped_images_make_a_table(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    drop(window, *make_images(tmp_path, 3))
    qtbot.waitUntil(lambda: tabs(window).currentWidget() is window.panels.roundtrip)
    reconstruction = window.findChild(ImageView, "reconstruction_image")
    qtbot.waitUntil(lambda: reconstruction.pixels is not None)


def test_one_bad_file_among_several_is_told_where_they_are_shown(
    qtbot: QtBot, opening: Opening, models: list[Path], tmp_path: Path
) -> None:
    window = opening(models[0])
    paths = make_images(tmp_path / "several", 2)
    bad = tmp_path / "several" / "text.png"
    bad.write_text("no image")
    hand.drop_files(picture(window), [*paths, bad])
    panel = window.panels.roundtrip
    qtbot.waitUntil(panel.errors.isVisible)
    assert "text.png" in panel.errors.text()
    assert len(panel.items()) == 2


def test_recent_models_can_be_opened_again(qtbot: QtBot, opening: Opening, models: list[Path]) -> None:
    window = opening(models[0])
    window.open_model(models[1])
    qtbot.waitUntil(lambda: model_name(window) == "two")
    recent = window.menus.recent
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()][:2] == ["two.safetensors", "one.safetensors"]
    recent.actions()[1].trigger()
    qtbot.waitUntil(lambda: model_name(window) == "one")


def test_errors_nobody_caught_are_shown(
    qtbot: QtBot, opening: Opening, models: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    window = opening(models[0])
    with Reporter(window).installed():
        sys.excepthook(ValueError, ValueError("from the window"), None)
        qtbot.waitUntil(lambda: "from the window" in window.errors.text())
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: "ZeroDivisionError" in window.errors.text())
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_twenty_quick_cycles_leave_nothing_behind(qtbot: QtBot, models: list[Path], tmp_path: Path) -> None:
    before = threading.active_count()
    for cycle in range(20):
        window = open_window(models[cycle % 2], tmp_path)
        if cycle % 3 == 0:
            qtbot.waitUntil(lambda w=window: w.state.model is not None)
        assert window.close()
        assert threading.active_count() == before
        alive = [timer for timer in window.findChildren(QTimer) if timer.isActive()]
        assert alive == []
        window.deleteLater()
        del window
        QApplication.processEvents()
    gc.collect()
    assert Settings.model_validate_json((tmp_path / FILE).read_bytes()).recent_models


PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from latentlab.processes import leave
from latentlab.ui.app import main, make_application
app = make_application()
if sys.argv[2] == "close":
    timer = QTimer()
    named = lambda: [w for w in app.topLevelWidgets() if w.objectName() == "main_window"]
    timer.timeout.connect(lambda: [window.close() for window in named()])
    timer.start(400)
else:
    QTimer.singleShot(0, lambda: print("ready", flush=True))  # once the event loop runs
leave(main(sys.argv[1]))
"""


def start(model: Path, way: str, home: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "LATENTLAB_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(model), way],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def complaints(text: str) -> list[str]:
    return [line for line in text.splitlines() if "propagateSizeHints" not in line]


def test_the_program_ends_cleanly_when_its_window_closes(models: list[Path], tmp_path: Path) -> None:
    process = start(models[0], "close", tmp_path)
    _, err = process.communicate(timeout=120)
    assert (process.returncode, complaints(err)) == (0, [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_quits_as_the_menu_does(models: list[Path], tmp_path: Path, number: signal.Signals) -> None:
    process = start(models[0], "wait", tmp_path)
    settings = tmp_path / "settings" / FILE
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    _, err = process.communicate(timeout=120)
    assert (process.returncode, complaints(err)) == (0, [])
    assert settings.exists()
