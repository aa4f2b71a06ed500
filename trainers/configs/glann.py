"""Knobs of GLANN and its two halves."""

from __future__ import annotations

from typing import ClassVar, Literal

from latentlab.knobs import knob
from trainers.configs.base import TrainConfig


class GLANNTrainConfig(TrainConfig):
    """Train GLANN: one code per image (GLO), then a mapping of noise onto the codes (IMLE)."""

    title: ClassVar[str] = "GLANN"

    method: Literal["glann", "glo", "imle"] = knob(
        "glann",
        "glann: codes, then noise mapped to them; glo: the codes alone; imle: images straight from noise",
        group="Model",
    )
    latent_dim: int = knob(64, "axes of the codes of images", group="Model", ge=2, le=4096)
    noise_dim: int = knob(32, "axes of the noise", group="Model", ge=1, le=4096)
    width: int = knob(64, "channels of the first convolution", group="Model", advanced=True, ge=4, le=512)
    hidden: int = knob(256, "units of the hidden layers", group="Model", advanced=True, ge=8, le=8192)
    mapping_width: int = knob(
        256,
        "units of each hidden layer of the mapping",
        group="Model",
        advanced=True,
        needs=("method", "glann"),
        ge=2,
        le=8192,
    )
    images: int = knob(
        10_000, "training images that are used, each with a code of its own", unit="images", ge=2, le=10_000
    )
    distance: Literal["pyramid", "feature", "mse"] = knob(
        "pyramid",
        "what codes and generator learn by: L1 on a Laplacian pyramid, L1 on a classifier's features, "
        "or squared error",
        group="Objective",
        needs=("method", "glann", "glo"),
    )
    classifier: str = knob(
        "",
        "the classifier whose features are compared: a file of one; empty takes the bundled one",
        group="Objective",
        needs=("distance", "feature"),
    )
    noises: int = knob(
        2, "fresh noises per image and epoch, the nearest of which is taken", group="Objective", ge=1, le=64
    )
    codes_share: float = knob(
        0.5,
        "share of the steps in which the codes are learned; the mapping has the rest",
        group="Objective",
        needs=("method", "glann"),
        gt=0,
        lt=1,
    )
    # Batch norm needs two at least.
    batch_size: int = knob(128, "images per step", unit="images", ge=2, le=65_536)
    lr_schedule: Literal["halving", "cosine", "linear", "step", "constant"] = knob(  # type: ignore[assignment]
        "cosine",
        "how the rates fall over each stage; halving does so after every tenth, as published",
        advanced=True,
    )
    codes_lr: float = knob(1e-2, "peak learning rate of the codes", gt=0, le=10.0)
    mapping_lr: float = knob(
        2e-3, "peak learning rate of the mapping", needs=("method", "glann"), gt=0, le=10.0
    )
