"""What a picture is compared with to see whether the model learned it by heart: its training images."""

from __future__ import annotations

from dataclasses import dataclass

from latentlab.measures.memory import Neighbour, neighbour
from latentlab.progress import Progress
from latentlab.ui.origin import training_data
from latentlab.ui.state import OpenModel
from latentlab.ui.widgets.pixels import Pixels


@dataclass(frozen=True, eq=False)
class Comparison:
    """A picture uint8 (H, W, C) and what was found near it in ``data``."""

    picture: Pixels
    data: str
    found: Neighbour


def compare(opened: OpenModel, picture: Pixels, progress: Progress) -> Comparison:
    """Find the training image nearest to a picture of a model. Raises BadInput as ``training_data`` does."""
    data = training_data(opened, progress)
    return Comparison(picture, data.name, neighbour(picture, data, progress))
