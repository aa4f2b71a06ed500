"""Dropped files to images, off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from latentlab.data import images
from latentlab.errors import BadInput
from latentlab.progress import Progress

LISTED = 5  # files that are named one by one in a message; the details name them all
ENOUGH = 512  # pixels of the shorter side: more is not seen, neither by the model nor in the crop

Source = tuple[str, bytes | Path]


@dataclass(frozen=True)
class ReadImages:
    """What could be read, in the order it was dropped, and why the rest (by name) could not."""

    images: list[images.Image]
    refused: list[tuple[str, BadInput]]

    @property
    def problem(self) -> BadInput | None:
        """One error for all that was refused: the first in full, the others by name; details tell of each."""
        if len(self.refused) < 2:
            return self.refused[0][1] if self.refused else None
        first, others = self.refused[0][1], [name for name, _ in self.refused[1:]]
        if len(others) <= LISTED:
            error = BadInput(
                "{first} Not read either: {names}.",
                "The details, which can be copied, say why.",
                first=first,
                names=", ".join(others),
            )
        else:
            error = BadInput(
                "{first} Not read either: {names} and {more} more.",
                "The details, which can be copied, say why.",
                first=first,
                names=", ".join(others[:LISTED]),
                more=len(others) - LISTED,
            )
        for _, reason in self.refused:
            error.add_note(str(reason))
        return error


def read_all(sources: Sequence[Source], progress: Progress) -> ReadImages:
    """Read files and bytes; one that is no image takes no other with it."""
    found: list[images.Image] = []
    refused: list[tuple[str, BadInput]] = []
    for index, (name, source) in enumerate(sources):
        progress.report(index / len(sources), "Reading {name}", name=name)
        try:
            found.append(images.read(source, name, enough=ENOUGH))
        except BadInput as error:
            refused.append((name, error))
    return ReadImages(found, refused)
