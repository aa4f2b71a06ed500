from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow
from pytestqt.qtbot import QtBot

from latentlab.settings import FILE, Settings
from latentlab.spec import Blend, Code
from latentlab.ui.session import Session


def make_window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    dock = QDockWidget("Library", window)
    dock.setObjectName("library")
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    qtbot.addWidget(window)
    return window


def test_window_and_layout_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    before = make_window(qtbot)
    before.resize(777, 555)
    before.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, before.findChild(QDockWidget))
    session = Session(tmp_path)
    session.keep_window(before)
    assert session.save() is None

    after = make_window(qtbot)
    again = Session(tmp_path)
    assert again.notice is None
    assert again.restore_geometry(after)
    assert again.restore_layout(after)
    assert (after.width(), after.height()) == (777, 555)
    dock = after.findChild(QDockWidget)
    assert after.dockWidgetArea(dock) == Qt.DockWidgetArea.RightDockWidgetArea


@pytest.mark.parametrize("kept", ["", "not base64!", "AAAA"])
def test_a_layout_that_cannot_be_used_changes_nothing(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    session = Session(tmp_path)
    session.update(geometry=kept, layout=kept)
    window = make_window(qtbot)
    assert not session.restore_geometry(window)
    assert not session.restore_layout(window)


def test_the_last_code_comes_back(tmp_path: Path) -> None:
    session = Session(tmp_path)
    assert session.last_code() is None
    code = Code([0.5, -1.0], "z", 3, "vae")
    session.update(last_code=code.to_json())
    assert session.last_code() == code
    session.update(last_code="[nonsense")
    assert session.last_code() is None


def test_changes_are_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(tmp_path)
    with qtbot.waitSignal(session.changed):
        session.add_recent_model("/m")
    with qtbot.assertNotEmitted(session.changed):
        session.add_recent_model("/m")
    session.add_recent_run("/r")
    assert session.settings == Settings(recent_models=("/m",), recent_runs=("/r",))


def test_a_damaged_file_is_a_notice(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    session = Session(tmp_path)
    assert session.settings == Settings()
    assert session.notice is not None


def test_what_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    session = Session(tmp_path / "file")
    problem = session.save()
    assert problem is not None
    assert "cannot be written" in str(problem)
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "code", [Code(np.array([0.5, 1.0]), "e"), Code(np.array([0.5]), label=Blend(3, 1, 0.25), model="m")]
)
def test_the_code_comes_back_with_its_space_and_its_blend(tmp_path: Path, code: Code) -> None:
    session = Session(tmp_path)
    session.update(last_code=code.to_json())
    assert session.save() is None
    assert Session(tmp_path).last_code() == code
