"""The training image nearest to the shown picture: found, named, cancelled, and refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from explore_lab import Lab, make_model
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed, to_uint8
from latentlab.ui.explore import nearest_strip
from latentlab.ui.state import OpenModel

MINI = "fashion-mnist-mini"


def trained(data: str = MINI, fingerprint: str | None = None) -> OpenModel:
    """A model that says it was trained on these images."""
    opened = make_model()
    assert opened.info is not None
    found = open_dataset(data).fingerprint if fingerprint is None else fingerprint
    training = {"config": {"data": data, "image_size": 0}, "data_fingerprint": found}
    return replace(opened, info=replace(opened.info, training=training))


def open_and_ask(lab: Lab, qtbot: QtBot, opened: OpenModel) -> None:
    lab.state.open(opened)
    qtbot.waitUntil(lambda: lab.view.pixels is not None)
    lab.trigger("nearest_training")


def text(lab: Lab, name: str) -> str:
    label = lab.child(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_the_nearest_of_all_training_images_is_shown(lab: Lab, qtbot: QtBot) -> None:
    open_and_ask(lab, qtbot, trained())
    strip = lab.panel.nearest
    assert strip.isVisible()
    qtbot.waitUntil(lambda: strip.image.pixels is not None, timeout=60_000)
    picture = lab.view.pixels
    assert picture is not None
    assert strip.picture.pixels is not None
    assert np.array_equal(strip.picture.pixels, picture)
    data = open_dataset(MINI)
    training = data.train.take(torch.arange(len(data.train))).double().div(255).flatten(1)
    mine = torch.tensor(picture.transpose(2, 0, 1)).double().div(255).flatten()
    apart = (training - mine).square().mean(1).sqrt()
    at = int(apart.argmin())
    assert np.array_equal(strip.image.pixels[:, :, 0], data.train.take(torch.tensor([at]))[0, 0].numpy())
    assert text(lab, "nearest_distance") == f"{float(apart[at]):.3f}"
    assert f"Image {at + 1:,} of {MINI}" in strip._about.text()
    assert data.train.labels is not None
    assert data.classes[int(data.train.labels[at])] in strip._about.text()
    mean, least = map(float, text(lab, "nearest_usual").split(", at least "))
    assert 0 < least < mean < 1


def test_it_stays_while_the_code_moves_and_goes_with_the_model(lab: Lab, qtbot: QtBot) -> None:
    open_and_ask(lab, qtbot, trained())
    strip = lab.panel.nearest
    qtbot.waitUntil(lambda: strip.image.pixels is not None, timeout=60_000)
    before = strip.picture.pixels
    assert lab.state.code is not None
    lab.state.set_code(lab.state.code.moved(0, 3.0))
    assert strip.isVisible()
    assert strip.picture.pixels is before
    close = strip._close
    assert isinstance(close, QToolButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    lab.trigger("nearest_training")
    assert strip.isVisible()
    lab.state.open(make_model("other"))
    assert not strip.isVisible()


def test_it_can_be_cancelled(lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = []

    def slow(opened: OpenModel, picture: object, progress: object) -> None:
        try:
            while True:
                progress.report(0.5, "Looking for the nearest training images")  # type: ignore[attr-defined]
        finally:
            ended.append(opened.name)

    monkeypatch.setattr(nearest_strip, "compare", slow)
    open_and_ask(lab, qtbot, trained())
    strip = lab.panel.nearest
    button = strip.findChild(QToolButton, "busy_cancel")
    assert button is not None
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    qtbot.waitUntil(lambda: bool(ended))
    assert lab.panel.errors.isHidden()


def test_without_its_images_there_is_a_reason(lab: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    def says(words: str) -> bool:
        return any(words in label.text() for label in lab.panel.errors.findChildren(QLabel))

    open_and_ask(lab, qtbot, make_model("untold"))
    qtbot.waitUntil(lambda: says("does not say which images it was trained on"))
    assert not lab.panel.nearest.isVisible()
    open_and_ask(lab, qtbot, replace(trained(fingerprint="other"), id="other"))
    qtbot.waitUntil(lambda: says("not what vae was trained on any more"))
    gone = replace(trained(str(tmp_path / "gone"), "x"), id="gone")
    open_and_ask(lab, qtbot, gone)
    qtbot.waitUntil(lambda: says("gone"))


def test_a_picture_that_is_a_training_image_is_at_no_distance(lab: Lab, qtbot: QtBot) -> None:
    lab.state.open(trained())
    data = open_dataset(MINI)
    copy = to_uint8(to_signed(data.train.take(torch.tensor([1234]))))[0]
    lab.panel.nearest.show_picture(copy)
    qtbot.waitUntil(lambda: lab.panel.nearest.image.pixels is not None, timeout=60_000)
    assert text(lab, "nearest_distance") == "0.000"
    assert "1,235" in lab.panel.nearest._about.text()
