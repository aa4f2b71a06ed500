"""Classes and what lies between them, spaces, and a search that is interrupted, in the shell."""

from __future__ import annotations

import json
import shlex
import signal
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from latentlab.formats import native
from latentlab.latent import finding
from latentlab.latent.inversion import invert
from latentlab.models import build
from latentlab.spec import Blend, Code
from latentlab.ui.grids.command import sheet_command
from latentlab.ui.grids.ends import End, Origin
from latentlab.ui.grids.recipe import Mode, Recipe, make_sheet
from latentlab.ui.state import OpenModel

IMAGE = {"channels": 1, "height": 28, "width": 28}
KINDS = ("bag", "coat", "a:b")


def stored(path: Path, family: str, **config: object) -> Path:
    model = build(family, {"image": IMAGE, "latent_dim": 4, "width": 4, **config}).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(1.5)
    native.save(model, path)
    return path


@pytest.fixture
def classes(tmp_path: Path) -> Path:
    return stored(tmp_path / "classes.safetensors", "vae", hidden=16, classes=KINDS)


@pytest.fixture
def spaces(tmp_path: Path) -> Path:
    return stored(tmp_path / "spaces.safetensors", "glann", noise_dim=3, hidden=16, mapping=8, codes=20)


def pixels(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path)).astype(int)


def cell(path: Path, row: int, col: int) -> np.ndarray:
    return pixels(path)[29 * row : 29 * row + 28, 29 * col : 29 * col + 28]


def test_a_blend_by_name_and_number(run, classes, tmp_path):
    found = {}
    for name, label in (("bag", "bag"), ("same", "bag:coat:0"), ("half", "0:1:0.5"), ("coat", "coat")):
        out = tmp_path / f"{name}.png"
        assert run("sample", classes, "--count", 1, "--label", label, "--out", out).code == 0
        found[name] = pixels(out)
    assert np.array_equal(found["bag"], found["same"])
    assert not np.array_equal(found["bag"], found["half"])
    assert not np.array_equal(found["coat"], found["half"])
    assert run("sample", classes, "--label", "a:b:bag:0.5", "--out", tmp_path / "n.png").code == 0


def test_an_image_is_encoded_under_a_blend(run, classes, picture, tmp_path):
    for out in ("codes.json", "codes.npz"):
        answer = run(
            "encode", classes, picture, "--label", "bag:coat:0.25", "--out", tmp_path / out, "--json"
        )
        assert answer.code == 0, answer.err
        (code,) = answer.document()["codes"]
        assert code["label"] == {"first": 0, "second": 1, "share": 0.25}
        assert run("decode", classes, tmp_path / out, "--out", tmp_path / f"{out}.png").code == 0
    assert np.abs(pixels(tmp_path / "codes.json.png") - pixels(tmp_path / "codes.npz.png")).max() <= 1
    assert run("roundtrip", classes, picture, "--label", "bag:coat:0.25").code == 0


def test_a_line_from_class_to_class(run, classes, tmp_path):
    out, one = tmp_path / "line.png", tmp_path / "one.png"
    words = ("interpolate", classes, "seed:1", "seed:1", "--steps", 3, "--kind", "linear")
    assert run(*words, "--label", "bag:a:b", "--out", out).code == 0
    for col, label in enumerate(("bag", "bag:a:b:0.5", "a:b")):
        assert run("decode", classes, "seed:1", "--label", label, "--out", one).code == 0
        assert np.abs(cell(out, 0, col) - pixels(one)).max() <= 1, label


def test_a_row_for_each_class(run, classes, trained, tmp_path):
    out, one = tmp_path / "grid.png", tmp_path / "one.png"
    answer = run("grid", classes, "--classes", "--cols", 2, "--seed", 4, "--out", out, "--json")
    assert (answer.document()["rows"], answer.document()["cols"]) == (3, 2)
    words = ("grid", classes, "--rows", 1, "--cols", 2, "--seed", 4, "--label", "coat", "--out", one)
    assert run(*words).code == 0
    assert np.abs(cell(out, 1, 1) - cell(one, 0, 1)).max() <= 1
    assert "no classes" in run("grid", trained, "--classes", "--out", out).err


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("bag:coat", "Write bag:coat:0.5"),
        ("bag:coat:x", "no share of a class"),
        ("bag:coat:1.5", "share of 1.5"),
        ("bag:bag:0.5", "two different classes"),
        ("bag:hat:0.5", "no class 'bag:hat:0.5'"),
        ("0:7:0.5", "no class"),
    ],
)
def test_blends_that_cannot_be(run, classes, tmp_path, label, said):
    answer = run("sample", classes, "--label", label, "--out", tmp_path / "x.png")
    assert answer.code == 2
    assert said in answer.err


def test_a_blend_means_nothing_to_a_model_without_classes(run, trained, tmp_path):
    code = json.dumps(
        {"latentlab_code": {"values": [0, 0, 0, 0], "label": {"first": 0, "second": 1, "share": 0.5}}}
    )
    answer = run("decode", trained, code, "--out", tmp_path / "x.png")
    assert answer.code == 2
    assert "no classes" in answer.err


@pytest.mark.parametrize("mode", [Mode.LINE, Mode.ARITHMETIC, Mode.CORNERS, Mode.RANDOM])
def test_what_the_window_copies_draws_its_classes(run, classes, tmp_path, monkeypatch, mode):
    loaded = native.load_file(classes)
    opened = OpenModel("m", "m", loaded.model.spec, loaded.model, loaded.info)
    current = Code(np.array([0.5, -1.25, 0.125, 2.0], np.float32), label=Blend(0, 1, 0.25))
    other = Code(np.array([-0.5, 0.25, 1.5, -2.0], np.float32), label=0)
    kept = End(Origin.CODE, other, label=0)
    recipe = Recipe(mode, 2, 3, kind="linear" if mode is Mode.LINE else None, classes=mode is Mode.RANDOM)
    ends = [kept, End(), End(label=1), kept][: recipe.ends]
    monkeypatch.chdir(tmp_path)
    line = shlex.split(sheet_command(recipe, opened, current, ends))
    assert run(*line[1:]).code == 0
    sheet = make_sheet(recipe, opened.model, current, [end.at(current) for end in ends])
    from latentlab.latent.sheets import compose, decode_sheet

    expected = compose(decode_sheet(opened.model, sheet), sheet.rows, sheet.cols)[..., 0]
    written = pixels(tmp_path / line[line.index("--out") + 1])
    assert np.abs(written - expected).max() <= 1


def test_draws_and_images_in_the_space_that_was_named(run, spaces, picture, tmp_path, monkeypatch):
    monkeypatch.setattr(finding, "invert", partial(invert, steps=3))
    out = tmp_path / "a.png"
    for space, length in (("e", 3), ("z", 4)):
        words = ("arithmetic", spaces, "seed:1", picture, "seed:2", "--space", space, "--out", out, "--json")
        document = run(*words).document()
        assert (document["space"], len(document["values"])) == (space, length)
        line = run("interpolate", spaces, "seed:1", picture, "--space", space, "--steps", 2, "--out", out)
        assert line.code == 0
    assert run("decode", spaces, "seed:1", "--space", "z", "--out", out).code == 0
    assert run("interpolate", spaces, "seed:1", "seed:2", "--space", "q", "--out", out).code == 2


def test_ctrl_c_keeps_the_best_codes_so_far(run, spaces, picture, tmp_path, monkeypatch):
    def interrupted(*arguments, shown, **named):
        told = []

        def seen(glimpse):
            if not told:
                told.append(glimpse)
                signal.raise_signal(signal.SIGINT)
            shown(glimpse)

        return invert(*arguments, shown=seen, **named)

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(finding, "invert", interrupted)
    answer = run("encode", spaces, picture, "--out", tmp_path / "codes.json", "--json")
    assert answer.code == 130
    assert "best codes so far" in answer.err
    assert answer.document()["complete"] is False
    assert len(json.loads((tmp_path / "codes.json").read_text())["codes"][0]["values"]) == 4
    answer = run("roundtrip", spaces, picture, "--out", tmp_path / "sheet.png", "--json")
    assert answer.code == 130
    assert answer.document()["images"][0]["mse"] >= 0
    assert (tmp_path / "sheet.png").exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_a_search_that_ends_by_itself_is_complete(run, spaces, picture, monkeypatch):
    monkeypatch.setattr(finding, "invert", partial(invert, steps=2))
    answer = run("encode", spaces, picture, "--json")
    assert (answer.code, answer.document()["complete"]) == (0, True)
