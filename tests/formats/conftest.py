"""A good model file, and ways to spoil it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save

from latentlab.formats import description, header, native
from latentlab.models import build

CONFIG: dict[str, Any] = {
    "image": {"channels": 1, "height": 28, "width": 28},
    "latent_dim": 2,
    "width": 4,
    "hidden": 8,
}
Tensors = dict[str, torch.Tensor]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "good.safetensors"
    native.save(build("vae", CONFIG), path, {"steps": 3})
    return path


@pytest.fixture
def remade(good: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write a file whose checksums are right but whose content was changed by the given functions."""

    def remake(
        tensors: Callable[[Tensors], object] = lambda _: None,
        document: Callable[[dict[str, Any]], object] = lambda _: None,
    ) -> Path:
        weights = load_file(good)
        body = json.loads(header.read(good).metadata["latentlab"])
        tensors(weights)
        body["sha256"] = native.digest({name: t.float() for name, t in weights.items()})
        document(body)
        body["seal"] = description.seal(body)
        path = tmp_path / "changed.safetensors"
        path.write_bytes(save(weights, {"latentlab": json.dumps(body)}))
        return path

    return remake
