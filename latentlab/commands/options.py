"""What every subcommand can be told, and how it answers."""

from __future__ import annotations

import json as jsonlib
import math
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import tyro

from latentlab.errors import BadInput, Cancelled, Message
from latentlab.progress import Progress
from trainers.configs.base import Device


@dataclass(frozen=True)
class Options:
    """Options that every command shares."""

    json: bool = False
    """answer with one JSON document (or JSON lines) on stdout"""
    seed: int = 0
    """seed of every random number that is drawn"""
    device: Device = "auto"
    """where to compute"""

    def __post_init__(self) -> None:
        if not 0 <= self.seed < 2**63:
            raise BadInput("--seed: {seed} is no seed.", "Give 0 or more, less than 2^63.", seed=self.seed)


@dataclass(frozen=True)
class Fit:
    """How pictures are brought to the model's size."""

    crop: Annotated[
        tuple[int, int, int] | None,
        tyro.conf.arg(metavar="LEFT TOP SIDE", help_behavior_hint="(default: the middle)"),
    ] = None
    """the square to use, in the picture's pixels"""
    invert: bool = False
    """use the negative (things dark on light, for a model that knows light on dark)"""

    def __post_init__(self) -> None:
        if self.crop is not None and (min(self.crop) < 0 or self.crop[2] < 1):
            raise BadInput(
                "--crop: {crop} is no square of a picture.",
                "Give left, top and side in pixels: 0 0 64 is the upper left corner.",
                crop=" ".join(map(str, self.crop)),
            )


Shared = Annotated[Options, tyro.conf.arg(name=""), tyro.conf.FlagCreatePairsOff]
Json = Annotated[
    bool,
    tyro.conf.arg(name="json", help="answer with JSON lines on stdout"),
    tyro.conf.FlagCreatePairsOff,
]
Fitting = Annotated[Fit, tyro.conf.arg(name=""), tyro.conf.FlagCreatePairsOff]
Model = Annotated[
    str, tyro.conf.Positional, tyro.conf.arg(metavar="MODEL", help="a model file, a run folder or a name")
]
Pictures = Annotated[
    tuple[str, ...],
    tyro.conf.Positional,
    tyro.conf.arg(metavar="IMAGE...", help="image files", help_behavior_hint="(required)"),
]
Label = Annotated[
    str | None,
    tyro.conf.arg(
        metavar="CLASS",
        help="class for a conditional model, by name or number; A:B:SHARE between two",
        help_behavior_hint="",
    ),
]
Space = Annotated[
    str | None,
    tyro.conf.arg(metavar="NAME", help="latent space, where the model has several", help_behavior_hint=""),
]
Output = Annotated[Path | None, tyro.conf.arg(metavar="PATH", help_behavior_hint="(default: none)")]


def emit(document: Mapping[str, Any]) -> None:
    """Print one JSON document on one line; NaN and infinity, which JSON lacks, become null."""
    print(jsonlib.dumps(_plain(document), allow_nan=False), flush=True)


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def table(rows: Sequence[Sequence[object]], header: Sequence[str]) -> None:
    """Print rows in columns on stdout, whole whatever the width of the terminal."""
    cells = [list(header), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def say(text: object) -> None:
    """A line for the person, on stderr."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def searching() -> Iterator[Progress]:
    """``progress`` that Ctrl+C cancels, so that a search keeps what it has; the next one ends it at once."""
    with progress() as reports:

        def cancel(number: int, _frame: object) -> None:
            signal.signal(number, before)
            reports.cancel()

        before = signal.signal(signal.SIGINT, cancel)
        try:
            yield reports
        finally:
            signal.signal(signal.SIGINT, before)


def conclude(complete: bool) -> int:
    """The exit code of a search; says so where it was interrupted."""
    if complete:
        return 0
    say("Interrupted: these are the best codes so far.")
    return Cancelled.exit_code


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on stderr for work that may take a while; silent in a pipe or a file."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def report(fraction: float, what: Message) -> None:
            total = 1.0 if fraction >= 0 else None
            bar.update(task, description=str(what), completed=max(fraction, 0.0), total=total, visible=True)

        yield Progress(report)
