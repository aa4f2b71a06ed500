"""Held-out reconstruction error of models against as many principal components of the same training images.

python benchmarks/reconstruction.py [MODEL...]   (default: every bundled model); one JSON line each.
"""

from __future__ import annotations

import json
import sys

import torch
from torch import Tensor

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed, to_unit
from latentlab.data.stores import ImageStore
from latentlab.formats.library import find, list_models
from latentlab.formats.native import load_file
from latentlab.measures.images import mse
from latentlab.measures.pca import pca_mse
from latentlab.models.base import LatentModel
from latentlab.spec import Capability

TRAIN, TEST, BATCH = 60_000, 10_000, 256
BYTES = 2**30  # of training images for the components, as floats: enough for all of Fashion-MNIST


def flat(store: ImageStore, count: int) -> Tensor:
    """The first images as (N, P) in [0, 1]."""
    return to_unit(store.take(torch.arange(min(count, len(store))))).flatten(1)


@torch.inference_mode()
def model_mse(model: LatentModel, store: ImageStore) -> float:
    """Mean squared error in [0, 1] of decode(encode(x).mean) over the first test images."""
    total, count = 0.0, min(TEST, len(store))
    for start in range(0, count, BATCH):
        x = to_signed(store.take(torch.arange(start, min(start + BATCH, count))))
        total += float(mse(to_unit(model.decode(model.encode(x).mean)), to_unit(x)).sum())
    return total / count


def figures(name: str) -> dict[str, object]:
    """The figures of one model."""
    loaded = load_file(find(name))
    training, axes = loaded.info.training, loaded.info.spec.spaces[0].dim
    data = open_dataset(str(training["data"]), loaded.info.spec.image.height)
    found = model_mse(loaded.model, data.test)
    pixels = loaded.info.spec.image.channels * loaded.info.spec.image.height * loaded.info.spec.image.width
    components = pca_mse(flat(data.train, min(TRAIN, BYTES // (4 * pixels))), flat(data.test, TEST), axes)
    return {
        "model": name,
        "data": training["data"],
        "axes": axes,
        "steps": training["steps"],
        "test_images": min(TEST, len(data.test)),
        "mse": round(found, 6),
        "pca_mse": round(components, 6),
        "ratio": round(found / components, 4),
    }


def main(names: list[str]) -> None:
    """Print one line a model."""
    chosen = names or [info.name for info in list_models() if info.spec.can(Capability.ENCODE)]
    for name in chosen:
        print(json.dumps(figures(name)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
