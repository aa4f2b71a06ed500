"""A new run from a checkpoint of another, from the shell and as the window copies it."""

from __future__ import annotations

import shlex

import pytest

from latentlab import paths
from latentlab.runs.folder import RunFolder
from latentlab.ui.training.command import run_command

TINY = ("--latent-dim", 4, "--width", 4, "--hidden", 8, "--batch-size", 8, "--no-tensorboard")
FIXED = ("--precision", "fp32", "--layout", "contiguous", "--threads", 1, "--device", "cpu", "--log-every", 1)


@pytest.fixture
def origin(run, pictures, tmp_path) -> RunFolder:
    words = ("--data", pictures, "--steps", 6, "--checkpoint-every", 2)
    assert run("train", "vae", *words, *TINY, *FIXED).code == 0
    return RunFolder(paths.runs_home() / "0001-vae")


def test_a_branch_goes_on_from_the_checkpoint_and_leaves_the_run(run, origin, tmp_path):
    before = {path: path.read_bytes() for path in origin.path.rglob("*") if path.is_file()}
    answer = run("branch", "0001-vae", 2, "--out", tmp_path / "branch", "--json")
    assert answer.code == 0, answer.err
    *points, end = answer.lines()
    assert [point["step"] for point in points] == [3, 4, 5, 6]
    assert end["outcome"] == "completed"
    assert before == {path: path.read_bytes() for path in origin.path.rglob("*") if path.is_file()}


def test_a_step_without_a_checkpoint_is_refused(run, origin):
    answer = run("branch", origin.path, 3)
    assert answer.code == 2
    assert "no checkpoint of step 3" in answer.err
    assert "2, 4, 6" in answer.err
    assert run("branch", "nothing", 2).code == 2
    assert run("branch", origin.path, 2, "--seed", 7).code == 2
    assert not (paths.runs_home() / "0002-vae").exists()


def test_the_line_that_is_copied_of_a_branch_makes_it_again(run, origin):
    assert run("branch", "0001-vae", 4).code == 0
    line = run_command(paths.runs_home() / "0002-vae")
    assert line == "latentlab branch 0001-vae 4"
    assert run(*shlex.split(line)[1:]).code == 0
    assert RunFolder(paths.runs_home() / "0003-vae").info().branched == ("0001-vae", 4)
    assert run_command(origin.path).startswith("latentlab train vae --data")
