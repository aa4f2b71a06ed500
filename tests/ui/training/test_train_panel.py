from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox, QPushButton, QSpinBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from train_lab import VARIANT, TrainLab, pictures, write_run

from latentlab.data.images import save_png
from latentlab.errors import Message
from latentlab.runs.events import Finished, Log, Paused, Samples, Started, Stop
from latentlab.runs.folder import RunFolder
from latentlab.runs.wording import log_row, variant_words
from latentlab.ui import i18n
from latentlab.ui.training.command import train_command
from latentlab.ui.training.panel import TrainPanel
from latentlab.ui.training.states import place_words
from latentlab.ui.widgets.bars import BarsPlot
from latentlab.ui.widgets.curves import CurvesPlot
from trainers.configs import config_class
from trainers.configs.vae import VAETrainConfig

LEFT = Qt.MouseButton.LeftButton


def start(lab: TrainLab, qtbot: QtBot) -> Path:
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    path = lab.panel.view.path
    assert path is not None
    qtbot.waitUntil(lambda: lab.state() == "running")
    qtbot.waitUntil(lambda: lab.panel.view.body.curves.names() != [])
    return path


def test_the_form_is_that_of_the_declaration_and_an_empty_place_says_what_comes(lab: TrainLab) -> None:
    shown = {"data"} ^ set(VAETrainConfig.model_fields)
    for name in shown:
        lab.find(QWidget, f"train_field_{name}")
    assert lab.find(QComboBox, "train_family").currentData() == "vae"
    assert lab.find(QComboBox, "train_dataset").currentText() == "fashion-mnist-mini"
    assert lab.find(QWidget, "train_empty").isVisible()
    assert not lab.find(QToolButton, "train_pause").isVisible()


def test_another_family_trains_with_its_own_defaults(lab: TrainLab) -> None:
    lab.find(QSpinBox, "train_field_steps").setValue(321)
    family = lab.find(QComboBox, "train_family")
    for name in ("flow", "ogan"):
        family.setCurrentIndex(family.findData(name))
    assert lab.panel.setup.config() == config_class("ogan")(steps=321)


def test_start_shows_curves_figures_samples_log_and_figures_of_progress(lab: TrainLab, qtbot: QtBot) -> None:
    lab.find(QSpinBox, "train_field_steps").setValue(200)
    path = start(lab, qtbot)
    family, config = RunFolder(path).described()
    assert (family, config["steps"], config["data"]) == ("vae", 200, "fashion-mnist-mini")
    curves = lab.find(CurvesPlot, "train_curves")
    assert curves.isVisible()
    body = lab.panel.view.body
    qtbot.waitUntil(lambda: body.log.count() == 2)
    assert set(curves.names()) == {"loss", "kl", "scale", "held_out_mse"}
    assert curves.length("loss") == 3
    assert curves.canvas.marks() == [(30.0, "The machine is busy.")]
    bars = body.figures.widget("kl")
    assert isinstance(bars, BarsPlot)
    assert (bars.count(), bars.count_dead()) == (3, 1)
    assert body.samples.view.pixels is not None
    assert body.samples.scrubber.step() == 30
    stats = lab.panel.view.stats
    assert stats.step.value.text() == "30 / 200"
    assert stats.speed.value.text() == "1,000"
    assert stats.left.value.text() == "0:17"
    assert stats.error.value.text() == "0.5"
    assert stats.memory.value.text() != "–"
    assert "training" in lab.find(QLabel, "train_state").text()
    assert any(str(VARIANT) in label.accessibleName() for label in lab.panel.view.header.findChildren(QLabel))


def test_pause_resume_and_stop(lab: TrainLab, qtbot: QtBot) -> None:
    start(lab, qtbot)
    pause, stop = lab.find(QToolButton, "train_pause"), lab.find(QToolButton, "train_stop")
    QTest.mouseClick(pause, LEFT)
    qtbot.waitUntil(lambda: lab.state() == "paused")
    assert pause.accessibleName()
    QTest.mouseClick(pause, LEFT)
    qtbot.waitUntil(lambda: lab.state() == "running")
    QTest.mouseClick(stop, LEFT)
    qtbot.waitUntil(lambda: lab.state() == "ended")
    qtbot.waitUntil(lambda: pause.isEnabled())
    assert not stop.isEnabled()
    QTest.mouseClick(pause, LEFT)  # resumes what has ended
    qtbot.waitUntil(lambda: lab.state() == "running")


def test_a_second_start_waits_in_the_queue_and_can_be_taken_out(lab: TrainLab, qtbot: QtBot) -> None:
    first = start(lab, qtbot)
    assert not lab.panel.queue.isVisible()
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    waiting = lab.runs.queued()
    assert lab.panel.queue.isVisible()
    assert lab.panel.queue.runs() == waiting
    assert lab.panel.view.path == first
    QTest.mouseClick(lab.panel.queue.button(waiting[0]), LEFT)
    assert lab.runs.queued() == waiting[1:]
    QTest.mouseClick(lab.find(QToolButton, "train_stop"), LEFT)
    # Its turn has come, and the one that was shown has ended.
    qtbot.waitUntil(lambda: lab.panel.view.path == waiting[1])
    assert not lab.panel.queue.isVisible()


def test_the_queue_is_in_order_and_can_be_changed(lab: TrainLab, qtbot: QtBot) -> None:
    button = lab.find(QPushButton, "train_start")
    assert button.text() == "Start training"
    start(lab, qtbot)
    assert button.text() == "Queue training"
    for _ in range(3):
        QTest.mouseClick(button, LEFT)
    a, b, c = lab.runs.queued()
    queue = lab.panel.queue
    assert [lab.runs.place(path) for path in (a, b, c)] == [1, 2, 3]
    assert not queue.button(a, "up").isEnabled()
    assert not queue.button(c, "down").isEnabled()
    QTest.mouseClick(queue.button(c, "up"), LEFT)
    assert lab.runs.queued() == [a, c, b]
    QTest.mouseClick(queue.button(a, "down"), LEFT)
    assert lab.runs.queued() == [c, a, b]
    assert queue.runs() == [c, a, b]
    name = next(part for part in queue.findChildren(QPushButton) if part.text() == a.name)
    QTest.mouseClick(name, LEFT)
    assert lab.panel.view.path == a
    assert lab.panel.view.header.state_text() == "2nd in line"
    QTest.mouseClick(queue.button(c), LEFT)
    assert lab.panel.view.header.state_text() == "next in line"
    assert not c.exists()
    lab.runs.send(lab.runs.active()[0], Stop())
    qtbot.waitUntil(lambda: lab.runs.active() == [a])
    assert lab.runs.queued() == [b]


def test_three_seeds_of_the_same_are_started_one_after_the_other(lab: TrainLab, qtbot: QtBot) -> None:
    lab.find(QSpinBox, "train_field_seed").setValue(7)
    lab.find(QSpinBox, "train_field_steps").setValue(50)
    lab.actions.get("start_seeds").trigger()
    paths = [*lab.runs.active(), *lab.runs.queued()]
    assert len(lab.runs.active()) == 1
    assert lab.panel.view.path == paths[0]
    configs = [RunFolder(path).described()[1] for path in paths]
    assert [(config["seed"], config["steps"]) for config in configs] == [(7, 50), (8, 50), (9, 50)]


def test_closing_while_runs_wait_keeps_their_folders(lab: TrainLab, qtbot: QtBot) -> None:
    first = start(lab, qtbot)
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    (waiting,) = lab.runs.queued()
    lab.runs.close()
    assert lab.runs.active() == []
    assert first.exists()
    info = RunFolder(waiting).info()
    assert (info.live, info.step, info.outcome) == (False, 0, None)


def test_the_settings_of_a_run_can_be_used_for_the_next(lab: TrainLab, qtbot: QtBot, tmp_path: Path) -> None:
    run = write_run(tmp_path / "0007-vae", steps=321)
    config = VAETrainConfig(steps=321, beta=2.5, rules="encoder.*: lr=0.5", data="sprites")
    run.write_config("vae", config.model_dump(mode="json"))
    (run.path / "edits.jsonl").write_text(json.dumps({"step": 20, "values": {"beta": 4.0}}) + "\n")
    lab.panel.show_run(run.path)
    qtbot.waitUntil(lambda: lab.panel.view.info is not None)
    marks = lab.panel.view.body.curves.canvas.marks()
    assert set(marks) == {(20.0, "one thread"), (20.0, "Beta 2.5 → 4")}
    menu = lab.find(QToolButton, "train_more").menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().startswith("Use its settings")).trigger()
    assert lab.panel.setup.config() == config


def test_places_in_the_queue_are_said_as_people_do() -> None:
    said = [place_words(place) for place in (1, 2, 3, 4, 11, 12, 21, 102, 113)]
    assert [text.split()[0] for text in said] == [
        "next", "2nd", "3rd", "4th", "11th", "12th", "21st", "102nd", "113th",
    ]  # fmt: skip


def test_wrong_values_are_told_at_their_fields_and_start_nothing(lab: TrainLab, own_home: Path) -> None:
    lab.find(QSpinBox, "train_field_steps").setValue(0)
    lab.find(QComboBox, "train_dataset").setEditText("/no/such/folder")
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    assert "steps" in lab.panel.setup.form.errors()
    assert "no such folder" in lab.panel.setup.dataset.text()
    assert lab.runs.active() == []
    assert not (own_home / "runs").exists()


def test_an_absent_device_is_told_at_its_field(lab: TrainLab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    device = lab.panel.setup.form.field("device")
    assert isinstance(device, QComboBox)
    device.setCurrentIndex(device.findData("cuda"))
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    assert "device" in lab.panel.setup.form.errors()
    assert lab.runs.active() == []


def test_a_folder_can_be_trained_on(lab: TrainLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.panel.set_dataset(str(tmp_path))
    path = start(lab, qtbot)
    assert RunFolder(path).described()[1]["data"] == str(tmp_path)


def test_a_past_run_speaks_the_language_of_the_window(lab: TrainLab, qtbot: QtBot, own_home: Path) -> None:
    """Lines written in English are said in Chinese; those of older runs stay as they were written."""
    run = write_run(own_home / "runs" / "0001-vae", outcome="stopped")
    config = VAETrainConfig(precision="bf16", layout="channels_last").model_dump(mode="json")
    run.write_config("vae", config)
    entry = Log(30, Message("The machine is busy: training goes on with one thread."), mark=True)
    with open(run.path / "log.jsonl", "a") as lines:
        lines.write(json.dumps(log_row(entry)) + "\n")
    i18n.install("zh_CN")
    try:
        lab.panel.show_run(run.path)
        log = lab.panel.view.body.log
        qtbot.waitUntil(lambda: "one thread" in log.text())
        assert i18n.translate_message(entry.message) in log.text()
        assert str(entry.message) not in log.text()
        said = [label.accessibleName() for label in lab.panel.view.header.findChildren(QLabel)]
        assert any("bf16，通道在后" in text for text in said)
        lab.script.events = [Started("", 0, 200, "cpu", variant_words("bf16", "channels_last", 2))]
        QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
        header = lab.panel.view.header
        qtbot.waitUntil(
            lambda: any(
                "bf16，通道在后，2 个线程" in label.accessibleName() for label in header.findChildren(QLabel)
            )
        )
    finally:
        i18n.install("en")


def proposed(lab: TrainLab, folder: Path) -> str:
    """What stands in the field once the folder was looked at."""
    lab.panel.set_dataset(str(folder))
    return str(lab.find(QComboBox, "train_dataset").currentText())


@pytest.mark.parametrize("content", ["nothing", "texts", "one image", "damaged images"])
def test_a_folder_without_images_is_refused_at_once(
    lab: TrainLab, qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    if content == "one image":
        save_png(pictures(9)[0], folder / "a.png")
    elif content != "nothing":
        for name in ("a", "b"):
            (folder / f"{name}.{'png' if 'damaged' in content else 'txt'}").write_text("words")
    assert proposed(lab, folder) == str(folder)
    qtbot.waitUntil(lambda: str(folder) in lab.panel.errors.text())
    assert lab.find(QComboBox, "train_dataset").currentText() == "fashion-mnist-mini"
    assert lab.find(QLabel, "error_remedy").text()
    if content == "damaged images":
        assert "(2 could not)" in lab.panel.errors.text()


def test_a_folder_with_images_below_is_taken(lab: TrainLab, qtbot: QtBot, tmp_path: Path) -> None:
    empty, good = tmp_path / "empty", tmp_path / "good"
    empty.mkdir()
    for number in range(2):
        save_png(pictures(number)[0], good / f"class-{number}" / "a.png")
    proposed(lab, empty)
    qtbot.waitUntil(lambda: "empty" in lab.panel.errors.text())
    assert proposed(lab, good) == str(good)
    assert lab.panel.errors.text() == "", "what was refused before is no longer of interest"
    qtbot.waitUntil(lambda: lab.panel.setup.dataset.text().startswith("One tenth"))
    assert lab.find(QComboBox, "train_dataset").currentText() == str(good)


def test_a_typed_folder_is_looked_into_when_it_is_left(lab: TrainLab, qtbot: QtBot, tmp_path: Path) -> None:
    field = lab.find(QComboBox, "train_dataset")
    lab.window.activateWindow()
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), str(tmp_path))
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    chooser = lab.panel.setup.dataset
    qtbot.waitUntil(lambda: str(tmp_path) in chooser.text() and "no image" in chooser.text())
    assert field.currentText() == str(tmp_path), "what somebody typed stays, to be put right"
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    assert lab.runs.active() == []


@pytest.mark.parametrize("how", ["paused", "failed"])
def test_trouble_is_explained_in_the_bar_and_stays_with_its_run(
    lab: TrainLab, qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    problem, remedy = Message("loss became {v}.", {"v": "nan"}), Message("Lower lr.")
    if how == "paused":
        lab.script.events = [Started("", 0, 200, "cpu", VARIANT), Paused(10, problem, remedy)]
    else:
        lab.script.events = [Started("", 0, 200, "cpu", VARIANT)]
        lab.script.end = Finished(10, "failed", problem=problem, remedy=remedy, details="Traceback: there")
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    path = lab.panel.view.path
    assert path is not None
    qtbot.waitUntil(lambda: lab.panel.errors.text() == "loss became nan.")
    other = write_run(tmp_path / "0099-vae").path
    lab.panel.show_run(other)
    assert lab.panel.errors.text() == ""
    lab.panel.show_run(path)
    assert lab.panel.errors.text() == "loss became nan."
    if how == "failed":
        QTest.mouseClick(lab.panel.errors.findChild(QPushButton, "error_copy"), LEFT)
        assert "Traceback: there" in QGuiApplication.clipboard().text()


def test_a_run_that_never_began_leaves_nothing_in_the_next_ones_log(lab: TrainLab, qtbot: QtBot) -> None:
    usual, lab.script.events = lab.script.events, [Log(0, Message("Looking through an empty folder"))]
    lab.script.end = Finished(0, "failed", problem=Message("No image there."), remedy=Message("Add some."))
    lab.script.leaves_nothing = True
    QTest.mouseClick(lab.find(QPushButton, "train_start"), LEFT)
    qtbot.waitUntil(lambda: lab.panel.errors.text() == "No image there.")
    qtbot.waitUntil(lambda: lab.runs.active() == [])
    lab.script.events, lab.script.end, lab.script.leaves_nothing = usual, None, False
    start(lab, qtbot)
    qtbot.waitUntil(lambda: lab.panel.view.body.log.count() == 2)


def test_a_past_run_is_read_from_its_folder(lab: TrainLab, qtbot: QtBot, tmp_path: Path) -> None:
    run = write_run(tmp_path / "0007-vae", last=100, outcome="stopped", step=100)
    lab.panel.show_run(run.path)
    body = lab.panel.view.body
    qtbot.waitUntil(lambda: body.samples.view.pixels is not None)
    assert body.curves.length("loss") == 10
    assert body.curves.canvas.marks() == [(20.0, "one thread")]
    assert "one thread" in body.log.text()
    assert lab.panel.view.stats.step.value.text() == "100 / 200"
    assert not lab.panel.view.stats.speed.isVisible()
    assert lab.panel.view.header.state_text() == "stopped"
    qtbot.waitUntil(lambda: lab.find(QToolButton, "train_pause").isEnabled())
    assert not lab.find(QToolButton, "train_explore").isEnabled()
    body.samples.scrubber.slider.setFocus()
    QTest.keyClick(body.samples.scrubber.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: body.samples.view.pixels is not None and body.samples.view.pixels[0, 0, 0] == 50)


def test_what_happens_while_the_folder_is_read_is_not_lost(lab: TrainLab, qtbot: QtBot) -> None:
    path, body = start(lab, qtbot), lab.panel.view.body
    qtbot.waitUntil(lambda: body.log.count() == 2)  # all that the script says
    lab.panel.view.show_run(path)
    lab.runs.reported.emit(path, Samples(40, lab.script.events[-3].images))  # type: ignore[union-attr]
    assert body.curves.names() == []
    qtbot.waitUntil(lambda: body.samples.scrubber.step() == 40)
    assert body.curves.length("loss") == 3


def test_a_log_line_that_is_in_the_folder_already_is_not_told_twice(lab: TrainLab, qtbot: QtBot) -> None:
    path = start(lab, qtbot)
    line = {"step": 30, "level": "warning", "text": "The machine is busy.", "mark": True}
    (path / "log.jsonl").write_text(json.dumps(line) + "\n")
    lab.panel.view.show_run(path)
    lab.runs.reported.emit(path, lab.script.events[-1])
    body = lab.panel.view.body
    qtbot.waitUntil(lambda: body.log.count() > 0)
    assert body.log.text().count("busy") == 1
    assert len(body.curves.canvas.marks()) == 1


def test_a_folder_that_is_no_run_is_explained(lab: TrainLab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.panel.show_run(tmp_path)
    qtbot.waitUntil(lambda: "is not a run folder" in lab.panel.errors.text())


def test_discarding_asks_first(lab: TrainLab, qtbot: QtBot) -> None:
    path = start(lab, qtbot)
    menu = lab.find(QToolButton, "train_more").menu()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    box = lab.panel.findChild(QMessageBox)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert path in lab.runs.active()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: any(b.isVisible() for b in lab.panel.findChildren(QPushButton, "question_yes")))
    yes = next(b for b in lab.panel.findChildren(QPushButton, "question_yes") if b.isVisible())
    QTest.mouseClick(yes, LEFT)
    qtbot.waitUntil(lambda: lab.runs.active() == [])
    assert lab.find(QWidget, "train_empty").isVisible()


def test_a_run_that_ends_while_one_is_asked_is_discarded_all_the_same(lab: TrainLab, qtbot: QtBot) -> None:
    path = start(lab, qtbot)
    menu = lab.find(QToolButton, "train_more").menu()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    lab.runs.send(path, Stop())
    qtbot.waitUntil(lambda: lab.runs.active() == [])
    assert path.exists()
    yes = next(b for b in lab.panel.findChildren(QPushButton, "question_yes") if b.isVisible())
    QTest.mouseClick(yes, LEFT)
    assert not path.exists()
    assert lab.find(QWidget, "train_empty").isVisible()


def test_copy_as_command_repeats_what_differs_from_the_defaults(lab: TrainLab) -> None:
    lab.find(QSpinBox, "train_field_latent_dim").setValue(8)
    QTest.mouseClick(lab.find(QToolButton, "train_copy_command"), LEFT)
    text = QGuiApplication.clipboard().text()
    assert text == "latentlab train vae --data fashion-mnist-mini --steps 4000 --latent-dim 8"


def test_the_command_quotes_paths_and_turns_switches_off() -> None:
    config = VAETrainConfig(data="/my pictures", steps=10, tensorboard=False, lr=1e-4, layout="channels_last")
    words = shlex.split(train_command("vae", config))
    assert words == [
        "latentlab", "train", "vae", "--data", "/my pictures", "--steps", "10",
        "--lr", "0.0001", "--layout", "channels_last", "--no-tensorboard",
    ]  # fmt: skip


def test_a_small_window_makes_room_for_the_run(lab: TrainLab, qtbot: QtBot) -> None:
    lab.window.resize(720, 640)
    qtbot.waitUntil(lambda: lab.panel.width() == 720)
    start(lab, qtbot)
    assert not lab.panel.setup.isVisible()
    assert lab.window.focusWidget() is lab.find(QToolButton, "train_next")
    QTest.mouseClick(lab.find(QToolButton, "train_next"), LEFT)
    assert lab.panel.setup.isVisible()
    QTest.mouseClick(lab.find(QToolButton, "train_next"), LEFT)
    lab.window.resize(1200, 760)
    qtbot.waitUntil(lambda: lab.panel.setup.isVisible())


def test_a_panel_made_anew_finds_form_and_run_again(lab: TrainLab, qtbot: QtBot) -> None:
    path = start(lab, qtbot)
    lab.find(QSpinBox, "train_field_steps").setValue(77)
    lab.panel.set_dataset("sprites")
    QTest.mouseClick(lab.find(QToolButton, "train_next"), LEFT)
    again = TrainPanel(lab.runs, lab.tasks, type(lab.actions)(lab.window))
    qtbot.addWidget(again)
    assert again.view.path == path
    assert again.setup.dataset.value() == "sprites"
    assert again.setup.isHidden()
    assert again.setup.form.values()["steps"] == 77
    qtbot.waitUntil(
        lambda: again.view.body.curves.length("loss") == 3 if again.view.body.curves.names() else False
    )


def test_processes_are_asked_for_where_a_family_can_share_a_batch(lab: TrainLab) -> None:
    setup = lab.panel.setup
    setup.form.set_values({"nproc": 3, "batch_size": 64})
    assert setup.config() is None
    assert "3 processes cannot share 64 images equally" in setup.form.errors()["nproc"]
    setup.form.set_values({"nproc": 4})
    config = setup.config()
    assert config is not None
    assert config.nproc == 4
    setup.family.setCurrentIndex(setup.family.findData("glann"))
    assert "nproc" not in setup.form.values()
    config = setup.config()
    assert config is not None
    assert config.nproc == 1
