"""What the tests of the command line share: a small trained run, and running a command in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from latentlab import cli


@dataclass(frozen=True)
class Answer:
    """What one command line gave."""

    code: int
    out: str
    err: str

    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        """The JSON lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Answer]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Call the command line as the shell does."""

    def call(*words: object) -> Answer:
        capfd.readouterr()
        code = cli.run([str(word) for word in words])
        said = capfd.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 24 PNGs of two classes."""
    folder = tmp_path_factory.mktemp("pictures")
    random = np.random.default_rng(0)
    for index in range(24):
        side = 6 + index % 12
        pixels = np.zeros((28, 28), np.uint8)
        pixels[4 : 4 + side, 4 : 4 + side] = 120 + random.integers(0, 100)
        kind = folder / ("small" if side < 12 else "large")
        kind.mkdir(exist_ok=True)
        Image.fromarray(pixels).save(kind / f"{index:02}.png")
    return folder


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A run of 12 steps on these pictures."""
    from latentlab.commands.headless import Headless
    from trainers.configs.vae import VAETrainConfig
    from trainers.launch import body, prepare

    folder = tmp_path_factory.mktemp("runs") / "0001-vae"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LATENTLAB_HOME", str(tmp_path_factory.mktemp("trained-home")))
        config = VAETrainConfig(
            data=str(pictures), steps=12, batch_size=8, width=4, hidden=16, latent_dim=4, threads=1,
            precision="fp32", layout="contiguous", log_every=1, checkpoint_every=6, tensorboard=False,
        )  # fmt: skip
        prepare("vae", config, folder)
        assert Headless(folder, json=True).run(body(folder)) == 0
    return folder


@pytest.fixture
def picture(pictures: Path) -> Path:
    """One of the PNGs."""
    return sorted(pictures.rglob("*.png"))[0]
