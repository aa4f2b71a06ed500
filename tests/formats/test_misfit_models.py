"""Whole files that do not hold the model they describe, or too much; nothing large is allocated."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from model_files import declare, refused
from safetensors.torch import load_file, save

from latentlab.errors import BadInput
from latentlab.formats import header, native

Tensors = dict[str, torch.Tensor]


def test_a_foreign_safetensors_file(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(save({"weight": torch.zeros(3)}))
    refused(path, "without LatentLab's description")
    path.write_bytes(save({"weight": torch.zeros(3)}, {"format": "pt"}))
    refused(path, "without LatentLab's description")


def test_nan_and_infinite_weights(remade: Callable[..., Path]) -> None:
    for bad in (float("nan"), float("inf")):
        refused(
            remade(lambda tensors, bad=bad: tensors["decoder.stem.0.weight"].fill_(bad)),
            "decoder.stem.0.weight",
            "NaN or infinite",
            "earlier checkpoint",
        )


def test_nan_weights_under_the_old_checksum_are_called_nan(good: Path, tmp_path: Path) -> None:
    weights, metadata = load_file(good), dict(header.read(good).metadata)
    weights["encoder.head.0.bias"][0] = float("nan")
    path = tmp_path / "m.safetensors"
    path.write_bytes(save(weights, metadata))
    refused(path, "encoder.head.0.bias", "NaN")


def test_missing_and_unknown_keys(remade: Callable[..., Path], good: Path) -> None:
    refused(remade(lambda tensors: tensors.pop("log_scale")), "missing log_scale; unknown none")
    refused(remade(lambda tensors: tensors.update(surprise=torch.zeros(1))), "missing none; unknown surprise")

    def rename(tensors: Tensors) -> None:
        for name in list(tensors):
            tensors["module." + name] = tensors.pop(name)

    refused(remade(rename), "module.decoder.stem.0.bias", f"... ({len(load_file(good))})")


def test_no_tensors_at_all(remade: Callable[..., Path]) -> None:
    refused(remade(lambda tensors: tensors.clear()), "missing decoder.stem.0.bias")


def test_wrong_shapes(remade: Callable[..., Path]) -> None:
    def transpose(tensors: Tensors) -> None:
        tensors["decoder.stem.0.weight"] = tensors["decoder.stem.0.weight"].t().contiguous()

    refused(remade(transpose), "decoder.stem.0.weight should be F32[8, 2] and is F32[2, 8]")


def test_wrong_types(remade: Callable[..., Path]) -> None:
    def halve(tensors: Tensors) -> None:
        tensors["log_scale"] = tensors["log_scale"].half()

    refused(remade(halve), "log_scale should be F32[] and is F16[]")


def test_two_tensors_exchanged(remade: Callable[..., Path], good: Path) -> None:
    """Same bytes under other names of the same shape: only a digest that knows names sees it."""
    sealed = native.read_header(good).sha256

    def exchange(tensors: Tensors) -> None:
        one, two = "encoder.head.0.bias", "decoder.stem.0.bias"
        tensors[one], tensors[two] = tensors[two], tensors[one]

    path = remade(exchange, lambda body: body.update(sha256=sealed))
    refused(path, "does not match its checksum")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda body: body.update(format=2), ("newer LatentLab", "Update")),
        (lambda body: body.update(format="1"), ("newer LatentLab",)),
        (lambda body: body.pop("format"), ("damaged",)),
        (lambda body: body.update(family="gan9"), ("no model family named 'gan9'", "vae")),
        (lambda body: body.pop("family"), ("cannot be built",)),
        (lambda body: body["config"].update(latent_dim=-1), ("latent_dim", "cannot be built")),
        (lambda body: body["config"].update(surprise=1), ("surprise", "cannot be built")),
        (lambda body: body.update(config=[]), ("cannot be built",)),
        (lambda body: body.pop("config"), ("cannot be built",)),
        (lambda body: body["config"].update(latent_dim=3), ("its spec is not that of its architecture",)),
        (lambda body: body["spec"].update(family="flow"), ("its spec is not that",)),
        (lambda body: body["spec"].update(capabilities=["decode", "fly"]), ("capabilities",)),
        (lambda body: body["spec"]["spaces"][0].update(mean=[0.0]), ("one number per axis",)),
        (lambda body: body["spec"]["spaces"][0].update(std=[0.0, float("nan")]), ("cannot be built",)),
        (lambda body: body.update(training=3), ("cannot be built",)),
        (lambda body: body.update(versions=None), ("cannot be built",)),
    ],
    ids=range(16),
)
def test_descriptions_that_make_no_sense(
    remade: Callable[..., Path], change: Callable[[dict[str, Any]], object], words: tuple[str, ...]
) -> None:
    path = remade(document=change)
    refused(path, *words)
    with pytest.raises(BadInput):
        native.read_header(path)


@pytest.mark.parametrize("text", ["", "[]", "3", "null", "{", "[" * 100_000])
def test_descriptions_that_are_no_description(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(save({"weight": torch.zeros(3)}, {"latentlab": text}))
    refused(path, "damaged")


def test_300_000_tensors(tmp_path: Path) -> None:
    entries = {
        f"t{i}": {"dtype": "F32", "shape": [1], "data_offsets": [4 * i, 4 * i + 4]} for i in range(300_000)
    }
    path = declare(tmp_path / "m.safetensors", entries, b"\0" * 1_200_000)
    refused(path, "more tensors than any model here has", "10,000")


def test_a_header_of_a_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    with open(path, "wb") as handle:
        handle.write(struct.pack("<Q", 2**30) + b'{"a":')
        handle.truncate(2**30 + 8)  # sparse
    refused(path, "more tensors")


def test_a_small_file_that_declares_a_huge_model_costs_no_memory(
    remade: Callable[..., Path], tmp_path: Path
) -> None:
    def grow(body: dict[str, Any]) -> None:
        body["config"].update(latent_dim=4096, width=512, hidden=8192)
        body["spec"]["spaces"][0]["shape"] = [4096]

    path = remade(document=grow)
    resource = pytest.importorskip("resource")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused(path, "does not fit the model it describes")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < 50_000  # KiB; the model has 4.6 GB


def test_tensors_larger_than_the_file(tmp_path: Path, good: Path) -> None:
    entries = {"w": {"dtype": "F32", "shape": [2**20, 2**10], "data_offsets": [0, 2**32]}}
    refused(declare(tmp_path / "m.safetensors", entries, b"\0" * 64), "is truncated")
    metadata = dict(header.read(good).metadata)
    shapes = {
        name: {"dtype": t.dtype, "shape": list(t.shape), "data_offsets": [0, 4]}
        for name, t in header.read(good).tensors.items()
    }
    path = declare(tmp_path / "m.safetensors", {**shapes, "__metadata__": metadata}, b"\0" * 4)
    refused(path, "is damaged")
