"""Train the classifier whose features FFD, precision and recall are measured on.

    python resources/classifier/train.py [OUT.safetensors]

Fashion-MNIST, 60,000 training images, mirrored at random; ten minutes on one core. The arithmetic and the
threads are fixed, so that the same machine gives the same bytes again.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed
from latentlab.data.stores import ImageStore
from latentlab.formats.classifier import bundled, save
from latentlab.models.classifier import Classifier, ClassifierConfig
from latentlab.spec import ImageSpec

EPOCHS, BATCH, RATE, DECAY, SEED = 6, 128, 4e-3, 0.05, 0
TESTED = 1000  # images at once


def mirrored(x: Tensor, generator: torch.Generator) -> Tensor:
    """Each image (N, C, H, W), or its mirror image."""
    chosen = torch.rand(len(x), generator=generator) < 0.5
    return torch.where(chosen[:, None, None, None], x.flip(3), x)


def train(model: Classifier, store: ImageStore) -> None:
    """Fit the model to the store's labels."""
    generator = torch.Generator().manual_seed(SEED)
    adam = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY, fused=True)
    steps = len(store) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=EPOCHS * steps)
    labels = store.labels
    assert labels is not None
    for epoch in range(EPOCHS):
        order, total, began = torch.randperm(len(store), generator=generator), 0.0, time.monotonic()
        for indices in order[: steps * BATCH].split(BATCH):
            x = mirrored(to_signed(store.take(indices)), generator)
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(x.contiguous(memory_format=torch.channels_last))
            loss = F.cross_entropy(logits.float(), labels[indices])
            adam.zero_grad(set_to_none=True)
            loss.backward()
            adam.step()
            schedule.step()
            total += loss.item()
        seconds = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {total / steps:.4f}, {seconds:.0f} s", flush=True)


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
    train(model, data.train)
    seconds = round(time.monotonic() - began, 1)
    found = accuracy(model.eval(), data.test)
    about = {
        "data": data.name,
        "data_fingerprint": data.fingerprint,
        "epochs": EPOCHS,
        "seed": SEED,
        "test_accuracy": found,
    }
    save(model, out, about)
    print(f"{out}: test accuracy {found:.4f}, {seconds:.0f} s")


if __name__ == "__main__":
    main()
