"""What every training run can be told. The form, the flags and the stored JSON come from this declaration."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from latentlab.spec import Frozen

Device = Literal["auto", "cuda", "mps", "cpu"]


def knob(
    default: Any,
    description: str,
    *,
    unit: str = "",
    zero: str = "",
    group: str = "Training",
    advanced: bool = False,
    needs: tuple[str, str] | None = None,
    **limits: Any,
) -> Any:
    """Declare one knob. ``group`` is its heading in the form; advanced ones fold away; ``zero`` names a 0.

    ``needs`` names another knob and the choice there without which this one does nothing.
    """
    extra: dict[str, Any] = {"unit": unit, "group": group, "advanced": advanced, "zero": zero}
    if needs is not None:
        extra["needs"] = list(needs)
    return Field(default, description=description, json_schema_extra=extra, **limits)


class TrainConfig(Frozen):
    """Fields that every family shares.

    ``precision``, ``layout`` and ``threads`` are the variant of the arithmetic: what is left to the machine
    is timed or counted before step 1 and stored, and a resumed run keeps it.
    """

    form_groups: ClassVar[tuple[str, ...]] = ("Data", "Model", "Objective", "Training", "Machine", "Record")

    def idle(self) -> dict[str, tuple[str, str]]:
        """Knobs that were turned and yet do nothing: name -> the other knob and the choice it would need."""
        found = {}
        for name, field in type(self).model_fields.items():
            extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
            match extra.get("needs"):
                case [str(other), str(choice)] if getattr(self, other) != choice:
                    if getattr(self, name) != field.default:
                        found[name] = other, choice
        return found

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
    lr: float = knob(2e-3, "peak learning rate of Adam", gt=0, le=10.0)
    lr_schedule: Literal["cosine", "linear", "constant"] = knob(
        "cosine",
        "cosine lowers the rate to 0 in the second half, linear in the last two fifths",
        advanced=True,
    )
    ema_decay: float = knob(
        0.999, "decay of the averaged weights that are shown and saved", advanced=True, ge=0, lt=1
    )
    seed: int = knob(0, "seed of every random number", ge=0, lt=2**31)
    device: Device = knob("auto", "where to compute", group="Machine")
    precision: Literal["auto", "fp32", "bf16"] = knob(
        "auto", "arithmetic: 32-bit floats or bf16 autocast", group="Machine", advanced=True
    )
    layout: Literal["auto", "contiguous", "channels_last"] = knob(
        "auto", "memory layout of images", group="Machine", advanced=True
    )
    threads: int = knob(
        0,
        "CPU threads; 0 times all cores against fewer, beside the window all but one",
        zero="automatic",
        group="Machine",
        advanced=True,
        ge=0,
        le=256,
    )
    checkpoint_every: int = knob(500, "steps between checkpoints", group="Record", ge=1)
    keep_checkpoints: int = knob(
        3, "how many checkpoints stay, the newest", group="Record", advanced=True, ge=1
    )
    sample_every: int = knob(100, "steps between sample grids", group="Record", advanced=True, ge=1)
    log_every: int = knob(10, "steps between points of the curves", group="Record", advanced=True, ge=1)
    evaluate_every: int = knob(
        500, "steps between evaluations on held-out images", group="Record", advanced=True, ge=1
    )
    tensorboard: bool = knob(True, "also write TensorBoard event files", group="Record", advanced=True)


class ConditionalConfig(TrainConfig):
    """Of a family whose models can be told the class of each image."""

    conditional: bool = knob(False, "give the model the class of each image", group="Model")

    def asks_for_labels(self) -> bool:
        """Where it is conditional."""
        return self.conditional
