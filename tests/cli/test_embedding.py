"""The shell: train word vectors, ask for neighbours, go on with the run."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
import tyro

from latentlab import cli
from latentlab.commands.embedding import embed_command, near
from latentlab.errors import BadInput
from latentlab.formats.word_vectors import from_text, made_of, to_text

SMALL = [
    "--steps",
    "30",
    "--latent-dim",
    "8",
    "--device",
    "cpu",
    "--threads",
    "1",
    "--no-tensorboard",
    "--json",
]


@pytest.fixture
def corpus(tmp_path: Path) -> list[str]:
    rng = np.random.default_rng(0)
    for name in "ab":
        lines = (" ".join(f"{name}{rank}" for rank in rng.integers(10, size=9)) for _ in range(60))
        (tmp_path / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    return [str(tmp_path / f"{name}.txt") for name in "ab"]


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.txt"
    to_text(
        made_of(
            ["king", "queen", "man", "woman"], np.float32([[3, 0, 1], [3, 0, -1], [0, 3, 1], [0, 3, -1]])
        ),
        path,
    )
    return path


def embed(*words: str) -> int:
    return int(tyro.cli(embed_command(), args=list(words)))


def test_embed_trains_on_several_files_and_writes_text(
    corpus: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, text = tmp_path / "run", tmp_path / "out.txt"
    assert embed(*corpus, "--out", str(run), "--text", str(text), *SMALL) == 0
    end = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert end["outcome"] == "completed"
    assert Path(end["model"]).is_file()
    found = from_text(text)
    assert len(found.words) == 20
    assert near(str(run), ("a0",), count=3) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_train_and_resume_work_as_for_every_family(
    corpus: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["train", "word2vec", "--data", "a.txt", "--out", "run", *SMALL]) == 0
    Path("a.txt").unlink()
    newest = tmp_path / "run" / "checkpoints" / "step-30"
    for file in newest.iterdir():
        file.unlink()
    newest.rmdir()
    assert cli.run(["resume", "run", "--json"]) == 0
    assert (newest / "model.safetensors").is_file()
    capfd.readouterr()
    assert cli.run(["inspect", "run", "--json"]) == 0
    about = json.loads(capfd.readouterr().out)
    assert (about["family"], about["image_shape"], about["latent_dim"]) == ("words", None, 8)
    assert cli.run(["sample", "run", "--out", "x.png"]) == 2


def test_neighbours_analogies_and_walks(vectors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def asked(*words: str, **options: object) -> dict:
        from latentlab.commands.options import Options

        assert near(str(vectors), words, options=Options(json=True), **options) == 0
        return json.loads(capsys.readouterr().out)

    assert asked("king", count=1)["neighbours"][0]["word"] == "queen"
    assert asked("king", "woman", minus=("man",), count=1)["neighbours"][0]["word"] == "queen"
    walk = asked("king", "woman", walk=True, count=5)["walk"]
    assert [row["word"] for row in (walk[0], walk[-1])] == ["king", "woman"]
    assert len(walk) == 5


def test_questions_that_cannot_be_answered_are_refused(vectors: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="emperor"):
        near(str(vectors), ("emperor",))
    with pytest.raises(BadInput, match="from one word to another"):
        near(str(vectors), ("king",), walk=True)
    with pytest.raises(BadInput, match="neither a file nor a name"):
        near(str(tmp_path / "nothing"), ("king",))
    with pytest.raises(BadInput, match="No text"):
        embed()


def test_the_flags_are_the_knobs_that_mean_something(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        embed("--help")
    said = capsys.readouterr().out
    assert "--window" in said
    for absent in ("--image-size", "--nproc", "--layout", "--data "):
        assert absent not in said
    assert torch.get_num_threads() >= 1
