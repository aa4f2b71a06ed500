"""A window with the Round trip workspace, untrained models, and image files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image as PilImage
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from latentlab.formats.native import ModelInfo
from latentlab.models import build
from latentlab.spec import Capability
from latentlab.ui.actions import Actions
from latentlab.ui.roundtrip.panel import RoundTripPanel
from latentlab.ui.roundtrip.work import Trip
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.workers.task import Tasks


def make_model(
    name: str = "vae",
    usual: float | None = None,
    encodes: bool = True,
    channels: int = 1,
    classes: tuple[str, ...] = (),
) -> OpenModel:
    """An untrained 28-pixel model; ``usual`` is the MSE that most held-out images stay under."""
    torch.manual_seed(len(name))
    image = {"channels": channels, "height": 28, "width": 28}
    config = {"image": image, "latent_dim": 4, "width": 4, "hidden": 16, "classes": classes}
    model = build("vae", config).eval().requires_grad_(False)
    if not encodes:
        abilities = model.spec.capabilities - {Capability.ENCODE}
        model.spec = model.spec.model_copy(update={"capabilities": abilities})
    training = {} if usual is None else {"held_out": {"mse_p99": usual}}
    path = Path(f"/models/{name}.safetensors")
    info = ModelInfo(path, name, "vae", model.spec, config, training, model.count_parameters(), {})
    return OpenModel(name, name, model.spec, model, info)


def picture_file(folder: Path, name: str, level: int = 90, side: int = 40) -> Path:
    """A gray square with a brighter spot on a ground of ``level``."""
    pixels = np.full((side, side), level, dtype=np.uint8)
    pixels[side // 4 : side // 2, side // 4 : side // 2] = min(level + 60, 255)
    PilImage.fromarray(pixels).save(folder / name)
    return folder / name


@dataclass
class TripLab:
    """The workspace in a window, with everything it needs."""

    window: QMainWindow
    state: AppState
    tasks: Tasks
    actions: Actions
    panel: RoundTripPanel

    def add(self, qtbot: QtBot, *paths: Path) -> None:
        """Add files and wait until all are measured."""
        self.panel.add_sources([(path.name, path) for path in paths])
        self.wait(qtbot)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not self.panel.measurer.busy)

    def trips(self) -> list[Trip | None]:
        return [entry.trip for entry in self.panel.table.entries]

    def trip(self, row: int) -> Trip:
        trip = self.trips()[row]
        assert trip is not None
        return trip

    def shown_names(self) -> list[str]:
        entries = self.panel.table.entries
        return [entries[row].item.name for row in self.panel.view.in_order()]
