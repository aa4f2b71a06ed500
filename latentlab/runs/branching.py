"""A new run that goes on from a checkpoint of another."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from latentlab.files import folder_atomically
from latentlab.progress import Progress
from latentlab.runs.environment import environment
from latentlab.runs.figure_files import read_figures, write_figures
from latentlab.runs.folder import CORPUS, RunFolder, now
from latentlab.runs.lines import read_lines, write_rows
from latentlab.runs.wording import is_edit, log_entry

_CHUNK = 2**23  # bytes


def make_branch(run: RunFolder, other: RunFolder, step: int, progress: Progress) -> None:
    """Make the folder of a ``run`` that goes on from another's checkpoint of ``step``.

    Raises BadInput if anything lies there already, or the other has no such checkpoint.
    """
    run.refuse_taken()
    document = other.read_json("config.json")
    document |= {"created": now(), "branched": {"run": other.path.name, "step": step}}
    point = other.checkpoint(step)
    with run.writing(), _reserved(run.path), folder_atomically(run.path) as new:
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
        try:
            copy = _copier(point, step, progress)
            shutil.copytree(point, new / point.relative_to(other.path), copy_function=copy)
            if (other.path / CORPUS).is_dir():  # what it learns from goes with it
                shutil.copytree(other.path / CORPUS, new / CORPUS)
        except OSError:
            other.checkpoint(step)  # a run that goes on may have dropped it meanwhile: then that is why
            raise
        (new / "environment.json").write_text(json.dumps(environment(), indent=2), encoding="utf-8")
        (new / "config.json").write_text(json.dumps(document, indent=2), encoding="utf-8")
        run.refuse_taken()  # once more: what came meanwhile would be replaced


@contextlib.contextmanager
def _reserved(folder: Path) -> Iterator[None]:
    """Let an empty folder have the name while its content is made: the next run gets another number."""
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if made:
            with contextlib.suppress(OSError):  # it is not empty any more
                folder.rmdir()
        raise


def _copier(point: Path, step: int, progress: Progress) -> Callable[[str, str], None]:
    """What copies the files of a checkpoint, which may be large, as long as somebody wants them."""
    total = sum(file.stat().st_size for file in point.iterdir())
    done = 0

    def copy(source: str, target: str) -> None:
        nonlocal done
        with open(source, "rb") as read, open(target, "wb") as written:
            while chunk := read.read(_CHUNK):
                progress.report(done / total, "Copying the checkpoint of step {step}", step=step)
                written.write(chunk)
                done += len(chunk)

    return copy


def _came_before(row: dict[str, Any], step: int) -> bool:
    """Whether a line of the log was written before what was edited at a step."""
    written = row.get("step", 0)
    return bool(written < step or (written == step and not is_edit(log_entry(row).message)))
