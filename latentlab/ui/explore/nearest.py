"""What a picture is compared with to see whether the model learned it by heart: its training images."""

from __future__ import annotations

from dataclasses import dataclass

from latentlab.data.datasets import open_dataset
from latentlab.errors import BadInput
from latentlab.measures.memory import Neighbour, neighbour
from latentlab.progress import Progress
from latentlab.runs.folder import RunFolder
from latentlab.ui.state import OpenModel
from latentlab.ui.widgets.pixels import Pixels


@dataclass(frozen=True, eq=False)
class Comparison:
    """A picture uint8 (H, W, C) and what was found near it in ``data``."""

    picture: Pixels
    data: str
    found: Neighbour


def compare(opened: OpenModel, picture: Pixels, progress: Progress) -> Comparison:
    """Find the training image nearest to a picture of a model.

    Raises BadInput where the model does not say what it was trained on, where that is not at hand, or is
    not the same any more.
    """
    config, fingerprint = _training(opened)
    source, size = config.get("data"), config.get("image_size", 0)
    if not isinstance(source, str) or not isinstance(size, int):
        raise BadInput(
            "{model} does not say which images it was trained on.",
            "Choose a model that was trained here.",
            model=opened.name,
        )
    data = open_dataset(source, size, progress)
    if data.spec != opened.spec.image or fingerprint not in ("", data.fingerprint):
        raise BadInput(
            "{data} is not what {model} was trained on any more.",
            "Bring back the images of that time, or train on those that are there now.",
            data=source,
            model=opened.name,
        )
    return Comparison(picture, data.name, neighbour(picture, data, progress))


def _training(opened: OpenModel) -> tuple[dict[str, object], str]:
    """The config of the training, and the fingerprint of its data; '' for a run that goes on."""
    if opened.info is not None:
        config = opened.info.training.get("config")
        fingerprint = str(opened.info.training.get("data_fingerprint", ""))
        return (dict(config) if isinstance(config, dict) else {}), fingerprint
    return (RunFolder(opened.run).described()[1] if opened.run is not None else {}), ""
