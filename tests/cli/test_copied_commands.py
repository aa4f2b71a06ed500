"""What the window copies as a command is understood by the command line, and does the same."""

from __future__ import annotations

import shlex
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latentlab.formats import library, native
from latentlab.latent.sheets import compose, decode_sheet, random_sheet
from latentlab.spec import Code
from latentlab.ui.command_line import code_word, command, model_word
from latentlab.ui.grids.command import sheet_command
from latentlab.ui.grids.ends import End, Origin
from latentlab.ui.grids.recipe import Mode, Recipe, make_sheet
from latentlab.ui.state import OpenModel
from latentlab.ui.training.command import train_command
from trainers.configs.vae import VAETrainConfig


@pytest.fixture
def opened(trained: Path) -> OpenModel:
    loaded = native.load_file(library.find(trained))
    return OpenModel(str(trained), "trained", loaded.model.spec, loaded.model, loaded.info, run=trained)


def follow(run, line: str) -> None:
    name, *words = shlex.split(line)
    assert name == "latentlab"
    answer = run(*words)
    assert answer.code == 0, answer.err


def pixels(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path)).astype(int)


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(Mode.RANDOM, 2, 3, seed=5, psi=0.7),
        Recipe(Mode.LINE, 3, 4),
        Recipe(Mode.LINE, 1, 4, kind="spherical"),
        Recipe(Mode.CORNERS, 3, 3),
        Recipe(Mode.TRAVERSAL, 2, 5, reach=2.5),
        Recipe(Mode.TRAVERSAL, 2, 5, axes=(3, 1, 0)),
        Recipe(Mode.ARITHMETIC, 1, 4),
    ],
    ids=lambda recipe: f"{recipe.mode}-{recipe.kind}",
)
def test_a_sheet(run, opened, recipe, tmp_path, monkeypatch):
    current = Code(np.array([0.5, -1.25, 0.125, 2.0], np.float32), model=opened.id)
    drawn = random_sheet(opened.model, 1, 1, 11).code(0, opened.id)
    pasted = Code(np.array([-0.5, 0.25, 1.5, -2.0], np.float32), model=opened.id)
    ends = [End(Origin.SEED, drawn, seed=11), End(), End(Origin.CODE, pasted), End()][: recipe.ends]
    monkeypatch.chdir(tmp_path)
    follow(run, sheet_command(recipe, opened, current, ends))
    sheet = make_sheet(recipe, opened.model, current, [end.at(current) for end in ends])
    expected = compose(decode_sheet(opened.model, sheet), sheet.rows, sheet.cols)[..., 0]
    written = pixels(next(tmp_path.glob("*.png")))
    assert written.shape == expected.shape
    assert np.abs(written - expected).max() <= 1  # codes are written with six digits


def test_a_picture(run, opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code = Code(np.array([0.5, -1.25, 0.125, 2.0], np.float32))
    follow(run, command("decode", model_word(opened), code_word(code, opened), "--out", "picture.png"))
    assert pixels(tmp_path / "picture.png").shape == (28, 28)


def test_a_training(run, pictures, tmp_path, monkeypatch):
    monkeypatch.setenv("LATENTLAB_HOME", str(tmp_path))
    config = VAETrainConfig(
        data=str(pictures), steps=2, batch_size=4, lr=5e-4, width=4, hidden=16, latent_dim=4, beta=0.25,
        precision="fp32", layout="contiguous", threads=1, tensorboard=False, likelihood="laplace",
        rules="encoder.*: lr=0.1, clip=1; *.bias: freeze",
    )  # fmt: skip
    assert train_command("vae", config.model_copy(update={"threshold": 9.0})) == train_command("vae", config)
    follow(run, train_command("vae", config))
    (made,) = run("runs", "--json").document()["runs"]
    from trainers.launch import RunFolder, stored_config

    _, stored = stored_config(RunFolder(Path(made["path"])))
    assert stored.model_dump(exclude={"device"}) == config.model_dump(exclude={"device"})
