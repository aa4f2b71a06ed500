"""The description of a model in its file: JSON under one key of the safetensors metadata, sealed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import safetensors
import torch
from pydantic import ValidationError

from latentlab.errors import BadInput
from latentlab.formats import header as headers
from latentlab.models import model_class
from latentlab.models.base import LatentModel
from latentlab.spec import LatentSpace, ModelSpec
from latentlab.version import __version__

FORMAT = 1
KEY = "latentlab"


@dataclass(frozen=True)
class ModelInfo:
    """What a model file says of itself, read without its tensors."""

    path: Path
    name: str
    family: str
    spec: ModelSpec
    config: Mapping[str, Any]
    training: Mapping[str, Any]
    parameters: int
    versions: Mapping[str, str]
    sha256: str = field(default="", repr=False)


def write(model: LatentModel, training: Mapping[str, Any], digest: str) -> str:
    """The description of a model as JSON text, ``digest`` being that of its tensors.

    Raises ValueError for a training summary with numbers that JSON does not know (NaN, infinity).
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "family": model.family,
        "config": model.config.model_dump(mode="json"),
        # The set in order, so that every process writes the same bytes.
        "spec": model.spec.model_dump(mode="json") | {"capabilities": sorted(model.spec.capabilities)},
        "training": dict(training),
        "versions": _versions(),
        "sha256": digest,
    }
    document["seal"] = seal(document)
    return json.dumps(document, allow_nan=False, sort_keys=True)


def seal(document: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over the fields of a description other than the seal itself."""
    fields = {name: value for name, value in document.items() if name != "seal"}
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def describe(path: Path, header: headers.Header) -> ModelInfo:
    """Read and check the description. Raises BadInput if it is missing, damaged or makes no sense."""
    text = header.metadata.get(KEY)
    if text is None:
        raise BadInput(
            "{path} is a safetensors file without LatentLab's description of the model.",
            "Open a model that LatentLab saved.",
            path=path,
        )
    try:
        document = json.loads(text)
        version, sealed = document["format"], document.get("seal") == seal(document)
    except headers.UNREADABLE as error:
        raise damaged(path) from error
    if not isinstance(version, int) or version > FORMAT:
        raise BadInput(
            "{path} was written by a newer LatentLab (format {version}; this one reads {known}).",
            "Update LatentLab.",
            path=path,
            version=version,
            known=FORMAT,
        )
    if not sealed:
        raise damaged(path)
    return _info(path, header, document)


def _info(path: Path, header: headers.Header, document: Mapping[str, Any]) -> ModelInfo:
    try:
        family = str(document["family"])
        config = model_class(family).config_class.model_validate(document["config"])
        spec = ModelSpec.model_validate(document["spec"])
        _check_spec(spec, model_class(family).describe(config))
        info = ModelInfo(
            path=path,
            name=model_name(path),
            family=family,
            spec=spec,
            config=config.model_dump(mode="json"),
            training=dict(document["training"]),
            parameters=header.elements,
            versions=dict(document["versions"]),
            sha256=str(document["sha256"]),
        )
    except BadInput as error:
        raise BadInput(
            "{path} cannot be opened: {cause}", "{then}", path=path, cause=error.what, then=error.remedy
        ) from error
    except headers.UNREADABLE as error:
        raise BadInput(
            "{path} describes a model that cannot be built ({cause}).",
            "Open a model that LatentLab saved.",
            path=path,
            cause=first_line(error),
        ) from error
    return info


def _check_spec(spec: ModelSpec, described: ModelSpec) -> None:
    """Raise ValueError unless the stored spec is that of the architecture, with sound statistics."""
    bare = [LatentSpace(name=s.name, shape=s.shape, prior=s.prior) for s in spec.spaces]
    if spec.model_copy(update={"spaces": tuple(bare)}) != described:
        raise ValueError("its spec is not that of its architecture")
    for space in spec.spaces:
        for values in (space.mean, space.std, space.activity, space.kl):
            if len(values) not in (0, space.dim) or not all(map(_is_finite_number, values)):
                raise ValueError(f"the statistics of its space {space.name} are not one number per axis")


def _is_finite_number(value: float) -> bool:
    return value - value == 0.0


def damaged(path: Path) -> BadInput:
    """The error for content that does not match its checksum."""
    return BadInput(
        "{path} is damaged: its content does not match its checksum.",
        "Get the file again from where it came.",
        path=path,
    )


def first_line(error: Exception) -> str:
    """What an exception says, in one line."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else str(first["msg"])
    return str(error).partition("\n")[0]


def _versions() -> dict[str, str]:
    return {
        "latentlab": __version__,
        "torch": str(torch.__version__),
        "safetensors": str(safetensors.__version__),
    }


def model_name(path: Path) -> str:
    """What to call a model file: its stem, or run and step for a run's ``model.safetensors``."""
    if path.stem != "model" or not path.parent.name.startswith("step-"):
        return path.stem
    run = path.parent.parent
    run = run.parent if run.name == "checkpoints" else run
    return f"{run.resolve().name} {path.parent.name}"
