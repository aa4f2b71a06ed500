"""What a run folder remembers, read off the GUI thread: curves, marks, log, samples, figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.errors import BadInput, Message
from latentlab.progress import Progress
from latentlab.runs.events import Figure, Log
from latentlab.runs.figure_files import read_figures
from latentlab.runs.folder import RunFolder, RunInfo
from latentlab.runs.layer_rows import layers_event
from latentlab.runs.tail import TailSource, figures_of
from latentlab.runs.wording import log_entry, variant_words
from latentlab.ui.training.layer_history import LayerHistory
from trainers.edits import RunRecord, read_record
from trainers.evidence import SAMPLES

Points = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class RunHistory:
    """All of it. ``curves`` are (steps, values) by name; ``figures`` come from the newest checkpoint.

    ``source`` tells what the folder gets after this was read, where another process trains the run.
    """

    info: RunInfo
    curves: dict[str, Points]
    layers: LayerHistory
    log: tuple[Log, ...]
    samples: tuple[tuple[int, Path], ...]
    figures: tuple[Figure, ...]
    device: str
    variant: Message | None
    source: TailSource
    record: RunRecord | None  # None for the run of a family, or with knobs, that nobody here knows


def read_history(path: Path, progress: Progress) -> RunHistory:
    """Read a run folder. Raises BadInput where it is none."""
    run = RunFolder(path)
    info = run.info()
    progress.check()
    source = TailSource(path, SAMPLES)
    curves = curves_of(source.metrics.read())
    progress.check()
    layers = LayerHistory()
    for event in map(layers_event, source.layers.read()):
        if event is not None:
            layers.take(event)
    progress.check()
    log = tuple(log_entry(row) for row in source.log.read())
    config = info.config
    arithmetic = str(config.get("precision")), str(config.get("layout"))
    variant = variant_words(*arithmetic, processes=config.get("nproc", 1)) if info.step else None
    device = str(config.get("device", ""))
    figures = read_figures(run.figures_path)
    if not figures and info.model is not None:
        figures = tuple(figures_of(info.model, info.step))
    samples, record = tuple(run.samples()), _record(run)
    return RunHistory(info, curves, layers, log, samples, figures, device, variant, source, record)


def _record(run: RunFolder) -> RunRecord | None:
    try:
        return read_record(run)
    except BadInput:
        return None  # its curves can still be looked at


def curves_of(rows: list[dict[str, Any]]) -> dict[str, Points]:
    """Columns of the rows of metrics.jsonl, each with the steps it has values at."""
    steps, values = defaultdict(list), defaultdict(list)
    for row in rows:
        for name, value in row.items():
            if name != "step" and isinstance(value, int | float):
                steps[name].append(row["step"])
                values[name].append(value)
    return {name: (np.array(steps[name], float), np.array(values[name], float)) for name in values}
