"""Points of the information plane, from run folders."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from latentlab.runs import planes
from latentlab.runs.folder import RunFolder
from latentlab.runs.planes import PlanePath, Reading, read_path, read_paths


def write(home: Path, name: str, rows: list[dict[str, Any]], **config: Any) -> Path:
    run = RunFolder(home / name)
    run.create(name[5:], {"data": "fashion-mnist", "steps": 10, **config})
    run.metrics_path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return run.path


def path_of(folder: Path) -> PlanePath:
    path = read_path(folder)
    assert path is not None
    return path


def steps_of(reading: Reading) -> list[int]:
    assert reading.path is not None
    return reading.path.steps.tolist()


def test_nats_of_a_vae_become_bits_and_other_rows_do_not_count(tmp_path: Path) -> None:
    rows = [
        {"step": 1, "loss": 3.0},
        {"step": 2, "held_out_kl": 2 * math.log(2), "held_out_mse": 0.2},
        {"step": 3, "loss": 2.0},
        {"step": 4, "held_out_kl": 5 * math.log(2), "held_out_mse": 0.1},
    ]
    path = path_of(write(tmp_path, "0012-vae", rows, beta=4.0))
    assert (path.number, path.family, path.data, path.config["beta"]) == (12, "vae", "fashion-mnist", 4.0)
    np.testing.assert_array_equal(path.steps, [2, 4])
    rate, error = path.along("held_out_mse")
    np.testing.assert_allclose(rate, [2.0, 5.0])
    np.testing.assert_allclose(error, [0.2, 0.1])
    assert len(path.along("held_out_accuracy")[0]) == 0


def test_a_measure_that_an_evaluation_lacks_is_no_point(tmp_path: Path) -> None:
    rows = [
        {"step": 2, "held_out_rate_bits": 9.0, "held_out_accuracy": 0.8, "held_out_mse": 0.3},
        {"step": 4, "held_out_rate_bits": 8.0, "held_out_accuracy": 0.9},
    ]
    path = path_of(write(tmp_path, "0001-vib", rows))
    np.testing.assert_array_equal(path.along("held_out_accuracy"), [[9.0, 8.0], [0.8, 0.9]])
    np.testing.assert_array_equal(path.along("held_out_mse"), [[9.0], [0.3]])


def test_the_weight_is_the_one_the_run_goes_on_with(tmp_path: Path) -> None:
    folder = write(tmp_path, "0001-vae", [{"step": 2, "held_out_kl": 1.0}], beta=1.0)
    (folder / "edits.jsonl").write_text(json.dumps({"step": 1, "values": {"beta": 8.0}}) + "\n")
    assert path_of(folder).config["beta"] == 8.0


@pytest.mark.parametrize("rows", [[], [{"step": 2, "held_out_w1": 9.0}], [{"step": 2, "held_out_kl": None}]])
def test_a_run_without_a_rate_has_no_place(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    assert read_path(write(tmp_path, "0001-wgan", rows)) is None


def test_what_is_no_run_is_left_out_and_a_torn_line_ends_a_file(tmp_path: Path) -> None:
    folder = write(tmp_path, "0001-vae", [{"step": 2, "held_out_kl": 1.0, "held_out_mse": 0.1}])
    with open(folder / "metrics.jsonl", "a") as lines:
        lines.write('{"step": 4, "held_out_kl"')
    (tmp_path / "notes").mkdir()
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "config.json").write_text("{")
    (tmp_path / "file.txt").write_text("")
    found = read_paths(sorted(tmp_path.iterdir()), {})
    assert list(found) == [folder]
    assert steps_of(found[folder]) == [2]


def test_only_runs_that_changed_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {"0001-vae": "held_out_kl", "0002-vae": "held_out_kl", "0003-wgan": "held_out_w1"}
    one, two, none = (write(tmp_path, name, [{"step": 2, metric: 1.0}]) for name, metric in rows.items())
    read: list[Path] = []
    monkeypatch.setattr(planes, "read_path", lambda folder: read.append(folder) or read_path(folder))
    before = read_paths([one, two, none], {})
    assert before[none].path is None
    with open(two / "metrics.jsonl", "a") as lines:
        lines.write(json.dumps({"step": 4, "held_out_kl": 2.0}) + "\n")
    after = read_paths([one, two, none], before)
    assert read == [one, two, none, two]
    assert after[one] is before[one]
    assert steps_of(after[two]) == [2, 4]
    with open(none / "metrics.jsonl", "a") as lines:
        lines.write(json.dumps({"step": 4, "held_out_kl": 2.0}) + "\n")
    assert steps_of(read_paths([none], after)[none]) == [4]
