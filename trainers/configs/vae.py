"""Knobs of the convolutional VAE."""

from __future__ import annotations

from typing import ClassVar, Literal

from latentlab.knobs import knob
from trainers.configs.base import ConditionalConfig


class VAETrainConfig(ConditionalConfig):
    """Train a convolutional VAE or beta-VAE."""

    title: ClassVar[str] = "VAE"
    rate_knob: ClassVar[str] = "beta"
    splits: ClassVar[bool] = True

    latent_dim: int = knob(32, "axes of the latent space", group="Model", ge=1, le=4096)
    width: int = knob(64, "channels of the first convolution", group="Model", advanced=True, ge=4, le=512)
    hidden: int = knob(256, "units of the hidden layers", group="Model", advanced=True, ge=8, le=8192)
    likelihood: Literal["gaussian", "bernoulli", "laplace"] = knob(
        "gaussian", "noise model of a pixel; Gaussian and Laplace learn their scale", group="Model"
    )
    beta: float = knob(1.0, "weight of the KL term", group="Objective", live=True, ge=0, le=1000)
    free_bits: float = knob(
        0.0,
        "floor of each axis' batch-mean KL",
        unit="nats",
        group="Objective",
        advanced=True,
        live=True,
        needs=("kl_form", "analytic"),
        ge=0,
        le=100,
    )
    kl_warmup: int = knob(
        0, "steps over which beta grows from 0", unit="steps", group="Objective", advanced=True, ge=0
    )
    kl_form: Literal["analytic", "threshold"] = knob(
        "analytic",
        "the KL, or the mean of max(log q(z|x)/p(z) - c, 0) per image",
        group="Objective",
        advanced=True,
    )
    threshold: float = knob(
        0.0,
        "c of the threshold form",
        unit="nats",
        group="Objective",
        advanced=True,
        live=True,
        needs=("kl_form", "threshold"),
        ge=0,
        le=10_000,
    )
