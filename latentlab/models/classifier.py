"""A small convolutional classifier, whose features say how alike two sets of pictures are."""

from __future__ import annotations

from typing import cast

from pydantic import Field, field_validator
from torch import Tensor, nn

from latentlab.spec import Frozen, ImageSpec

HALVED_AFTER = (0, 2)
"""Convolutions after which the map is halved: 28 -> 14 -> 7 pixels."""


class ClassifierConfig(Frozen):
    """Architecture of a ``Classifier``: images of ``image``, one logit per name in ``classes``."""

    image: ImageSpec
    classes: tuple[str, ...] = Field(min_length=2, max_length=10_000)
    channels: tuple[int, ...] = Field((32, 64, 64, 128, 128), min_length=1, max_length=16)
    features: int = Field(64, ge=1, le=4096)

    @field_validator("channels")
    @classmethod
    def _of_a_sane_width(cls, channels: tuple[int, ...]) -> tuple[int, ...]:
        if not all(1 <= count <= 4096 for count in channels):
            raise ValueError("a convolution has 1 to 4,096 channels")
        return channels


class Classifier(nn.Module):
    """Images (N, C, H, W) in [-1, 1] to features (N, D) and class logits (N, K).

    3x3 convolutions with batch normalisation, the mean over the map, a linear layer to the features, which
    are not negative, and one to the logits.
    """

    def __init__(self, config: ClassifierConfig) -> None:
        super().__init__()
        self.config = config
        layers: list[nn.Module] = []
        before = config.image.channels
        for index, channels in enumerate(config.channels):
            layers += [
                nn.Conv2d(before, channels, 3, padding=1, bias=False),
                nn.BatchNorm2d(channels),
                nn.ReLU(inplace=True),
            ]
            if index in HALVED_AFTER:
                layers.append(nn.MaxPool2d(2))
            before = channels
        self.convolutions = nn.Sequential(*layers)
        self.neck = nn.Linear(before, config.features)
        self.head = nn.Linear(config.features, len(config.classes))

    def features(self, x: Tensor) -> Tensor:
        """Features (N, D) of images (N, C, H, W) in [-1, 1]: what the last layer sees."""
        return cast(Tensor, self.neck(self.convolutions(x).mean(dim=(2, 3))).relu())

    def maps(self, x: Tensor) -> list[Tensor]:
        """Every map (N, C_i, H_i, W_i) that images (N, C, H, W) in [-1, 1] leave behind a convolution."""
        found = []
        for layer in self.convolutions:
            x = layer(x)
            if isinstance(layer, nn.ReLU):
                found.append(x)
        return found

    def logits(self, features: Tensor) -> Tensor:
        """Class logits (N, K) of features (N, D)."""
        return cast(Tensor, self.head(features))

    def forward(self, x: Tensor) -> Tensor:
        """Class logits (N, K) of images (N, C, H, W) in [-1, 1]."""
        return self.logits(self.features(x))
