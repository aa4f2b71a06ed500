"""What the open model was trained on."""

from __future__ import annotations

from latentlab.data.datasets import Dataset, open_dataset
from latentlab.errors import BadInput
from latentlab.progress import Progress
from latentlab.runs.folder import RunFolder
from latentlab.ui.state import OpenModel


def training_data(opened: OpenModel, progress: Progress) -> Dataset:
    """What a model was trained on.

    Raises BadInput where the model does not say, where it is not at hand, or is not the same any more.
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
    return data


def _training(opened: OpenModel) -> tuple[dict[str, object], str]:
    """The config of the training, and the fingerprint of its data; '' for a run that goes on."""
    if opened.info is not None:
        config = opened.info.training.get("config")
        fingerprint = str(opened.info.training.get("data_fingerprint", ""))
        return (dict(config) if isinstance(config, dict) else {}), fingerprint
    return (RunFolder(opened.run).described()[1] if opened.run is not None else {}), ""
