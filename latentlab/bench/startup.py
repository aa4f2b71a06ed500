"""How long the window takes from the shell to its first decoded picture, against what it must import."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from typing import Any

from latentlab.bench.figures import machine

IMPORTS = "import torch, PySide6.QtWidgets, pyqtgraph"
WINDOW = "from latentlab.bench.startup import show; show({model!r})"


def measure(
    *, rounds: int = 5, seed: int = 0, device: str = "auto", model: str = "vae-fashion"
) -> dict[str, Any]:
    """Medians over child processes that take turns, the first round (cold caches) reported apart."""
    imports: list[float] = []
    windows: list[float] = []
    for _ in range(rounds + 1):
        imports.append(_seconds(IMPORTS))
        windows.append(_seconds(WINDOW.format(model=model)))
    limit = 1.5 * statistics.median(imports[1:]) + 1.0
    return {
        "bench": "startup",
        "machine": machine(),
        "rounds": rounds,
        "imports_s": round(statistics.median(imports[1:]), 3),
        "first_picture_s": round(statistics.median(windows[1:]), 3),
        "limit_s": round(limit, 3),
        "first_round": {"imports_s": round(imports[0], 3), "first_picture_s": round(windows[0], 3)},
    }


def _seconds(code: str) -> float:
    """Seconds until the child's first line, or until it ends where it says nothing."""
    environment = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    command = [sys.executable, "-c", code]
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None, "it is a pipe"
        child.stdout.readline()
        spent = time.perf_counter() - started
        if child.wait() != 0:
            raise subprocess.CalledProcessError(child.returncode, command)
    return spent


def show(model: str) -> None:
    """In the child: open the window and say when its first decoded picture was painted."""
    import tempfile

    from latentlab.ui.app import make_application, open_window
    from latentlab.ui.hand import find, wait_until
    from latentlab.ui.widgets.picture import PictureView

    app = make_application()
    with tempfile.TemporaryDirectory() as settings:
        window = open_window(model, settings)
        painted: list[float] = []
        view = find(window, PictureView, "decoded_image")
        view.painted.connect(lambda: painted.append(time.perf_counter()))
        wait_until(lambda: bool(painted), "the first picture")
        print("painted", flush=True)
        window.shut_down()
        window.close()
        app.processEvents()
