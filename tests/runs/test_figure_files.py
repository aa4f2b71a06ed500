"""Figures in a run's folder: what is drawn of a past run, and of one that another process trains."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from latentlab.runs.events import Figure
from latentlab.runs.figure_files import read_figures, write_figures
from latentlab.runs.folder import RunFolder
from latentlab.runs.recorder import RunRecorder
from latentlab.runs.tail import TailSource


def bars(step: int, name: str = "kl") -> Figure:
    return Figure(name, "bars", step, {"values": np.arange(3.0) + step, "unit": "nats", "dead_below": 0.01})


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder(tmp_path / "0001-vae")
    run.create("vae", {"steps": 10, "data": "sprites"})
    return run


def steps(figures: tuple[Figure, ...]) -> dict[str, int]:
    return {figure.name: figure.step for figure in figures}


def test_figures_come_back_as_they_were(tmp_path: Path) -> None:
    means = np.random.default_rng(0).normal(size=(4, 2)).astype(np.float32)
    data = {"means": means, "stds": means + 1, "group": np.array([0, 1, 1, 0]), "names": ["Hemd", "靴"]}
    ellipses = Figure("posterior_ellipses", "ellipses", 7, data)
    write_figures(tmp_path / "figures.npz", [bars(7), ellipses])
    first, second = read_figures(tmp_path / "figures.npz")
    assert (first.name, first.kind, first.step, first.data["unit"]) == ("kl", "bars", 7, "nats")
    assert second.data["names"] == ["Hemd", "靴"]
    np.testing.assert_array_equal(second.data["means"], means)
    assert np.asarray(second.data["means"]).dtype == np.float32


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"plain text"])
def test_a_damaged_file_shows_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "figures.npz"
    assert read_figures(path) == ()
    path.write_bytes(content)
    assert read_figures(path) == ()


def test_the_newest_of_each_name_is_kept_and_taken_back_with_the_run(run: RunFolder) -> None:
    recorder = RunRecorder(run, 0, tensorboard=False)
    recorder.figures([bars(2), bars(2, "rho")])
    recorder.figures([bars(4)])
    recorder.flush()
    assert steps(read_figures(run.figures_path)) == {"kl": 4, "rho": 2}
    recorder.rewind(3)
    recorder.flush()
    assert steps(read_figures(run.figures_path)) == {"rho": 2}
    resumed = RunRecorder(run, 3, tensorboard=False)
    resumed.figures([bars(5)])
    resumed.flush()
    assert steps(read_figures(run.figures_path)) == {"rho": 2, "kl": 5}


def test_whoever_watches_a_run_is_told_of_its_figures(run: RunFolder) -> None:
    recorder = RunRecorder(run, 0, tensorboard=False)
    recorder.figures([bars(2)])
    recorder.flush()
    source = TailSource(run.path, (8, 8))
    recorder.figures([bars(4)])
    recorder.flush()
    told = [event for event in source.poll() if isinstance(event, Figure)]
    assert [figure.step for figure in told] == [4]
