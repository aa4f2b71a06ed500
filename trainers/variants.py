"""Choosing the arithmetic by the clock: fp32 or bf16 autocast, contiguous or channels-last."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import torch

from trainers import devices
from trainers.configs.base import TrainConfig

if TYPE_CHECKING:
    from trainers.engine import Trainer

STEPS = 6  # the first two warm up caches and kernels
AGREE = 0.02  # relative difference of the last loss from fp32's that rounding explains


@dataclass(frozen=True)
class Timing:
    """One variant's fastest step in seconds and its loss after the trial steps."""

    precision: str
    layout: str
    seconds: float
    loss: float


def candidates(config: TrainConfig, device: torch.device) -> list[tuple[str, str]]:
    """The (precision, layout) pairs worth timing; what the user fixed stays, fp32 contiguous comes first."""
    precisions = ["fp32", "bf16"] if config.precision == "auto" else [config.precision]
    layouts = ["contiguous", "channels_last"] if config.layout == "auto" else [config.layout]
    if device.type == "mps":
        precisions, layouts = precisions[:1], layouts[:1]
    return list(product(precisions, layouts))


def choose(
    config: TrainConfig,
    device: torch.device,
    trial: Callable[[TrainConfig], Trainer],
    check: Callable[[], None],
) -> tuple[TrainConfig, list[Timing]]:
    """The config with the fastest variant whose loss agrees with the first candidate's filled in.

    ``trial`` builds a trainer of its own for a config, so the run's weights and random state stay
    untouched; ``check`` may raise between candidates to cancel. A candidate that runs out of memory is left
    out; if all do, the first stays, and the run itself halves its batch.
    """
    pairs = candidates(config, device)
    if len(pairs) == 1:
        return config.model_copy(update={"precision": pairs[0][0], "layout": pairs[0][1]}), []
    timings = []
    for precision, layout in pairs:
        check()
        candidate = config.model_copy(update={"precision": precision, "layout": layout})
        timing = _tried(trial, candidate, device)
        if timing is not None:
            timings.append(timing)
    best = min(_agreeing(timings), key=lambda timing: timing.seconds, default=None)
    precision, layout = (best.precision, best.layout) if best else pairs[0]
    return config.model_copy(update={"precision": precision, "layout": layout}), timings


def choose_threads(
    config: TrainConfig,
    device: torch.device,
    trial: Callable[[TrainConfig], Trainer],
    check: Callable[[], None],
) -> tuple[TrainConfig, dict[int, float]]:
    """The config with the fastest of all its ``threads``, half as many, a quarter, ... one; seconds of each.

    Small networks lose by many threads. Sets torch's thread count to the winner.
    """
    counts = [config.threads >> halvings for halvings in range(config.threads.bit_length())]
    if device.type != "cpu" or len(counts) == 1:
        return config, {}
    seconds = {}
    for count in counts:
        check()
        torch.set_num_threads(count)
        timing = _tried(trial, config, device)
        if timing is not None:
            seconds[count] = timing.seconds
    best = min(seconds, key=lambda count: seconds[count], default=config.threads)
    torch.set_num_threads(best)
    return config.model_copy(update={"threads": best}), seconds


def _agreeing(timings: list[Timing]) -> list[Timing]:
    """Those whose loss is that of the first but for rounding; the first alone if its loss is not finite."""
    agree = [t for t in timings if abs(t.loss - timings[0].loss) <= AGREE * abs(timings[0].loss)]
    return agree or timings[:1]


def _tried(
    trial: Callable[[TrainConfig], Trainer], config: TrainConfig, device: torch.device
) -> Timing | None:
    """The timing of one variant, None where it runs out of memory."""
    try:
        return _time(trial(config), config.precision, config.layout, device)
    except RuntimeError as error:
        if not devices.is_out_of_memory(error):
            raise
    if device.type == "cuda":  # outside the except block: the exception holds the tensors
        torch.cuda.empty_cache()
    return None


def _time(trainer: Trainer, precision: str, layout: str, device: torch.device) -> Timing:
    seconds, loss = [], float("nan")
    for step in range(STEPS):
        start = time.perf_counter()
        metrics = trainer.advance(step)
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        seconds.append(time.perf_counter() - start)
        loss = metrics["loss"].item()
    return Timing(precision, layout, min(seconds[2:]), loss)
