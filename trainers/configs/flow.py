"""Knobs of the multi-scale flow."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from latentlab.knobs import knob
from trainers.configs.base import ConditionalConfig


class FlowTrainConfig(ConditionalConfig):
    """Train a multi-scale coupling flow: exact likelihood, exact round trips."""

    title: ClassVar[str] = "Flow"
    splits: ClassVar[bool] = True

    mixing: Literal["exp", "conv1x1"] = knob(
        "exp", "what mixes the channels: products of exp(x y^T), or any invertible matrix", group="Model"
    )
    factors: int = knob(
        8, "factors exp(x y^T) in each mixing", group="Model", needs=("mixing", "exp"), ge=1, le=64
    )
    scales: int = knob(2, "how often the image is squeezed to half its size", group="Model", ge=1, le=4)
    depth: int = knob(4, "steps of the flow at each scale", group="Model", ge=1, le=64)
    hidden: int = knob(64, "channels of the coupling networks", group="Model", ge=4, le=1024)
    batch_size: int = knob(128, "images per step", unit="images", ge=1, le=65_536)
    grad_clip: float = knob(
        1.0,
        "longest gradient, over all weights; 0 for any",
        zero="any",
        advanced=True,
        live=True,
        ge=0,
        le=1e6,
    )

    @field_validator("scales")
    @classmethod
    def _splits(cls, scales: int, info: ValidationInfo) -> int:
        size = info.data.get("image_size")
        if size and size % 2**scales:
            raise ValueError(f"{size} pixels cannot be halved {scales} times; lower scales")
        return scales
