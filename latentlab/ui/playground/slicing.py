"""A slice through the loss of the model that is open, cut off the GUI thread."""

from __future__ import annotations

import torch

from latentlab.data.images import to_signed
from latentlab.playground.landscapes import Landscape
from latentlab.playground.slices import slice_of
from latentlab.progress import Progress
from latentlab.ui.origin import training_data
from latentlab.ui.state import OpenModel

SLICE = "slice"
COUNT = 48
"""Held-out images that the loss is of."""


def cut(opened: OpenModel, progress: Progress) -> Landscape:
    """The loss of held-out images around the model's weights.

    Raises BadInput where its data are not at hand, NotSupported for a model without a loss of its own.
    """
    images = training_data(opened, progress).test
    count = min(COUNT, len(images))
    order = torch.arange(count)
    labels = images.labels[order] if images.labels is not None else None
    return slice_of(opened.model, to_signed(images.take(order)), labels, name=opened.name, progress=progress)
