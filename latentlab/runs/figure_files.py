"""The newest figures of a run, kept in its folder: one file, replaced at every evaluation."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import numpy as np

from latentlab.files import write_atomically
from latentlab.runs.events import Figure, FigureKind

_ABOUT = "about"


def write_figures(path: Path, figures: Iterable[Figure]) -> None:
    """Write figures in their order: arrays as arrays, the rest as JSON. Raises OSError."""
    arrays: dict[str, np.ndarray] = {}
    about = []
    for number, figure in enumerate(figures):
        rest = {}
        for key, value in figure.data.items():
            if isinstance(value, np.ndarray):
                arrays[f"{number}/{key}"] = value
            else:
                rest[key] = value
        about.append({"name": figure.name, "kind": figure.kind, "step": figure.step, "data": rest})
    arrays[_ABOUT] = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)

    def write(temporary: Path) -> None:
        with open(temporary, "wb") as handle:  # to a path numpy would add an ending of its own
            np.savez(handle, allow_pickle=False, **arrays)

    write_atomically(path, write)


def read_figures(path: Path, last_step: int | None = None) -> tuple[Figure, ...]:
    """The figures of a file, of those up to ``last_step`` if given; none where there is no such file.

    None of a damaged one either: the run's curves can still be looked at.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            about = json.loads(bytes(stored[_ABOUT]))
            figures = []
            for number, row in enumerate(about):
                head = f"{number}/"
                data = {name[len(head) :]: stored[name] for name in stored.files if name.startswith(head)}
                if row["kind"] in get_args(FigureKind) and (last_step is None or row["step"] <= last_step):
                    figures.append(
                        Figure(row["name"], row["kind"], int(row["step"]), {**row["data"], **data})
                    )
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return ()
    return tuple(figures)
