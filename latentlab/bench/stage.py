"""A window to measure: of its own settings and runs, with a model open and its first picture painted."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from latentlab.errors import RunFailed
from latentlab.ui.app import make_application, open_window
from latentlab.ui.hand import find, pump, wait_until
from latentlab.ui.main_window import MainWindow
from latentlab.ui.widgets.picture import PictureView
from latentlab.ui.workers.decoder import Decoder
from trainers.configs.base import TrainConfig

TUNING_S = 3.0  # the decoder times its variants after the first picture; that is not what is measured


@contextmanager
def own_home() -> Iterator[Path]:
    """A home for runs and settings that is gone afterwards."""
    before = os.environ.get("LATENTLAB_HOME")
    with tempfile.TemporaryDirectory(prefix="latentlab-bench-") as folder:
        os.environ["LATENTLAB_HOME"] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ["LATENTLAB_HOME"]
            else:
                os.environ["LATENTLAB_HOME"] = before


@contextmanager
def stage(model: str | Path, settle_s: float = TUNING_S) -> Iterator[MainWindow]:
    """The window on Explore with this model, calm. A relative path must still lead somewhere."""
    app = make_application()
    window = open_window(model)
    try:
        picture = find(window, PictureView, "decoded_image")
        wait_until(lambda: picture.pixels is not None, "the first picture")
        pump(settle_s)
        yield window
    finally:
        window.shut_down()
        window.close()
        window.deleteLater()
        app.processEvents()


def decoder_of(window: MainWindow) -> Decoder:
    """The window's decoder."""
    decoder = window.findChild(Decoder)
    assert decoder is not None, "a window has one decoder"
    return decoder


@contextmanager
def training(window: MainWindow, family: str, config: TrainConfig, warm_up: int) -> Iterator[Path]:
    """A run that trains in the window, ``warm_up`` steps old; it is stopped in the end."""
    from latentlab.runs.events import Stop

    path = window.runs.start(family, config)
    wait_until(lambda: step_of(window, path) >= warm_up, "the training to get going", timeout_s=300.0)
    try:
        yield path
    finally:
        window.runs.send(path, Stop(discard=True))
        wait_until(lambda: not window.runs.active(), "the training to stop", timeout_s=120.0)


def step_of(window: MainWindow, run: Path) -> int:
    """The newest step that the window has heard of. Raises RunFailed once the run has ended in failure."""
    status = window.runs.status(run)
    if status is None:
        return 0
    if status.finished is not None and status.finished.problem is not None:
        raise RunFailed("The run failed: {cause}", cause=status.finished.problem)
    return status.step
