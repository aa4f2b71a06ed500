"""A run on disk: config, environment, curves, log, samples, checkpoints.

0012-vae/
  config.json        family and every knob, the timed variant included
  environment.json   versions and hardware
  metrics.jsonl      one line per point of the curves: the truth
  layers.jsonl       the layers, and the norms of their gradients, updates and weights
  figures.npz        the newest figure of each name
  log.jsonl          what happened
  edits.jsonl        knobs that were changed while it ran, with their steps
  session.json       while it runs: its name for those who send orders, and whether it waits
  orders.jsonl       what others want of it: steering.py
  outcome.json       how it ended; absent while it runs or after a crash
  samples/step-000100.png
  corpus/            of word vectors: the text as numbers
  checkpoints/step-500/{model,state}.safetensors
  tensorboard/
  lock
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from latentlab.errors import BadInput
from latentlab.files import write_text_atomically
from latentlab.paths import runs_home
from latentlab.runs.environment import environment
from latentlab.runs.lines import last_line, read_lines
from latentlab.runs.lock import is_live

CORPUS = "corpus"
"""Where a run keeps the text that it learns from; images stay where they are."""


@dataclass(frozen=True)
class RunInfo:
    """A line of the library. ``outcome`` is None for a run that was interrupted or still runs."""

    path: Path
    number: int
    name: str
    family: str
    data: str
    created: str
    step: int
    plan: int
    live: bool
    outcome: str | None
    model: Path | None
    config: dict[str, Any]
    branched: tuple[str, int] | None = None  # the run, and its step, that this one goes on from


class RunFolder:
    """Reads a run folder, and writes what is written once. Curves go through ``RunRecorder``."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)

    @property
    def samples_path(self) -> Path:
        """Where sample grids lie."""
        return self.path / "samples"

    @property
    def metrics_path(self) -> Path:
        """The curves, one JSON object a line."""
        return self.path / "metrics.jsonl"

    @property
    def layers_path(self) -> Path:
        """Norms of layers over the steps, one JSON object a line."""
        return self.path / "layers.jsonl"

    @property
    def figures_path(self) -> Path:
        """The newest figures."""
        return self.path / "figures.npz"

    def exists(self) -> bool:
        """Whether this is a run folder at all."""
        return (self.path / "config.json").is_file()

    def create(self, family: str, config: dict[str, Any]) -> None:
        """Make the folder and write what the run is. Raises BadInput if anything lies there already."""
        self.refuse_taken()
        with self.writing():
            self.path.mkdir(parents=True, exist_ok=True)
            self.write_config(family, config)
            write_text_atomically(self.path / "environment.json", json.dumps(environment(), indent=2))

    def refuse_taken(self) -> None:
        """Raise BadInput where a new run cannot have this folder: anything lies there already."""
        if self.exists():
            raise BadInput(
                "{path} holds a run already.",
                "Go on with: latentlab resume {path}; or give another folder.",
                path=self.path,
            )
        if self.path.is_dir() and any(self.path.iterdir()):
            # Discarding a run removes its folder: it must hold nothing else.
            raise BadInput(
                "{path} is not empty.", "Give a new or an empty folder for the run.", path=self.path
            )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Around what makes the folder: raises BadInput for an OSError."""
        try:
            yield
        except OSError as error:
            raise BadInput(
                "Cannot write the run folder {path} ({cause}).",
                "Give a folder you may write to, with --out or in the form.",
                path=self.path,
                cause=error.strerror or error,
            ) from error

    def write_config(self, family: str, config: dict[str, Any], **about: object) -> None:
        """Write every knob; called again only when the variant was timed or the plan extended."""
        known = {"created": now(), **self.read_json("config.json"), **about}
        document = {**known, "family": family, "config": config}
        write_text_atomically(self.path / "config.json", json.dumps(document, indent=2))

    def read_json(self, name: str) -> dict[str, Any]:
        """A JSON document of the folder; empty where it is missing. Raises BadInput if it is torn."""
        path = self.path / name
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise BadInput(
                "Cannot read {path} ({cause}).", "Restore the file or delete the run.", path=path, cause=error
            ) from error
        return document if isinstance(document, dict) else {}

    def described(self) -> tuple[str, dict[str, Any]]:
        """Family and config. Raises BadInput where this is no run folder."""
        document = self.read_json("config.json")
        if "family" not in document or not isinstance(document.get("config"), dict):
            raise BadInput(
                "{path} is not a run folder (it has no usable config.json).",
                "Give the folder that a training wrote: latentlab runs lists them.",
                path=self.path,
            )
        return str(document["family"]), document["config"]

    def metrics(self) -> list[dict[str, Any]]:
        """Every point of the curves; a torn last line is left out."""
        return read_lines(self.metrics_path)

    def log(self) -> list[dict[str, Any]]:
        """Every line of the log: {"time", "step", "level", "text", "mark"}."""
        return read_lines(self.path / "log.jsonl")

    def edits(self, step: int | None = None) -> list[dict[str, Any]]:
        """What was changed before which step was made: {"step", "values"}; only up to ``step`` if given.

        ``config`` says what the run began with; these say what it went on with.
        """
        rows = read_lines(self.path / "edits.jsonl")
        return [row for row in rows if step is None or row.get("step", 0) <= step]

    def samples(self) -> list[tuple[int, Path]]:
        """Sample grids by step."""
        return _numbered(self.samples_path, r"step-(\d+)\.png")

    def checkpoints(self) -> list[tuple[int, Path]]:
        """Whole checkpoints by step, the oldest first."""
        found = _numbered(self.path / "checkpoints", r"step-(\d+)")
        return [(step, path) for step, path in found if (path / "state.safetensors").is_file()]

    def checkpoint(self, step: int) -> Path:
        """The checkpoint of a step. Raises BadInput where there is none."""
        points = dict(self.checkpoints())
        if step not in points:
            raise BadInput(
                "{path} has no checkpoint of step {step}.",
                "It has those of: {known}.",
                path=self.path,
                step=step,
                known=", ".join(map(str, points)) or "no step",
            )
        return points[step]

    def newest_model(self) -> Path | None:
        """The model file of the newest checkpoint."""
        points = self.checkpoints()
        return points[-1][1] / "model.safetensors" if points else None

    def info(self) -> RunInfo:
        """What the library shows. Raises BadInput for a folder that is no run."""
        family, config = self.described()
        head = self.read_json("config.json")
        outcome = self.read_json("outcome.json")
        points = self.checkpoints()
        last = last_line(self.metrics_path)
        number = re.match(r"(\d+)", self.path.name)
        return RunInfo(
            path=self.path,
            number=int(number.group(1)) if number else 0,
            name=self.path.name,
            family=family,
            data=str(config.get("data", "")),
            created=str(head.get("created", "")),
            step=max(_whole(last.get("step")), points[-1][0] if points else 0),
            plan=_whole(config.get("steps")),
            live=is_live(self.path),
            outcome=outcome.get("outcome"),
            model=self.newest_model(),
            config=config,
            branched=_branched(head.get("branched")),
        )

    def delete(self) -> None:
        """Remove the whole run, if it is there. Raises BadInput while it trains, or if it cannot be done."""
        if is_live(self.path):
            raise BadInput("{path} is being trained.", "Stop the run first.", path=self.path)
        try:
            shutil.rmtree(self.path)
        except OSError as error:
            if not self.path.exists():
                return  # somebody was faster
            # Of what lies in it the system tells the bare name.
            name = Path(error.filename or self.path).name
            raise BadInput(
                "{path} cannot be removed ({name}: {cause}).",
                "Fix the permissions there, then remove the folder.",
                path=self.path,
                name=name,
                cause=error.strerror or error,
            ) from error


def list_runs(home: Path | None = None) -> list[RunInfo]:
    """Runs of a folder (default: the user's), the newest first. Folders that are no runs are left out."""
    folder = home or runs_home()
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        run = RunFolder(path)
        if run.exists():
            try:
                found.append(run.info())
            except BadInput:
                continue  # somebody else's config.json; it is not ours to list
    return sorted(found, key=lambda info: (info.number, info.created), reverse=True)


def new_run_path(family: str, home: Path | None = None) -> Path:
    """A fresh path "0012-vae" under the user's runs, numbered onwards."""
    folder = home or runs_home()
    taken = (
        [int(m.group(1)) for p in folder.glob("*") if (m := re.match(r"(\d+)-", p.name))]
        if folder.is_dir()
        else []
    )
    return folder / f"{max(taken, default=0) + 1:04d}-{family}"


def _branched(origin: object) -> tuple[str, int] | None:
    match origin:
        case {"run": str(run), "step": int(step)}:
            return run, step
    return None


def now() -> str:
    """The time as a run's files have it."""
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")


def _whole(value: object) -> int:
    """A count from a file that somebody may have edited; 0 for what is none."""
    return value if isinstance(value, int) else 0


def _numbered(folder: Path, pattern: str) -> list[tuple[int, Path]]:
    if not folder.is_dir():
        return []
    found = [(int(m.group(1)), p) for p in folder.iterdir() if (m := re.fullmatch(pattern, p.name))]
    return sorted(found)
