"""Knobs of the variational information bottleneck."""

from __future__ import annotations

from typing import ClassVar

from latentlab.knobs import knob
from trainers.configs.base import TrainConfig


class VIBTrainConfig(TrainConfig):
    """Train a classifier whose code says as little of the image as it can (VIB)."""

    title: ClassVar[str] = "VIB"
    rate_knob: ClassVar[str] = "rate_weight"
    splits: ClassVar[bool] = True

    latent_dim: int = knob(32, "axes of the latent space", group="Model", ge=1, le=4096)
    width: int = knob(64, "channels of the first convolution", group="Model", advanced=True, ge=4, le=512)
    hidden: int = knob(256, "units of the hidden layers", group="Model", advanced=True, ge=8, le=8192)
    rate_weight: float = knob(
        0.05,
        "weight of the rate (lambda): how much to forget; 0 is the plain network with noise",
        group="Objective",
        live=True,
        ge=0,
        le=100,
    )
    rate_warmup: int = knob(
        1000,
        "steps over which lambda grows from 0: the classes are learnt before the rest is forgotten",
        unit="steps",
        group="Objective",
        advanced=True,
        ge=0,
    )
    eval_samples: int = knob(
        12,
        "codes drawn per image when the classifier is evaluated",
        group="Record",
        advanced=True,
        ge=1,
        le=1000,
    )

    def asks_for_labels(self) -> bool:
        """Always: the class is what the code is to keep."""
        return True
