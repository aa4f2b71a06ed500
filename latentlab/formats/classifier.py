"""The file of a classifier: .safetensors, described, sealed and digested like a model's, under its own key.

It is no model of the library: it has no latent space, and opens nowhere but here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors.torch
import torch

from latentlab import paths
from latentlab.errors import BadInput
from latentlab.files import write_atomically
from latentlab.formats import header as headers
from latentlab.formats import native
from latentlab.formats.description import damaged, first_line, seal
from latentlab.models.classifier import Classifier, ClassifierConfig

FORMAT = 1
KEY = "latentlab-classifier"
BUNDLED = "fashion-cnn"


@dataclass(frozen=True)
class LoadedClassifier:
    """A classifier ready to use (eval mode, on the CPU), its name and how it was trained."""

    model: Classifier
    name: str
    about: Mapping[str, Any]
    sha256: str


def bundled() -> Path:
    """The file of the classifier that comes with LatentLab."""
    return paths.resources() / "classifier" / f"{BUNDLED}.safetensors"


def save(model: Classifier, path: Path, about: Mapping[str, Any]) -> None:
    """Write a classifier atomically. ``about`` is a JSON-able summary of how it was trained.

    Raises ValueError for weights or figures that are not finite, OSError where nothing can be written.
    """
    tensors = {name: native.as_stored(tensor) for name, tensor in model.state_dict().items()}
    if not all(map(native.finite, tensors.values())):
        raise ValueError("the weights hold NaN or infinite numbers")
    document: dict[str, Any] = {
        "format": FORMAT,
        "config": model.config.model_dump(mode="json"),
        "about": dict(about),
        "sha256": native.digest(tensors),
    }
    document["seal"] = seal(document)
    text = json.dumps(document, allow_nan=False, sort_keys=True)
    content = safetensors.torch.save(tensors, {KEY: text})
    write_atomically(path, lambda temporary: temporary.write_bytes(content))


def load(path: Path | None = None) -> LoadedClassifier:
    """Load a classifier, by default the bundled one. Raises BadInput for anything that is not sound."""
    path = bundled() if path is None else path
    header = headers.read(path)
    document = _document(path, header)
    try:
        config = ClassifierConfig.model_validate(document["config"])
        about, sha256 = dict(document["about"]), str(document["sha256"])
        # On the meta device a network of any size costs nothing.
        with torch.device("meta"):
            model = Classifier(config)
    except (*headers.UNREADABLE, RuntimeError) as error:
        raise BadInput(
            "{path} describes a classifier that cannot be built ({cause}).",
            "Install LatentLab again.",
            path=path,
            cause=first_line(error),
        ) from error
    native.check_tensors(path, header, model.state_dict())
    tensors = native.read_tensors(path)
    if native.digest(tensors) != sha256 or not all(map(native.finite, tensors.values())):
        raise damaged(path)
    model.load_state_dict(tensors, assign=True)
    return LoadedClassifier(model.eval(), path.stem, about, sha256)


def _document(path: Path, header: headers.Header) -> Mapping[str, Any]:
    """The description in a file's header, if it is whole."""
    text = header.metadata.get(KEY)
    if text is None:
        raise BadInput(
            "{path} holds no classifier.", "Choose the file of one that LatentLab wrote.", path=path
        )
    try:
        document: dict[str, Any] = json.loads(text)
        sound = document["format"] == FORMAT and document.get("seal") == seal(document)
    except headers.UNREADABLE as error:
        raise damaged(path) from error
    if not sound:
        raise damaged(path)
    return document
