"""exp(x y^T) applied, undone and measured in O(k), against torch.linalg's dense functions in O(k^3).

python benchmarks/expmix.py --out benchmarks/results/expmix.json [--largest 2048] [--batch 4096]

Prints the figures as JSON, and on stderr a table with the slopes. Milliseconds are the best of some rounds;
MiB is the most that a call allocates beyond its arguments. The slopes are of log time against log k from
k = 256: 1 is linear. Every call takes another batch, so that none is found in the cache: a small one would
be, and a large one not. The determinants read no batch.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.profiler import ProfilerActivity, profile

from latentlab.bench.figures import machine
from latentlab.files import write_text_atomically
from latentlab.models.expmix import apply, apply_inverse, log_determinant
from trainers import memory

SIZES = (64, 128, 256, 512, 1024, 2048)
ROUNDS, SECONDS = 15, 1.0
LINEAR_FROM, STEEPEST = 256, 1.2  # a slope up to this counts as linear
COLD_BYTES = 128 << 20  # of batches in turn: more than a cache holds

Call = Callable[[], Tensor]


def calls(k: int, batch: int, device: torch.device) -> dict[str, Call]:
    """Each operation in both ways, on the same numbers."""
    generator = torch.Generator().manual_seed(k)
    draw = lambda *shape: torch.randn(*shape, generator=generator).to(device)  # noqa: E731
    x, y, count = draw(k) / k**0.5, draw(k) / k**0.5, max(2, COLD_BYTES // (4 * batch * k))
    batches = cycle([draw(batch, k) for _ in range(count)])
    return {
        "apply": lambda: apply(next(batches), x, y),
        "inverse": lambda: apply_inverse(next(batches), x, y),
        "log_det": lambda: log_determinant(x, y),
        "dense_apply": lambda: next(batches) @ torch.linalg.matrix_exp(torch.outer(x, y)).T,
        "dense_inverse": lambda: next(batches) @ torch.linalg.matrix_exp(-torch.outer(x, y)).T,
        "dense_log_det": lambda: torch.linalg.slogdet(torch.linalg.matrix_exp(torch.outer(x, y)))[1],
    }


def milliseconds(call: Call, device: torch.device) -> float:
    """The best of some calls; fewer where they are slow."""
    best, spent = float("inf"), 0.0
    call()
    for _ in range(ROUNDS):
        wait(device)
        started = time.perf_counter()
        call()
        wait(device)
        seconds = time.perf_counter() - started
        best, spent = min(best, seconds), spent + seconds
        if spent > SECONDS:
            break
    return 1000.0 * best


def peak_mib(call: Call, device: torch.device) -> float:
    """The most memory that a call holds at a time, beyond what was there."""
    if device.type == "cuda":
        before = torch.cuda.memory_allocated(device)
        torch.cuda.reset_peak_memory_stats(device)
        call()
        wait(device)
        return (torch.cuda.max_memory_allocated(device) - before) / 2**20
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as watched:
        call()
    events = watched.profiler.kineto_results.events()  # type: ignore[union-attr]
    sizes = [event.nbytes() for event in events if event.name() == "[memory]"]
    return max(0.0, float(np.cumsum([0, *sizes]).max()) / 2**20)


def wait(device: torch.device) -> None:
    """Until the device has done what it was told."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def slope(sizes: list[int], times: list[float]) -> float:
    """Of log time against log k, by least squares."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def measure(largest: int, batch: int, device: torch.device) -> dict[str, Any]:
    """All figures."""
    rows: list[dict[str, float]] = []
    for k in (size for size in SIZES if size <= largest):
        row: dict[str, float] = {"k": k}
        for name, call in calls(k, batch, device).items():
            row[f"{name}_ms"] = round(milliseconds(call, device), 4)
            row[f"{name}_mib"] = round(peak_mib(call, device), 3)
        rows.append(row)
    long = [row for row in rows if row["k"] >= LINEAR_FROM]
    sizes = [int(row["k"]) for row in long]
    names = [key for key in rows[0] if key.endswith("_ms")] if len(long) > 1 else []
    return {
        "benchmark": "expmix",
        "machine": machine(),
        "batch": batch,
        "device": torch.cuda.get_device_name(device) if device.type == "cuda" else "cpu",
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "rows": rows,
        "slopes": {name[:-3]: round(slope(sizes, [row[name] for row in long]), 3) for name in names},
    }


def told(figures: dict[str, Any]) -> str:
    """A table: milliseconds and MiB by k, and the slopes beneath."""
    rows, slopes = figures["rows"], figures["slopes"]
    names = [key[:-3] for key in rows[0] if key.endswith("_ms")]
    lines = [f"{'k':>6} " + " ".join(f"{name + ' ms / MiB':>24}" for name in names)]
    for row in rows:
        cells = (f"{row[f'{name}_ms']:.3f} / {row[f'{name}_mib']:.1f}" for name in names)
        lines.append(f"{row['k']:>6} " + " ".join(f"{cell:>24}" for cell in cells))
    for name, found in slopes.items():
        fast = not name.startswith("dense")
        mark = f" (wanted: at most {STEEPEST})" if fast else ""
        lines.append(f"slope of {name} from k = {LINEAR_FROM}: {found:.2f}{mark}")
    return "\n".join(lines)


def main() -> None:
    """Measure, write and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--largest", type=int, default=SIZES[-1], choices=SIZES)
    parser.add_argument("--batch", type=int, default=4096)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    # As in training: fresh pages for every large result would cost more than the arithmetic.
    with torch.inference_mode(), memory.kept(any_size=True):
        figures = measure(options.largest, options.batch, torch.device(options.device))
    text = json.dumps(figures, indent=2)
    if options.out is not None:
        write_text_atomically(options.out, text + "\n")
    print(text)
    print(told(figures), file=sys.stderr)


if __name__ == "__main__":
    main()
