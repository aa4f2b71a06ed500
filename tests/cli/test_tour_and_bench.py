"""The tour and the measurements, small ones, each in a process of its own as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from latentlab.formats import library

Process = subprocess.Popen[str]


def begun(*words: object, **environment: str) -> Process:
    command = [sys.executable, "-m", "latentlab", *map(str, words)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(
        command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}, **pipes
    )


def done(process: Process) -> tuple[int, str, str]:
    """Exit code and output."""
    with process:
        try:
            out, err = process.communicate(timeout=280)
        finally:
            process.kill()
    return process.returncode, out, err


def figures(*words: object) -> Any:
    code, out, err = done(begun("bench", *words, "--json"))
    assert code == 0, err
    return json.loads(out)


TOURS = [("dark", "en"), ("light", "zh")]


@pytest.fixture(scope="module")
def tours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Process]]:
    """A tour in every theme, side by side: much of each is waiting for the window to be calm."""

    def begin(theme: str, language: str) -> Process:
        words = ("--size", "1100x700", "--theme", theme, "--language", language, "--steps", 40, "--json")
        home = str(tmp_path_factory.mktemp("home"))
        return begun("tour", "--out", tmp_path_factory.mktemp(theme), *words, LATENTLAB_HOME=home)

    with ExitStack() as stack:
        started = {theme: stack.enter_context(begin(theme, language)) for theme, language in TOURS}
        yield started
        for process in started.values():
            process.kill()


@pytest.mark.parametrize("theme", [theme for theme, _ in TOURS])
def test_the_tour_visits_every_workspace(tours: dict[str, Process], theme: str) -> None:
    code, out, err = done(tours[theme])
    assert code == 0, f"{out}\n{err}"
    names = ["explore", "drop", "grids", "roundtrip", "train", "follow", "layers", "arithmetic"]
    names += ["descent", "gan-dynamics", "transport", "matrix", "words"]
    names += [path.stem for path in sorted(library.zoo().glob("*.safetensors"))]
    pictures = [Path(path) for path in json.loads(out)["pictures"]]
    assert [path.stem.split("-", 1)[1] for path in pictures] == names
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (1100, 700)
            dark = picture.convert("L").getpixel((5, 350)) < 128
            assert dark == (theme == "dark")
    assert len({path.read_bytes() for path in pictures}) == len(pictures)
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [("--size", "large"), ("--steps", 0), ("--theme", "pink")])
def test_a_tour_that_cannot_be(words: tuple[object, ...], tmp_path: Path) -> None:
    code, _, err = done(begun("tour", "--out", tmp_path, *words))
    assert code == 2
    assert str(words[0]) in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tour", "--out", "file"), "file is a file"),
        (("tour", "--seed", 2**40), "--seed"),
        (("tour", "--device", "mps"), "device=mps"),
        (("bench", "startup", "--rounds", 0), "--rounds"),
        (("bench", "widgets", "--rounds=-1"), "--rounds"),
        (("bench", "latency", "--events", 0), "--events"),
        (("bench", "latency", "--watch", "nan"), "--watch"),
        (("bench", "latency", "--watch", "inf"), "--watch"),
        (("bench", "latency", "--seed", 2**40), "--seed"),
        (("bench", "training", "--steps", 0), "--steps"),
        (("bench", "training", "--threads=-1"), "--threads"),
        (("bench", "startup", "--model", "nonesuch"), "nonesuch"),
        (("bench", "widgets", "--out", "folder"), "folder is a folder"),
    ],
)
def test_what_cannot_be_measured_is_refused_at_once(run, tmp_path, monkeypatch, words, said) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    answer = run(*words, "--json")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) > 1


def test_latency_counts_every_move(tmp_path: Path) -> None:
    out = tmp_path / "latency.json"
    found = figures("latency", "--events", 20, "--watch", 0, "--small", "--out", out)
    for state in ("idle", "training"):
        measured = found["bundled"][state]
        assert measured["event_to_paint_ms"]["count"] == 20
        assert 0 < measured["decode_ms"]["p50"] <= measured["event_to_paint_ms"]["max"]
        assert measured["event_loop_gap_ms"]["count"] > 20
    assert json.loads(out.read_text())["bench"] == "latency"


def test_training_compares_all_ways() -> None:
    found = figures("training", "--steps", 8, "--rounds", 1, "--threads", 1)
    assert found["bare"]["ratio"]["latentlab_train"] > 0
    assert set(found["window"]["ratio"]) == {"window", "window_follow_drag"}
    assert 0 < found["feeding"]["share"] < 1
    assert found["variants"]["held_out_mse_ratio"] > 0


def test_startup_and_widgets() -> None:
    assert figures("startup", "--rounds", 1)["first_picture_s"] > 0
    found = figures("widgets", "--rounds", 3)
    assert found["curves_update_ms"]["count"] == 3
    assert found["sliders"]["512_axes"]["drag_ms"]["count"] == 3


def test_walks_that_follow_the_hand_are_timed() -> None:
    found = figures("playground", "--rounds", 2)
    assert found["landscapes"]["ravine"]["drag_ms"]["count"] == 2
    assert found["landscapes"]["ravine"]["refined_ms"]["gradient-flow"]["p50"] > 0


def test_the_bare_loop_trains_the_same_network() -> None:
    from latentlab.bench.bare import Net
    from latentlab.models import build

    model = build("vae", {"image": {"channels": 1, "height": 28, "width": 28}})
    shapes = [sorted(tuple(p.shape) for p in net.parameters()) for net in (Net(), model)]
    assert shapes[0] == shapes[1]
