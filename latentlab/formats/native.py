"""LatentLab's model file: one .safetensors file whose metadata describes the model as JSON.

The metadata key "latentlab" holds {format, family, config, spec, training, versions, sha256, seal}.
``sha256`` is the digest of the tensors (names, types, shapes and bytes, in the order of their names),
``seal`` that of the other fields, so that no byte that means something changes unnoticed. One key, because
safetensors writes several in random order: the same model gives the same file, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch

from latentlab.errors import BadInput
from latentlab.files import write_atomically
from latentlab.formats import header as headers
from latentlab.formats.description import KEY, ModelInfo, damaged, describe, first_line, write
from latentlab.models import build
from latentlab.models.base import LatentModel

__all__ = ["LoadedModel", "ModelInfo", "digest", "load_file", "read_header", "save"]

INTEGERS = {torch.int64: "I64", torch.int32: "I32", torch.uint8: "U8", torch.bool: "BOOL"}


@dataclass(frozen=True)
class LoadedModel:
    """A model ready to use (eval mode, on the CPU) and what its file says."""

    model: LatentModel
    info: ModelInfo


def save(model: LatentModel, path: Path | str, training: Mapping[str, Any] | None = None) -> None:
    """Write a model file atomically. ``training`` is a JSON-able summary of how it was made.

    Raises BadInput for a folder as ``path`` and for weights that are not finite; OSError if the disk is
    full or read-only, in which case an older file of that name still stands.
    """
    path = Path(path)
    if path.is_dir():
        raise BadInput("{path} is a folder.", "Give the name of a file.", path=path)
    with torch.device("meta"):  # which types the family itself has, whatever this model was cast to
        expected = build(model.family, model.config.model_dump()).state_dict()
    tensors = {name: as_stored(tensor, expected[name].dtype) for name, tensor in model.state_dict().items()}
    for name, tensor in tensors.items():
        if not finite(tensor):
            raise BadInput(
                "The model was not saved to {path}: its weights {name} hold NaN or infinite numbers.",
                "Go back to the last good checkpoint.",
                path=path,
                name=name,
            )
    metadata = {KEY: write(model, training or {}, digest(tensors))}
    # Not safetensors' save_file: it makes files that only their owner can read, and hides OSError.
    content = safetensors.torch.save(tensors, metadata)
    write_atomically(path, lambda temporary: temporary.write_bytes(content))


def read_header(path: Path | str) -> ModelInfo:
    """What a model file says of itself. Costs milliseconds and loads no tensor.

    Raises BadInput for whatever is not a sound model file; damage to the tensors' bytes is found by
    ``load_file`` only.
    """
    path = Path(path)
    return describe(path, headers.read(path))


def load_file(path: Path | str) -> LoadedModel:
    """Load a model file: eval mode, CPU, weights in float32. Raises BadInput for anything that is not sound.

    Nothing large is allocated before the declared shapes are known to be those of the declared model and
    the file to be as long as they say. The global random state is not touched.
    """
    path = Path(path)
    header = headers.read(path)
    info = describe(path, header)
    model = _skeleton(path, info)
    check_tensors(path, header, model.state_dict())
    tensors = read_tensors(path)
    for name, tensor in tensors.items():
        if not finite(tensor):
            raise BadInput(
                "{path} is broken: its weights {name} hold NaN or infinite numbers.",
                "Use an earlier checkpoint of the run that made it.",
                path=path,
                name=name,
            )
    if digest(tensors) != info.sha256:
        raise damaged(path)
    model.load_state_dict(tensors, assign=True)
    model.spec = info.spec
    return LoadedModel(model.eval(), info)


def digest(tensors: Mapping[str, torch.Tensor]) -> str:
    """SHA-256 (hex) over name, type, shape and bytes of contiguous CPU tensors, in the order of names."""
    total = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name]
        total.update(f"{name}|{_stored_type(tensor)}|{list(tensor.shape)}|".encode())
        total.update(tensor.reshape(-1).view(torch.uint8).numpy().data)
    return total.hexdigest()


def _skeleton(path: Path, info: ModelInfo) -> LatentModel:
    # On the meta device a model of any size costs nothing, and no random number is drawn.
    try:
        with torch.device("meta"):
            return build(info.family, dict(info.config))
    except (ValueError, RuntimeError) as error:
        raise BadInput(
            "{path} describes a model that cannot be built ({cause}).",
            "Open a model that LatentLab saved.",
            path=path,
            cause=first_line(error),
        ) from error


def check_tensors(path: Path, header: headers.Header, expected: Mapping[str, torch.Tensor]) -> None:
    """Raise BadInput unless the header declares exactly the expected tensors, in name, type and shape."""
    declared = header.tensors
    missing = sorted(expected.keys() - declared.keys())
    extra = sorted(declared.keys() - expected.keys())
    if missing or extra:
        raise BadInput(
            "{path} does not hold the weights of the model it describes: missing {missing}; unknown {extra}.",
            "Get the file again from where it came.",
            path=path,
            missing=_some(missing),
            extra=_some(extra),
        )
    for name, tensor in expected.items():
        wanted = headers.Tensor(_stored_type(tensor), tuple(tensor.shape))
        if declared[name] != wanted:
            raise BadInput(
                "{path} does not fit the model it describes: {name} should be {wanted} and is {found}.",
                "Get the file again from where it came.",
                path=path,
                name=name,
                wanted=_shape(wanted),
                found=_shape(declared[name]),
            )


def read_tensors(path: Path) -> dict[str, torch.Tensor]:
    """All tensors of a file by name, in memory of their own. Raises BadInput for a damaged file."""
    try:
        # Not mapped: a file cut short by somebody else meanwhile would end the process (SIGBUS).
        tensors = safetensors.torch.load(path.read_bytes())
    except (safetensors.SafetensorError, OSError, ValueError, RuntimeError) as error:
        raise BadInput(
            "{path} is damaged: its tensors cannot be read ({cause}).",
            "Get the file again from where it came.",
            path=path,
            cause=first_line(error),
        ) from error
    # Into torch's own memory: results of some kernels differ in the last bit with the alignment.
    return {name: tensor.clone() for name, tensor in tensors.items()}


def _stored_type(tensor: torch.Tensor) -> str:
    if tensor.is_floating_point():
        return "F16" if tensor.dtype == torch.float16 else "F32"
    return INTEGERS[tensor.dtype]


def as_stored(tensor: torch.Tensor, floats: torch.dtype = torch.float32) -> torch.Tensor:
    """A contiguous copy on the CPU of its own (tied weights share theirs), floats of the type ``floats``."""
    kind = floats if tensor.is_floating_point() else tensor.dtype
    return tensor.detach().to("cpu", kind, copy=True, memory_format=torch.contiguous_format)


def finite(tensor: torch.Tensor) -> bool:
    """Whether a tensor holds neither NaN nor infinity."""
    return not tensor.is_floating_point() or bool(tensor.isfinite().all())


def _some(names: Iterable[str], limit: int = 3) -> str:
    names = list(names)
    shown = ", ".join(names[:limit]) or "none"
    return shown if len(names) <= limit else f"{shown}, ... ({len(names)})"


def _shape(tensor: headers.Tensor) -> str:
    return f"{tensor.dtype}[{', '.join(map(str, tensor.shape))}]"
