"""A tiny data set, a tiny config, and a run that can be driven from a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from latentlab.runs.events import Commands, Event, Finished, Metrics
from latentlab.runs.live import LiveWeights
from trainers import launch, trainer_class
from trainers.configs.base import TrainConfig
from trainers.configs.vae import VAETrainConfig


@pytest.fixture(scope="session")
def blobs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """200 gray images of one soft spot each, as .npz."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[0:28, 0:28]
    centres = rng.uniform(6, 22, (200, 2))
    spots = np.exp(-((x - centres[:, :1, None]) ** 2 + (y - centres[:, 1:, None]) ** 2) / 20.0)
    path = tmp_path_factory.mktemp("blobs") / "blobs.npz"
    np.savez(path, images=(spots * 255).astype(np.uint8))
    return path


@pytest.fixture
def tiny(blobs: Path) -> Callable[..., VAETrainConfig]:
    """A config that trains in a blink; keyword arguments override."""

    def make(**changes: object) -> VAETrainConfig:
        values: dict[str, object] = {
            "data": str(blobs), "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1,
            "latent_dim": 3, "width": 4, "hidden": 16, "batch_size": 16, "steps": 20, "log_every": 1,
            "sample_every": 10, "evaluate_every": 10, "checkpoint_every": 10, "tensorboard": False,
        }  # fmt: skip
        return VAETrainConfig.model_validate(values | changes)

    return make


class Driven:
    """Runs a folder in this thread; ``react`` may send commands from within the events."""

    def __init__(self, folder: Path, react: Callable[[Event, Commands], None] = lambda *_: None) -> None:
        self.events: list[Event] = []
        self.commands = Commands()
        self.live = LiveWeights()
        self._folder, self._react = folder, react

    def _take(self, event: Event) -> None:
        self.events.append(event)
        self._react(event, self.commands)

    def run(self) -> Finished:
        launch.body(self._folder)(self.commands, self._take, self.live)
        assert isinstance(self.events[-1], Finished)
        assert sum(isinstance(event, Finished) for event in self.events) == 1
        return self.events[-1]

    def of(self, kind: type) -> list:
        return [event for event in self.events if isinstance(event, kind)]

    def curve(self, name: str = "loss") -> list[tuple[int, float]]:
        return [(e.step, e.values[name]) for e in self.of(Metrics) if name in e.values]


@pytest.fixture(scope="session")
def start_in() -> Callable[..., Driven]:
    def begin(folder: Path, config: TrainConfig, react=lambda *_: None, family: str = "vae") -> Driven:
        if not folder.exists():
            launch.prepare(family, config, folder)
        return Driven(folder, react)

    return begin


@pytest.fixture
def start(tmp_path: Path, start_in: Callable[..., Driven]) -> Callable[..., Driven]:
    def begin(config: TrainConfig, react=lambda *_: None, name: str = "run", family: str = "vae") -> Driven:
        return start_in(tmp_path / name, config, react, family)

    return begin


__all__ = ["Driven", "trainer_class"]
