"""A window with Explore and its code dock, and untrained models to open in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from latentlab.formats.native import ModelInfo
from latentlab.models import build
from latentlab.spec import Capability
from latentlab.ui.actions import Actions
from latentlab.ui.explore.code_dock import CodeDock
from latentlab.ui.explore.panel import ExplorePanel
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.image_view import ImageView
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks


def make_model(
    name: str = "vae",
    channels: int = 1,
    size: int = 28,
    dim: int = 8,
    classes: tuple[str, ...] = (),
    usual: float | None = None,
    encodes: bool = True,
) -> OpenModel:
    """An untrained model whose spaces look measured and whose pictures are not flat."""
    torch.manual_seed(0)
    image = {"channels": channels, "height": size, "width": size}
    config = {"image": image, "latent_dim": dim, "width": 4, "hidden": 16, "classes": classes}
    model = build("vae", config).eval().requires_grad_(False)
    for parameter in model.parameters():
        parameter.mul_(2.0)
    space = model.spec.space().model_copy(
        update={
            "mean": (0.25,) * dim,
            "std": (1.0,) * dim,
            "activity": tuple(float(axis) for axis in range(dim)),
        }
    )
    model.with_spaces(space)
    if not encodes:
        able = model.spec.capabilities - {Capability.ENCODE}
        model.spec = model.spec.model_copy(update={"capabilities": able})
    training = {} if usual is None else {"held_out": {"mse_p99": usual}}
    info = ModelInfo(
        path=Path(f"/models/{name}.safetensors"),
        name=name,
        family="vae",
        spec=model.spec,
        config=config,
        training=training,
        parameters=model.count_parameters(),
        versions={},
    )
    return OpenModel(name, name, model.spec, model, info)


@dataclass
class Lab:
    """Explore and its code dock in a window, with everything they need."""

    window: QMainWindow
    state: AppState
    decoder: Decoder
    tasks: Tasks
    actions: Actions
    panel: ExplorePanel
    dock: CodeDock

    @property
    def view(self) -> ImageView:
        return self.panel.view

    def child(self, kind: type[QObject], name: str) -> QObject:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def trigger(self, name: str) -> None:
        self.actions.get(name).trigger()

    def values(self) -> list[float]:
        assert self.state.code is not None
        return [round(float(value), 3) for value in self.state.code.values]
