"""Bad input through the command line: exit code 2, a silent stdout, and file, cause and remedy on stderr."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import safetensors
import torch
from PIL import Image
from safetensors.torch import save_file

from latentlab.runs.folder import RunFolder
from trainers import checkpoints

TINY = ("--width", 4, "--hidden", 16, "--latent-dim", 4, "--batch-size", 8, "--precision", "fp32")
FIXED = ("--layout", "contiguous", "--threads", 1, "--log-every", 1)


def header_only_png(side: int) -> bytes:
    """A PNG that claims ``side`` squared pixels and has none."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def flipped(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def rewritten(path: Path, change: Callable[[dict[str, torch.Tensor]], object]) -> None:
    with safetensors.safe_open(path, framework="pt") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    change(tensors)
    save_file(tensors, path, metadata)


def crowded(path: Path) -> None:
    """Add 300,000 tensors; by hand, for safetensors takes long over so many."""
    content = path.read_bytes()
    start = 8 + struct.unpack("<Q", content[:8])[0]
    header, data = json.loads(content[8:start]), content[start:]
    for number in range(300_000):
        place = len(data) + 4 * number
        header[f"t{number}"] = {"dtype": "F32", "shape": [1], "data_offsets": [place, place + 4]}
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data + bytes(4 * 300_000))


# What happens to a copy of a sound model file, and a word of what is said.
MODELS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "no model"),
    "empty": (lambda path: path.write_bytes(b""), "empty"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:5000]), "truncated"),
    "folder": (lambda path: (path.unlink(), path.mkdir()), "folder"),
    "pickle": (lambda path: path.write_bytes(pickle.dumps({"a": 1})), "pickle"),
    "web page": (lambda path: path.write_text("<!DOCTYPE html><html>404</html>"), "web page"),
    "flipped byte": (lambda path: flipped(path, -100), "checksum"),
    "flipped description": (lambda path: flipped(path, 300), "damaged"),
    "wrong shape": (lambda path: rewritten(path, lambda t: t.update(log_scale=torch.zeros(3))), "log_scale"),
    "missing key": (lambda path: rewritten(path, lambda t: t.pop("log_scale")), "log_scale"),
    "NaN": (lambda path: rewritten(path, lambda t: t["log_scale"].fill_(torch.nan)), "NaN"),
    "300,000 tensors": (crowded, "10,000"),
}


@pytest.mark.parametrize("case", MODELS)
def test_a_bad_model(run, trained, picture, tmp_path, case):
    model = tmp_path / "model.safetensors"
    shutil.copy(trained / "checkpoints/step-12/model.safetensors", model)
    spoil, word = MODELS[case]
    spoil(model)
    for words in (["inspect", model], ["roundtrip", model, picture]):
        answer = run(*words, "--json")
        assert (answer.code, answer.out) == (2, ""), answer
        assert str(model) in answer.err
        assert word in answer.err
        assert len(answer.err.splitlines()) > 1, "a remedy follows"
        assert "Traceback" not in answer.err


IMAGES: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "no file"),
    "empty": (b"", "empty"),
    "truncated": (header_only_png(28)[:60], "damaged"),
    "text": (b"hello", "not an image"),
    "100 megapixels": (header_only_png(10_000), "limit is 64"),
    "400 megapixels": (header_only_png(20_000), "limit is 64"),
}


@pytest.mark.parametrize("case", IMAGES)
def test_a_bad_image(run, trained, tmp_path, case):
    image = tmp_path / "image.png"
    content, word = IMAGES[case]
    if content is not None:
        image.write_bytes(content)
    for words in (["roundtrip", trained, image], ["encode", trained, image]):
        answer = run(*words, "--json")
        assert (answer.code, answer.out) == (2, ""), answer
        assert "image.png" in answer.err
        assert word in answer.err
        assert len(answer.err.splitlines()) > 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sample", "--seed", 10**30), "--seed"),
        (("sample", "--seed=-1"), "--seed"),
        (("sample", "--label", 1), "no classes"),
        (("grid", "--mode", "traversal", "--reach", "inf"), "inf"),
    ],
)
def test_a_value_that_makes_no_sense(run, trained, tmp_path, words, said):
    answer = run(words[0], trained, *words[1:], "--out", tmp_path / "out.png", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert not (tmp_path / "out.png").exists()


def test_a_folder_where_a_file_is_to_be_written_is_named(run, trained, picture, tmp_path):
    answer = run("roundtrip", trained, picture, "--out", tmp_path, "--json")
    assert answer.code == 2
    assert str(tmp_path) in answer.err
    assert ".tmp" not in answer.err


def test_unreadable_images_among_good_ones_are_counted_and_listed(run, pictures, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(pictures, data)
    (data / "small" / "text.png").write_text("hello")
    (data / "large" / "empty.jpg").write_bytes(b"")
    (data / "large" / "huge.png").write_bytes(header_only_png(20_000))
    (data / "notes.txt").write_text("no image, and not called one")
    out = tmp_path / "run"
    answer = run("train", "vae", "--data", data, "--steps", 2, "--out", out, "--json", *TINY, *FIXED)
    assert answer.code == 0, answer.err
    kept = "\n".join(row["text"] for row in RunFolder(out).log())
    for told in (answer.err, kept):
        assert "3 files of data were skipped" in told
        assert all(name in told for name in ("text.png", "empty.jpg", "huge.png"))
        assert "notes.txt" not in told


def test_images_of_a_size_that_the_family_does_not_take(run, tmp_path):
    pixels = np.random.default_rng(0).integers(0, 255, (12, 30, 30, 3), np.uint8)
    np.savez(tmp_path / "odd.npz", images=pixels)
    words = ("train", "vae", "--data", tmp_path / "odd.npz", "--steps", 1, "--out", tmp_path / "run")
    answer = run(*words, "--json", *TINY, *FIXED)
    assert (answer.code, answer.out) == (2, "")
    assert "odd.npz has images of 30 x 30 pixels" in answer.err
    assert not (tmp_path / "run").exists()
    assert run(*words, "--image-size", 28, "--json", *TINY, *FIXED).code == 0


def test_a_disk_that_fills_ends_the_run_at_its_last_checkpoint(run, pictures, tmp_path, monkeypatch):
    save = checkpoints.save

    def full_after_3(folder, trainer, step, *rest):
        if step > 3:
            raise OSError(28, "No space left on device")
        return save(folder, trainer, step, *rest)

    monkeypatch.setattr(checkpoints, "save", full_after_3)
    out = tmp_path / "run"
    words = ("--data", pictures, "--steps", 9, "--checkpoint-every", 3, "--out", out, "--json")
    answer = run("train", "vae", *words, *TINY, *FIXED)
    assert answer.code == 1
    assert "No space left" in answer.err
    assert "not saved" in answer.err
    assert Path(answer.lines()[-1]["model"]).parent.name == "step-3"
    monkeypatch.setattr(checkpoints, "save", save)
    resumed = run("resume", out, "--json")
    assert resumed.code == 0
    assert [point["step"] for point in resumed.lines()[:-1]] == [4, 5, 6, 7, 8, 9]


def test_a_run_folder_that_cannot_be_written_is_named(run, pictures, tmp_path):
    out = tmp_path / "run"
    words = ("--data", pictures, "--steps", 2, "--out", out, "--json")
    assert run("train", "vae", *words, *TINY, *FIXED).code == 0
    (out / "lock").unlink()
    (out / "lock").mkdir()  # as root may write even where it is told not to
    answer = run("resume", out, "--json")
    assert answer.code == 1
    assert str(out / "lock") in answer.err
    assert answer.lines()[-1]["model"] is not None


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_during_an_import_leaves_no_child_and_no_scratch(tmp_path, own_home):
    data = tmp_path / "data"
    data.mkdir()
    noise = np.random.default_rng(0).integers(0, 255, (900, 900, 3), np.uint8)
    Image.fromarray(noise).save(data / "0.png")
    for number in range(1, 300):
        os.link(data / "0.png", data / f"{number}.png")
    words = [sys.executable, "-m", "latentlab", "train", "vae", "--data", str(data), "--json"]
    scratches = own_home / "cache" / "datasets" / "imported"
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as child:
        watchdog = threading.Timer(120, child.kill)
        watchdog.start()
        while child.poll() is None and not list(scratches.glob("*.tmp/raw")):
            threading.Event().wait(0.02)
        os.killpg(child.pid, signal.SIGINT)  # a terminal tells the whole group
        out, said = child.communicate()
    watchdog.cancel()
    watchdog.join()
    assert child.returncode == 130, said
    assert not out
    assert "Interrupted" in said
    assert "Traceback" not in said
    assert not list(scratches.iterdir())
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)
