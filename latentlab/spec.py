"""The vocabulary: what a model's images, spaces and codes are. Plain data, no torch, no Qt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import prod

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from latentlab.errors import BadInput, NotSupported

Floats = NDArray[np.float32]

DEAD_BELOW = 0.01
"""Nats: an axis whose codes say less than this of their image carries nothing."""


class Capability(StrEnum):
    """What a model can be asked to do; asking for anything else is a clear error."""

    DECODE = "decode"
    ENCODE = "encode"
    SAMPLE = "sample"
    MAP = "map"
    PROJECT = "project"
    LOG_PROB = "log_prob"
    CLASSIFY = "classify"
    WORDS = "words"


class Frozen(BaseModel):
    """A value object that validates itself and goes to JSON and back."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ImageSpec(Frozen):
    """The images a model speaks: channels first, values in [-1, 1]."""

    channels: int = Field(ge=1, le=3)
    height: int = Field(ge=1, le=4096)
    width: int = Field(ge=1, le=4096)

    @property
    def shape(self) -> tuple[int, int, int]:
        """(C, H, W)."""
        return self.channels, self.height, self.width


class LatentSpace(Frozen):
    """One latent space: its shape inside the model and what is known of each flattened axis.

    ``mean`` and ``std`` describe the aggregate posterior (the codes of real images), ``activity`` is the
    variance in the decoded image that moving the axis by its std causes, ``kl`` the mean KL to the prior
    in nats, where there is one. All have one entry per flattened axis.
    """

    name: str = "z"
    shape: tuple[int, ...] = Field(min_length=1)
    prior: str = "normal"
    mean: tuple[float, ...] = ()
    std: tuple[float, ...] = ()
    activity: tuple[float, ...] = ()
    kl: tuple[float, ...] = ()

    @property
    def dim(self) -> int:
        """Number of flattened axes, the D of codes (N, D)."""
        return prod(self.shape)

    def means(self) -> Floats:
        """(D,) mean of each axis; zeros where nothing was measured."""
        return np.asarray(self.mean or np.zeros(self.dim), dtype=np.float32)

    def stds(self) -> Floats:
        """(D,) standard deviation of each axis; ones where nothing was measured."""
        return np.asarray(self.std or np.ones(self.dim), dtype=np.float32)

    def by_activity(self) -> list[int]:
        """Axis indices, the most active first; by index where nothing was measured."""
        if not self.activity:
            return list(range(self.dim))
        return [int(i) for i in np.argsort(-np.asarray(self.activity), kind="stable")]


class ModelSpec(Frozen):
    """What a model is, without the model: enough to build every panel of the window.

    ``classes`` are the labels that every code of a conditional model needs, ``predicts`` what the logits of
    ``classify`` stand for. ``pixels``, "image" in JSON, is None where codes stand for something else: words.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    family: str
    pixels: ImageSpec | None = Field(alias="image")
    spaces: tuple[LatentSpace, ...] = Field(min_length=1)
    capabilities: frozenset[Capability] = frozenset({Capability.DECODE})
    classes: tuple[str, ...] = ()
    predicts: tuple[str, ...] = ()

    @property
    def image(self) -> ImageSpec:
        """Its images. Raises NotSupported for a model of something else."""
        if self.pixels is None:
            raise NotSupported(
                "A {family} model has words, no images.",
                "Words are at home in the workspace Words and in `latentlab words`.",
                family=self.family,
            )
        return self.pixels

    def require_images(self) -> None:
        """Raise NotSupported, as ``image`` does, unless the model is one of images."""
        self.image  # noqa: B018

    def space(self, name: str | None = None) -> LatentSpace:
        """The space of that name, or the first. Raises BadInput for a name it does not have."""
        if name is None:
            return self.spaces[0]
        for space in self.spaces:
            if space.name == name:
                return space
        raise BadInput(
            "This model has no latent space named {name!r}.",
            "It has: {known}.",
            name=name,
            known=", ".join(space.name for space in self.spaces),
        )

    def can(self, capability: Capability) -> bool:
        """Whether the model can do this."""
        return capability in self.capabilities


@dataclass(frozen=True)
class Blend:
    """Between two classes: ``share`` in [0, 1] of ``second``, and the rest of ``first``.

    Raises BadInput for a share outside, for the same class twice and for a negative one.
    """

    first: int
    second: int
    share: float

    def __post_init__(self) -> None:
        # Written so that NaN, which no comparison holds for, is refused as well.
        if not 0.0 <= self.share <= 1.0:
            raise BadInput(
                "Two classes cannot be blended by a share of {share}.", "Give 0 to 1.", share=self.share
            )
        if self.first == self.second or min(self.first, self.second) < 0:
            raise BadInput("A blend is between two different classes.", "Choose another one.")


Label = int | Blend
"""What a conditional model is told of one code: its class, or two of them."""

Labels = Label | tuple[Label, ...] | None
"""One label for all codes, or one for each; None for models without classes."""


def class_weights(label: Label) -> dict[int, float]:
    """How much of which class, in sum 1; classes with none of it are left out."""
    if not isinstance(label, Blend):
        return {label: 1.0}
    both = {label.first: 1.0 - label.share, label.second: label.share}
    return {index: weight for index, weight in both.items() if weight > 0.0}


def blended(parts: Iterable[tuple[Label, float]]) -> Label:
    """The mixture of some labels, each with its weight; in sum 1. Raises BadInput for over two classes."""
    weights: dict[int, float] = {}
    for label, weight in parts:
        for index, share in class_weights(label).items():
            weights[index] = weights.get(index, 0.0) + weight * share
    kept = {index: weight for index, weight in weights.items() if weight > 1e-9}
    if len(kept) > 2:
        raise BadInput(
            "A blend is between two classes, not {count}.", "Take codes of two classes.", count=len(kept)
        )
    (first, rest), *others = kept.items()
    return Blend(first, others[0][0], others[0][1] / (rest + others[0][1])) if others else first


def part_of(label: Labels, start: int, stop: int) -> Labels:
    """The labels of the codes from ``start`` to ``stop``."""
    return label[start:stop] if isinstance(label, tuple) else label


def label_to_json(label: Label | None) -> object:
    """A number, or {"first", "second", "share"} for a blend."""
    if not isinstance(label, Blend):
        return label
    return {"first": label.first, "second": label.second, "share": round(label.share, 6)}


def label_from_json(value: object) -> Label | None:
    """Read what ``label_to_json`` gave. Raises ValueError, TypeError or BadInput for anything else."""
    if isinstance(value, dict):
        return Blend(int(value["first"]), int(value["second"]), float(value["share"]))
    return None if value is None else int(value)  # type: ignore[call-overload]


@dataclass(frozen=True, eq=False)
class Code:
    """One point of a latent space, as a value: ``values`` is (D,), float32, read-only."""

    values: Floats
    space: str = "z"
    label: Label | None = None
    model: str = ""

    def __post_init__(self) -> None:
        values = np.array(self.values, dtype=np.float32).reshape(-1)
        values.setflags(write=False)
        object.__setattr__(self, "values", values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Code):
            return NotImplemented
        same = (self.space, self.label, self.model) == (other.space, other.label, other.model)
        return same and np.array_equal(self.values, other.values)

    def __hash__(self) -> int:
        return hash((self.values.tobytes(), self.space, self.label, self.model))

    def moved(self, axis: int, to: float) -> Code:
        """The same code with one axis at another value."""
        values = self.values.copy()
        values[axis] = to
        return replace(self, values=values)

    def with_values(self, values: Sequence[float] | Floats) -> Code:
        """The same space, label and model at another point."""
        return replace(self, values=np.asarray(values, dtype=np.float32))

    def to_json(self) -> str:
        """One JSON object; ``from_json`` reads it back."""
        body = {
            "space": self.space,
            "label": label_to_json(self.label),
            "model": self.model,
            "values": [round(float(v), 6) for v in self.values],
        }
        return json.dumps({"latentlab_code": body})

    @classmethod
    def from_json(cls, text: str) -> Code:
        """Read what ``to_json`` wrote, or a plain JSON list of numbers. Raises BadInput otherwise."""
        try:
            document = json.loads(text)
            body = document["latentlab_code"] if isinstance(document, dict) else {"values": document}
            values = np.asarray(body["values"], dtype=np.float32)
            label = label_from_json(body.get("label"))
            code = cls(values, str(body.get("space", "z")), label, str(body.get("model", "")))
        except KeyError as error:
            raise BadInput(
                "This JSON is not a latent code: it has no {key}.",
                "Copy a code from LatentLab, or give a JSON list of numbers.",
                key=error.args[0],
            ) from error
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            raise BadInput(
                "This text is not a latent code ({cause}).",
                "Copy a code from LatentLab, or give a JSON list of numbers.",
                cause=error,
            ) from error
        if values.ndim != 1 or not len(values) or not np.isfinite(values).all():
            raise BadInput(
                "A latent code must be a list of finite numbers.",
                "Copy a code from LatentLab, or give a JSON list of numbers.",
            )
        return code
