"""A checkpoint: one folder step-N, written aside, synced and renamed whole.

``model.safetensors`` is a normal model file with the averaged weights; ``state.safetensors`` holds what
else is needed to go on bit-equal: raw weights, optimiser states, random state, place in the data.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch
from torch import Tensor

from latentlab.errors import BadInput
from latentlab.files import folder_atomically
from latentlab.formats import native
from latentlab.models.base import Architecture
from latentlab.runs.folder import RunFolder
from trainers.batches import Place
from trainers.engine import Trainer
from trainers.rules import ordered


class NotFinite(Exception):
    """A state with NaN or infinity in it, which is never saved; the text is the tensor's name."""


def finite_state(trainer: Trainer) -> dict[str, Tensor]:
    """Copies on the CPU of all that a checkpoint needs beside the averaged weights. Raises NotFinite."""
    tensors = state_of(trainer)
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all()):
            raise NotFinite(name)
    return tensors


def save(
    run: RunFolder,
    trainer: Trainer,
    step: int,
    summary: Mapping[str, Any],
    keep: int,
    tensors: dict[str, Tensor],
) -> Path:
    """Write the checkpoint of ``step`` and drop all but the ``keep`` newest; returns its model file.

    Those before an edit stay: a new run can branch off there. ``tensors`` come from ``finite_state``. Raises
    OSError where it cannot be written.
    """
    about = {"step": step, "place": trainer.batches.place.as_dict(), "batch": trainer.batches.size, **summary}
    metadata = {"state": json.dumps(about), "sha256": native.digest(tensors)}
    folder = run.path / "checkpoints" / f"step-{step}"
    with folder_atomically(folder) as temporary:
        native.save(trainer.average.model, temporary / "model.safetensors", training=summary)
        (temporary / "state.safetensors").write_bytes(safetensors.torch.save(tensors, metadata))
    edited = {edit["step"] for edit in run.edits()}
    for number, old in run.checkpoints()[:-keep]:
        if number not in edited:  # whole, for somebody may be copying it
            shutil.rmtree(old.rename(old.with_name(f".{old.name}.tmp")))
    return folder / "model.safetensors"


def restore(folder: Path, trainer: Trainer) -> dict[str, Any]:
    """Load a checkpoint into a trainer of the same config; returns what was said of it ("step", ...).

    Raises BadInput where the files are damaged or belong to another architecture.
    """
    path = folder / "state.safetensors"
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            metadata = file.metadata()
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        about: dict[str, Any] = json.loads(metadata["state"])
        place, size = Place(**about["place"]), int(about["batch"])
        sound = native.digest(tensors) == metadata["sha256"]
    except (OSError, ValueError, KeyError, TypeError, safetensors.SafetensorError) as error:
        raise BadInput(
            "The checkpoint {path} cannot be read ({cause}).",
            "Delete that checkpoint's folder; the run goes on from the one before.",
            path=path,
            cause=error,
        ) from error
    if not sound:
        raise BadInput(
            "The checkpoint {path} is damaged: its checksum does not match.",
            "Delete that checkpoint's folder; the run goes on from the one before.",
            path=path,
        )
    averaged = native.load_file(folder / "model.safetensors").model
    changes = config_changes(averaged.config, trainer.average.model.config)
    try:
        if not changes:
            load_state(trainer, tensors)
    except RuntimeError as error:  # of what is trained beside the model, like a critic
        changes = str(error)
    if changes:
        raise BadInput(
            "The checkpoint {path} belongs to another architecture: {changes}",
            "Resume it with the config it was started with.",
            path=folder,
            changes=changes,
        )
    trainer.average.model.load_state_dict(averaged.state_dict())
    trainer.average.model.spec = averaged.spec
    trainer.batches.place, trainer.batches.size = place, size
    return about


def config_changes(saved: Architecture, wanted: Architecture) -> str:
    """What another config of a model changes, "field old -> new, ..."; '' where both are the same."""
    one, other = saved.model_dump(mode="json"), wanted.model_dump(mode="json")
    names = sorted(one.keys() | other.keys())
    return ", ".join(f"{n} {one.get(n)} -> {other.get(n)}" for n in names if one.get(n) != other.get(n))


def sweep(run: RunFolder) -> None:
    """Remove what a killed run left half-written."""
    for folder in (run.path, run.path / "checkpoints"):
        for leftover in folder.glob(".*.tmp"):
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()


def state_of(trainer: Trainer) -> dict[str, Tensor]:
    """Copies on the CPU of weights, optimiser states and random state."""
    tensors = {"generator": trainer.generator.get_state()}
    for network_name, network in trainer.networks().items():
        for name, tensor in network.state_dict().items():
            tensors[f"network/{network_name}/{name}"] = tensor
    for optimiser_name, optimiser in trainer.optimisers.items():
        for index, parameter in enumerate(ordered(optimiser)):
            for key, value in optimiser.state.get(parameter, {}).items():
                tensors[f"optimiser/{optimiser_name}/{index}/{key}"] = torch.as_tensor(value)
    return {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}


def load_state(trainer: Trainer, tensors: dict[str, Tensor]) -> None:
    """Bring a trainer to the state that ``state_of`` gave. Raises RuntimeError for another architecture."""
    trainer.generator.set_state(tensors["generator"])
    for network_name, network in trainer.networks().items():
        prefix = f"network/{network_name}/"
        own = {name[len(prefix) :]: t for name, t in tensors.items() if name.startswith(prefix)}
        network.load_state_dict(own)
    for optimiser_name, optimiser in trainer.optimisers.items():
        for index, parameter in enumerate(ordered(optimiser)):
            prefix = f"optimiser/{optimiser_name}/{index}/"
            own = {name[len(prefix) :]: t for name, t in tensors.items() if name.startswith(prefix)}
            optimiser.state[parameter] = {key: _like(parameter, value) for key, value in own.items()}


def _like(parameter: Tensor, value: Tensor) -> Tensor:
    # Moments must have the parameter's memory layout: fused kernels walk both by address.
    if value.shape != parameter.shape:
        return value.to(parameter.device)
    return torch.empty_like(parameter, dtype=value.dtype).copy_(value)
