"""The models at hand: bundled ones, those the user added, and the newest checkpoint of a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from latentlab import paths
from latentlab.errors import BadInput
from latentlab.files import write_atomically
from latentlab.formats.native import ModelInfo, load_file, read_header

SUFFIX = ".safetensors"


@dataclass(frozen=True)
class Shelf:
    """Models at hand, and why others could not be read."""

    models: tuple[ModelInfo, ...]
    problems: tuple[BadInput, ...]


def zoo() -> Path:
    """The folder of bundled models."""
    return paths.resources() / "zoo"


def scan() -> Shelf:
    """Read the headers of the bundled and the added models, each folder in the order of names."""
    models: list[ModelInfo] = []
    problems: list[BadInput] = []
    for folder in (zoo(), paths.models_home()):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            try:
                models.append(read_header(path))
            except BadInput as error:
                problems.append(error)
    return Shelf(tuple(models), tuple(problems))


def list_models() -> list[ModelInfo]:
    """The readable ones of ``scan``."""
    return list(scan().models)


def find(path_or_name: str | Path) -> Path:
    """The model file meant by a path, the name of a model or run, or a run's folder.

    A path to an existing file wins over a name. Raises BadInput if there is none.
    """
    text = str(path_or_name)
    path = Path(path_or_name)
    try:
        found = _existing(path, text)
    except OSError as error:
        raise BadInput(
            "{path} cannot be read ({cause}).",
            "Check the path and your rights to it.",
            path=path,
            cause=error,
        ) from error
    if found is not None:
        return found
    if path.is_dir():
        raise BadInput(
            "The folder {path} holds no model.",
            "Give a model file, or the folder of a run with a checkpoint.",
            path=path,
        )
    raise BadInput(
        "There is no model {name!r}: neither a file nor a name in the library.",
        "Known names: {known}.",
        name=text,
        known=", ".join(model.name for model in list_models()) or "none",
    )


def newest_checkpoint(run: Path) -> Path | None:
    """The model file of a run folder's newest checkpoint, None where there is none."""
    found = [*run.glob(f"checkpoints/step-*/model{SUFFIX}"), *run.glob(f"step-*/model{SUFFIX}")]
    return max(found, key=lambda path: _step(path.parent.name), default=None)


def add_to_library(path: Path | str) -> Path:
    """Copy a model file into the user's library; returns the copy. Raises BadInput if it is not sound.

    A file that is already there is not copied again; another model's name is never overwritten.
    """
    info = load_file(path).info
    content = Path(path).read_bytes()
    stem = re.sub(r"[^\w.-]+", "-", info.name).strip("-.") or "model"
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        target = paths.models_home() / f"{name}{SUFFIX}"
        if not target.exists():
            break
        if target.read_bytes() == content:
            return target
        number += 1
    write_atomically(target, lambda temporary: temporary.write_bytes(content))
    return target


def _existing(path: Path, text: str) -> Path | None:
    for candidate in (path, *_named(text)):
        if candidate.is_file():
            return candidate
    for folder in (path, *_run_named(text)):
        newest = newest_checkpoint(folder)
        if newest is not None:
            return newest
    return None


def _named(text: str) -> list[Path]:
    if not text or Path(text).name != text:
        return []
    name = text if text.endswith(SUFFIX) else f"{text}{SUFFIX}"
    return [zoo() / name, paths.models_home() / name]


def _run_named(text: str) -> list[Path]:
    return [paths.runs_home() / text] if text and Path(text).name == text else []


def _step(name: str) -> int:
    digits = name.removeprefix("step-")
    return int(digits) if digits.isdecimal() else -1
