"""A tiny config of every family, for the contract that all of them keep. A new family adds one entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Tiny:
    """Knobs that make a family train in a blink, and the metric that shows whether it learns."""

    knobs: dict[str, Any]
    falls: str = "loss"  # lower at the end than at the start
    needs_labels: bool = False
    sizes: tuple[int, ...] = field(default=(28, 64))


TINY: dict[str, Tiny] = {
    "vae": Tiny({"latent_dim": 3, "width": 4, "hidden": 16}),
    "flow": Tiny({"depth": 1, "hidden": 8, "lr": 3e-3}),
    "vib": Tiny({"latent_dim": 3, "width": 4, "hidden": 16, "rate_warmup": 0, "lr": 5e-3}, needs_labels=True),
    "ogan": Tiny({"latent_dim": 4, "width": 4, "correlation_weight": 10.0, "lr": 5e-3}),
    "wgan": Tiny({"latent_dim": 4, "width": 4, "lr": 2e-3, "n_critic": 2}),
    "glann": Tiny(
        {"latent_dim": 4, "noise_dim": 3, "width": 4, "hidden": 16, "mapping_width": 16, "images": 64},
        falls="image_distance",
    ),
}
