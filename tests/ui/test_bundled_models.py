"""Every bundled model opens in the window, is dragged and brings a dropped image back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QLabel, QSlider
from pytestqt.qtbot import QtBot

from latentlab import paths
from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed
from latentlab.formats import library, native
from latentlab.latent import finding
from latentlab.latent.inversion import invert
from latentlab.ui import hand
from latentlab.ui.app import open_window
from latentlab.ui.explore.drop import DropStrip
from latentlab.ui.explore.fitting import Fitted
from latentlab.ui.main_window import MainWindow
from latentlab.ui.widgets.image_view import ImageView

FILES = sorted(library.zoo().glob("*.safetensors"))
TRIED = {1: "ankle-boot.png", 3: "sprite-1.png"}  # by channels


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture
def window(file: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(finding, "invert", partial(invert, steps=60))
    opened = open_window(file, tmp_path / "settings")
    view = opened.findChild(ImageView, "decoded_image")
    qtbot.waitUntil(lambda: view.pixels is not None, timeout=60_000)
    yield opened
    opened.shut_down()
    opened.close()
    opened.deleteLater()


def test_there_are_bundled_models_and_they_are_small() -> None:
    assert {
        "flow-fashion",
        "glann-fashion",
        "ogan-fashion",
        "vae-fashion",
        "vae-sprites",
        "vib-fashion",
        "wgan-gp-fashion",
    } <= {path.stem for path in FILES}
    assert sum(path.stat().st_size for path in FILES) < 40e6


def test_the_file_says_how_it_was_made(file: Path) -> None:
    info = native.read_header(file)
    training = info.training
    assert training["data"] in ("fashion-mnist", "sprites")
    assert training["steps"] == training["config"]["steps"], "the run was finished"
    for space in info.spec.spaces:
        assert len(space.mean) == len(space.std) == len(space.activity) == space.dim


def test_the_bundled_flow_is_exact_in_float32() -> None:
    model = native.load_file(library.zoo() / "flow-fashion.safetensors").model.eval()
    data = open_dataset("fashion-mnist-mini")
    x = to_signed(data.test.take(torch.arange(100)))
    with torch.inference_mode():
        assert (model.decode(model.encode(x).mean) - x).abs().max() <= 1e-4


def test_it_opens_is_dragged_and_brings_an_image_back(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    opened, state = window.state.model, window.state
    assert opened is not None
    assert opened.name == file.stem
    view = window.findChild(ImageView, "decoded_image")
    before, code = view.pixels.copy(), state.code
    slider = window.findChild(QSlider, most_active(opened.spec.spaces[0].activity, window))
    hand.drag(slider, 0.95)
    qtbot.waitUntil(lambda: state.code != code and not np.array_equal(view.pixels, before), timeout=60_000)

    strip = window.findChild(DropStrip, "drop_strip")
    with qtbot.waitSignal(strip.fitted, timeout=120_000) as caught:
        hand.drop_files(view, [paths.resources() / "tryme" / TRIED[opened.spec.image.channels]])
    fitted = caught.args[0]
    assert isinstance(fitted, Fitted)
    assert state.code == fitted.code
    truth, back = (image.astype(float) / 255 for image in (fitted.original, fitted.reconstruction))
    assert np.square(truth - back).mean() < 0.5 * np.square(truth - truth.mean()).mean()
    qtbot.waitUntil(lambda: np.array_equal(view.pixels, fitted.reconstruction), timeout=60_000)
    shown = strip.readouts.texts()
    assert shown == {name: f"{value:.3f}" for name, value in fitted.readouts.items()}
    assert list(shown) == (["avg", "std", "rho"] if file.stem == "ogan-fashion" else [])
    assert strip.readouts.isVisible() == bool(shown)
    if np.isinf(fitted.psnr):  # what comes back exactly, as from a flow
        assert strip.findChild(QLabel, "drop_psnr").text() == "∞ dB"


def most_active(activity: tuple[float, ...], window: MainWindow) -> str:
    """The axis in view whose slider changes the picture most."""
    seen = [
        int(slider.objectName().rsplit("_", 1)[1])
        for slider in window.findChildren(QSlider)
        if slider.objectName().startswith("latent_slider_") and not slider.visibleRegion().isEmpty()
    ]
    return f"latent_slider_{max(seen, key=lambda axis: activity[axis])}"
