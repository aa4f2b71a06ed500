from __future__ import annotations

from pathlib import Path

import pytest
from library_lab import Shelves
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput
from latentlab.runs.events import Pause
from latentlab.runs.lock import RunLock
from latentlab.ui.library.rows import ShelfList
from latentlab.ui.library.shelf import Shelf
from trainers.configs.vae import VAETrainConfig

LEFT = Qt.MouseButton.LeftButton


def rows(shelf: ShelfList) -> dict[str, tuple[str, str]]:
    found = [shelf.row_of(i) for i in range(shelf.count())]
    return {row.title: (row.detail, row.mark) for row in found}


def action(shelf: Shelf, key: Path | str, text: str) -> QAction:
    """What a right click on a line offers, by the beginning of its text."""
    found = [act for act in shelf.menu(str(key)).actions() if act.text().startswith(text)]
    assert len(found) == 1, text
    return found[0]


def answer_yes(shelves: Shelves, qtbot: QtBot) -> None:
    box = next(box for box in shelves.dock.findChildren(QMessageBox) if box.isVisible())
    QTest.mouseClick(box.findChild(QPushButton, "question_yes"), LEFT)


def test_three_named_lists_with_what_there_is(shelves: Shelves, qtbot: QtBot) -> None:
    shelves.write_model("mine")
    shelves.write_run(outcome="completed")
    shelves.dock.refresh()
    for name in ("library_models", "library_runs", "library_datasets"):
        shelf = shelves.dock.findChild(QListWidget, name)
        assert shelf is not None
        assert shelf.accessibleName()
    qtbot.waitUntil(lambda: shelves.dock.models.count() == 1)
    assert rows(shelves.dock.models) == {"mine": ("28 px, 4 axes", "")}
    assert "held-out MSE 0.0123" in shelves.dock.models.row_of(0).tip
    assert rows(shelves.dock.runs) == {"0001-vae": ("120 steps", "")}
    assert "fashion-mnist-mini" in rows(shelves.dock.datasets)
    endings = {"models": "open", "runs": "explore", "datasets": "train on"}
    for shelf, what in endings.items():
        assert getattr(shelves.dock, shelf).row_of(0).tip.endswith(f"Double-click to {what} it.")
    shelves.dock.grab()


def test_an_empty_library_says_what_to_do(shelves: Shelves, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shelves.dock.datasets.count() > 0)
    assert shelves.dock.models.count() == shelves.dock.runs.count() == 0
    assert "Drop a model" in shelves.dock.models._hint
    shelves.dock.grab()


def test_a_file_that_cannot_be_read_is_listed_with_its_reason(shelves: Shelves, qtbot: QtBot) -> None:
    path = shelves.write_model("broken")
    path.write_bytes(path.read_bytes()[:100])
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.models.count() == 1)
    assert rows(shelves.dock.models) == {"broken": ("cannot be read", "bad")}
    assert "truncated" in shelves.dock.models.row_of(0).tip


@pytest.mark.parametrize(
    ("outcome", "detail", "mark"),
    [
        ("completed", "120 steps", ""),
        ("stopped", "stopped at 120", ""),
        ("failed", "failed at 120", "bad"),
        ("", "interrupted at 120", ""),
    ],
)
def test_how_a_run_ended(shelves: Shelves, qtbot: QtBot, outcome: str, detail: str, mark: str) -> None:
    shelves.write_run(outcome=outcome)
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 1)
    assert rows(shelves.dock.runs) == {"0001-vae": (detail, mark)}


def test_a_run_of_another_process_is_marked_and_cannot_be_touched(shelves: Shelves, qtbot: QtBot) -> None:
    path = shelves.write_run()
    with RunLock(path):
        shelves.dock.refresh()
        qtbot.waitUntil(lambda: rows(shelves.dock.runs) == {"0001-vae": ("step 120", "live")})
        assert not action(shelves.dock.runs, path, "Resume").isEnabled()
        assert not action(shelves.dock.runs, path, "Delete").isEnabled()


def test_runs_of_this_window_count_their_steps(shelves: Shelves, qtbot: QtBot) -> None:
    first = shelves.runs.start("vae", VAETrainConfig(device="cpu"))
    second = shelves.runs.start("vae", VAETrainConfig(device="cpu"))
    qtbot.waitUntil(lambda: rows(shelves.dock.runs).get(first.name) == ("step 10", "live"))
    qtbot.waitUntil(lambda: rows(shelves.dock.runs)[second.name] == ("waiting", "waiting"))
    shelves.runs.send(first, Pause())
    qtbot.waitUntil(lambda: rows(shelves.dock.runs)[first.name] == ("paused at 10", "paused"))
    action(shelves.dock.runs, second, "Stop").trigger()
    qtbot.waitUntil(lambda: second.name not in rows(shelves.dock.runs))
    action(shelves.dock.runs, first, "Stop").trigger()
    qtbot.waitUntil(lambda: shelves.runs.active() == [])


def test_a_double_click_opens(shelves: Shelves, qtbot: QtBot) -> None:
    model, run = shelves.write_model("mine"), shelves.write_run(model=True)
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.models.count() == 1)
    for shelf in (shelves.dock.models, shelves.dock.runs, shelves.dock.datasets):
        at = shelf.visualItemRect(shelf.item(0)).center()
        QTest.mouseClick(shelf.viewport(), LEFT, pos=at)
        QTest.mouseDClick(shelf.viewport(), LEFT, pos=at)
    assert shelves.heard["open_model"] == [str(model)]
    assert shelves.heard["run_selected"] == [run]
    assert shelves.heard["open_run"] == [run]
    assert shelves.heard["train_on"] == ["fashion-mnist-mini"]


def test_a_run_without_a_model_shows_its_curves_instead(shelves: Shelves, qtbot: QtBot) -> None:
    run = shelves.write_run()
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 1)
    shelves.dock.runs.setFocus()
    QTest.keyClick(shelves.dock.runs, Qt.Key.Key_Down)
    QTest.keyClick(shelves.dock.runs, Qt.Key.Key_Return)
    assert shelves.heard["open_run"] == []
    assert shelves.heard["run_shown"] == [run]
    assert not action(shelves.dock.runs, run, "Open in Explore").isEnabled()


def test_selection_stays_and_says_nothing_when_the_list_is_read_again(shelves: Shelves, qtbot: QtBot) -> None:
    run = shelves.write_run()
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 1)
    shelves.dock.runs.setCurrentRow(0)
    shelves.write_run("0002-vae")
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 2)
    assert shelves.dock.runs.current_key() == str(run)
    assert shelves.heard["run_selected"] == [run]


def test_resume_from_the_menu(shelves: Shelves, qtbot: QtBot) -> None:
    path = shelves.write_run(outcome="stopped")
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 1)
    action(shelves.dock.runs, path, "Resume").trigger()
    assert shelves.runs.active() == [path]
    assert shelves.heard["run_shown"] == [path]


def test_delete_asks_and_then_deletes(shelves: Shelves, qtbot: QtBot) -> None:
    path = shelves.write_run(outcome="stopped")
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 1)
    action(shelves.dock.runs, path, "Delete").trigger()
    box = shelves.dock.findChild(QMessageBox)
    assert box is not None
    assert path.name in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert path.exists()
    action(shelves.dock.runs, path, "Delete").trigger()
    answer_yes(shelves, qtbot)
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 0)
    assert not path.exists()


def test_only_added_models_can_be_removed(shelves: Shelves, qtbot: QtBot, tmp_path: Path) -> None:
    bundled, mine = shelves.write_model("bundled", tmp_path / "zoo"), shelves.write_model("mine")
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.models.count() == 2)
    texts = [act.text() for act in shelves.dock.models.menu(str(bundled)).actions()]
    assert not any(text.startswith("Remove") for text in texts)
    action(shelves.dock.models, mine, "Remove").trigger()
    answer_yes(shelves, qtbot)
    qtbot.waitUntil(lambda: shelves.dock.models.keys() == [str(bundled)])
    assert not mine.exists()


def test_copying(shelves: Shelves, qtbot: QtBot) -> None:
    path = shelves.write_run()
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 1)
    action(shelves.dock.runs, path, "Copy as command").trigger()
    text = QGuiApplication.clipboard().text()
    assert text == "latentlab train vae --data fashion-mnist-mini --steps 200 --device cpu"
    action(shelves.dock.datasets, "sprites", "Copy name").trigger()
    assert QGuiApplication.clipboard().text() == "sprites"


def _drop(shelves: Shelves, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), action, data, LEFT, keys)
    QApplication.sendEvent(shelves.dock, enter)
    if enter.isAccepted():
        QApplication.sendEvent(shelves.dock, QDropEvent(QPointF(50, 50), action, data, LEFT, keys))
    return enter.isAccepted()


def test_a_dropped_model_is_added_and_opened(shelves: Shelves, qtbot: QtBot, tmp_path: Path) -> None:
    outside = shelves.write_model("found", tmp_path / "downloads")
    assert _drop(shelves, outside)
    qtbot.waitUntil(lambda: shelves.heard["open_model"] != [])
    added = Path(shelves.heard["open_model"][0])
    assert added.exists()
    assert added != outside
    qtbot.waitUntil(lambda: shelves.dock.models.keys() == [str(added)])


def test_what_is_no_model_is_refused_with_the_reason(shelves: Shelves, qtbot: QtBot, tmp_path: Path) -> None:
    fake = tmp_path / "page.safetensors"
    fake.write_text("<html></html>")
    assert _drop(shelves, fake)
    qtbot.waitUntil(lambda: "page.safetensors" in shelves.dock.errors.text())
    assert shelves.heard["open_model"] == []
    assert not _drop(shelves, tmp_path / "picture.png")


def test_of_several_files_the_models_are_added_and_the_others_named(
    shelves: Shelves, qtbot: QtBot, tmp_path: Path
) -> None:
    first, last = (shelves.write_model(name, tmp_path / "downloads") for name in ("first", "last"))
    fake, note = tmp_path / "page.safetensors", tmp_path / "note.txt"
    fake.write_text("<html></html>")
    note.write_text("Dear all")
    assert _drop(shelves, fake, first, note, last)
    qtbot.waitUntil(lambda: shelves.dock.models.count() == 2)
    assert rows(shelves.dock.models).keys() == {"first", "last"}
    assert [Path(path).name for path in shelves.heard["open_model"]] == ["last.safetensors"]
    text = shelves.dock.errors.text()
    assert str(fake) in text
    assert text.endswith("Not read either: note.txt.")


def test_a_failure_while_resuming_is_told_in_the_dock(
    shelves: Shelves, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelves.write_run()
    shelves.dock.refresh()
    qtbot.waitUntil(lambda: shelves.dock.runs.count() == 1)

    def refuse(_: Path) -> None:
        raise BadInput("It is being trained.")

    monkeypatch.setattr(shelves.runs, "resume", refuse)
    action(shelves.dock.runs, path, "Resume").trigger()
    assert shelves.dock.errors.text() == "It is being trained."
