"""The codes a line or a corner sheet is stretched between, as values, and how images become them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from latentlab.data import images
from latentlab.latent.batches import encode_images
from latentlab.progress import Progress
from latentlab.spec import Code
from latentlab.ui.state import OpenModel, random_values

Source = tuple[str, bytes | Path]


class Origin(StrEnum):
    """Where an end's code comes from."""

    CURRENT = "current"
    SEED = "seed"
    CODE = "code"
    IMAGE = "image"


@dataclass(frozen=True, eq=False)
class End:
    """One end. Without a ``code`` it is the current one, wherever that goes.

    ``seed`` is what drew it; ``name`` says which image it was encoded from, ``path`` where a command line
    finds it ('' where it must take the code instead).
    """

    origin: Origin = Origin.CURRENT
    code: Code | None = None
    seed: int = 0
    name: str = ""
    path: str = ""

    def at(self, current: Code) -> Code:
        """Its code while ``current`` stands; always of the current class."""
        if self.code is None:
            return current
        return Code(self.code.values, self.code.space, current.label, current.model)


def drawn(opened: OpenModel, current: Code, seed: int) -> End:
    """A draw from the prior of the current code's space."""
    values = random_values(opened, opened.spec.space(current.space), seed, 1.0, current.label)
    return End(Origin.SEED, current.with_values(values), seed)


def default_ends(opened: OpenModel, current: Code) -> list[End]:
    """The first end follows the current code; three draws are the others."""
    return [End(), *(drawn(opened, current, seed) for seed in (1, 2, 3))]


def encode_ends(
    opened: OpenModel, sources: Sequence[Source], label: int | None, progress: Progress
) -> list[End]:
    """Images to ends: centred, the negative where that looks right. Raises BadInput for a bad image."""
    spec = opened.spec.image
    found = [images.read(source, name) for name, source in sources]
    negatives = [images.looks_inverted(image, spec) for image in found]
    fitted = [images.fit(image, spec, invert=turn) for image, turn in zip(found, negatives, strict=True)]
    values = encode_images(opened.model, np.stack(fitted), label, progress)
    space = opened.spec.space().name
    return [
        End(
            Origin.IMAGE,
            Code(row, space, label, opened.id),
            name=image.name if name else "",
            # The command line has one --invert for all its images, so the negative of one goes as a code.
            path=str(source) if isinstance(source, Path) and not turn else "",
        )
        for row, image, turn, (name, source) in zip(values, found, negatives, sources, strict=True)
    ]
