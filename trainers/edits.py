"""What was changed while a run went on, and what its config has come to: read from the run's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from latentlab.runs.folder import RunFolder
from trainers.configs.base import TrainConfig
from trainers.launch import stored_config


@dataclass(frozen=True)
class Change:
    """A knob that was turned; the values as JSON has them."""

    knob: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Edit:
    """What was changed at once, before the step after ``step`` was made."""

    step: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class RunRecord:
    """The config a run began with and the one it goes on with; ``checkpoints`` are steps to go back to."""

    family: str
    started: TrainConfig
    now: TrainConfig
    edits: tuple[Edit, ...]
    checkpoints: tuple[int, ...]


def read_record(run: RunFolder) -> RunRecord:
    """Read it. Raises BadInput where the folder is no run, or holds what its family does not know."""
    family, started = stored_config(run)
    now, edits = started, []
    for row in run.edits():
        before, now = now, now.adjusted(row["values"])
        edits.append(Edit(row["step"], _changes(before, now)))
    return RunRecord(family, started, now, tuple(edits), tuple(step for step, _ in run.checkpoints()))


def _changes(before: TrainConfig, after: TrainConfig) -> tuple[Change, ...]:
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    return tuple(Change(name, old[name], new[name]) for name in new if new[name] != old[name])
