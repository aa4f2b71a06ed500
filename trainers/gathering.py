"""How the processes of a run come together: helpers that this one starts, or what a launcher has started."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType

import torch
import torch.distributed as dist
from torch.distributed import FileStore, Store  # type: ignore[attr-defined]

from latentlab import processes
from latentlab.errors import BadInput, RunFailed
from trainers.listener import Ended
from trainers.team import ALONE, PATIENCE, Lost, Team

READY = "ready"
_POLL_S = 0.05
_PARTING_S = 5.0
UNTIL_READY = timedelta(days=30)  # the first process may import a huge folder of images before


def here(rank: int) -> str:
    """The word by which a process says that it is there."""
    return f"here-{rank}"


def opened(rank: int) -> str:
    """The word by which a process says that it has the data set."""
    return f"opened-{rank}"


class Crew:
    """Who will train a run: ``size`` processes, of which this is the first.

    Launched ones wait until the first is ready; helpers of its own are started only then, and end with it.
    As a context manager it lets them go; where the run fails, they find its end of the line dead.
    """

    def __init__(self, size: int = 1, *, launched: bool = False) -> None:
        self.size = size
        self._launched = launched
        self._helpers: list[subprocess.Popen[bytes]] = []
        self._folder: Path | None = None
        self._store: Store | None = None
        self._team = ALONE

    @property
    def on_this_machine(self) -> int:
        """How many of the processes share this machine's cores."""
        return int(os.environ.get("LOCAL_WORLD_SIZE", self.size)) if self._launched else self.size

    def check(self, device: torch.device) -> None:
        """Raise BadInput where so many processes cannot compute on such devices."""
        if self.size == 1:
            return
        if device.type == "mps":
            raise BadInput(
                "nproc: several processes train on the CPU or on CUDA, not on {device}.",
                "Set nproc to 1, or device to cpu.",
                device=device.type,
            )
        if device.type == "cuda" and torch.cuda.device_count() < self.on_this_machine:
            raise BadInput(
                "nproc: {count} processes need as many GPUs on this machine, which has {known}.",
                "Lower nproc, or set device to cpu.",
                count=self.on_this_machine,
                known=torch.cuda.device_count(),
            )

    def gather(self, heed: Callable[[], None]) -> Team:
        """Wait until all are there; ``heed`` may raise meanwhile. Raises RunFailed where one stays away."""
        if self.size == 1:
            return ALONE
        store = launched_store() if self._launched else self._start_helpers()
        waiting = [here(rank) for rank in range(1, self.size)]
        give_up = time.monotonic() + PATIENCE.total_seconds()
        while not store.check(waiting):
            heed()
            if time.monotonic() > give_up or any(helper.poll() is not None for helper in self._helpers):
                raise RunFailed(
                    "Not all of the {count} processes have come.",
                    "The lines above say why; or train with nproc 1.",
                    count=self.size,
                )
            time.sleep(_POLL_S)
        store.set(READY, "yes")
        self._store, self._team = store, joined(store, 0, self.size)
        return self._team

    def await_data(self, heed: Callable[[], None]) -> None:
        """Wait until all have the data set, which another machine may have to import first, however long.

        ``heed`` may raise meanwhile. Raises Lost where one of them ends.
        """
        waiting = [opened(rank) for rank in range(1, self.size)]
        while self._store is not None and not self._store.check(waiting):
            heed()
            self._team.beat()
            time.sleep(_POLL_S)

    def _start_helpers(self) -> Store:
        keep_to_this_machine()
        self._folder = Path(tempfile.mkdtemp(prefix="latentlab-"))
        meeting = self._folder / "meeting"
        store = FileStore(str(meeting), self.size)
        for rank in range(1, self.size):
            self._helpers.append(
                subprocess.Popen(
                    processes.python("trainers.helping", meeting, rank, self.size),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    env=processes.child_environment(),
                    start_new_session=True,  # Ctrl+C is for the first process
                )
            )
        return store

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        together = self._team.size > 1
        if together:
            if error is None or isinstance(error, Ended):  # between two steps: everybody listens
                with contextlib.suppress(Lost):  # the run is saved by now
                    self._team.say({"do": "end"})
            dist.destroy_process_group()
            self._store, self._team = None, ALONE
        patience = time.monotonic() + (_PARTING_S if together else 0.0)
        for helper in self._helpers:
            try:
                helper.wait(max(0.0, patience - time.monotonic()))
            except subprocess.TimeoutExpired:
                helper.kill()
                helper.wait()
        self._helpers.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def launched() -> tuple[int, int]:
    """This process' number and how many there are, where a launcher such as torchrun has started it; 0, 1."""
    return int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))


def launched_store() -> Store:
    """Where the processes of a launcher meet."""
    from torch.distributed.rendezvous import rendezvous

    store: Store = next(iter(rendezvous("env://", timeout=UNTIL_READY)))[0]
    return store


def joined(store: Store, rank: int, size: int) -> Team:
    """Come together with the others, who do the same."""
    dist.init_process_group("gloo", store=store, rank=rank, world_size=size, timeout=PATIENCE)
    return Team(rank, size)


def keep_to_this_machine() -> None:
    """Let gloo talk over the loopback device; it would look for the host's name in the network."""
    if sys.platform == "linux":
        os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
