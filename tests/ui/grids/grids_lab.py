"""A window with the Grids workspace, and untrained models to open in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from latentlab.formats.native import ModelInfo
from latentlab.models import build
from latentlab.spec import Capability
from latentlab.ui.actions import Actions
from latentlab.ui.grids.feed import Drawn
from latentlab.ui.grids.panel import GridsPanel
from latentlab.ui.grids.recipe import Mode
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Tasks


def make_model(
    name: str = "vae", dim: int = 8, classes: tuple[str, ...] = (), encodes: bool = True
) -> OpenModel:
    """An untrained gray 28-pixel model whose axes look measured; the last is the most active."""
    torch.manual_seed(0)
    image = {"channels": 1, "height": 28, "width": 28}
    config = {"image": image, "latent_dim": dim, "width": 4, "hidden": 16, "classes": classes}
    model = build("vae", config).eval().requires_grad_(False)
    for parameter in model.parameters():
        parameter.mul_(2.0)
    measured = {
        "mean": (0.25,) * dim,
        "std": (1.0,) * dim,
        "activity": tuple(float(axis) for axis in range(dim)),
    }
    model.with_spaces(model.spec.space().model_copy(update=measured))
    if not encodes:
        able = model.spec.capabilities - {Capability.ENCODE}
        model.spec = model.spec.model_copy(update={"capabilities": able})
    path = Path(f"/models/{name}.safetensors")
    info = ModelInfo(path, name, "vae", model.spec, config, {}, model.count_parameters(), {})
    return OpenModel(name, name, model.spec, model, info)


def drop(target: QWidget, mime: QMimeData) -> bool:
    """Drag something in and let it go; whether it was accepted."""
    place, buttons, keys = QPoint(8, 8), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    QGuiApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, buttons, keys)
    QGuiApplication.sendEvent(target, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


@dataclass
class GridsLab:
    """The workspace in a window, with everything it needs."""

    window: QMainWindow
    state: AppState
    decoder: Decoder
    tasks: Tasks
    actions: Actions
    panel: GridsPanel

    def show_mode(self, qtbot: QtBot, mode: Mode) -> Drawn:
        """Press a mode and wait for its sheet."""
        self.panel.set_mode(mode)
        qtbot.waitUntil(lambda: self.drawn is not None and self.drawn.recipe.mode is mode)
        return self.sheet

    @property
    def drawn(self) -> Drawn | None:
        return self.panel._drawn

    @property
    def sheet(self) -> Drawn:
        assert self.drawn is not None
        return self.drawn
