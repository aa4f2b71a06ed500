"""train and resume without a window."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latentlab.commands.headless import Headless
from latentlab.errors import Message
from latentlab.runs.events import Commands, Events, Finished, Metrics, Paused, Started, Stop
from latentlab.runs.live import LiveWeights
from latentlab.runs.lock import RunLock

TINY = ("--width", 4, "--hidden", 16, "--latent-dim", 4, "--batch-size", 8, "--precision", "fp32")
FIXED = ("--layout", "contiguous", "--threads", 1, "--log-every", 1)
KEYS = {"step", "loss", "recon", "kl", "images_per_second"}


def test_train_prints_lines_and_the_model(run, pictures, tmp_path):
    out = tmp_path / "run"
    words = ("--data", pictures, "--steps", 6, "--checkpoint-every", 3, "--out", out, "--json")
    answer = run("train", "vae", *words, *TINY, *FIXED)
    assert answer.code == 0, answer.err
    *points, end = answer.lines()
    assert [point["step"] for point in points] == [1, 2, 3, 4, 5, 6]
    assert all(point.keys() >= KEYS for point in points)
    assert Path(end["model"]) == out / "checkpoints/step-6/model.safetensors"
    assert (end["outcome"], end["step"], end["run"]) == ("completed", 6, str(out))
    assert 0 < end["held_out"]["mse"] < 1
    trip = run("roundtrip", end["model"], next(pictures.rglob("*.png")), "--json")
    assert trip.document()["images"][0]["mse"] > 0


def test_without_json_the_last_line_is_the_model(run, pictures, tmp_path):
    words = ("--data", pictures, "--steps", 2, "--out", tmp_path / "run")
    answer = run("train", "vae", *words, *TINY, *FIXED)
    assert Path(answer.out.splitlines()[-1]).is_file()
    assert "step 1 of 2: loss" in answer.out


def test_resume_goes_on(run, pictures, tmp_path):
    out = tmp_path / "run"
    words = ("--data", pictures, "--steps", 6, "--checkpoint-every", 2, "--out", out, "--json")
    assert run("train", "vae", *words, *TINY, *FIXED).code == 0
    # As if it had been killed between the last two checkpoints.
    for step in (6, 4):
        for file in (out / f"checkpoints/step-{step}").iterdir():
            file.unlink()
        (out / f"checkpoints/step-{step}").rmdir()
    answer = run("resume", out, "--json")
    *points, end = answer.lines()
    assert [point["step"] for point in points] == [3, 4, 5, 6]
    assert end["outcome"] == "completed"


def test_resume_by_name(run, pictures):
    assert run("train", "vae", "--data", pictures, "--steps", 1, *TINY, *FIXED).code == 0
    answer = run("resume", "0001-vae", "--json")
    assert answer.code == 0, answer.err
    assert answer.lines()[-1]["step"] == 1


def test_a_run_that_is_done_is_said_to_be(run, trained, tmp_path):
    shutil.copytree(trained, tmp_path / "run")
    answer = run("resume", tmp_path / "run", "--json")
    assert answer.code == 0
    assert answer.document()["outcome"] == "completed"
    assert "has made all of its 12 steps already" in answer.err


def test_a_resumed_run_keeps_its_seed(run, trained, tmp_path):
    shutil.copytree(trained, tmp_path / "run")
    answer = run("resume", tmp_path / "run", "--seed", 7, "--json")
    assert (answer.code, answer.out) == (2, "")
    assert "--seed 7" in answer.err


def one_picture(folder: Path) -> Path:
    Image.fromarray(np.zeros((28, 28), np.uint8)).save(folder / "only.png")
    return folder


@pytest.mark.parametrize("case", ["missing", "no images", "one image", "file"])
def test_data_that_cannot_be_trained_on(run, tmp_path, case):
    data = tmp_path / "data"
    if case == "file":
        data.write_text("nothing")
    elif case != "missing":
        data.mkdir()
    if case == "one image":
        one_picture(data)
    answer = run("train", "vae", "--data", data, "--out", tmp_path / "run", "--json")
    assert answer.code == 2
    assert str(data) in answer.err
    assert not answer.out
    assert not (tmp_path / "run").exists()


def test_a_folder_that_holds_a_run_is_not_trained_over(run, pictures, trained):
    answer = run("train", "vae", "--data", pictures, "--out", trained, *TINY)
    assert answer.code == 2
    assert "resume" in answer.err


def test_a_run_that_is_being_trained_is_left_alone(run, trained):
    with RunLock(trained):
        answer = run("resume", trained)
    assert answer.code == 2
    assert str(trained) in answer.err


@pytest.mark.parametrize("case", ["missing", "folder", "torn"])
def test_what_is_no_run_cannot_be_resumed(run, tmp_path, case):
    path = tmp_path / "run"
    if case != "missing":
        path.mkdir()
    if case == "torn":
        (path / "config.json").write_text('{"family": "vae", "con')
    answer = run("resume", path, "--json")
    assert answer.code == 2
    assert str(path) in answer.err


def test_a_problem_ends_the_run_because_nobody_can_resume_it(tmp_path, capfd):
    def body(commands: Commands, events: Events, live: LiveWeights) -> None:
        events(Started(str(tmp_path), 0, 10, "cpu", "fp32"))
        events(Metrics(1, {"loss": float("nan"), "recon": 1.0, "kl": 0.0, "images_per_second": 5.0}))
        events(Paused(1, Message("loss became nan at step {step}.", {"step": 1}), Message("Lower lr.")))
        assert isinstance(commands.wait(), Stop)
        events(Finished(1, "failed", "", Message("loss became nan at step 1."), Message("Lower lr.")))

    assert Headless(tmp_path, json=True).run(body) == 1
    said = capfd.readouterr()
    point, end = (json.loads(line) for line in said.out.splitlines())
    assert point["loss"] is None  # JSON has no NaN
    assert (end["model"], end["outcome"]) == (None, "failed")
    assert "loss became nan" in said.err
    assert "Lower lr." in said.err


@pytest.mark.parametrize("fresh", [True, False])
def test_a_run_that_is_discarded_before_its_first_step_is_told_so(tmp_path, capfd, fresh):
    folder = tmp_path / "run"
    folder.mkdir()

    def body(commands: Commands, events: Events, live: LiveWeights) -> None:
        folder.rmdir()
        events(Finished(0, "discarded"))

    assert Headless(folder, json=False, fresh=fresh).run(body) == 130
    said = capfd.readouterr().err
    assert "discarded from elsewhere" in said
    assert "resume" not in said


def test_ctrl_c_saves_a_checkpoint(pictures, tmp_path):
    out = tmp_path / "run"
    words = [sys.executable, "-m", "latentlab", "train", "vae", "--data", str(pictures), "--out", str(out)]
    words += ["--steps", "1000000", "--json", *map(str, TINY + FIXED)]
    watchdog = None
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        watchdog = threading.Timer(120, child.kill)
        watchdog.start()
        assert child.stdout is not None
        json.loads(child.stdout.readline())
        child.send_signal(signal.SIGINT)
        rest, said = child.communicate(timeout=120)
    watchdog.cancel()
    watchdog.join()
    end = json.loads(rest.splitlines()[-1])
    assert child.returncode == 130, said
    assert end["outcome"] == "stopped"
    assert Path(end["model"]).is_file()
    assert "latentlab resume" in said


def test_a_reader_that_goes_away_stops_the_run_with_a_checkpoint(pictures, tmp_path):
    out = tmp_path / "run"
    words = [sys.executable, "-m", "latentlab", "train", "vae", "--data", str(pictures), "--out", str(out)]
    words += ["--steps", "1000000", "--json", *map(str, TINY + FIXED)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        watchdog = threading.Timer(120, child.kill)
        watchdog.start()
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
        child.wait()
    watchdog.cancel()
    watchdog.join()
    assert child.returncode == 1
    assert "Traceback" not in said
    assert list(out.glob("checkpoints/step-*/model.safetensors"))
