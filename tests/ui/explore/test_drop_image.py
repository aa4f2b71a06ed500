from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from explore_lab import Lab, make_model
from PIL import Image as PilImage
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from latentlab.data import images
from latentlab.latent.roundtrip import roundtrip
from latentlab.ui.explore import tryme
from latentlab.ui.explore.fitting import Fitted


def picture(tmp_path: Path, name: str = "shirt.png", size: tuple[int, int] = (90, 60)) -> Path:
    """Light, with something dark in its left half."""
    pixels = np.full((size[1], size[0]), 250, dtype=np.uint8)
    pixels[15:45, 20:40] = 30
    PilImage.fromarray(pixels).save(tmp_path / name)
    return tmp_path / name


def drop(lab: Lab, mime: QMimeData) -> None:
    view, keys = lab.view, Qt.KeyboardModifier.NoModifier
    button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    at = view.rect().center()
    enter = QDragEnterEvent(at, action, mime, button, keys)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(view, QDragMoveEvent(at, action, mime, button, keys))
    QApplication.sendEvent(view, QDropEvent(QPointF(at), action, mime, button, keys))


def drop_files(lab: Lab, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop(lab, mime)


def text(lab: Lab, name: str) -> str:
    label = lab.child(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def dropped(qtbot: QtBot, lab: Lab, path: Path) -> Fitted:
    with qtbot.waitSignal(lab.panel.drop.fitted) as fitted:
        drop_files(lab, path)
    result = fitted.args[0]
    assert isinstance(result, Fitted)
    return result


def test_a_dropped_image_becomes_the_code(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab, path = opened_lab, picture(tmp_path)
    with qtbot.waitSignal(lab.panel.images_dropped) as emitted:
        result = dropped(qtbot, lab, path)
    assert [image.name for image in emitted.args[0]] == ["shirt.png"]
    opened = lab.state.model
    assert opened is not None
    fitted = images.fit(images.read(path), opened.spec.image, images.default_crop(60, 90), invert=True)
    truth = roundtrip(opened.model, fitted[None])
    assert lab.values() == pytest.approx(truth.codes[0], abs=1e-2)
    assert np.array_equal(result.original, fitted)
    strip = lab.panel.drop
    assert strip.isVisible()
    assert strip.invert.isChecked(), "a dark thing on a light ground is shown to a model of light on dark"
    assert text(lab, "drop_mse") == f"{truth.mse[0]:.4f}"
    assert text(lab, "drop_psnr").startswith(f"{truth.psnr[0]:.1f}")
    assert text(lab, "drop_ssim") == f"{truth.ssim[0]:.3f}"
    for name in ("original", "reconstruction", "error"):
        assert strip._views[name].pixels is not None
    assert len(lab.state.history()) == 2
    lab.state.undo()
    assert lab.values() == [0.25] * 8


def test_the_crop_is_dragged_and_it_stays_one_step(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab = opened_lab
    dropped(qtbot, lab, picture(tmp_path))
    crop_view, before = lab.panel.drop.crop_view, lab.values()
    assert crop_view.crop == images.Crop(15, 0, 60)
    middle = crop_view.crop_rect().center().toPoint()
    with qtbot.waitSignal(lab.panel.drop.fitted):
        QTest.mousePress(crop_view, Qt.MouseButton.LeftButton, pos=middle)
        for x in range(0, 80, 8):
            QTest.mouseMove(crop_view, middle - QPoint(x, 0))
        QTest.mouseRelease(crop_view, Qt.MouseButton.LeftButton, pos=middle - QPoint(80, 0))
    assert crop_view.crop == images.Crop(0, 0, 60), "it stays within the picture"
    qtbot.waitUntil(lambda: not lab.panel.drop._newest.busy)
    assert lab.values() != before
    assert len(lab.state.history()) == 2, "the drop and its crop are one step"


def test_size_and_invert_encode_again(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab = opened_lab
    first = dropped(qtbot, lab, picture(tmp_path))
    strip = lab.panel.drop
    with qtbot.waitSignal(strip.fitted) as smaller:
        strip.size_slider.setFocus()
        QTest.keyClick(strip.size_slider, Qt.Key.Key_PageDown)
    crop = smaller.args[0].request.crop
    assert crop.side < 60
    assert abs(crop.left + crop.side / 2 - 45) <= 1, "around its middle"
    with qtbot.waitSignal(strip.fitted) as negative:
        QTest.mouseClick(strip.invert, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.invert.height() // 2))
    assert not negative.args[0].request.invert
    assert negative.args[0].original.mean() > 128 > first.original.mean()
    assert len(lab.state.history()) == 2


def test_the_keyboard_and_the_wheel_work_the_crop(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab = opened_lab
    dropped(qtbot, lab, picture(tmp_path))
    crop_view, slider = lab.panel.drop.crop_view, lab.panel.drop.size_slider
    crop_view.setFocus()
    QTest.keyClick(crop_view, Qt.Key.Key_Left)
    assert crop_view.crop.left == 14
    QTest.keyClick(crop_view, Qt.Key.Key_Minus)
    assert crop_view.crop.side == 56
    assert slider.value() == round(100 * 56 / 60)
    slider.setValue(slider.minimum())
    assert crop_view.crop.side == 6
    QTest.keyClick(crop_view, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not lab.panel.drop._newest.busy)


def test_moving_a_slider_after_a_drop_is_its_own_step(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab = opened_lab
    dropped(qtbot, lab, picture(tmp_path))
    assert lab.state.code is not None
    lab.state.set_code(lab.state.code.moved(0, 2.0))
    with qtbot.waitSignal(lab.panel.drop.fitted):
        lab.panel.drop.size_slider.setValue(50)
    assert len(lab.state.history()) == 4


@pytest.mark.parametrize(("usual", "says"), [(1e-6, True), (1.0, False), (None, False)])
def test_what_the_model_never_saw_is_said(
    qtbot: QtBot, lab: Lab, tmp_path: Path, usual: float | None, says: bool
) -> None:
    lab.state.open(make_model(usual=usual))
    dropped(qtbot, lab, picture(tmp_path))
    notice = lab.child(QLabel, "drop_notice")
    assert isinstance(notice, QLabel)
    assert notice.isVisible() == says
    assert not says or notice.text() == "Unlike what this model has seen"


def test_image_data_of_a_browser_is_taken(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    with qtbot.waitSignal(lab.panel.drop.fitted):
        drop(lab, mime)


def test_a_pasted_image_is_taken(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(9)
    QApplication.clipboard().setImage(image)
    with qtbot.waitSignal(lab.panel.drop.fitted):
        lab.trigger("paste_picture")


def test_colour_models_get_colours(qtbot: QtBot, lab: Lab, tmp_path: Path) -> None:
    lab.state.open(make_model("colour", channels=3, size=32))
    result = dropped(qtbot, lab, picture(tmp_path))
    assert result.original.shape == (32, 32, 3)
    assert not lab.panel.drop.invert.isChecked()


def test_several_images_go_to_the_round_trip(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab = opened_lab
    paths = [picture(tmp_path, f"{name}.png") for name in "abc"]
    with qtbot.waitSignal(lab.panel.images_dropped) as emitted:
        drop_files(lab, *paths)
    assert [image.name for image in emitted.args[0]] == ["a.png", "b.png", "c.png"]
    assert not lab.panel.drop.isVisible()
    assert not lab.state.can_undo


def test_a_broken_file_among_good_ones_is_named(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab, broken = opened_lab, tmp_path / "broken.png"
    broken.write_bytes(picture(tmp_path).read_bytes()[:50])
    before = lab.view.pixels
    with qtbot.waitSignal(lab.panel.images_dropped) as emitted:
        drop_files(lab, broken, picture(tmp_path))
    assert len(emitted.args[0]) == 1
    assert "broken.png" in lab.panel.errors.text()
    assert before is not None


@pytest.mark.parametrize("count", [2, 3, 9])
def test_every_bad_file_of_a_drop_is_named(qtbot: QtBot, opened_lab: Lab, tmp_path: Path, count: int) -> None:
    """The first with its reason, the others by name, all reasons in the details; good ones are used."""
    lab, bad = opened_lab, [tmp_path / f"bad-{number}.png" for number in range(count)]
    for path in bad:
        path.write_text("no picture")
    with qtbot.waitSignal(lab.panel.drop.fitted):
        drop_files(lab, bad[0], picture(tmp_path), *bad[1:])
    assert lab.panel.drop.isVisible()
    said = text(lab, "error_what")
    assert "bad-0.png is not an image" in said
    named = [path.name for path in bad if path.name in said]
    assert len(named) == min(count, 6)
    assert ("and 3 more" in said) == (count == 9)
    copy = lab.child(QPushButton, "error_copy")
    assert isinstance(copy, QPushButton)
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    details = QApplication.clipboard().text()
    assert all(f"{path.name} is not an image" in details for path in bad)


def test_a_text_called_png_is_refused_and_nothing_changes(
    qtbot: QtBot, opened_lab: Lab, tmp_path: Path
) -> None:
    lab, path = opened_lab, tmp_path / "notes.png"
    path.write_text("not a picture")
    opened, code = lab.state.model, lab.state.code
    drop_files(lab, path)
    qtbot.waitUntil(lambda: "notes.png" in lab.panel.errors.text())
    assert (lab.state.model, lab.state.code) == (opened, code)
    dropped(qtbot, lab, picture(tmp_path))
    assert lab.panel.errors.text() == "", "what works takes the old complaint away"


def test_folders_and_models_are_handed_on(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    with qtbot.waitSignal(opened_lab.panel.paths_dropped) as emitted:
        drop_files(opened_lab, tmp_path)
    assert emitted.args[0] == [tmp_path]


def test_without_a_model_a_drop_is_explained(qtbot: QtBot, lab: Lab, tmp_path: Path) -> None:
    drop_files(lab, picture(tmp_path))
    qtbot.waitUntil(lambda: "No model is open" in lab.panel.errors.text())


def test_another_model_closes_the_strip(qtbot: QtBot, opened_lab: Lab, tmp_path: Path) -> None:
    lab = opened_lab
    dropped(qtbot, lab, picture(tmp_path))
    lab.state.open(make_model("other"))
    assert not lab.panel.drop.isVisible()
    assert lab.values() == [0.25] * 8


def test_bundled_images_can_be_tried(
    qtbot: QtBot, opened_lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = picture(tmp_path, "a-shirt.png")
    monkeypatch.setattr(tryme, "bundled", lambda: [path])
    menu = opened_lab.panel._try_me.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["a shirt"]
    with qtbot.waitSignal(opened_lab.panel.drop.fitted):
        menu.actions()[0].trigger()


def test_every_bundled_image_can_be_read() -> None:
    for path in tryme.bundled():
        assert images.read(path).pixels.size
