"""models, inspect, runs, datasets, doctor."""

from __future__ import annotations

import json
import math
import shutil

import pytest

from latentlab import paths
from latentlab.commands import checkups
from latentlab.commands.checkups import Check, fits
from latentlab.commands.doctor import apt_line


def test_inspect(run, trained):
    document = run("inspect", trained, "--json").document()
    assert document["family"] == "vae"
    assert document["latent_dim"] == 4
    assert document["image_shape"] == [1, 28, 28]
    assert document["capabilities"] == ["decode", "encode", "sample"]
    assert document["parameters"] > 1000
    assert len(document["spaces"][0]["mean"]) == 4
    assert document["training"]["steps"] == 12
    assert "28 x 28 gray" in run("inspect", trained).out


def test_models_lists_those_of_the_user(run, trained):
    paths.models_home().mkdir(parents=True)
    model = next(trained.glob("checkpoints/step-12/model.safetensors"))
    shutil.copy(model, paths.models_home() / "mine.safetensors")
    (paths.models_home() / "broken.safetensors").write_text("<html>not found</html>")
    answer = run("models", "--json")
    found = {model["name"]: model for model in answer.document()["models"]}
    assert found["mine"]["latent_dim"] == 4
    assert "broken" not in found
    assert "broken.safetensors" in answer.err
    assert "mine" in run("models").out
    assert run("inspect", "mine").code == 0


@pytest.mark.parametrize("name", ["missing", "empty", "page", "folder"])
def test_what_is_no_model_is_bad_input(run, tmp_path, name):
    path = tmp_path / f"{name}.safetensors"
    if name == "empty":
        path.touch()
    elif name == "page":
        path.write_text("<!DOCTYPE html><html></html>")
    elif name == "folder":
        path.mkdir()
    answer = run("inspect", path, "--json")
    assert answer.code == 2
    assert name in answer.err
    assert not answer.out


def test_runs(run, trained):
    shutil.copytree(trained, paths.runs_home() / "0001-vae")
    (entry,) = run("runs", "--json").document()["runs"]
    assert entry["name"] == "0001-vae"
    assert (entry["step"], entry["plan"], entry["state"]) == (12, 12, "completed")
    assert entry["model"].endswith("step-12/model.safetensors")
    assert "0001-vae" in run("runs").out


def test_runs_that_have_a_rate_tell_it_in_bits(run, trained):
    folder = paths.runs_home() / "0001-vae"
    shutil.copytree(trained, folder)
    points = (folder / "metrics.jsonl").read_text().splitlines(keepends=True)
    (folder / "metrics.jsonl").write_text("".join(line for line in points if "held_out" not in line))
    (entry,) = run("runs", "--json").document()["runs"]
    assert "held_out_rate_bits" not in entry, "it has not been evaluated yet"
    with open(folder / "metrics.jsonl", "a") as lines:
        lines.write(json.dumps({"step": 12, "held_out_kl": 6 * math.log(2), "held_out_mse": 0.04}) + "\n")
    (entry,) = run("runs", "--json").document()["runs"]
    assert entry["held_out_rate_bits"] == pytest.approx(6)
    assert entry["held_out_mse"] == 0.04
    assert "held_out_accuracy" not in entry


def test_datasets(run):
    found = {data["name"]: data for data in run("datasets", "--json").document()["datasets"]}
    assert found["fashion-mnist-mini"]["train"] == 10_000
    assert found["fashion-mnist-mini"]["available"]
    assert "sprites" in run("datasets").out


def test_doctor_prints_the_line_that_installs_what_is_missing(run, monkeypatch):
    def lacking() -> list[Check]:
        return [
            Check("Display libraries", "missing", "not found: libxcb-icccm.so.4", ("libxcb-icccm4",)),
            Check("Chinese font", "optional", "none", ("fonts-noto-cjk",)),
        ]

    monkeypatch.setattr("latentlab.commands.doctor.CHECKUPS", (lacking,))
    answer = run("doctor")
    assert answer.code == 1
    assert "apt-get install -y libxcb-icccm4\n" in answer.out
    document = run("doctor", "--json").document()
    assert not document["ok"]
    assert document["install"].endswith("apt-get install -y libxcb-icccm4")
    assert document["install_optional"].endswith("apt-get install -y fonts-noto-cjk")


def test_doctor_finds_nothing_to_complain_about_the_compute_here(run, monkeypatch):
    subjects = (checkups.python, checkups.compute, checkups.folders)
    monkeypatch.setattr("latentlab.commands.doctor.CHECKUPS", subjects)
    answer = run("doctor")
    assert answer.code == 0
    assert "LatentLab can work here." in answer.out


def test_doctor_tries_a_library_it_lacks(monkeypatch):
    monkeypatch.setattr(checkups.sys, "platform", "linux")
    monkeypatch.setattr(checkups, "DISPLAY_LIBRARIES", {"libnosuchthing.so.9": "libnosuchthing9"})
    check = next(iter(checkups.display()))
    assert check.state == "missing"
    assert check.packages == ("libnosuchthing9",)


def test_doctor_sees_a_folder_it_cannot_write(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("LATENTLAB_HOME", str(tmp_path / "file"))
    assert {check.state for check in checkups.folders()} == {"missing"}


def test_versions_against_limits():
    assert fits("2.13.0+cpu", ">=2.13")
    assert fits("6.11.3", "<6.12,>=6.10")
    assert not fits("6.12.0", "<6.12,>=6.10")
    assert not fits("2.9", ">=2.13")


def test_no_packages_no_line():
    assert apt_line([]) == ""
    assert apt_line(["a", "b", "a"]).endswith("apt-get install -y a b")
