from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from explore_lab import Lab, make_model
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QSlider
from pytestqt.qtbot import QtBot

from latentlab.spec import Code


def clipboard() -> str:
    return QApplication.clipboard().text()


def press(lab: Lab, key: Qt.Key) -> None:
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(lab.view, key, shift)


def test_a_code_goes_over_the_clipboard_and_back(qtbot: QtBot, opened_lab: Lab) -> None:
    lab = opened_lab
    lab.trigger("randomise")
    there = lab.values()
    press(lab, Qt.Key.Key_C)
    assert Code.from_json(clipboard()).values == pytest.approx(there, abs=2e-3)
    lab.trigger("reset_code")
    press(lab, Qt.Key.Key_V)
    assert lab.values() == pytest.approx(there, abs=2e-3)
    lab.state.undo()
    assert lab.values() == [0.25] * 8


def test_among_the_sliders_the_usual_keys_mean_the_code(opened_lab: Lab) -> None:
    lab = opened_lab
    slider = lab.child(QSlider, "latent_slider_7")
    assert isinstance(slider, QSlider)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lab.trigger("randomise")
    QTest.keyClick(slider, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert lab.values() == [0.25] * 8


def test_a_plain_list_of_numbers_is_a_code(opened_lab: Lab) -> None:
    QApplication.clipboard().setText("[1, 2, 3, 4, 5, 6, 7, 8]")
    opened_lab.trigger("paste_code")
    assert opened_lab.values() == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_plain_list_keeps_the_class_that_stands(lab: Lab) -> None:
    lab.state.open(make_model("conditional", classes=("shirt", "shoe")))
    lab.dock.classes.first.setCurrentIndex(1)
    lab.dock.classes.first.activated.emit(1)
    QApplication.clipboard().setText("[1, 2, 3, 4, 5, 6, 7, 8]")
    lab.trigger("paste_code")
    assert lab.values()[0] == 1
    assert lab.state.code is not None
    assert lab.state.code.label == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello", "not a latent code"),
        ('{"a": 1}', "has no latentlab_code"),
        ("[1, 2]", "2 numbers"),
        ("[1, null]", "finite numbers"),
    ],
)
def test_what_is_no_code_changes_nothing(opened_lab: Lab, text: str, says: str) -> None:
    QApplication.clipboard().setText(text)
    opened_lab.trigger("paste_code")
    assert says in opened_lab.panel.errors.text()
    assert opened_lab.values() == [0.25] * 8
    assert not opened_lab.state.can_undo


def test_a_code_is_saved_and_loaded(opened_lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab, chosen = opened_lab, tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    lab.trigger("randomise")
    there = lab.values()
    lab.trigger("save_code")
    assert "latentlab_code" in json.loads((tmp_path / "mine.json").read_text())
    lab.trigger("reset_code")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "mine.json"), ""))
    lab.trigger("load_code")
    assert lab.values() == pytest.approx(there, abs=2e-3)


def test_a_code_that_cannot_be_written_or_read_is_explained(opened_lab: Lab, tmp_path: Path) -> None:
    lab = opened_lab
    (tmp_path / "file").touch()
    lab.panel.exchange.write_code(tmp_path / "file" / "code.json")
    assert "could not be saved" in lab.panel.errors.text()
    lab.panel.exchange.read_code(tmp_path / "missing.json")
    assert "missing.json" in lab.panel.errors.text()


def test_a_cancelled_dialog_does_nothing(
    opened_lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    opened_lab.trigger("save_code")
    opened_lab.trigger("load_code")
    opened_lab.trigger("save_picture")
    assert opened_lab.panel.errors.text() == ""


def test_the_picture_is_saved_at_its_own_size(
    opened_lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from latentlab.data import images

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.png"), ""))
    opened_lab.trigger("save_picture")
    assert images.read(tmp_path / "out.png").pixels.shape[:2] == (28, 28)


def test_copy_as_command_names_model_and_code(opened_lab: Lab) -> None:
    opened_lab.trigger("randomise")
    opened_lab.trigger("copy_decode_command")
    words = shlex.split(clipboard())
    assert words[:3] == ["latentlab", "decode", "/models/vae.safetensors"]
    assert Code.from_json(words[3]).values == pytest.approx(opened_lab.values(), abs=1e-3)
    assert words[4:] == ["--out", "picture.png"]


def test_without_a_model_there_is_nothing_to_copy(lab: Lab) -> None:
    for action in lab.panel.exchange.all():
        assert not action.isEnabled()
    assert lab.panel.exchange.command_line() == ""
