"""Knobs of O-GAN."""

from __future__ import annotations

from typing import ClassVar, Literal

from latentlab.knobs import knob
from trainers.configs.base import ConditionalConfig

Game = Literal["wasserstein", "non-saturating", "hinge"]
Augmentation = Literal["none", "flips", "shifts", "all"]


class OGANTrainConfig(ConditionalConfig):
    """Train an O-GAN: a GAN whose discriminator is its encoder."""

    title: ClassVar[str] = "O-GAN"
    splits: ClassVar[bool] = True

    latent_dim: int = knob(64, "axes of the latent space", group="Model", ge=3, le=4096)
    width: int = knob(32, "channels of the first convolution", group="Model", advanced=True, ge=4, le=512)
    modulated: bool = knob(
        False, "let the code scale and shift the generator's batch norms", group="Model", advanced=True
    )
    encoder_depth: int = knob(
        1,
        "convolutions of the encoder at each size of its maps",
        group="Model",
        advanced=True,
        ge=1,
        le=4,
    )
    code_scale: float = knob(
        1.0,
        "what the encoder's code is multiplied by to be that of an image; below 1 it is less sure of it",
        group="Model",
        advanced=True,
        gt=0,
        le=1,
    )
    form: Literal["joint", "alternating"] = knob(
        "joint", "one step for both networks at once, or one after the other", group="Objective"
    )
    game: Game = knob("wasserstein", "game played over the average of E(x)", group="Objective")
    correlation_weight: float = knob(
        0.5,
        "weight of the correlation between codes and what the encoder finds; 0 is a plain GAN",
        zero="plain GAN",
        group="Objective",
        live=True,
        ge=0,
        le=100,
    )
    smoothness_weight: float = knob(
        0.25,
        "weight of the squared gap between real and fake averages over the distance of the images",
        group="Objective",
        live=True,
        ge=0,
        le=100,
    )
    augmentation: Augmentation = knob(
        "none", "changes to real and generated images alike, for small data sets", group="Data"
    )
    instance_noise: float = knob(
        0.0,
        "largest deviation of noise on every image that the encoder sees, so that it reads the content",
        zero="none",
        group="Objective",
        live=True,
        ge=0,
        le=2,
    )
    batch_size: int = knob(64, "images per step", unit="images", ge=2, le=65_536)
    lr: float = knob(3e-4, "peak learning rate of Adam", gt=0, le=10.0)
    lr_schedule: Literal["cosine", "linear", "step", "constant"] = knob(
        "linear",
        "cosine lowers the rate to 0 in the second half, linear in the last two fifths; "
        "step divides it by 10 at the half and at three quarters",
        advanced=True,
    )
    steps: int = knob(10_000, "optimiser steps to reach", ge=1, le=100_000_000)
