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
from latentlab.files import folder_atomically, write_text_atomically
from latentlab.paths import runs_home
from latentlab.runs.environment import environment
from latentlab.runs.figure_files import read_figures, write_figures
from latentlab.runs.lines import last_line, read_lines, write_rows
from latentlab.runs.lock import is_live
from latentlab.runs.wording import is_edit, log_entry


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
        self._refuse_taken()
        with self._writing():
            self.path.mkdir(parents=True, exist_ok=True)
            self.write_config(family, config)
            write_text_atomically(self.path / "environment.json", json.dumps(environment(), indent=2))

    def branch(self, other: RunFolder, step: int) -> None:
        """Make the folder of a run that goes on from another's checkpoint of ``step``.

        Raises BadInput if anything lies there already.
        """
        self._refuse_taken()
        document = other.read_json("config.json")
        document |= {"created": _now(), "branched": {"run": other.path.name, "step": step}}
        point = f"checkpoints/step-{step}"
        with self._writing(), folder_atomically(self.path) as new:
            for name in ("metrics.jsonl", "layers.jsonl"):
                write_rows(new / name, [r for r in read_lines(other.path / name) if r.get("step", 0) <= step])
            # What was edited at that step is what one branches off to do otherwise.
            write_rows(new / "log.jsonl", [r for r in other.log() if _came_before(r, step)])
            write_rows(new / "edits.jsonl", other.edits(step - 1))
            RunFolder(new).samples_path.mkdir()
            for number, picture in other.samples():
                if number <= step:
                    shutil.copy2(picture, RunFolder(new).samples_path)
            if figures := read_figures(other.figures_path, step):
                write_figures(RunFolder(new).figures_path, figures)
            shutil.copytree(other.path / point, new / point)
            (new / "environment.json").write_text(json.dumps(environment(), indent=2), encoding="utf-8")
            (new / "config.json").write_text(json.dumps(document, indent=2), encoding="utf-8")

    def _refuse_taken(self) -> None:
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
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BadInput(
                "Cannot write the run folder {path} ({cause}).",
                "Give a folder you may write to, with --out or in the form.",
                path=self.path,
                cause=error.strerror,
            ) from error

    def write_config(self, family: str, config: dict[str, Any]) -> None:
        """Write every knob; called again only when the variant was timed or the plan extended."""
        document = {"created": _now(), **self.read_json("config.json"), "family": family, "config": config}
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
        """Remove the whole run. Raises BadInput while it is being trained."""
        if is_live(self.path):
            raise BadInput("{path} is being trained.", "Stop the run first.", path=self.path)
        shutil.rmtree(self.path)


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


def _came_before(row: dict[str, Any], step: int) -> bool:
    """Whether a line of the log was written before what was edited at a step."""
    written = row.get("step", 0)
    return bool(written < step or (written == step and not is_edit(log_entry(row).message)))


def _branched(origin: object) -> tuple[str, int] | None:
    match origin:
        case {"run": str(run), "step": int(step)}:
            return run, step
    return None


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")


def _whole(value: object) -> int:
    """A count from a file that somebody may have edited; 0 for what is none."""
    return value if isinstance(value, int) else 0


def _numbered(folder: Path, pattern: str) -> list[tuple[int, Path]]:
    if not folder.is_dir():
        return []
    found = [(int(m.group(1)), p) for p in folder.iterdir() if (m := re.fullmatch(pattern, p.name))]
    return sorted(found)
