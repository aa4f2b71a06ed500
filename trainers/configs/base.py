"""What every training run can be told. The form, the flags and the stored JSON come from this declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from latentlab.errors import BadInput
from latentlab.knobs import knob
from latentlab.spec import Frozen
from trainers.configs.rules import Rules

Device = Literal["auto", "cuda", "mps", "cpu"]


class TrainConfig(Frozen):
    """Fields that every family shares.

    ``precision``, ``layout`` and ``threads`` are the variant of the arithmetic: what is left to the machine
    is timed or counted before step 1 and stored, and a resumed run keeps it.
    """

    title: ClassVar[str]  # what people call the family
    rate_knob: ClassVar[str] = ""  # the knob that weighs the rate, where there is one
    takes: ClassVar[Literal["images", "text"]] = "images"  # what it learns from
    # Knobs that mean nothing to this family: they keep their defaults, and nobody is asked for them.
    unused: ClassVar[frozenset[str]] = frozenset()
    splits: ClassVar[bool] = False  # whether processes can share its batches: noise by place, losses as means
    form_groups: ClassVar[tuple[str, ...]] = ("Data", "Model", "Objective", "Training", "Machine", "Record")

    def idle(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Knobs that were turned and yet do nothing: name -> the other knob and the choices it would need."""
        found = {}
        for name, field in type(self).model_fields.items():
            extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
            match extra.get("needs"):
                case [str(other), *choices] if getattr(self, other) not in choices:
                    if getattr(self, name) != field.default:
                        found[name] = other, tuple(map(str, choices))
        return found

    def changes(self, other: TrainConfig) -> str:
        """What is different in ``other``, e.g. "lr 0.002 -> 0.001"; empty where nothing is."""
        before, after = self.model_dump(), other.model_dump()
        return ", ".join(f"{k} {before[k]} -> {after[k]}" for k in after if after[k] != before[k])

    @classmethod
    def live_knobs(cls) -> frozenset[str]:
        """Names of the knobs that may change while a run goes on.

        One that a family declares anew, for another default, stays live.
        """
        declared = [
            (name, field.json_schema_extra)
            for base in cls.__mro__
            if issubclass(base, TrainConfig)
            for name, field in base.model_fields.items()
        ]
        live = {name for name, extra in declared if isinstance(extra, dict) and extra.get("live")}
        return frozenset(live - cls.unused)

    def adjusted(self, values: Mapping[str, Any]) -> Self:
        """The same config with live knobs changed. Raises BadInput naming what cannot be changed so."""
        for name in values:
            if name not in self.live_knobs():
                raise BadInput(
                    "{name} cannot be changed while a run goes on.",
                    "These can: {known}.",
                    name=name,
                    known=", ".join(sorted(self.live_knobs())),
                )
        try:
            return type(self).model_validate({**self.model_dump(), **values})
        except ValidationError as error:
            name, cause = _first(error)
            raise BadInput(
                "{name}: {cause}.", "The run goes on as it was.", name=name, cause=cause
            ) from error

    def over(self, count: int) -> Self:
        """The same config for so many processes. Raises BadInput where they cannot share the run."""
        try:
            return type(self).model_validate({**self.model_dump(), "nproc": count})
        except ValidationError as error:
            name, cause = _first(error)
            raise BadInput("{name}: {cause}.", "Choose another nproc.", name=name, cause=cause) from error

    def asks_for_labels(self) -> bool:
        """Whether the run cannot do without a label for each image."""
        return False

    data: str = knob("fashion-mnist-mini", "a dataset by name, or a path to images", group="Data")
    image_size: Literal[0, 28, 32, 64] = knob(
        0,
        "side of the training images; 0 takes the data's own",
        unit="px",
        zero="the data's own",
        group="Data",
    )
    steps: int = knob(4000, "optimiser steps to reach", ge=1, le=100_000_000)
    batch_size: int = knob(256, "images per step", unit="images", ge=1, le=65_536)
    accumulate: int = knob(
        1,
        "batches whose gradients make one step, where a family has a single loss",
        unit="batches",
        advanced=True,
        ge=1,
        le=4096,
    )
    lr: float = knob(2e-3, "peak learning rate of Adam", live=True, gt=0, le=10.0)
    lr_schedule: Literal["cosine", "linear", "step", "constant"] = knob(
        "cosine",
        "cosine lowers the rate to 0 in the second half, linear in the last two fifths; "
        "step divides it by 10 at the half and at three quarters",
        advanced=True,
    )
    optimiser: Literal["adam", "euler", "leapfrog", "polyak", "rmsprop", "scalar-rmsprop", "langevin"] = knob(
        "adam",
        "how gradients become steps; for all but adam the learning rate is the step of time of a flow",
        advanced=True,
    )
    friction: float = knob(
        1.0, "friction of the momentum", advanced=True, needs=("optimiser", "leapfrog"), ge=0, le=1e6
    )
    polyak_bound: float = knob(
        1000.0,
        "largest inverse length of the gradient that counts",
        advanced=True,
        needs=("optimiser", "polyak"),
        gt=0,
        le=1e12,
    )
    polyak_floor: float = knob(
        0.0,
        "least value that the loss can have; steps grow with what is above it",
        advanced=True,
        needs=("optimiser", "polyak"),
        ge=-1e12,
        le=1e12,
    )
    langevin_noise: float = knob(
        1e-3,
        "noise per square root of time",
        advanced=True,
        needs=("optimiser", "langevin"),
        ge=0,
        le=1e6,
    )
    rules: Rules = knob(
        (),
        "rules by parameter name, for example encoder.*: lr=0.1, clip=1; *.bias: freeze",
        advanced=True,
        live=True,
    )
    ema_decay: float = knob(
        0.999, "decay of the averaged weights that are shown and saved", advanced=True, live=True, ge=0, lt=1
    )
    seed: int = knob(0, "seed of every random number", ge=0, lt=2**31)
    device: Device = knob("auto", "where to compute", group="Machine")
    precision: Literal["auto", "fp32", "bf16"] = knob(
        "auto", "arithmetic: 32-bit floats or bf16 autocast", group="Machine", advanced=True
    )
    layout: Literal["auto", "contiguous", "channels_last"] = knob(
        "auto", "memory layout of images", group="Machine", advanced=True
    )
    compile: bool = knob(
        False,
        "compile the networks; where that fails the run goes on without",
        group="Machine",
        advanced=True,
    )
    nproc: int = knob(
        1,
        "processes on this machine that share each batch equally",
        title="Processes",
        group="Machine",
        advanced=True,
        ge=1,
        le=256,
    )
    threads: int = knob(
        0,
        "CPU threads of a process; 0 times all cores against fewer, beside the window all but one",
        zero="automatic",
        group="Machine",
        advanced=True,
        ge=0,
        le=256,
    )

    @field_validator("nproc")
    @classmethod
    def _can_share(cls, count: int, known: ValidationInfo) -> int:
        if "batch_size" not in known.data:  # refused itself
            return count
        batch = known.data["batch_size"]
        if count > 1 and not cls.splits:
            raise PydanticCustomError(
                "no_shares",
                "{family} cannot share its batches with other processes: take one",
                {"family": cls.title},
            )
        if batch % count:
            raise PydanticCustomError(
                "unequal_shares",
                "{count} processes cannot share a batch_size of {batch} images equally: take a divisor of it",
                {"count": count, "batch": batch},
            )
        if batch // count < cls.least_batch():
            raise PydanticCustomError(
                "small_shares",
                "{count} processes leave each {share} of {batch} images, and batch norm needs {least}",
                {"count": count, "share": batch // count, "batch": batch, "least": cls.least_batch()},
            )
        return count

    @classmethod
    def least_batch(cls) -> int:
        """How many images a network must see at once: two where its layers normalise over them."""
        return next(
            int(bound.ge) for bound in cls.model_fields["batch_size"].metadata if hasattr(bound, "ge")
        )

    checkpoint_every: int = knob(500, "steps between checkpoints", group="Record", ge=1)
    keep_checkpoints: int = knob(
        3,
        "how many checkpoints stay, the newest; those before an edit stay as well",
        group="Record",
        advanced=True,
        ge=1,
    )
    sample_every: int = knob(100, "steps between sample grids", group="Record", advanced=True, ge=1)
    log_every: int = knob(10, "steps between points of the curves", group="Record", advanced=True, ge=1)
    evaluate_every: int = knob(
        500, "steps between evaluations on held-out images", group="Record", advanced=True, ge=1
    )
    tensorboard: bool = knob(True, "also write TensorBoard event files", group="Record", advanced=True)


def _first(error: ValidationError) -> tuple[str, str]:
    """The name of the knob that was found wrong first, and why."""
    first = error.errors()[0]
    return ".".join(str(part) for part in first["loc"]), first["msg"]


class ConditionalConfig(TrainConfig):
    """Of a family whose models can be told the class of each image."""

    conditional: bool = knob(False, "give the model the class of each image", group="Model")

    def asks_for_labels(self) -> bool:
        """Where it is conditional."""
        return self.conditional
