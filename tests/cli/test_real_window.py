"""The program in a real X server, with a real mouse and keyboard: Xvfb and xdotool."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from latentlab import paths
from latentlab.spec import Code

NEEDED = "Xvfb", "xdotool"
MISSING = [name for name in NEEDED if shutil.which(name) is None]

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (apt-get install xvfb xdotool)"
    ),
]

# The program as `latentlab` runs it; it says where the first slider's handle is once a picture is painted.
PROGRAM = """
import sys
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QSlider
from latentlab.ui import app
from latentlab.ui.hand import find
from latentlab.ui.main_window import MainWindow
from latentlab.ui.widgets.picture import PictureView

def look():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    if not windows or find(windows[0], PictureView, "decoded_image").pixels is None:
        return
    timer.stop()
    sliders = [s for s in windows[0].findChildren(QSlider) if not s.visibleRegion().isEmpty()]
    slider = min((s for s in sliders if s.objectName().startswith("latent_slider_")),
                 key=lambda s: s.mapToGlobal(QPoint()).y())
    at = slider.mapToGlobal(slider.handle_rect().center())
    print(slider.objectName().rsplit("_", 1)[1], at.x(), at.y(), int(windows[0].winId()),
          windows[0].state.code.to_json().replace(" ", ""), flush=True)

application = app.make_application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(app.main())
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen nobody sees."""
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            server.terminate()


def test_a_mouse_drags_a_slider_and_the_keyboard_quits(display: str, own_home: Path) -> None:
    environment = dict(os.environ, DISPLAY=display, LATENTLAB_HOME=str(own_home))
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        environment.pop(name, None)

    def xdotool(*words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=environment, check=True, timeout=30)

    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        watchdog = threading.Timer(120, program.kill)
        watchdog.start()
        assert program.stdout is not None
        told = program.stdout.readline().split()
        if len(told) == 5:
            axis, x, y, window = map(int, told[:4])
            xdotool("mousemove", x, y, "mousedown", 1)
            for step in range(1, 9):
                xdotool("mousemove", x + 5 * step, y)
            xdotool("mouseup", 1)
            xdotool("windowfocus", "--sync", window, "key", "ctrl+q")
        _, said = program.communicate(timeout=120)
        watchdog.cancel()
        watchdog.join()
    assert len(told) == 5, said
    assert program.returncode == 0, said
    assert "Traceback" not in said
    settings = json.loads((paths.settings_home() / "settings.json").read_text(encoding="utf-8"))
    before, after = Code.from_json(told[4]), Code.from_json(settings["last_code"])
    assert list(np.flatnonzero(before.values != after.values)) == [axis]
