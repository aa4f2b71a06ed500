"""What a step frees is there for the next one."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

STEPS = """
import resource, torch
from latentlab.data.datasets import open_dataset
from trainers import memory
from trainers.configs.vae import VAETrainConfig
from trainers.vae import VAETrainer

config = VAETrainConfig(precision="fp32", layout="contiguous", threads=1, device="cpu")
torch.set_num_threads(1)
with memory.kept():
    trainer = VAETrainer(config, open_dataset(config.data), torch.device("cpu"))
    for step in range(25):
        if step == 10:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        trainer.advance(step)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives memory back at every step")
def test_steps_do_not_fetch_their_memory_anew() -> None:
    """Some 4,500 page faults a step without, next to none with it."""
    done = subprocess.run([sys.executable, "-c", STEPS], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 15 * 1000
