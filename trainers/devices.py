"""Devices and threads: choosing them, and being polite to a window in the same process."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator

import torch

from latentlab.errors import BadInput


def choose_device(name: str) -> torch.device:
    """ "auto" takes CUDA, then MPS, then the CPU. Raises BadInput for a device this machine lacks."""
    if name == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if not there.get(name, False):
        raise BadInput(
            "device={name}: this machine has no such device that torch can use.",
            "Use one of: {known}; or auto.",
            name=name,
            known=", ".join(key for key, usable in there.items() if usable),
        )
    return torch.device(name)


def thread_counts(in_window: bool) -> int:
    """CPU threads to train with: all cores, but one fewer beside a window that must stay fluid."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores - 1) if in_window else cores


def be_nice() -> None:
    """Let the window's threads go first. Linux schedules threads by themselves; elsewhere nothing happens."""
    # Making the first optimiser imports this, a second of Python that at low priority can take fifteen.
    import torch._dynamo  # noqa: F401

    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a courtesy; some sandboxes forbid it
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


@contextlib.contextmanager
def own_stream(device: torch.device) -> Iterator[None]:
    """A CUDA stream of the trainer's own, so that a decoder's work does not queue behind it."""
    if device.type != "cuda":
        yield
        return
    stream = torch.cuda.Stream(device)
    stream.wait_stream(torch.cuda.current_stream(device))
    with torch.cuda.stream(stream):
        yield
    torch.cuda.current_stream(device).wait_stream(stream)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether torch ran out of memory: CUDA has a class for it, the CPU a sentence."""
    return isinstance(error, torch.OutOfMemoryError) or (
        isinstance(error, RuntimeError) and "can't allocate memory" in str(error)
    )
