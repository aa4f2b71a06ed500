from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from trip_lab import TripLab, make_model, picture_file

from latentlab.data import images
from latentlab.latent import finding
from latentlab.latent.inversion import invert
from latentlab.spec import Blend
from latentlab.ui.roundtrip import measurer
from latentlab.ui.roundtrip.table import Column
from latentlab.ui.widgets.image_view import ImageView


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(lab: TripLab, mime: QMimeData) -> bool:
    place, buttons, keys = QPoint(80, 80), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    QGuiApplication.sendEvent(lab.panel, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, buttons, keys)
    QGuiApplication.sendEvent(lab.panel, event)
    return event.isAccepted()


def test_an_empty_place_offers_the_first_step(lab: TripLab, qtbot: QtBot) -> None:
    button = lab.window.findChild(QPushButton, "roundtrip_tryme")
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    lab.wait(qtbot)
    assert len(lab.trips()) > 1
    assert all(trip is not None for trip in lab.trips())
    assert not button.isVisible()


def test_dropped_files_become_a_table_and_the_first_is_shown(
    lab: TripLab, qtbot: QtBot, tmp_path: Path
) -> None:
    assert drop(lab, mime_of(*(picture_file(tmp_path, f"{n}.png", 50 + 20 * n) for n in range(3))))
    lab.wait(qtbot)
    assert lab.shown_names() == ["0.png", "1.png", "2.png"]
    view = lab.window.findChild(ImageView, "reconstruction_image")
    assert view is not None
    assert view.pixels is not None
    np.testing.assert_array_equal(view.pixels, lab.trip(0).reconstruction)
    assert lab.panel.detail.figures["MSE"].text() == f"{lab.trip(0).mse:.4f}"


def test_an_image_without_a_file_can_be_dropped(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    image = images.read(picture_file(tmp_path, "a.png").read_bytes(), "a.png")
    lab.panel.show_images([image])
    lab.wait(qtbot)
    assert lab.trip(0).original.shape == (28, 28, 1)
    lab.actions.get("roundtrip_copy_command").trigger()
    assert "file" in lab.panel.errors.text()


def test_images_that_were_read_elsewhere_are_still_files(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    path = picture_file(tmp_path, "a.png")
    lab.panel.show_images([images.read(path)])
    lab.wait(qtbot)
    assert str(path) in lab.panel.exports.command_line()


def test_a_drag_that_leaves_leaves_no_veil(lab: TripLab, tmp_path: Path) -> None:
    mime = mime_of(picture_file(tmp_path, "a.png"))
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QGuiApplication.sendEvent(lab.panel, enter)
    assert lab.panel.veil.isVisible()
    QGuiApplication.sendEvent(lab.panel, QDragLeaveEvent())
    assert not lab.panel.veil.isVisible()


def test_what_is_no_image_is_passed_on(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(lab.panel.paths_dropped) as passed:
        assert drop(lab, mime_of(tmp_path))
    assert passed.args == [[tmp_path]]


def test_an_unreadable_image_is_marked_and_explained(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "text.png"
    bad.write_text("hello")
    lab.add(qtbot, bad, picture_file(tmp_path, "a.png"))
    table = lab.panel.table
    assert table.index(0, Column.MSE).data() == "–"
    assert "text.png" in table.index(0, Column.NOTICE).data(Qt.ItemDataRole.ToolTipRole)
    assert "text.png" in lab.panel.detail.notice.text()
    assert lab.trips()[1] is not None


def test_what_the_model_never_saw_is_noticed(empty_lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    empty_lab.state.open(make_model(usual=1e-6))
    empty_lab.add(qtbot, picture_file(tmp_path, "a.png"))
    assert empty_lab.panel.detail.notice.text() == "Unlike what this model has seen"
    assert empty_lab.panel.table.index(0, Column.NOTICE).data(Qt.ItemDataRole.DecorationRole) is not None


def test_a_header_sorts_by_its_figure(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.add(qtbot, *(picture_file(tmp_path, f"{n}.png", level) for n, level in enumerate((110, 20, 70))))
    header = lab.panel.view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.MSE) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    mse = {entry.item.name: entry.trip.mse for entry in lab.panel.table.entries if entry.trip is not None}
    ascending = sorted(mse, key=lambda name: mse[name])
    assert lab.shown_names() in (ascending, ascending[::-1])
    before = lab.shown_names()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lab.shown_names() == before[::-1]


def test_a_click_chooses_the_row_also_when_sorted(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.add(qtbot, *(picture_file(tmp_path, f"{n}.png", level) for n, level in enumerate((110, 20, 70))))
    view = lab.panel.view
    view.sortByColumn(Column.NAME, Qt.SortOrder.DescendingOrder)
    rect = view.visualRect(view.order.index(0, Column.NAME))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert view.current() == 2
    shown = lab.panel.detail.pictures.original.pixels
    assert shown is not None
    np.testing.assert_array_equal(shown, lab.trip(2).original)


def test_enter_sends_the_code_to_explore(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.add(qtbot, picture_file(tmp_path, "a.png"), picture_file(tmp_path, "b.png", 20))
    lab.panel.view.setFocus()
    with qtbot.waitSignal(lab.panel.explore_requested):
        QTest.keyClick(lab.panel.view, Qt.Key.Key_Down)
        QTest.keyClick(lab.panel.view, Qt.Key.Key_Return)
    assert lab.state.code == lab.trip(1).code
    lab.panel.view.choose(0)
    button = lab.window.findChild(QPushButton, "roundtrip_explore")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert lab.state.code == lab.trip(0).code


def test_the_invert_box_measures_the_negative(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.add(qtbot, picture_file(tmp_path, "a.png"))
    before = lab.trip(0)
    box = lab.window.findChild(QCheckBox, "roundtrip_invert")
    assert box is not None
    assert not box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    lab.wait(qtbot)
    assert lab.trip(0).inverted
    np.testing.assert_array_equal(lab.trip(0).original, 255 - before.original)
    assert box.isChecked()


def test_another_model_measures_the_same_images(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.add(qtbot, picture_file(tmp_path, "a.png"), picture_file(tmp_path, "b.png", 20))
    lab.state.open(make_model("other one", channels=3))
    assert lab.trips() == [None, None]
    lab.wait(qtbot)
    assert [lab.trip(row).code.model for row in range(2)] == ["other one"] * 2
    assert lab.trip(0).original.shape == (28, 28, 3)


def test_images_wait_for_a_model(empty_lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    empty_lab.add(qtbot, picture_file(tmp_path, "a.png"))
    assert empty_lab.trips() == [None]
    assert "No model" in empty_lab.panel.errors.text()
    empty_lab.state.open(make_model())
    empty_lab.wait(qtbot)
    assert empty_lab.trips() != [None]
    assert empty_lab.panel.errors.text() == ""


def test_without_an_encoder_the_rows_are_seen_converging_and_stay_when_stopped(
    empty_lab: TripLab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "invert", partial(invert, steps=10**6))
    lab = empty_lab
    lab.state.open(make_model(encodes=False))
    names = ["a.png", "b.png"]
    lab.panel.add_sources([(name, picture_file(tmp_path, name, 40 + 60 * n)) for n, name in enumerate(names)])
    qtbot.waitUntil(lambda: None not in lab.trips())
    first = lab.trip(0)
    qtbot.waitUntil(lambda: lab.trip(0).code != first.code)
    button = lab.window.findChild(QPushButton, "roundtrip_cancel")
    assert button is not None
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not lab.panel.measurer.busy
    kept = lab.trip(0)
    assert not kept.settled
    lab.panel.view.choose(0)
    shown = lab.panel.detail.pictures.original.pixels
    assert shown is not None
    np.testing.assert_array_equal(shown, kept.original)


def test_measuring_many_can_be_cancelled_and_taken_up_again(
    lab: TripLab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measurer, "BATCH", 1)
    paths = [picture_file(tmp_path, f"{n}.png", 20 + n) for n in range(40)]
    lab.panel.add_sources([(path.name, path) for path in paths])
    qtbot.waitUntil(lambda: lab.trips()[0] is not None)
    lab.panel.progress.cancelled.emit()
    assert not lab.panel.measurer.busy
    assert not lab.panel.progress.isVisible()
    assert lab.trips()[-1] is None
    lab.actions.get("roundtrip_again").trigger()
    lab.wait(qtbot)
    assert None not in lab.trips()


def test_rows_are_removed_by_key_and_all_by_action(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.add(qtbot, *(picture_file(tmp_path, f"{n}.png", 30 * n) for n in range(3)))
    lab.panel.view.setFocus()
    lab.panel.view.choose(1)
    QTest.keyClick(lab.panel.view, Qt.Key.Key_Delete)
    assert lab.shown_names() == ["0.png", "2.png"]
    lab.actions.get("roundtrip_clear").trigger()
    assert lab.panel.placeholder.isVisible()
    assert lab.panel.detail.pictures.reconstruction.pixels is None


def test_the_table_and_its_picture_are_saved(
    lab: TripLab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.add(qtbot, picture_file(tmp_path, "a.png"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / "out"), ""))
    lab.actions.get("roundtrip_save_sheet").trigger()
    lab.actions.get("roundtrip_save_table").trigger()
    qtbot.waitUntil(lambda: (tmp_path / "out.png").exists() and (tmp_path / "out.csv").exists())


def test_the_command_names_the_files(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    path = picture_file(tmp_path, "a.png")
    lab.add(qtbot, path)
    lab.actions.get("roundtrip_copy_command").trigger()
    assert QGuiApplication.clipboard().text() == (
        f"latentlab roundtrip /models/vae.safetensors {path} --out roundtrip.png"
    )


def test_a_walk_between_classes_is_measured_where_it_ends(lab: TripLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.state.open(make_model("classes", classes=("bag", "boot")))
    lab.add(qtbot, picture_file(tmp_path, "a.png"))
    (before,) = lab.trips()
    assert before is not None
    assert before.code.label == 0
    lab.state.begin_gesture()
    for share in (0.2, 0.4, 0.6):
        assert lab.state.code is not None
        lab.state.set_code(replace(lab.state.code, label=Blend(0, 1, share)))
        assert lab.trips() == [before], "while it is dragged nothing is measured"
    lab.state.end_gesture()
    lab.wait(qtbot)
    (after,) = lab.trips()
    assert after is not None
    assert after.code.label == Blend(0, 1, 0.6)
    assert not np.array_equal(after.reconstruction, before.reconstruction)
