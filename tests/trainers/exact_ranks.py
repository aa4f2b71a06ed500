"""What each process of a team does in test_distributed.py: families in float64 without batch norm.

``python exact_ranks.py DATA MEETING RANK OUT`` trains each with another process. The first writes all weights
to OUT/two and, before that, what it has trained alone to OUT/one.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from latentlab.data.datasets import open_dataset
from trainers import gathering, trainer_class
from trainers.configs import config_class
from trainers.team import ALONE, Team

COMMON = {
    "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1, "batch_size": 8, "width": 4,
    "log_every": 5,
}  # fmt: skip
RULES = "*.bias: freeze; *: clip_global=1, noise=0.01"
FAMILIES: dict[str, tuple[str, dict[str, Any]]] = {
    "vae": ("vae", {"steps": 50, "latent_dim": 3, "hidden": 16}),
    "wgan-gp": ("wgan", {"steps": 50, "latent_dim": 4, "n_critic": 2, "penalty": "gp"}),
    "rules, accumulated": (
        "vib",
        {"steps": 10, "latent_dim": 3, "hidden": 16, "accumulate": 2, "rules": RULES},
    ),
    "a floor of the batch's KL, clipped Polyak": (
        "vae",
        {"steps": 10, "latent_dim": 3, "hidden": 16, "free_bits": 0.1, "optimiser": "polyak", "lr": 1e-3},
    ),
    "augmented": ("ogan", {"steps": 10, "latent_dim": 4, "augmentation": "all"}),
}


def train_all(data: str, team: Team) -> dict[str, Tensor]:
    """Weights after the last step and losses on the way, of every family."""
    found = {}
    for name, (family, knobs) in FAMILIES.items():
        for kind, tensor in _train(data, family, knobs, team).items():
            found[f"{name}: {kind}"] = tensor
    return found


def _train(data: str, family: str, knobs: dict[str, Any], team: Team) -> dict[str, Tensor]:
    config = config_class(family).model_validate({**COMMON, **knobs, "data": data, "nproc": team.size})
    trainer = _exact(trainer_class(family))(config, open_dataset(data), torch.device("cpu"), team)
    trainer.adjust(config)
    losses = [trainer.advance(step)["loss"].detach() for step in range(config.steps)]
    found = {"losses": torch.stack(losses[4::5])}
    for network_name, network in trainer.networks().items():
        found |= {f"{network_name}.{key}": value.detach() for key, value in network.named_parameters()}
    return found


def _exact(family: type) -> type:
    """The family in float64, its batch norms taken out."""

    class Exact(family):  # type: ignore[misc]
        def build(self) -> nn.Module:
            model = super().build()
            for network in (model, getattr(self, "critic", None)):
                if network is not None:
                    _take_out(network.double())
            return model

        def fetch(self) -> tuple[Tensor, Tensor | None]:
            images, labels = super().fetch()
            return images.double(), labels

    return Exact


def _take_out(network: nn.Module) -> None:
    for name, child in network.named_children():
        if isinstance(child, nn.BatchNorm2d):
            setattr(network, name, nn.Identity())
        elif isinstance(child, nn.ReLU):
            setattr(network, name, nn.ReLU())  # not in place: SubPixel returns a view
        else:
            _take_out(child)


if __name__ == "__main__":
    data, meeting, rank, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    if rank == 0:
        torch.save(train_all(data, ALONE), out / "one")
    gathering.keep_to_this_machine()
    team = gathering.joined(dist.FileStore(meeting, 2), rank, 2)
    found = train_all(data, team)
    if rank == 0:
        torch.save(found, out / "two")
    dist.destroy_process_group()
