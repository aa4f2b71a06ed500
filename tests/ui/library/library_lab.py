from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMainWindow

from latentlab import paths
from latentlab.errors import Message
from latentlab.formats import native
from latentlab.models import build
from latentlab.runs.events import Commands, Events, Finished, Metrics, Paused, Started, Stop
from latentlab.runs.folder import RunFolder
from latentlab.runs.live import LiveWeights
from latentlab.runs.source import Body
from latentlab.ui.library.dock import LibraryDock
from latentlab.ui.state import AppState
from latentlab.ui.workers.task import Tasks
from latentlab.ui.workers.training import RunManager
from trainers.configs.vae import VAETrainConfig

SMALL = {"image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 4, "width": 4, "hidden": 8}


@dataclass
class Shelves:
    window: QMainWindow
    state: AppState
    tasks: Tasks
    runs: RunManager
    dock: LibraryDock
    heard: dict[str, list[Any]]

    def write_model(self, name: str, folder: Path | None = None) -> Path:
        path = (folder or paths.models_home()) / f"{name}.safetensors"
        path.parent.mkdir(parents=True, exist_ok=True)
        native.save(build("vae", SMALL), path, {"held_out": {"mse": 0.0123}})
        return path

    def write_run(self, name: str = "0001-vae", outcome: str = "", model: bool = False) -> Path:
        path = paths.runs_home() / name
        run = RunFolder(path)
        run.create("vae", VAETrainConfig(steps=200, device="cpu").model_dump(mode="json"))
        run.metrics_path.write_text('{"step": 120, "loss": 1.0}\n')
        if outcome:
            (path / "outcome.json").write_text(f'{{"outcome": "{outcome}", "step": 120}}')
        if model:
            folder = path / "checkpoints" / "step-120"
            folder.mkdir(parents=True)
            (folder / "state.safetensors").touch()
            self.write_model("model", folder)
        return path


def waiting(folder: Path, *, in_window: bool) -> Body:
    """A trainer that makes ten steps and then only obeys."""

    def train(commands: Commands, events: Events, live: LiveWeights) -> None:
        events(Started(str(folder), 0, 200, "cpu", Message("fp32")))
        events(Metrics(10, {"loss": 1.0}))
        while not isinstance(commands.wait(), Stop):
            events(Paused(10))
        events(Finished(10, "stopped"))

    return train
