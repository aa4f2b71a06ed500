"""What the tables of models are made of: the answers of `latentlab evaluate`, and a file to write them in."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_unit
from latentlab.data.stores import ImageStore
from latentlab.formats.native import ModelInfo
from latentlab.measures.pca import pca_mse

TRAIN, TEST = 60_000, 10_000
BYTES = 2**30  # of training images for the components, as floats: enough for all of Fashion-MNIST

Document = dict[str, Any]


def measured(info: ModelInfo, count: int) -> Document:
    """What `latentlab evaluate` says of a model, and the error of as many principal components as axes."""
    data, image, axes = str(info.training["data"]), info.spec.image, info.spec.spaces[0].dim
    words = ["evaluate", info.path, "--data", data, "--count", count, "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "latentlab", *map(str, words)], stdout=subprocess.PIPE, text=True, check=True
    )
    document: Document = json.loads(done.stdout)
    document |= {"model": info.name, "file_sha256": digest(info.path)}
    pixels = image.channels * image.height * image.width
    if document["round_trips"] == document["held_out_images"] and axes < pixels:
        images = open_dataset(data, image.height)
        train = flat(images.train, min(TRAIN, BYTES // (4 * pixels)))
        document["pca_mse"] = pca_mse(train, flat(images.test, min(TEST, count)), axes)
    return document


def flat(store: ImageStore, count: int) -> Tensor:
    """The first images as (N, P) in [0, 1]."""
    return to_unit(store.take(torch.arange(min(count, len(store))))).flatten(1)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def within(path: Path, begin: str, table: str, end: str) -> str:
    """The document with the table between its two marks."""
    head, _, rest = path.read_text(encoding="utf-8").partition(begin)
    _, found, tail = rest.partition(end)
    if not found:
        raise SystemExit(f"{path} has lost its marks {begin} and {end}: bring them back.")
    return f"{head}{begin}\n{table}\n{end}{tail}"
