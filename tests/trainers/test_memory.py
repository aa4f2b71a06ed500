"""What a step frees is there for the next one."""

from __future__ import annotations

import platform
import resource

import pytest
import torch

from trainers import memory

PAGE = resource.getpagesize()
BYTES, COUNT = 4 << 20, 20


def faults_of_a_turn() -> int:
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    activations = [torch.empty(BYTES, dtype=torch.uint8).fill_(1) for _ in range(COUNT)]
    del activations
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives memory back at every turn")
def test_freed_memory_is_not_cleared_anew() -> None:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # faults are counted by thread
    try:
        with memory.kept():
            turns = [faults_of_a_turn() for _ in range(20)]
    finally:
        torch.set_num_threads(threads)
    assert max(turns[10:]) < COUNT * BYTES / PAGE / 10  # the heap has grown as far as it must
