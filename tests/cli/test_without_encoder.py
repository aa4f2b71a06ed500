"""Models that only decode: the shell finds codes of images for them too. And arithmetic, for all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from latentlab.formats import native
from latentlab.latent import finding
from latentlab.latent.batches import decode_codes
from latentlab.latent.inversion import invert
from latentlab.models import build

IMAGE = {"channels": 1, "height": 28, "width": 28}


@pytest.fixture
def decoder(tmp_path: Path) -> Path:
    """A GLANN with two spaces: noise e, and codes z on the sphere."""
    config = {
        "image": IMAGE, "latent_dim": 4, "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": 50,
    }  # fmt: skip
    model = build("glann", config).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(1.5)
    native.save(model, tmp_path / "decoder.safetensors")
    return tmp_path / "decoder.safetensors"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "invert", partial(invert, steps=40))


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_encode_finds_the_code_of_what_the_model_draws(run, decoder, tmp_path):
    target = np.array([[0.5, -0.5, 0.5, 0.5]], np.float32)
    model = native.load_file(decoder).model
    image = decode_codes(model, target, "z")[0, ..., 0]
    Image.fromarray(image).save(tmp_path / "known.png")
    document = run("encode", decoder, tmp_path / "known.png", "--json").document()
    code = document["codes"][0]
    assert code["space"] == "z"
    assert np.linalg.norm(code["values"]) == pytest.approx(1.0, abs=1e-4)
    found = decode_codes(model, [code["values"]], "z")[0, ..., 0].astype(float)
    assert np.abs(found - image).mean() < 0.3 * np.abs(image - image.mean()).mean() + 1.0


def test_roundtrip_and_its_space(run, decoder, picture, tmp_path):
    answer = run("roundtrip", decoder, picture, picture, "--out", tmp_path / "t.png", "--json")
    assert answer.code == 0, answer.err
    rows = answer.document()["images"]
    assert rows[0]["mse"] == pytest.approx(rows[1]["mse"], rel=1e-2)
    assert size(tmp_path / "t.png") == (3 * 30 - 2, 2 * 30 - 2)
    noise = run("encode", decoder, picture, "--space", "e", "--json").document()["codes"][0]
    assert (noise["space"], len(noise["values"])) == ("e", 3)


def test_the_encoder_of_another_space_says_so(run, trained, picture):
    for name in ("encode", "roundtrip"):
        assert run(name, trained, picture, "--space", "z").code == 0
        assert run(name, trained, picture, "--space", "e").code == 2


def test_the_seed_decides_where_it_looks(run, decoder, picture):
    def found(seed: int) -> list[float]:
        return run("encode", decoder, picture, "--seed", seed, "--json").document()["codes"][0]["values"]

    assert found(1) == found(1)
    assert found(1) != found(2)


def test_images_and_draws_of_another_space_meet(run, decoder, picture, tmp_path):
    out = tmp_path / "line.png"
    assert run("interpolate", decoder, picture, "seed:3", "--steps", 3, "--out", out).code == 0
    assert size(out) == (3 * 29 - 1, 3 * 29 - 1)
    words = ("--code", picture, "seed:1", "seed:2", "seed:3", "--rows", 2, "--cols", 2, "--out", out)
    assert run("grid", decoder, "--mode", "corners", *words).code == 0
    answer = run("arithmetic", decoder, picture, "seed:1", "seed:2", "--out", out, "--json").document()
    assert answer["space"] == "z"
    assert np.linalg.norm(answer["values"]) == pytest.approx(1.0, abs=1e-4)


def test_arithmetic(run, trained, picture, tmp_path):
    out = tmp_path / "a.png"
    codes = ["[1, 2, 3, 4]", "[0, 1, 0, 1]", "[0.5, 0, 0, -1]"]
    answer = run("arithmetic", trained, *codes, "--out", out, "--json")
    assert answer.code == 0, answer.err
    document = answer.document()
    assert document["values"] == [1.5, 1, 3, 2]
    assert (document["rows"], document["cols"]) == (1, 4)
    assert size(out) == (4 * 29 - 1, 28)
    run("decode", trained, "[1.5, 1, 3, 2]", "--out", tmp_path / "d.png")
    drawn, decoded = (np.asarray(Image.open(path)).astype(int) for path in (out, tmp_path / "d.png"))
    assert np.abs(drawn[:, -28:] - decoded).max() <= 1
    assert run("arithmetic", trained, picture, "seed:1", picture, "--out", out).code == 0


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["seed:1", "seed:2"], "required"),
        (["seed:1", "seed:2", "none.png"], "none.png"),
        (["seed:1", "[1, 2]", "seed:3"], "different lengths: 4, 2 and 4"),
        (["seed:1", "seed:2", "seed:3", "--invert"], "Give one as A, B or C"),
        (["seed:1", "seed:2", "seed:3", "--out", "x.jpg"], "ends in .png"),
        (["seed:1", "seed:2", "seed:3", "--gap", "99"], "--gap"),
        (["seed:1", "seed:2", "seed:3", "--label", "cat"], "cat"),
    ],
)
def test_arithmetic_that_cannot_be(run, trained, tmp_path, monkeypatch, words, named):
    monkeypatch.chdir(tmp_path)
    answer = run("arithmetic", trained, *words)
    assert answer.code == 2
    assert named in answer.err
    assert list(tmp_path.iterdir()) == []
