"""Python programs of our own as child processes."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

_PARENT = "LATENTLAB_PARENT"
_PR_SET_PDEATHSIG = 1  # of Linux' sys/prctl.h


def python(module: str, *words: object) -> list[str]:
    """The command that runs a module of ours; -P: none that lies where the user is gets in its way."""
    return [sys.executable, "-P", "-m", module, *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """The environment in which ``python`` finds our packages, wherever they were imported from."""
    here = str(Path(__file__).parents[1])
    paths = os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": paths, **more}


def child_environment() -> dict[str, str]:
    """The same for a child that calls ``follow_parent``."""
    return environment(**{_PARENT: str(os.getpid())})


def follow_parent() -> None:
    """Where a process of ours has started this one to end with it: stop, in order, when it ends."""
    if os.environ.get(_PARENT) == str(os.getppid()):
        end_with_parent(signal.SIGTERM)


def end_with_parent(number: signal.Signals) -> None:
    """Get this signal when the thread that started us ends, however it ends. Linux only; else nothing."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(number))
