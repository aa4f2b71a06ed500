"""Python programs of our own as child processes."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from pathlib import Path
from typing import NoReturn

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


def follow_parent(*, at_once: bool = False) -> None:
    """Where a process of ours has started this one to end with it: get SIGTERM when it ends, or the thread
    of it that did so.

    SIGKILL instead to end ``at_once``. Raises SystemExit where it has ended already. Linux only; else
    nothing.
    """
    parent = os.environ.pop(_PARENT, None)  # it is not for the children of this one
    if parent is None or sys.platform != "linux":
        return
    import ctypes

    number = signal.SIGKILL if at_once else signal.SIGTERM  # Windows has no SIGKILL, not even the name
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(number))
    if str(os.getppid()) != parent:  # asked last: between the two it would be missed
        sys.exit(128 + number)


INTERRUPTED = 130


def leave(code: int) -> NoReturn:
    """End this process once its threads have ended, and take nothing apart: what had to be tidied is.

    At Python's own exit gloo's threads let tensors go into an interpreter that is half gone, which aborts the
    process now and then, and who waits for the exit code (a launcher, a test) believes that the work failed.
    Qt's objects would be destroyed in an order that chance gives. It also lasts seconds on a busy machine.
    """
    try:
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join()
    except KeyboardInterrupt:  # whoever presses Ctrl+C again waits for nothing
        code = INTERRUPTED
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # nobody reads it any more
            stream.flush()
    os._exit(code)
