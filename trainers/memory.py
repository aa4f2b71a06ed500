"""Memory that is freed in one step and wanted in the next."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Iterator

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_MMAP_MAX = -1, -3, -4  # of glibc's malloc.h
_LARGEST_FROM_HEAP = 32 << 20  # bytes; glibc takes no more
_KEPT = 1 << 30


@contextlib.contextmanager
def kept(*, any_size: bool = False) -> Iterator[None]:
    """Keep up to a gigabyte of freed memory while training, and give it back at the end.

    By default glibc hands every freed activation of more than a few megabytes back to the system, which then
    clears its pages one by one for the next step: up to a third of a step on a CPU. The process stays set
    so, for another run may be going on. Other C libraries are left alone. With ``any_size`` also blocks of
    more than 32 MiB are kept, in a heap that they may leave in pieces.
    """
    malloc = _glibc()
    if malloc is not None:
        malloc.mallopt(_M_MMAP_THRESHOLD, _LARGEST_FROM_HEAP)
        malloc.mallopt(_M_TRIM_THRESHOLD, _KEPT)
        if any_size:
            malloc.mallopt(_M_MMAP_MAX, 0)
    try:
        yield
    finally:
        if malloc is not None:
            malloc.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    """The process's C library if it is glibc; musl has neither function."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
