"""The loop one would write by hand: the default VAE on Fashion-MNIST, nothing around it.

`python -m latentlab.bench.bare --steps 600` prints one JSON line. It does the same arithmetic as
`latentlab train vae` (the same networks, loss, fused Adam, averaged weights), with plain torch only, and
neither records, samples, evaluates nor saves anything. It is the yardstick of ``latentlab bench training``.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.bench.figures import summary


class Net(nn.Module):
    """Encoder (1, 28, 28) -> 2 x 32, decoder 32 -> (1, 28, 28), and one log-scale."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = nn.Sequential(nn.Conv2d(1, 64, 6, 4, 1), nn.ReLU(True))
        self.look = mixing()
        self.narrow = nn.Conv2d(64, 16, 1)
        self.head = nn.Sequential(nn.Linear(16 * 7 * 7, 256), nn.ReLU(True), nn.Linear(256, 64))
        self.stem = nn.Sequential(nn.Linear(32, 256), nn.ReLU(True), nn.Linear(256, 16 * 7 * 7))
        self.widen = nn.Conv2d(16, 64, 1)
        self.draw = mixing()
        self.pixels = nn.Conv2d(64, 4 * 4, 3, padding=1)
        self.log_scale = nn.Parameter(torch.zeros(()))

    def encode(self, x: Tensor) -> Tensor:
        """Mean and log-std side by side, (N, 64)."""
        y = self.patches(x)
        y = self.narrow(y + self.look(y))
        features: Tensor = self.head(y.permute(0, 2, 3, 1).flatten(1))
        return features

    def decode(self, z: Tensor) -> Tensor:
        """Images (N, 1, 28, 28)."""
        y = self.widen(self.stem(z).view(-1, 7, 7, 16).permute(0, 3, 1, 2))
        y = self.pixels(y + self.draw(y)).permute(0, 2, 3, 1).reshape(-1, 7, 7, 4, 4)
        image: Tensor = y.transpose(2, 3).reshape(-1, 1, 28, 28)
        return image


def mixing() -> nn.Sequential:
    """Two layers over each pixel's channels."""
    return nn.Sequential(nn.Conv2d(64, 256, 1), nn.ReLU(True), nn.Conv2d(256, 64, 1))


def main() -> None:
    """Train and print the speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", default="fashion-mnist-mini")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--precision", choices=["fp32", "bf16"], default="fp32")
    parser.add_argument("--layout", choices=["contiguous", "channels_last"], default="contiguous")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    print(json.dumps(train(asked)))


def train(asked: argparse.Namespace) -> dict[str, Any]:
    """The default VAE."""
    net = Net().to(asked.device)
    if asked.layout == "channels_last":
        net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimiser = torch.optim.Adam(net.parameters(), lr=2e-3, fused=True)
    feed = Feed(load(asked.data).to(asked.device), asked.batch, asked.layout)

    def step(_: int) -> Tensor:
        loss = objective(net, feed()[0], asked)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        return loss

    found = repeat(step, net, asked.steps, asked.device)
    return found | {"images_per_second": asked.batch * found["steps_per_second"]}


class Feed:
    """Shuffled batches (N, C, H, W) in [-1, 1], and the places (N,) of their images."""

    def __init__(self, images: Tensor, batch: int, layout: str) -> None:
        self.images, self.batch, self.layout = images, batch, layout
        self.position = len(images)

    def __call__(self) -> tuple[Tensor, Tensor]:
        """The next one."""
        if self.position + self.batch > len(self.images):
            self.order, self.position = torch.randperm(len(self.images), device=self.images.device), 0
        rows = self.order[self.position : self.position + self.batch]
        self.position += self.batch
        x = self.images.index_select(0, rows).float().div_(255.0).mul_(2.0).sub_(1.0)
        return x.contiguous(memory_format=torch.channels_last) if self.layout == "channels_last" else x, rows


def repeat(
    step: Callable[[int], Tensor], network: nn.Module, steps: int, device: str, decay: float = 0.999
) -> dict[str, Any]:
    """Make the steps and average the network; the first quarter warms up and is not counted."""
    average = [parameter.detach().clone() for parameter in network.parameters()]
    buffers = [(buffer.clone(), buffer) for buffer in network.buffers()]
    marks, loss, warm = [], torch.zeros(()), max(1, steps // 4)
    for index in range(steps):
        if index in (warm, steps - 1):
            synchronise(device)
        marks.append(time.perf_counter())
        loss = step(index)
        with torch.no_grad():
            share = 1.0 - min(decay, (2 + index) / (11 + index))
            torch._foreach_lerp_(average, list(network.parameters()), share)
            for copy, buffer in buffers:
                copy.copy_(buffer)
    return timings(marks[warm:]) | {"loss": float(loss.detach())}


def timings(marks: Sequence[float]) -> dict[str, Any]:
    """Of steps that began at these seconds; the last one only ends the one before it."""
    spent = [1000.0 * (after - before) for before, after in pairwise(marks)]
    return {"steps_per_second": len(spent) / (marks[-1] - marks[0]), "step_ms": summary(spent)}


def objective(net: Net, x: Tensor, asked: argparse.Namespace) -> Tensor:
    """Negative ELBO with a learned Gaussian scale."""
    kind = torch.device(asked.device).type
    with torch.autocast(kind, torch.bfloat16, enabled=asked.precision == "bf16"):
        mean, log_std = net.encode(x).float().chunk(2, dim=1)
        log_std = log_std.clamp(-7.0, 5.0)
        z = mean + log_std.exp() * torch.randn_like(mean)
        raw = net.decode(z)
    error = F.mse_loss(raw.float(), x, reduction="sum") / len(x)
    recon = 0.5 * error * (-2 * net.log_scale).exp() + 784 * (net.log_scale + 0.5 * math.log(2 * math.pi))
    kl = 0.5 * (mean.square() + (2 * log_std).exp() - 1.0 - 2 * log_std).mean(0).sum()
    loss: Tensor = recon + kl
    return loss


def load(name: str) -> Tensor:
    """Every training image as one uint8 tensor (N, C, H, W)."""
    from latentlab.data.datasets import open_dataset

    store = open_dataset(name).train
    return store.take(torch.arange(len(store)))


def load_labels(name: str) -> Tensor:
    """The class of every training image, (N,)."""
    from latentlab.data.datasets import open_dataset

    labels = open_dataset(name).train.labels
    assert labels is not None, "the data sets that are measured with have labels"
    return labels


def synchronise(device: str) -> None:
    """Wait for the GPU, where there is one."""
    if device.startswith("cuda"):
        torch.cuda.synchronize()


if __name__ == "__main__":
    main()
