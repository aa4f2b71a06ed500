"""`latentlab evaluate` on a model of every family: each figure is there, or says why it is not."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tiny_families import TINY

from latentlab import cli
from latentlab.runs.folder import RunFolder
from trainers.configs import config_class

MINI = "fashion-mnist-mini"
TRIP = {"mse", "psnr", "ssim", "class_kept"}
DENSITY = {"log_density", "bits_per_dim"}
ALWAYS = {
    "ffd", "ffd_of_training_images", "precision", "recall",
    "nearest_of_samples", "least_of_samples", "nearest_of_held_out", "least_of_held_out",
}  # fmt: skip
DEFINED: dict[str, set[str]] = {
    "vae": TRIP | DENSITY | {"rate_bits", "rho"},
    "vib": TRIP | {"rate_bits", "rho", "accuracy"},
    "wgan": TRIP,
    "ogan": TRIP | {"rho"},
    "flow": TRIP | DENSITY | {"rho"},
    "glann": TRIP,
}
SEARCHED = ("wgan", "glann")


@pytest.fixture(params=sorted(TINY))
def family(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def document(
    family: str, start: Callable, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    """What evaluate says of a model after a few steps."""
    values = {
        "data": MINI, "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1,
        "batch_size": 16, "steps": 4, "tensorboard": False, **TINY[family].knobs,
    }  # fmt: skip
    end = start(config_class(family).model_validate(values), family=family).run()
    assert end.outcome == "completed", (end.problem, end.details)
    model = RunFolder(tmp_path / "run").newest_model()
    capfd.readouterr()
    words = ("evaluate", model, "--data", MINI, "--json", "--count", 40, "--search", 3, "--device", "cpu")
    assert cli.run(list(map(str, words))) == 0, capfd.readouterr().err
    found: dict[str, Any] = json.loads(capfd.readouterr().out)
    return found


def test_every_figure_is_there_or_says_why_not(family: str, document: dict[str, Any]) -> None:
    wanted = DEFINED[family] | ALWAYS
    assert wanted <= document.keys(), document["left_out"]
    assert all(math.isfinite(document[name]) for name in wanted)
    others = set().union(*DEFINED.values()) - wanted
    assert not others & document.keys()
    assert others - {"accuracy"} <= document["left_out"].keys(), "a figure is missing without a reason"
    assert document["family"] == family
    assert document["round_trips"] == (3 if family in SEARCHED else 40)
    kinds = document["active_units"]
    assert bool(kinds) == (family in ("vae", "vib"))
    if family == "flow":
        assert document["mse"] < 1e-6, "its round trip is exact"
