"""Which codes a model takes."""

from __future__ import annotations

import numpy as np

from latentlab.errors import BadInput
from latentlab.spec import Code, Label, ModelSpec, class_weights


def fits(code: Code, spec: ModelSpec) -> bool:
    """Whether a model of this kind takes the code: its space, its length, its class."""
    try:
        check(code, spec)
    except BadInput:
        return False
    return True


def _known(label: Label | None, classes: int) -> bool:
    return label is not None and all(0 <= index < classes for index in class_weights(label))


def check(code: Code, spec: ModelSpec) -> None:
    """Raise BadInput, naming the remedy, for a code that such a model does not take."""
    where = spec.space(code.space)
    if len(code.values) != where.dim:
        raise BadInput(
            "This code has {given} numbers, but the space {space} of this model takes {dim}.",
            "Use a code of this model.",
            given=len(code.values),
            space=where.name,
            dim=where.dim,
        )
    if not np.isfinite(code.values).all():
        raise BadInput("A latent code must be finite; this one is not.", "Use a code of this model.")
    if spec.classes and not _known(code.label, len(spec.classes)):
        raise BadInput(
            "This model is conditional: every code needs a class label.",
            "Give one of: {classes}.",
            classes=", ".join(spec.classes),
        )
    if not spec.classes and code.label is not None:
        raise BadInput("This model has no classes, so a label means nothing to it.", "Leave the label out.")
