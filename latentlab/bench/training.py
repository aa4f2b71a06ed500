"""Throughput of training: in the window, from the shell, and by a loop written by hand."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from latentlab.bench.figures import machine
from latentlab.bench.stage import own_home, stage, step_of, training
from latentlab.errors import RunFailed
from latentlab.formats import library, native
from latentlab.runs.folder import RunFolder
from latentlab.ui.hand import pump, wait_until
from latentlab.ui.main_window import MainWindow
from latentlab.ui.probe import Drag
from trainers.configs.vae import VAETrainConfig
from trainers.devices import thread_counts

DATA = "fashion-mnist-mini"
LONG = 100_000_000


def measure(
    *,
    steps: int = 800,
    rounds: int = 3,
    threads: int = 0,
    seed: int = 0,
    device: str = "auto",
    model: str = "vae-fashion",
) -> dict[str, Any]:
    """Images per second of the default VAE; what is compared takes turns, medians of ``rounds`` count.

    ``threads`` is for what runs without a window (0: every core); beside a window it is one fewer.
    """
    path = library.find(model).resolve()
    with own_home() as home:
        cores = threads or thread_counts(in_window=False)
        points = max(1, min(10, steps // 4))  # of few steps, enough points of the curve to see a speed
        asked = VAETrainConfig(steps=steps, seed=seed, threads=cores, log_every=points)
        chosen, _ = _shell(home / "chosen", asked, device)
        figures = {
            "bench": "training",
            "machine": machine(),
            "steps": steps,
            "variant": {
                "precision": chosen.precision,
                "layout": chosen.layout,
                "device": chosen.device,
                "threads": cores,
            },
            "bare": _against_bare(home, chosen, rounds),
            "variants": _variants(home, chosen, rounds),
            "feeding": _feeding(chosen, steps=min(steps, 200)),
        }
        beside = chosen.model_copy(update={"threads": max(1, cores - 1)})
        figures["window"] = _against_window(home, beside, path, rounds)
    return figures


def _against_bare(home: Path, config: VAETrainConfig, rounds: int) -> dict[str, Any]:
    """`latentlab train`, with everything it records, against the bare loop."""

    def bare(_: int) -> float:
        return _bare(config)

    def shell(turn: int) -> float:
        return _shell(home / f"shell-{turn}", config, config.device)[1]

    return _in_turns({"bare_loop": bare, "latentlab_train": shell}, rounds, of="bare_loop")


def _variants(home: Path, config: VAETrainConfig, rounds: int) -> dict[str, Any]:
    """The chosen variant against the bare loop in plain fp32, and what it costs in held-out error.

    ``fp32_contiguous`` is plain fp32 in `latentlab train`, which keeps the memory that steps free.
    """
    plain = config.model_copy(update={"precision": "fp32", "layout": "contiguous"})
    errors: dict[str, float] = {}

    def train(name: str, variant: VAETrainConfig) -> Callable[[int], float]:
        def once(turn: int) -> float:
            folder = home / f"{name}-{turn}"
            speed = _shell(folder, variant, variant.device)[1]
            held_out = native.read_header(library.find(folder)).training["held_out"]
            errors[name] = float(held_out["mse"])
            return speed

        return once

    jobs = {
        "bare_fp32": lambda _: _bare(plain),
        "fp32_contiguous": train("fp32_contiguous", plain),
        "chosen": train("chosen", config),
    }
    figures = _in_turns(jobs, rounds, of="bare_fp32")
    return figures | {
        "held_out_mse": errors,
        "held_out_mse_ratio": round(errors["chosen"] / errors["fp32_contiguous"], 4),
    }


def _feeding(config: VAETrainConfig, steps: int) -> dict[str, float]:
    """What fetching and converting a batch takes of a step."""
    import torch

    from latentlab.data.datasets import open_dataset
    from latentlab.data.images import to_signed
    from trainers.vae import VAETrainer

    device = torch.device(config.device)
    torch.set_num_threads(config.threads)
    trainer = VAETrainer(config, open_dataset(DATA), device)

    def timed(work: Callable[[int], object]) -> float:
        spent = []
        for step in range(steps):
            started = time.perf_counter()
            work(step)
            if device.type == "cuda":
                torch.cuda.synchronize(device)
            spent.append(time.perf_counter() - started)
        return 1000.0 * statistics.median(spent)

    def feed(_: int) -> object:
        x = to_signed(trainer.batches.next()[0])
        last = config.layout == "channels_last"
        return x.contiguous(memory_format=torch.channels_last) if last else x

    step_ms, feed_ms = timed(trainer.advance), timed(feed)
    return {"step_ms": round(step_ms, 3), "feed_ms": round(feed_ms, 3), "share": round(feed_ms / step_ms, 4)}


def _against_window(home: Path, config: VAETrainConfig, model: Path, rounds: int) -> dict[str, Any]:
    """The same training in the window's thread: alone, and with Follow on and a 60 Hz drag going on."""

    def shell(turn: int) -> float:
        return _shell(home / f"beside-{turn}", config, config.device)[1]

    def alone(_: int) -> float:
        with stage(model) as window:
            return _in_window(window, config, follow=False)

    def followed(_: int) -> float:
        with stage(model) as window:
            return _in_window(window, config, follow=True)

    jobs = {"latentlab_train": shell, "window": alone, "window_follow_drag": followed}
    return {"threads": config.threads} | _in_turns(jobs, rounds, of="latentlab_train")


def _in_window(window: MainWindow, config: VAETrainConfig, *, follow: bool) -> float:
    """Images per second over about as many steps as the shell counts."""
    warm, counted = max(10, config.steps // 4), config.steps - config.steps // 4
    endless = config.model_copy(update={"steps": LONG, "checkpoint_every": config.checkpoint_every})
    with training(window, "vae", endless, warm) as path:
        if follow:
            window.panels.explore.follow(window.runs.source(path))
            pump(1.0)
            Drag(window, None, moves=LONG).start()
        first, started = step_of(window, path), time.perf_counter()
        wait_until(lambda: step_of(window, path) >= first + counted, "the steps to be made", timeout_s=900.0)
        made, seconds = step_of(window, path) - first, time.perf_counter() - started
        if follow:
            window.panels.explore.follow(None)
    return made * config.batch_size / seconds


def _bare(config: VAETrainConfig) -> float:
    """Images per second of the loop written by hand."""
    words = ["--steps", config.steps, "--precision", config.precision, "--layout", config.layout]
    words += ["--threads", config.threads, "--device", config.device, "--data", DATA]
    command = [sys.executable, "-m", "latentlab.bench.bare", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)["images_per_second"])


def _shell(folder: Path, config: VAETrainConfig, device: str) -> tuple[VAETrainConfig, float]:
    """Train with `latentlab train`; the config it stored and images per second after the first quarter."""
    words = [sys.executable, "-m", "latentlab", "train", "vae", "--json", "--out", str(folder)]
    for name, value in {
        "data": DATA,
        "steps": config.steps,
        "seed": config.seed,
        "device": device,
        "precision": config.precision,
        "layout": config.layout,
        "threads": config.threads,
        "log-every": config.log_every,
    }.items():
        words += [f"--{name}", str(value)]
    arrivals: list[tuple[int, float]] = []
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None, "it is a pipe"
        for line in child.stdout:
            document = json.loads(line)
            if "model" not in document:
                arrivals.append((int(document["step"]), time.perf_counter()))
    if child.returncode != 0 or len(arrivals) < 2:
        raise RunFailed("latentlab train failed with exit code {code}.", code=child.returncode)
    stored = VAETrainConfig.model_validate(RunFolder(folder).described()[1])
    (first, started), (last, ended) = arrivals[len(arrivals) // 4], arrivals[-1]
    return stored, (last - first) * stored.batch_size / (ended - started)


def _in_turns(jobs: dict[str, Callable[[int], float]], rounds: int, of: str) -> dict[str, Any]:
    speeds: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(rounds):
        for name, job in jobs.items():
            speeds[name].append(job(turn))
    medians = {name: statistics.median(values) for name, values in speeds.items()}
    return {
        "images_per_second": {name: round(value, 1) for name, value in medians.items()},
        "ratio": {name: round(value / medians[of], 3) for name, value in medians.items() if name != of},
    }
