"""sample, grid, interpolate, encode, decode, roundtrip."""

from __future__ import annotations

import json
import os
import pickle
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import latentlab
from latentlab.formats import native
from latentlab.latent.sheets import random_sheet
from latentlab.models import build


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_sample_into_a_folder(run, trained, tmp_path):
    answer = run("sample", trained, "--count", 5, "--out", tmp_path / "out", "--json")
    document = answer.document()
    assert answer.code == 0
    assert [Path(file).name for file in document["files"]] == [f"{i:04}.png" for i in range(5)]
    assert size(tmp_path / "out/0004.png") == (28, 28)


def test_sample_into_a_sheet_and_an_archive(run, trained, tmp_path):
    assert run("sample", trained, "--count", 5, "--out", tmp_path / "s.png").code == 0
    assert size(tmp_path / "s.png") == (2 * 29 - 1, 3 * 29 - 1)
    assert run("sample", trained, "--count", 5, "--out", tmp_path / "s.npz").code == 0
    with np.load(tmp_path / "s.npz") as archive:
        assert archive["images"].shape == (5, 28, 28, 1)
        assert archive["codes"].shape == (5, 4)


def test_the_seed_decides(run, trained, tmp_path):
    def drawn(name: str, seed: int) -> bytes:
        run("sample", trained, "--seed", seed, "--out", tmp_path / f"{name}.png")
        return (tmp_path / f"{name}.png").read_bytes()

    assert drawn("a", 3) == drawn("b", 3)
    assert drawn("a", 3) != drawn("c", 4)


def test_psi_zero_draws_the_mean(run, trained, tmp_path):
    run("sample", trained, "--psi", 0, "--count", 3, "--out", tmp_path / "s.npz")
    mean = latentlab.load(trained).spec.spaces[0].means()
    with np.load(tmp_path / "s.npz") as archive:
        np.testing.assert_allclose(archive["codes"], np.tile(mean, (3, 1)), atol=1e-6)


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        (["--mode", "random", "--rows", 2, "--cols", 3], (3 * 29 - 1, 2 * 29 - 1)),
        (["--mode", "corners", "--rows", 3, "--cols", 3], (3 * 29 - 1, 3 * 29 - 1)),
        (["--mode", "traversal", "--rows", 2, "--cols", 5, "--gap", 0], (5 * 28, 2 * 28)),
        (["--mode", "traversal", "--axes", 3, 1, 0, "--cols", 4], (4 * 29 - 1, 3 * 29 - 1)),
    ],
    ids=["random", "corners", "traversal", "axes"],
)
def test_grid(run, trained, tmp_path, words, shape):
    answer = run("grid", trained, *words, "--out", tmp_path / "g.png", "--json")
    assert answer.code == 0, answer.err
    assert size(tmp_path / "g.png") == shape
    assert answer.document()["out"].endswith("g.png")


def test_the_random_grid_is_the_sheet_of_the_window(run, trained, tmp_path):
    run("grid", trained, "--rows", 2, "--cols", 2, "--seed", 9, "--out", tmp_path / "g.png")
    run("decode", trained, "--out", tmp_path / "d.png", *codes_of_the_sheet(trained))
    one, other = (np.asarray(Image.open(tmp_path / name)) for name in ("g.png", "d.png"))
    assert np.abs(one.astype(int) - other).max() <= 1  # codes go through JSON with six digits


def codes_of_the_sheet(trained: Path) -> list[str]:
    sheet = random_sheet(latentlab.load(trained), 2, 2, 9)
    return [json.dumps([float(v) for v in row]) for row in sheet.codes]


def test_corners_take_codes_of_every_kind(run, trained, picture, tmp_path):
    (tmp_path / "code.json").write_text("[0, 0.5, 1, -1]")
    codes = ["seed:1", "[0, 0, 0, 1]", tmp_path / "code.json", picture]
    answer = run("grid", trained, "--mode", "corners", "--code", *codes, "--out", tmp_path / "g.png")
    assert answer.code == 0, answer.err


def test_interpolate(run, trained, picture, tmp_path):
    answer = run("interpolate", trained, picture, "seed:2", "--steps", 5, "--out", tmp_path / "l.png")
    assert answer.code == 0
    assert size(tmp_path / "l.png") == (5 * 29 - 1, 3 * 29 - 1)
    words = ("--kind", "spherical", "--steps", 4, "--out", tmp_path / "l.png", "--json")
    assert run("interpolate", trained, picture, picture, *words).document()["kinds"] == ["spherical"]
    assert size(tmp_path / "l.png") == (4 * 29 - 1, 28)


def test_a_line_from_an_image_hears_invert(run, trained, picture, tmp_path):
    def drawn(*words: object) -> bytes:
        assert run("interpolate", trained, "seed:2", picture, *words, "--out", tmp_path / "l.png").code == 0
        return (tmp_path / "l.png").read_bytes()

    assert drawn() != drawn("--invert")
    assert drawn() != drawn("--crop", 2, 2, 20)


@pytest.mark.parametrize("suffix", ["json", "npz"])
def test_encode_then_decode(run, trained, picture, pictures, tmp_path, suffix):
    other = sorted(pictures.rglob("*.png"))[-1]
    codes = tmp_path / f"codes.{suffix}"
    answer = run("encode", trained, picture, other, "--out", codes, "--json")
    document = answer.document()
    assert [Path(code["image"]) for code in document["codes"]] == [picture, other]
    assert len(document["codes"][0]["values"]) == 4
    assert run("decode", trained, codes, "--out", tmp_path / "out").code == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["0000.png", "0001.png"]


def test_encode_prints_codes_that_the_window_can_paste(run, trained, picture):
    code = latentlab.Code.from_json(run("encode", trained, picture).out)
    assert len(code.values) == 4


def test_roundtrip(run, trained, picture, pictures, tmp_path):
    images = sorted(pictures.rglob("*.png"))[:3]
    answer = run("roundtrip", trained, *images, "--out", tmp_path / "sheet.png", "--json")
    document = answer.document()
    assert [Path(row["image"]) for row in document["images"]] == images
    for row in document["images"]:
        assert 0 <= row["mse"] <= 1
        assert row["psnr"] == pytest.approx(-10 * np.log10(row["mse"]), abs=1e-3)
        assert -1 <= row["ssim"] <= 1
        assert row["unlike"] in (True, False)
    assert document["mean"]["mse"] == pytest.approx(np.mean([row["mse"] for row in document["images"]]))
    assert size(tmp_path / "sheet.png") == (3 * 30 - 2, 3 * 30 - 2)
    assert "PSNR" in run("roundtrip", trained, picture).out


def test_roundtrip_says_what_the_model_reads_from_the_image(run, picture):
    (row,) = run("roundtrip", "ogan-fashion", picture, "--json").document()["images"]
    assert row["std"] > 0
    assert -1 <= row["rho"] <= 1
    assert "avg" in row


def test_invert_and_crop_are_heard(run, trained, picture):
    plain = run("encode", trained, picture, "--json").document()["codes"][0]["values"]
    inverted = run("encode", trained, picture, "--invert", "--json").document()["codes"][0]["values"]
    words = ("--crop", 2, 2, 20, "--json")
    cropped = run("encode", trained, picture, *words).document()["codes"][0]["values"]
    assert plain != inverted
    assert plain != cropped


NAN = np.full((2, 4), np.nan)
FILES = {
    "text.png": b"not a picture",
    "empty.png": b"",
    "bad.json": b"[1, 2, ",
    "short.json": b"[1, 2]",
    "code.json": b"[0, 0, 0, 1]",
}
BAD: dict[str, tuple[list[object], str]] = {
    "missing image": (["encode", "MODEL", "none.png"], "none.png"),
    "text as image": (["roundtrip", "MODEL", "text.png"], "text.png"),
    "empty image": (["encode", "MODEL", "empty.png"], "empty.png"),
    "folder as image": (["encode", "MODEL", "folder"], "folder"),
    "no images": (["roundtrip", "MODEL"], "image"),
    "no codes": (["decode", "MODEL"], "code"),
    "torn JSON": (["decode", "MODEL", "bad.json"], "bad.json"),
    "short code": (["decode", "MODEL", "short.json"], "4"),
    "NaN codes": (["decode", "MODEL", "nan.npz"], "nan.npz"),
    "truncated codes": (["decode", "MODEL", "cut.npz"], "cut.npz is damaged"),
    "damaged codes": (["decode", "MODEL", "flipped.npz"], "flipped.npz is damaged"),
    "no array named codes": (["decode", "MODEL", "other.npz"], "other.npz"),
    "NaN in a list": (["decode", "MODEL", "[NaN, 0, 0, 0]"], "finite"),
    "bad seed": (["decode", "MODEL", "seed:x"], "seed:x"),
    "no such axis": (["grid", "MODEL", "--mode", "traversal", "--axes", 7], "7"),
    "three corners": (["grid", "MODEL", "--mode", "corners", "--code", "seed:1", "seed:2", "seed:3"], "4"),
    "huge sheet": (["grid", "MODEL", "--rows", 100_000], "100000"),
    "no samples": (["sample", "MODEL", "--count", 0], "--count"),
    "no such class": (["sample", "MODEL", "--label", "cat"], "cat"),
    "no such space": (["sample", "MODEL", "--space", "w"], "w"),
    "unknown suffix": (["sample", "MODEL", "--out", "x.bmp"], "x.bmp"),
    "one step": (["interpolate", "MODEL", "seed:1", "seed:2", "--steps", 1], "1"),
    "axes of a random grid": (["grid", "MODEL", "--axes", 1, 2], "--axes does nothing with --mode random"),
    "reach of corners": (["grid", "MODEL", "--mode", "corners", "--reach", 2], "--reach does nothing"),
    "psi of a traversal": (["grid", "MODEL", "--mode", "traversal", "--psi", 0.5], "--psi does nothing"),
    "kind of a traversal": (["grid", "MODEL", "--mode", "traversal", "--kind", "cosine"], "--kind does"),
    "code of a random grid": (["grid", "MODEL", "--code", "seed:1"], "Add --mode corners or traversal"),
    "rows beside axes": (["grid", "MODEL", "--mode", "traversal", "--axes", 0, "--rows", 3], "--rows 3 does"),
    "two starts": (["grid", "MODEL", "--mode", "traversal", "--code", "seed:1", "seed:2"], "not from 2"),
    "rows below 0": (["grid", "MODEL", "--mode", "traversal", "--rows=-1"], "--rows: -1"),
    "inverted nothing": (["grid", "MODEL", "--invert"], "do nothing without an image"),
    "inverted corners": (
        ["grid", "MODEL", "--mode", "corners", "--code", "seed:1", "seed:2", "seed:3", "seed:4", "--invert"],
        "do nothing without an image",
    ),
    "inverted seeds": (["interpolate", "MODEL", "seed:1", "seed:2", "--invert"], "FROM or TO, or leave them"),
    "cropped codes": (
        ["interpolate", "MODEL", "sound.npz", "code.json", "--crop", 0, 0, 4],
        "do nothing without an image",
    ),
    "inverted and missing": (
        ["interpolate", "MODEL", "none.png", "seed:2", "--invert"],
        "'none.png' is neither a file nor a code",
    ),
    "crop of nothing": (["encode", "MODEL", "small.png", "--crop", 0, 0, 0], "--crop: 0 0 0"),
    "crop beside the picture": (
        ["encode", "MODEL", "small.png", "--crop", 9, 0, 4],
        "small.png, which has 8 x 8",
    ),
    "too many for a sheet": (["sample", "MODEL", "--count", 5000, "--out", "x.png"], "at most 4,096"),
    "far too many": (["sample", "MODEL", "--count", 10**9], "Give 1 to 100,000"),
    "PNG named JPEG": (["grid", "MODEL", "--out", "x.jpg"], "ends in .png"),
    "line named JPEG": (["interpolate", "MODEL", "seed:1", "seed:2", "--out", "x.jpg"], "ends in .png"),
    "table named JPEG": (["roundtrip", "MODEL", "small.png", "--out", "x.jpg"], "ends in .png"),
    "codes named text": (["encode", "MODEL", "small.png", "--out", "x.txt"], ".json or .npz"),
    "a file where the images go": (["sample", "MODEL", "--out", "file"], "file is a file already"),
    "a file where the decoded go": (["decode", "MODEL", "seed:1", "--out", "file"], "file is a file already"),
    "a folder as sheet": (["sample", "MODEL", "--out", "folder.png"], "folder.png is a folder"),
    "a folder as grid": (["grid", "MODEL", "--out", "folder"], "folder is a folder"),
    "a folder as line": (["interpolate", "MODEL", "seed:1", "seed:2", "--out", "folder"], "is a folder"),
    "a folder as codes": (["encode", "MODEL", "small.png", "--out", "folder"], "folder is a folder"),
    "a folder as table": (["roundtrip", "MODEL", "small.png", "--out", "folder"], "folder is a folder"),
    "a file where a folder is needed": (["sample", "MODEL", "--out", "short.json/out"], "short.json"),
}


def flipped(trained: Path, path: Path) -> None:
    data = bytearray(latentlab_file(trained).read_bytes())
    data[-100] ^= 0x40
    path.write_bytes(data)


def truncated(trained: Path, path: Path) -> None:
    path.write_bytes(latentlab_file(trained).read_bytes()[:-500])


def pickled(trained: Path, path: Path) -> None:
    path.write_bytes(pickle.dumps({"weights": [1.0, 2.0]}))


def latentlab_file(trained: Path) -> Path:
    return trained / "checkpoints/step-12/model.safetensors"


@pytest.mark.parametrize("damage", [flipped, truncated, pickled])
def test_a_model_file_that_cannot_be_trusted(run, trained, tmp_path, damage):
    path = tmp_path / "model.safetensors"
    damage(trained, path)
    answer = run("sample", path, "--out", tmp_path / "out.png", "--json")
    assert answer.code == 2
    assert str(path) in answer.err
    assert len(answer.err.splitlines()) >= 2  # cause and remedy
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("side", [10_000, 20_000])
def test_an_image_too_large_is_refused_from_its_header(run, trained, tmp_path, side):
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    path = tmp_path / "huge.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b""))
    answer = run("roundtrip", trained, path, "--json")
    assert answer.code == 2
    assert str(path) in answer.err
    assert "64" in answer.err


@pytest.mark.parametrize("case", BAD)
def test_bad_input(run, trained, tmp_path, case, monkeypatch):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file").touch()
    Image.new("L", (8, 8)).save(tmp_path / "small.png")
    np.savez(tmp_path / "nan.npz", codes=NAN)
    np.savez(tmp_path / "other.npz", something=NAN)
    np.savez_compressed(tmp_path / "sound.npz", codes=np.zeros((50, 4)))
    sound = (tmp_path / "sound.npz").read_bytes()
    (tmp_path / "cut.npz").write_bytes(sound[:-30])
    (tmp_path / "flipped.npz").write_bytes(sound[:60] + b"\xff\xff" + sound[62:])
    monkeypatch.chdir(tmp_path)
    words, named = BAD[case]
    before = sorted(tmp_path.rglob("*"))
    answer = run(*(trained if word == "MODEL" else word for word in words), "--json")
    assert answer.code == 2, answer
    assert named in answer.err
    assert "Traceback" not in answer.err
    assert not answer.out
    assert sorted(tmp_path.rglob("*")) == before


def test_more_samples_than_a_sheet_holds(run, trained, tmp_path):
    words = ("--count", 4100, "--out", tmp_path / "many.npz", "--seed", 5)
    assert run("sample", trained, *words).code == 0
    with np.load(tmp_path / "many.npz") as archive:
        assert archive["images"].shape == (4100, 28, 28, 1)


def test_names_with_spaces_and_letters_of_every_kind(run, trained, picture, tmp_path):
    folder = tmp_path / "ünï \u7a7a 'quoted'"
    folder.mkdir()
    image = folder / "a picture \u2603.png"
    image.write_bytes(picture.read_bytes())
    answer = run("encode", trained, image, "--out", folder / "codes.json", "--json")
    assert answer.document()["codes"][0]["image"] == str(image)
    assert run("decode", trained, folder / "codes.json", "--out", folder / "out").code == 0
    assert run("sample", trained, "--out", folder / "sheet.png").code == 0
    assert str(image) in run("roundtrip", trained, image).out
    train = ("train", "vae", "--data", folder, "--steps", 1, "--out", folder / "run")
    tiny = ("--width", 4, "--hidden", 8, "--precision", "fp32", "--layout", "contiguous", "--threads", 1)
    answer = run(*train, "--json", *tiny)
    assert answer.code == 0, answer.err
    assert run("inspect", folder / "run").code == 0


def test_the_same_command_gives_the_same_bytes(run, trained, picture, tmp_path):
    def made(name: str) -> list[bytes]:
        folder = tmp_path / name
        for words in (
            ("sample", trained, "--out", folder / "s.png"),
            ("grid", trained, "--mode", "corners", "--out", folder / "c.png"),
            ("grid", trained, "--mode", "traversal", "--out", folder / "t.png"),
            ("interpolate", trained, picture, "seed:3", "--out", folder / "i.png"),
            ("encode", trained, picture, "--out", folder / "e.json"),
            ("roundtrip", trained, picture, "--out", folder / "r.png"),
        ):
            assert run(*words, "--seed", 11).code == 0
        return [path.read_bytes() for path in sorted(folder.iterdir())]

    assert made("a") == made("b")


def test_an_existing_file_is_replaced_whole(run, trained, tmp_path):
    out = tmp_path / "s.png"
    out.write_text("something else")
    assert run("sample", trained, "--out", out).code == 0
    assert size(out)[0] > 28
    assert os.listdir(tmp_path) == ["s.png"]


def test_the_spaces_of_a_model_beside_each_other(run, tmp_path):
    config = {
        "image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 6, "noise_dim": 3, "width": 4,
        "hidden": 8, "mapping": 8, "codes": 50,
    }  # fmt: skip
    model = tmp_path / "glann.safetensors"
    native.save(build("glann", config, seed=1).eval(), model)
    out = tmp_path / "beside.png"
    answer = run("grid", model, "--spaces", "--rows", 2, "--cols", 3, "--gap", 0, "--out", out)
    assert answer.code == 0, answer.err
    assert size(out) == (2 * 3 * 28, 2 * 28)
    answer = run("grid", model, "--spaces", "--space", "z", "--out", out)
    assert answer.code == 2
    assert "--spaces" in answer.err
