"""Where runs have been in the information plane: the rate of their codes against what these are good for.

The rate is E KL(q(z|x) || p(z)) in bits per held-out image (Alemi et al. 2018, "Fixing a broken ELBO"). It is
drawn against the held-out error of reconstructions or the accuracy of a classifier: both compare between
runs, whatever their likelihood and their weight of the rate.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.errors import BadInput
from latentlab.runs.folder import RunFolder

Floats = NDArray[np.float64]

RATES: Mapping[str, float] = {"held_out_rate_bits": 1.0, "held_out_kl": 1.0 / math.log(2.0)}
"""Metrics that are a rate, with what makes bits of them."""

MEASURES = ("held_out_mse", "held_out_accuracy")
"""What a rate is drawn against, where a run has it."""

_HELD_OUT = b'"held_out_'


@dataclass(frozen=True)
class PlanePath:
    """A run's evaluations in order: ``steps`` and ``rate`` (K,), ``measures`` (K,) by name, NaN for none.

    ``config`` is what the run goes on with now.
    """

    path: Path
    number: int
    family: str
    data: str
    config: Mapping[str, Any]
    steps: NDArray[np.int64]
    rate: Floats
    measures: Mapping[str, Floats]

    def along(self, measure: str) -> tuple[Floats, Floats]:
        """Rate and measure (J,) wherever both are known; the last of them is the newest."""
        values = self.measures[measure]
        known = np.isfinite(values)
        return self.rate[known], values[known]


@dataclass(frozen=True)
class Reading:
    """What a run's files held while they had this ``stamp``; ``path`` is None where it has no rate."""

    stamp: tuple[int, ...]
    path: PlanePath | None


def read_paths(folders: Iterable[Path], known: Mapping[Path, Reading]) -> dict[Path, Reading]:
    """The runs among these folders.

    Those in ``known`` that have not changed are not read again. Folders that are no runs, or cannot be read,
    are left out.
    """
    found = {}
    for folder in folders:
        reading, stamp = known.get(folder), _stamp(folder)
        if reading is None or reading.stamp != stamp:
            try:
                reading = Reading(stamp, read_path(folder))
            except (BadInput, OSError):
                continue  # no run, or one that is being removed
        found[folder] = reading
    return found


def read_path(folder: Path) -> PlanePath | None:
    """One run's path, None where it has no rate. Raises BadInput or OSError where it cannot be read."""
    run = RunFolder(folder)
    family, config = run.described()
    for edit in run.edits():
        config = {**config, **edit.get("values", {})}
    rows = [
        (row["step"], rate, row) for row in _evaluations(run.metrics_path) if (rate := _rate(row)) is not None
    ]
    if not rows:
        return None
    number = re.match(r"\d+", folder.name)
    return PlanePath(
        path=folder,
        number=int(number.group()) if number else 0,
        family=family,
        data=Path(str(config.get("data", ""))).name,
        config=config,
        steps=np.array([step for step, _, _ in rows], dtype=np.int64),
        rate=np.array([rate for _, rate, _ in rows]),
        measures={name: np.array([_number(row.get(name)) for _, _, row in rows]) for name in MEASURES},
    )


def _rate(row: Mapping[str, Any]) -> float | None:
    """The rate of an evaluation in bits."""
    for name, bits in RATES.items():
        if isinstance(row.get(name), int | float):
            return float(row[name]) * bits
    return None


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else math.nan


def _evaluations(path: Path) -> list[dict[str, Any]]:
    """The rows of held-out figures; one line in many, so the others are not even parsed."""
    found = []
    with open(path, "rb") as lines:
        for line in lines:
            if _HELD_OUT in line:
                try:
                    row = json.loads(line)
                except ValueError:
                    break  # torn by a crash, or half-written
                if isinstance(row, dict) and isinstance(row.get("step"), int):
                    found.append(row)
    return found


def _stamp(folder: Path) -> tuple[int, ...]:
    """What changes with the files that are read here; zeros for those that are missing."""
    stamp: list[int] = []
    for name in ("metrics.jsonl", "edits.jsonl"):
        try:
            about = (folder / name).stat()
        except OSError:
            stamp += (0, 0, 0)
        else:
            stamp += (about.st_mtime_ns, about.st_size, about.st_ino)
    return tuple(stamp)
