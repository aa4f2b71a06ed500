"""What a run folder remembers, read off the GUI thread: curves, marks, log, samples, figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.errors import BadInput, Message
from latentlab.formats.native import read_header
from latentlab.progress import Progress
from latentlab.runs.events import Figure, Log
from latentlab.runs.folder import RunFolder, RunInfo
from latentlab.runs.wording import log_entry, variant_words

Points = tuple[NDArray[np.float64], NDArray[np.float64]]
DEAD_BELOW = 0.01
"""Nats: an axis whose codes say less than this of their image carries nothing."""


@dataclass(frozen=True)
class RunHistory:
    """All of it. ``curves`` are (steps, values) by name; ``figures`` come from the newest checkpoint."""

    info: RunInfo
    curves: dict[str, Points]
    log: tuple[Log, ...]
    samples: tuple[tuple[int, Path], ...]
    figures: tuple[Figure, ...]
    device: str
    variant: Message | None


def read_history(path: Path, progress: Progress) -> RunHistory:
    """Read a run folder. Raises BadInput where it is none."""
    run = RunFolder(path)
    info = run.info()
    progress.check()
    curves = curves_of(run.metrics())
    progress.check()
    log = tuple(log_entry(row) for row in run.log())
    config = info.config
    variant = variant_words(str(config.get("precision")), str(config.get("layout"))) if info.step else None
    device = str(config.get("device", ""))
    return RunHistory(info, curves, log, tuple(run.samples()), _figures(info), device, variant)


def curves_of(rows: list[dict[str, Any]]) -> dict[str, Points]:
    """Columns of the rows of metrics.jsonl, each with the steps it has values at."""
    steps, values = defaultdict(list), defaultdict(list)
    for row in rows:
        for name, value in row.items():
            if name != "step" and isinstance(value, int | float):
                steps[name].append(row["step"])
                values[name].append(value)
    return {name: (np.array(steps[name], float), np.array(values[name], float)) for name in values}


def _figures(info: RunInfo) -> tuple[Figure, ...]:
    if info.model is None:
        return ()
    try:
        kl = read_header(info.model).spec.space().kl
    except BadInput:
        return ()  # the curves of a run whose model is damaged can still be looked at
    data = {"values": np.array(kl), "unit": "nats", "dead_below": DEAD_BELOW}
    return (Figure("kl", "bars", info.step, data),) if kl else ()
