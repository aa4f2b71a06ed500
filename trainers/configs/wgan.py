"""Knobs of the Wasserstein GANs, of GAN-QP and of the plain GAN beside them."""

from __future__ import annotations

from typing import ClassVar, Literal

from latentlab.knobs import knob
from trainers.configs.base import ConditionalConfig

Penalty = Literal["gp", "gp-one-sided", "div", "sn", "clip", "qp", "ns"]

PUBLISHED_STEPS: dict[str, int] = {"gp": 5, "gp-one-sided": 5, "div": 1, "sn": 5, "clip": 5, "qp": 2, "ns": 1}
PUBLISHED_WEIGHT: dict[str, float] = {"gp": 10.0, "gp-one-sided": 10.0, "div": 2.0, "qp": 10.0}


class WGANTrainConfig(ConditionalConfig):
    """Train a Wasserstein GAN, a GAN-QP or a plain GAN."""

    title: ClassVar[str] = "WGAN"
    splits: ClassVar[bool] = True

    latent_dim: int = knob(64, "axes of the latent space", group="Model", ge=1, le=4096)
    width: int = knob(
        32, "channels of the critic's first convolution", group="Model", advanced=True, ge=4, le=256
    )
    penalty: Penalty = knob(
        "gp",
        "what keeps the critic in bounds: penalties on its gradient (gp, one-sided gp, div), spectral norm"
        " (sn), clipped weights (clip), the quadratic potential of GAN-QP (qp); ns is the non-saturating GAN",
        group="Objective",
    )
    penalty_weight: float = knob(
        0.0,
        "lambda, the weight of the penalty; 0 takes the published one: 10 for gp and qp, 2 for div",
        zero="as published",
        live=True,
        group="Objective",
        needs=("penalty", *PUBLISHED_WEIGHT),
        ge=0,
        le=10_000,
    )
    penalty_power: float = knob(
        6.0,
        "power of the gradient's norm",
        live=True,
        group="Objective",
        advanced=True,
        needs=("penalty", "div"),
        ge=1,
        le=12,
    )
    clip: float = knob(
        0.01,
        "largest size of the critic's weights",
        live=True,
        group="Objective",
        advanced=True,
        needs=("penalty", "clip"),
        gt=0,
        le=10,
    )
    n_critic: int = knob(
        0,
        "critic updates per step; 0 takes the published number: 5 for gp, sn, clip; 2 for qp; 1 for div, ns",
        zero="as published",
        live=True,
        group="Objective",
        ge=0,
        le=100,
    )
    batch_size: int = knob(64, "images per step", unit="images", ge=2, le=65_536)
    lr: float = knob(
        5e-4,
        "peak learning rate; published: 2e-4 with Adam, and 5e-5 with RMSprop for clip",
        gt=0,
        le=10.0,
    )
    steps: int = knob(10_000, "optimiser steps to reach", ge=1, le=100_000_000)

    def critic_steps(self) -> int:
        """Critic updates per step."""
        return self.n_critic or PUBLISHED_STEPS[self.penalty]

    def weight(self) -> float:
        """Lambda; 0 where the penalty has none."""
        return self.penalty_weight or PUBLISHED_WEIGHT.get(self.penalty, 0.0)
