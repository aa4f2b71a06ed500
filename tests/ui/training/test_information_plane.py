"""The information plane as the Train panel shows it: points of all runs, the way of one, clicks and keys."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from train_lab import TrainLab

from latentlab.runs.events import Figure, Metrics
from latentlab.runs.figure_files import write_figures
from latentlab.runs.folder import RunFolder
from latentlab.ui.training.ellipses import EllipsesFigure
from latentlab.ui.training.information import InformationPlane
from latentlab.ui.training.run_body import INFORMATION

BIT = math.log(2.0)


def write(home: Path, name: str, evaluations: list[dict[str, float]], **config: Any) -> Path:
    run = RunFolder(home / "runs" / name)
    run.create(name[5:], {"data": "fashion-mnist-mini", "steps": 100, **config})
    rows = [{"step": 10 * place, **row} for place, row in enumerate(evaluations, 1)]
    run.metrics_path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return run.path


@pytest.fixture
def home(own_home: Path) -> Path:
    way = [
        {"held_out_kl": rate * BIT, "held_out_mse": error}
        for rate, error in ((2, 0.09), (9, 0.05), (20, 0.02))
    ]
    write(own_home, "0001-vae", way, beta=0.5)
    write(own_home, "0002-vae", [{"held_out_kl": 5 * BIT, "held_out_mse": 0.06}], beta=4.0)
    vib = {"held_out_rate_bits": 9.0, "held_out_accuracy": 0.8, "held_out_mse": 0.04}
    write(own_home, "0003-vib", [vib], rate_weight=0.05)
    write(own_home, "0004-wgan", [{"held_out_w1": 9.0}])
    return own_home


def shown(lab: TrainLab, qtbot: QtBot, run: Path, count: int) -> InformationPlane:
    """The plane with this run shown, once ``count`` runs are seen in it."""
    lab.panel.show_run(run)
    view = lab.panel.view
    qtbot.waitUntil(lambda: view.info is not None and INFORMATION in view.body.figures._shown())
    view.body.figures.choose(INFORMATION)
    qtbot.waitUntil(lambda: len(view.body.plane.plot.places()) == count)
    return view.body.plane


def place_of(plane: InformationPlane, qtbot: QtBot, name: str) -> QPoint:
    """Where the point of a run is, once the range has settled: it follows what is painted."""
    seen: list[list[QPoint]] = [[]]

    def settled() -> bool:
        plane.plot.plot.grab()
        seen.append([at.toPoint() for _, at in plane.plot.places()])
        return seen[-1] == seen[-2]

    qtbot.waitUntil(settled)
    return next(at.toPoint() for path, at in plane.plot.places() if path.path.name == name)


def test_a_click_on_a_point_shows_its_run_and_the_plane_stays(
    lab: TrainLab, qtbot: QtBot, home: Path
) -> None:
    plane = shown(lab, qtbot, home / "runs" / "0001-vae", 3)
    assert plane.measure.currentData() == "held_out_mse"
    at = place_of(plane, qtbot, "0002-vae")
    QTest.mouseClick(plane.plot.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: lab.panel.view.path == home / "runs" / "0002-vae")
    qtbot.waitUntil(plane.isVisible)
    qtbot.waitUntil(lambda: "0002-vae, Beta 4: 5 bits" in plane._note.text())


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # the tooltip, off screen
def test_the_pointer_names_a_run(lab: TrainLab, qtbot: QtBot, home: Path) -> None:
    plane = shown(lab, qtbot, home / "runs" / "0001-vae", 3)
    at = place_of(plane, qtbot, "0003-vib")
    QTest.mouseMove(plane.plot.plot.viewport(), at)
    qtbot.waitUntil(lambda: "0003-vib, Rate weight 0.05: 9 bits" in plane._note.text())


def test_keys_go_from_point_to_point(lab: TrainLab, qtbot: QtBot, home: Path) -> None:
    plane = shown(lab, qtbot, home / "runs" / "0001-vae", 3)
    QTest.keyClick(plane.plot, Qt.Key.Key_Right)
    assert "0002-vae" in plane._note.text()
    QTest.keyClick(plane.plot, Qt.Key.Key_Left)
    assert "0001-vae, Beta 0.5: 20 bits" in plane._note.text()
    QTest.keyClick(plane.plot, Qt.Key.Key_Left)
    QTest.keyClick(plane.plot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lab.panel.view.path == home / "runs" / "0003-vib")


def test_the_tab_key_leads_to_the_run_that_is_shown(lab: TrainLab, qtbot: QtBot, home: Path) -> None:
    with qtbot.waitActive(lab.window):
        lab.window.activateWindow()
    plane = shown(lab, qtbot, home / "runs" / "0001-vae", 3)
    plot = plane.plot
    assert plot.accessibleName() == "Information plane"
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert "0001-vae, Beta 0.5: 20 bits" in plot.accessibleDescription()
    [ring] = plot._ring.points()
    assert ring.pos().x() == pytest.approx(20)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert "0003-vib" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Tab)
    assert not plot.hasFocus()
    assert len(plot._ring.points()) == 0
    assert plot.accessibleDescription() == ""


def test_a_classifier_is_seen_by_its_accuracy_and_families_can_be_hidden(
    lab: TrainLab, qtbot: QtBot, home: Path
) -> None:
    plane = shown(lab, qtbot, home / "runs" / "0003-vib", 1)
    assert plane.measure.currentData() == "held_out_accuracy"
    plane.measure.setFocus()
    QTest.keyClick(plane.measure, Qt.Key.Key_Up)
    assert len(plane.plot.places()) == 3
    vae, _vib = plane.plot.legend.entries()
    assert vae.text() == "VAE, fashion-mnist-mini"
    QTest.mouseClick(vae, Qt.MouseButton.LeftButton)
    assert [path.path.name for path, _ in plane.plot.places()] == ["0003-vib"]


def test_a_run_without_a_rate_has_no_plane(lab: TrainLab, qtbot: QtBot, home: Path) -> None:
    lab.panel.show_run(home / "runs" / "0004-wgan")
    view = lab.panel.view
    qtbot.waitUntil(lambda: "held_out_w1" in view.body.curves.names())
    assert view.body.figures._shown() == []


def test_an_evaluation_moves_the_point(lab: TrainLab, qtbot: QtBot, home: Path) -> None:
    run = home / "runs" / "0002-vae"
    plane = shown(lab, qtbot, run, 3)
    row = {"held_out_kl": 7 * BIT, "held_out_mse": 0.03}
    with open(run / "metrics.jsonl", "a") as lines:
        lines.write(json.dumps({"step": 50, **row}) + "\n")
    lab.runs.reported.emit(run, Metrics(50, row))
    qtbot.waitUntil(lambda: "0002-vae, Beta 4: 7 bits, held-out MSE 0.03" in plane._note.text())


def test_curves_have_the_place_of_figures_until_there_are_some(
    lab: TrainLab, qtbot: QtBot, home: Path
) -> None:
    body = lab.panel.view.body
    lab.panel.show_run(home / "runs" / "0004-wgan")
    qtbot.waitUntil(lambda: "held_out_w1" in body.curves.names())
    assert body.curves.isVisible()
    assert not body.figures.isVisible()
    shown(lab, qtbot, home / "runs" / "0001-vae", 3)
    assert body.curves.isVisible()
    assert body.figures.isVisible()
    QTest.mouseClick(body.figures.large, Qt.MouseButton.LeftButton)
    assert not body.curves.isVisible()
    lab.panel.show_run(home / "runs" / "0004-wgan")
    assert body.curves.isVisible()


def test_a_past_run_shows_the_figures_of_its_folder(lab: TrainLab, qtbot: QtBot, home: Path) -> None:
    run = home / "runs" / "0001-vae"
    data = {
        "means": np.zeros((4, 3)),
        "stds": np.ones((4, 3)),
        "group": np.array([0, 1, 0, 1]),
        "names": ["a", "b"],
    }
    write_figures(run / "figures.npz", [Figure("posterior_ellipses", "ellipses", 30, data)])
    plane = shown(lab, qtbot, run, 3)
    figures = lab.panel.view.body.figures
    assert figures._shown() == ["posterior_ellipses", INFORMATION]
    assert not plane.isHidden()
    ellipses = figures.widget("posterior_ellipses")
    assert isinstance(ellipses, EllipsesFigure)
    assert [entry.text() for entry in ellipses.legend.entries()] == ["a", "b"]
