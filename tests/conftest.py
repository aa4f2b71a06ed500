"""What every test gets: a home of its own, Qt off screen, a patient bot, and no thread left behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

PATIENCE_MS = 60_000

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before anything imports torch, and for child processes. What tests compute is tiny: shared between threads
# it takes longer, and on a busy machine ten times as long: a thread that waits for another spins.
os.environ.setdefault("OMP_NUM_THREADS", "1")
settings.register_profile("shared machine", deadline=None, derandomize=True)
settings.load_profile("shared machine")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LATENTLAB_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def widgets_live_until_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every widget of a test until qtbot has closed it.

    qtbot itself holds weak references, and goes on processing events after the test function returned. A
    window in a reference cycle could then be collected in the middle of its own paint event: a segfault.
    """
    kept: list[object] = []
    add = QtBot.addWidget

    def add_and_keep(bot: QtBot, widget: Any, **options: Any) -> None:
        kept.append(widget)
        add(bot, widget, **options)

    monkeypatch.setattr(QtBot, "addWidget", add_and_keep)


class PatientBot(QtBot):
    """Waits long enough for threads and child processes on a machine that is busy with something else.

    A condition that cannot be asked yet, since what it looks at is not there, has not come; what it raised
    last is told when it never comes.
    """

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        def come() -> bool | None:
            try:
                return callback()
            except Exception as error:
                raise AssertionError("cannot be asked") from error

        super().waitUntil(come, timeout=timeout)

    def waitSignal(  # noqa: N802
        self, signal: SignalInstance, *, timeout: int = PATIENCE_MS, **options: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def one_torch_thread() -> Iterator[None]:
    """A training may set another number, which would stay for the tests after it."""
    yield
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]
    assert not left, f"threads left alive: {left}"
