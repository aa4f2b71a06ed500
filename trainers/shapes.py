"""What images the house's networks can learn from."""

from __future__ import annotations

from pathlib import Path

from latentlab.data.datasets import Dataset
from latentlab.errors import BadInput
from latentlab.formats import classifier
from latentlab.models.classifier import Classifier
from latentlab.models.layers import SIZES


def check_square(data: Dataset, family: str) -> None:
    """Raise BadInput unless the images are squares of a known side; ``family`` is what the message names."""
    height, width = data.spec.height, data.spec.width
    if height != width or height not in SIZES:
        raise BadInput(
            "{data} has images of {width} x {height} pixels; a {family} takes squares of {sizes}.",
            "Set image_size to one of these.",
            data=data.name,
            width=width,
            height=height,
            family=family,
            sizes=", ".join(map(str, SIZES)),
        )


def check_comparable(data: Dataset) -> None:
    """Raise BadInput for a single training image."""
    if len(data.train) < 2:
        raise BadInput(
            "{data} has one image to learn from; batch norm compares at least two in a step.",
            "Add images.",
            data=data.name,
        )


def chosen_classifier(file: str, data: Dataset) -> Classifier:
    """The classifier of a file ('' for the bundled one), on the CPU.

    Raises BadInput for an unsound file, and for one that takes other images than those of the data.
    """
    loaded = classifier.load(Path(file).expanduser() if file else None)
    wanted = loaded.model.config.image
    if wanted != data.spec:
        raise BadInput(
            "The classifier {name} looks at images of the shape {there}, {data} has {here} "
            "(channels, height, width).",
            "Set distance to pyramid, or classifier to the file of one for such images.",
            name=loaded.name,
            there=wanted.shape,
            data=data.name,
            here=data.spec.shape,
        )
    return loaded.model
