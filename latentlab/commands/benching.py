"""`latentlab bench NAME`: the flags of a measurement are the keywords of its function."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import tyro

from latentlab.bench import BENCHES
from latentlab.commands.options import Options, Output, Shared, emit, say
from latentlab.errors import BadInput

# The least that makes sense of each count, whichever measurement takes it.
_LEAST = {"events": 1, "watch_s": 0, "steps": 8, "rounds": 1, "threads": 0}

Model = Annotated[str, tyro.conf.arg(metavar="MODEL", help="the model that is opened")]


def bench_command(name: str) -> Callable[..., int]:
    """The subcommand of one measurement."""
    commands: dict[str, Callable[..., int]] = {
        "latency": latency,
        "training": training,
        "startup": startup,
        "widgets": widgets,
        "playground": playground,
    }
    return commands[name]


def latency(
    *,
    events: int = 300,
    watch: float = 60.0,
    small: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False,
    model: Model = "vae-fashion",
    out: Output = None,
    options: Shared = Options(),
) -> int:
    """Slider event to paint, idle and while the default VAE trains in the window.

    Args:
        events: moves of the slider, at 60 Hz
        watch: seconds for which the event loop is watched while training
        small: leave out the 64-pixel decoder
        out: a file for the figures, as JSON
    """
    return _measure("latency", out, options, events=events, watch_s=watch, small=small, model=model)


def training(
    *,
    steps: int = 800,
    rounds: int = 3,
    threads: int = 0,
    model: Model = "vae-fashion",
    out: Output = None,
    options: Shared = Options(),
) -> int:
    """Training throughput: window against shell, shell against a bare loop, the chosen variant against fp32.

    Args:
        steps: steps of each run
        rounds: how often everything takes its turn; medians count
        threads: CPU threads without a window, one fewer beside it; 0 takes every core
        out: a file for the figures, as JSON
    """
    return _measure("training", out, options, steps=steps, rounds=rounds, threads=threads, model=model)


def startup(
    *, rounds: int = 5, model: Model = "vae-fashion", out: Output = None, options: Shared = Options()
) -> int:
    """From the shell to the first decoded picture.

    Args:
        rounds: windows that are opened
        out: a file for the figures, as JSON
    """
    return _measure("startup", out, options, rounds=rounds, model=model)


def widgets(*, rounds: int = 60, out: Output = None, options: Shared = Options()) -> int:
    """Six curves of 100,000 points, and columns of 16, 512 and 12,288 sliders.

    Args:
        rounds: redraws
        out: a file for the figures, as JSON
    """
    return _measure("widgets", out, options, rounds=rounds)


def playground(*, rounds: int = 60, out: Output = None, options: Shared = Options()) -> int:
    """All built-in rules of 500 steps while a start is dragged, and RK45 and torch's when it is let go.

    Args:
        rounds: moves of the hand on each loss
        out: a file for the figures, as JSON
    """
    return _measure("playground", out, options, rounds=rounds)


def _check(options: Options, out: Path | None, asked: Mapping[str, Any]) -> None:
    """Raise BadInput for what would go wrong only minutes later."""
    from latentlab.formats import library
    from trainers.devices import choose_device

    for name, least in _LEAST.items():
        value = asked.get(name, least)
        if not least <= value < math.inf:
            flag = f"--{name.removesuffix('_s')}"
            raise BadInput("{flag}: {value}.", "Give at least {least}.", flag=flag, value=value, least=least)
    if options.seed >= 2**31:
        raise BadInput("--seed: {seed}.", "Give less than 2^31: runs are trained with it.", seed=options.seed)
    choose_device(options.device)
    if "model" in asked:
        library.find(asked["model"])
    if out is not None and out.is_dir():
        raise BadInput("--out: {out} is a folder.", "Give the name of a file, in it or elsewhere.", out=out)


def _measure(name: str, out: Path | None, options: Options, **asked: Any) -> int:
    from latentlab.files import write_text_atomically

    _check(options, out, asked)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    module, _, function = BENCHES[name].target.partition(":")
    figures: dict[str, Any] = getattr(import_module(module), function)(
        seed=options.seed, device=options.device, **asked
    )
    text = json.dumps(figures, indent=2)
    if out is not None:
        write_text_atomically(out, text + "\n")
        say(f"Figures: {out}")
    if options.json:
        emit(figures)
    elif out is None:
        print(text)
    return 0
