"""The codes that a line, a corner sheet or A - B + C is made of, as values, and how images become them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from latentlab.data import images
from latentlab.latent.finding import Found, find_codes
from latentlab.progress import Progress
from latentlab.spec import Code, Label
from latentlab.ui.state import OpenModel, random_values

Source = tuple[str, bytes | Path]
Show = Callable[[int, list["End"]], None]


class Origin(StrEnum):
    """Where an end's code comes from."""

    CURRENT = "current"
    SEED = "seed"
    CODE = "code"
    IMAGE = "image"


@dataclass(frozen=True, eq=False)
class End:
    """One end. Without a ``code`` it is the current one, wherever that goes; without a ``label`` its class.

    ``seed`` is what drew it; ``name`` says which image it was encoded from, ``path`` where a command line
    finds it ('' where it must take the code instead).
    """

    origin: Origin = Origin.CURRENT
    code: Code | None = None
    seed: int = 0
    name: str = ""
    path: str = ""
    label: Label | None = None

    def at(self, current: Code) -> Code:
        """Its code while ``current`` stands."""
        label = current.label if self.label is None else self.label
        code = current if self.code is None else self.code
        return Code(code.values, code.space, label, current.model)


def drawn(opened: OpenModel, current: Code, seed: int) -> End:
    """A draw from the prior of the current code's space."""
    values = random_values(opened, opened.spec.space(current.space), seed, 1.0, current.label)
    return End(Origin.SEED, current.with_values(values), seed)


def default_ends(opened: OpenModel, current: Code) -> list[End]:
    """The first end follows the current code; three draws are the others."""
    return [End(), *(drawn(opened, current, seed) for seed in (1, 2, 3))]


def encode_ends(
    opened: OpenModel, sources: Sequence[Source], current: Code, progress: Progress, shown: Show | None = None
) -> list[End]:
    """Images to ends: centred, the negative where that looks right; in the space of the current code.

    ``shown`` gets the index of the first and the ends so far while codes are still being looked for. Raises
    BadInput for a bad image.
    """
    spec = opened.spec.image
    found = [images.read(source, name) for name, source in sources]
    negatives = [images.looks_inverted(image, spec) for image in found]
    fitted = [images.fit(image, spec, invert=turn) for image, turn in zip(found, negatives, strict=True)]
    names = [image.name if name else "" for image, (name, _) in zip(found, sources, strict=True)]
    # The command line has one --invert for all its images, so the negative of one goes as a code.
    paths = [
        str(source) if isinstance(source, Path) and not turn else ""
        for turn, (_, source) in zip(negatives, sources, strict=True)
    ]

    def ends(codes: Found) -> list[End]:
        return [
            End(
                Origin.IMAGE,
                Code(values, codes.space, current.label, opened.id),
                name=names[index],
                path=paths[index],
            )
            for index, values in enumerate(codes.codes, start=codes.first)
        ]

    def show(codes: Found) -> None:
        if shown is not None:
            shown(codes.first, ends(codes))

    return ends(find_codes(opened.model, np.stack(fitted), current.label, current.space, progress, show))
