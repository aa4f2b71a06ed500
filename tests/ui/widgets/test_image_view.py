from __future__ import annotations

import base64
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeySequence,
    QPalette,
    QPixmap,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput
from latentlab.ui.widgets.drops import acceptable, read_dropped
from latentlab.ui.widgets.image_view import ImageView
from latentlab.ui.widgets.picture_paint import placed
from latentlab.ui.widgets.pixels import Pixels

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def noise(side: int = 28, channels: int = 3) -> Pixels:
    return np.random.default_rng(0).integers(0, 256, (side, side, channels), dtype=np.uint8)


def make(qtbot: QtBot, side: int = 300) -> ImageView:
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(side, side)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def write_png(path: Path, pixels: Pixels) -> Path:
    image = QImage(
        pixels.data, pixels.shape[1], pixels.shape[0], pixels.strides[0], QImage.Format.Format_RGB888
    )
    assert image.save(str(path), "PNG")
    return path


def drop(view: QWidget, mime: QMimeData, action: Qt.DropAction = COPY) -> bool:
    """Enter, move, drop. Returns whether the view let it in."""
    enter = QDragEnterEvent(QPoint(9, 9), COPY | MOVE, mime, LEFT, NONE)
    enter.setDropAction(action)
    QApplication.sendEvent(view, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(QPoint(20, 20), COPY | MOVE, mime, LEFT, NONE)
    QApplication.sendEvent(view, move)
    assert move.isAccepted()
    event = QDropEvent(QPointF(20, 20), COPY | MOVE, mime, LEFT, NONE)
    QApplication.sendEvent(view, event)
    assert event.isAccepted()
    assert event.dropAction() == COPY
    return True


def urls(*paths: Path | str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(p)) if isinstance(p, Path) else QUrl(p) for p in paths])
    return mime


# -- showing ------------------------------------------------------------------------------------------


def test_painted_follows_each_new_image_once(qtbot: QtBot) -> None:
    view = make(qtbot)
    painted: list[int] = []
    view.painted.connect(lambda: painted.append(1))
    view.repaint()
    assert painted == []
    for count in (1, 2):
        view.set_image(noise())
        view.repaint()
        view.repaint()
        assert len(painted) == count


@pytest.mark.parametrize("side", [28, 30, 31, 33, 64])
@pytest.mark.parametrize("channels", [1, 3])
def test_pixel_art_keeps_every_pixel(qtbot: QtBot, side: int, channels: int) -> None:
    view = make(qtbot, side * 5 + 6)
    pixels = noise(side, channels)
    view.clearFocus()
    view.set_image(pixels)
    shown, rect = view.grab().toImage(), view.image_rect()
    assert rect.width() == rect.height() == side * 5
    for row in range(0, side, 3):
        for col in range(0, side, 3):
            at = QPoint(int(rect.left()) + col * 5 + 2, int(rect.top()) + row * 5 + 2)
            color = QColor(shown.pixel(at))
            expected = pixels[row, col] if channels == 3 else [pixels[row, col, 0]] * 3
            assert [color.red(), color.green(), color.blue()] == list(expected)


def test_the_array_may_change_afterwards(qtbot: QtBot) -> None:
    view = make(qtbot, 62)
    pixels = np.zeros((28, 28, 3), np.uint8)
    view.set_image(pixels)
    pixels[:] = 255
    assert QColor(view.grab().toImage().pixel(31, 31)).red() == 0


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_placing_uses_whole_device_pixels(ratio: float) -> None:
    rect, smooth = placed(QSize(28, 28), QSizeF(301, 333), ratio, art=True)
    device = rect.width() * ratio
    assert not smooth
    assert device % 28 == 0
    assert 301 * ratio - 28 < device <= 301 * ratio
    assert (rect.left() * ratio) % 1 == 0
    photo, smooth = placed(QSize(400, 200), QSizeF(300, 300), ratio, art=False)
    assert smooth
    assert (photo.width(), photo.height()) == (300, 150)


def test_large_pictures_shrink_by_averaging(qtbot: QtBot) -> None:
    view = make(qtbot, 106)
    view.clearFocus()
    stripes = np.zeros((1000, 1000, 1), np.uint8)
    stripes[:, ::2] = 255
    view.set_image(stripes)
    shown = view.grab().toImage()
    levels = {QColor(shown.pixel(x, 50)).red() for x in range(10, 90)}
    assert all(100 < level < 155 for level in levels)


def test_placeholder_and_clear(qtbot: QtBot) -> None:
    view = make(qtbot)
    empty = view.grab().toImage()
    view.set_placeholder("Drop an image", "or paste one")
    told = view.grab().toImage()
    assert told != empty
    view.set_image(noise())
    assert view.grab().toImage() != told
    view.clear()
    assert view.pixels is None
    assert view.grab().toImage() == told
    view.setPalette(QPalette(QColor("red")))


# -- taking -------------------------------------------------------------------------------------------


def test_files_are_dropped_by_content(qtbot: QtBot, tmp_path: Path) -> None:
    view = make(qtbot)
    picture = write_png(tmp_path / "a.png", noise())
    disguised = write_png(tmp_path / "b.dat", noise())
    fake = tmp_path / "text.png"
    fake.write_text("not an image")
    model = tmp_path / "m.safetensors"
    model.write_bytes(b"\x08\x00\x00\x00\x00\x00\x00\x00{}      ")
    images: list[object] = []
    paths: list[object] = []
    view.dropped_images.connect(images.append)
    view.dropped_paths.connect(paths.append)
    assert drop(view, urls(picture, disguised, fake, model, tmp_path), MOVE)
    assert images == [[("a.png", picture), ("b.dat", disguised), ("text.png", fake)]]
    assert paths == [[model, tmp_path]]


def test_image_data_from_a_browser(qtbot: QtBot) -> None:
    view = make(qtbot)
    mime = urls("https://example.org/shoes/boot.png?size=2")
    mime.setImageData(QImage(8, 6, QImage.Format.Format_RGB32))
    mime.setHtml('<img src="https://example.org/shoes/boot.png">')
    with qtbot.waitSignal(view.dropped_images) as dropped:
        assert drop(view, mime)
    [(name, content)] = dropped.args[0]
    assert name == "boot.png"
    assert QImage.fromData(content).size() == QSize(8, 6)


def test_a_pixmap_is_image_data_too() -> None:
    mime = QMimeData()
    mime.setImageData(QPixmap(5, 4))
    [(_, content)] = read_dropped(mime).images
    assert isinstance(content, bytes)
    assert QImage.fromData(content).size() == QSize(5, 4)


def test_images_inside_html(qtbot: QtBot, tmp_path: Path) -> None:
    content = write_png(tmp_path / "a.png", noise()).read_bytes()
    address = "data:image/png;base64," + base64.b64encode(content).decode()
    html, text = QMimeData(), QMimeData()
    html.setHtml(f"<p><img alt='x' src='{address}'></p>")
    text.setText(address)
    for mime in (html, text):
        assert read_dropped(mime).images == [("", content)]
    svg = QMimeData()
    svg.setText("data:image/svg+xml,%3Csvg%3E")
    assert read_dropped(svg).images == [("", b"<svg>")]


def test_an_address_alone_is_explained(qtbot: QtBot) -> None:
    view = make(qtbot)
    text = QMimeData()
    text.setText("https://example.org/a.png")
    for mime in (urls("https://example.org/a.png"), text):
        with qtbot.waitSignal(view.failed) as failed:
            assert drop(view, mime)
        assert isinstance(failed.args[0], BadInput)
        assert "https://example.org/a.png" in str(failed.args[0])


def test_what_is_no_image_is_not_let_in(qtbot: QtBot) -> None:
    view = make(qtbot)
    mime = QMimeData()
    mime.setText("just words")
    assert not acceptable(mime)
    assert not drop(view, mime)
    assert read_dropped(mime).error is not None
    closed = ImageView(drops=False)
    qtbot.addWidget(closed)
    assert not closed.acceptDrops()


def test_a_hint_shows_while_something_is_dragged_over(qtbot: QtBot, tmp_path: Path) -> None:
    view = make(qtbot)
    view.set_image(noise())
    view.set_drop_hint("Drop it to find its code")
    before = view.grab().toImage()
    mime = urls(write_png(tmp_path / "a.png", noise()))
    QApplication.sendEvent(view, QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NONE))
    assert view.grab().toImage() != before
    QApplication.sendEvent(view, QDragLeaveEvent())
    assert view.grab().toImage() == before


# -- giving -------------------------------------------------------------------------------------------


def test_copy_and_paste_with_the_keyboard(qtbot: QtBot) -> None:
    view = make(qtbot)
    QApplication.clipboard().clear()
    view.set_image(noise(8))
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QApplication.clipboard().image()
    assert copied.size() == QSize(8, 8)
    with qtbot.waitSignal(view.dropped_images) as dropped:
        QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Paste))
    [(_, content)] = dropped.args[0]
    assert QColor(QImage.fromData(content).pixel(3, 2)).red() == noise(8)[2, 3, 0]


def test_menu(qtbot: QtBot) -> None:
    view = make(qtbot)
    QApplication.clipboard().setText("words")
    states = {action.text(): action.isEnabled() for action in view.context_menu().actions()}
    assert states == {"Copy image": False, "Paste image": False, "Save image as PNG…": False}
    view.set_image(noise(8))
    menu = view.context_menu()
    menu.actions()[0].trigger()
    assert QApplication.clipboard().image().size() == QSize(8, 8)
    assert view.context_menu().actions()[1].isEnabled()


def test_saving(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = make(qtbot)
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    assert view.save_as() is None
    view.set_image(noise(8))
    assert view.save_as() == tmp_path / "out.png"
    assert QImage(str(tmp_path / "out.png")).size() == QSize(8, 8)
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / "inside.png"
    with qtbot.waitSignal(view.failed) as failed:
        assert view.save_as() is None
    assert "inside.png" in str(failed.args[0])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    assert view.save_as() is None


def test_dragging_out_carries_a_png(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = make(qtbot)
    view.file_name = "vae-fashion"
    view.set_image(noise(8))
    taken: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_args: taken.append(drag.mimeData()))
    start = view.image_rect().center().toPoint()
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(2, 0))
    assert not taken
    QTest.mouseMove(view, start + QPoint(40, 0))
    QTest.mouseMove(view, start + QPoint(60, 0))
    QTest.mouseRelease(view, LEFT, pos=start)
    [mime] = taken
    assert mime.hasImage()
    path = Path(mime.urls()[0].toLocalFile())
    assert path.name == "vae-fashion.png"
    assert QImage(str(path)).size() == QSize(8, 8)
