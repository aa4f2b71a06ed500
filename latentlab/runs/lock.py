"""One writer per run folder: a lock that the system drops when its process dies, however it dies."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import TracebackType
from typing import IO

from latentlab.errors import BadInput

_PATIENCE_S = 0.5
_POLL_S = 0.02


def _try_lock(handle: IO[bytes], *, shared: bool = False) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class RunLock:
    """Held by whoever trains into the folder. As a context manager it raises BadInput if somebody does."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._handle: IO[bytes] | None = None

    def __enter__(self) -> RunLock:
        handle = open(self._path, "ab")
        # Somebody who only looks (``is_live``) holds the lock for a moment: that is no reason to give up.
        patience = time.monotonic() + _PATIENCE_S
        while not _try_lock(handle):
            if time.monotonic() < patience:
                time.sleep(_POLL_S)
                continue
            handle.close()
            raise BadInput(
                "{folder} is being trained already.",
                "Stop that run first, or train into another folder.",
                folder=self._path.parent,
            )
        self._handle = handle
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None


def is_live(folder: Path) -> bool:
    """Whether some process trains into this folder now."""
    path = folder / "lock"
    if not path.is_file():
        return False
    try:
        with open(path, "rb+") as handle:
            return not _try_lock(handle, shared=True)  # two who look do not take each other for a trainer
    except OSError:
        return False  # a folder we may not write cannot be one we train into
