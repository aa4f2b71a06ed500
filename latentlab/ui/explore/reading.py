"""Dropped files to images, off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from latentlab.data import images
from latentlab.errors import BadInput
from latentlab.progress import Progress
from latentlab.ui.refusals import Refusal, as_one

ENOUGH = 512  # pixels of the shorter side: more is not seen, neither by the model nor in the crop

Source = tuple[str, bytes | Path]


@dataclass(frozen=True)
class ReadImages:
    """What could be read, in the order it was dropped, and why the rest (by name) could not."""

    images: list[images.Image]
    refused: list[Refusal]

    @property
    def problem(self) -> BadInput | None:
        """One error for all that was refused."""
        return as_one(self.refused)


def read_all(sources: Sequence[Source], progress: Progress) -> ReadImages:
    """Read files and bytes; one that is no image takes no other with it."""
    found: list[images.Image] = []
    refused: list[Refusal] = []
    for index, (name, source) in enumerate(sources):
        progress.report(index / len(sources), "Reading {name}", name=name)
        try:
            found.append(images.read(source, name, enough=ENOUGH))
        except BadInput as error:
            refused.append((name, error))
    return ReadImages(found, refused)
