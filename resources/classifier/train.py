"""Train the classifier whose features FFD, precision and recall are measured on.

    python resources/classifier/train.py [OUT.safetensors]

Fashion-MNIST, 60,000 training images, mirrored at random; a quarter of an hour on one core. The arithmetic
and the threads are fixed, so that the same machine gives the same bytes again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import cast

import torch
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, update_bn

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed
from latentlab.data.stores import ImageStore
from latentlab.formats.classifier import bundled, save
from latentlab.models.classifier import Classifier, ClassifierConfig
from latentlab.spec import ImageSpec

BATCH, SEED, DECAY = 128, 0, 0.05
EPOCHS, RATE = 6, 4e-3
"""The first stage: one cycle of the learning rate, up to this."""

MORE_EPOCHS, STEADY_RATE, FROM, EVERY = 2, 1e-3, 0.25, 10
"""The second: a steady rate; weights are averaged after a quarter of it, at every tenth step."""

RECOUNTED = 100  # batches that the statistics of the averaged network are taken from
TESTED = 1000  # images at once


def batches(store: ImageStore, epochs: int, generator: torch.Generator) -> Iterator[tuple[Tensor, Tensor]]:
    """Shuffled images (BATCH, C, H, W), each as it is or mirrored, with their labels."""
    labels = store.labels
    assert labels is not None
    for _ in range(epochs):
        order = torch.randperm(len(store), generator=generator)
        for indices in order[: len(store) // BATCH * BATCH].split(BATCH):
            x = to_signed(store.take(indices))
            chosen = torch.rand(len(x), generator=generator) < 0.5
            x = torch.where(chosen[:, None, None, None], x.flip(3), x)
            yield x.contiguous(memory_format=torch.channels_last), labels[indices]


def update(model: Classifier, adam: torch.optim.Optimizer, x: Tensor, y: Tensor) -> float:
    """One step of the optimiser; the loss before it."""
    with torch.autocast("cpu", torch.bfloat16):
        logits = model(x)
    loss = F.cross_entropy(logits.float(), y)
    adam.zero_grad(set_to_none=True)
    loss.backward()
    adam.step()
    return loss.item()


def learn(model: Classifier, store: ImageStore) -> None:
    """The first stage: super-convergence (Smith, Topin 2017)."""
    adam = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY, fused=True)
    steps = len(store) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=EPOCHS * steps)
    for step, (x, y) in enumerate(batches(store, EPOCHS, torch.Generator().manual_seed(SEED))):
        loss = update(model, adam, x, y)
        schedule.step()
        if step % 100 == 0:
            print(f"step {step}: loss {loss:.4f}", flush=True)


def average(model: Classifier, store: ImageStore) -> Classifier:
    """The second: the mean of the weights along a walk at a steady rate (Izmailov et al. 2018)."""
    adam = torch.optim.AdamW(model.parameters(), lr=STEADY_RATE, weight_decay=DECAY, fused=True)
    mean = AveragedModel(model)
    start = FROM * MORE_EPOCHS * (len(store) // BATCH)
    generator = torch.Generator().manual_seed(SEED + 1)
    for step, (x, y) in enumerate(batches(store, MORE_EPOCHS, generator)):
        loss = update(model, adam, x, y)
        if step >= start and step % EVERY == 0:
            mean.update_parameters(model)
        if step % 100 == 0:
            print(f"second stage, step {step}: loss {loss:.4f}", flush=True)
    update_bn((x for x, _ in islice(batches(store, 1, generator), RECOUNTED)), mean)
    return cast(Classifier, mean.module)


@torch.inference_mode()
def accuracy(model: Classifier, store: ImageStore) -> float:
    """Share of the store's images that are classified right, in float32."""
    assert store.labels is not None
    right = 0
    for indices in torch.arange(len(store)).split(TESTED):
        right += int((model(to_signed(store.take(indices))).argmax(1) == store.labels[indices]).sum())
    return right / len(store)


def main() -> None:
    """Train, test, save."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else bundled()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    data = open_dataset("fashion-mnist")
    config = ClassifierConfig(image=ImageSpec(channels=1, height=28, width=28), classes=data.classes)
    model = Classifier(config)
    model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    began = time.monotonic()
    learn(model, data.train)
    model = average(model, data.train)
    seconds = time.monotonic() - began
    found = accuracy(model.eval(), data.test)
    about = {
        "data": data.name,
        "data_fingerprint": data.fingerprint,
        "epochs": EPOCHS + MORE_EPOCHS,
        "seed": SEED,
        "test_accuracy": found,
    }
    save(model, out, about)
    print(f"{out}: test accuracy {found:.4f}, {seconds:.0f} s")


if __name__ == "__main__":
    main()
