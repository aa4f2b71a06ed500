"""How far apart a classifier sees two images: the feature distance that GLO can learn by.

After Chen & Koltun 2017 (arXiv 1707.09405) and Hoshen et al. 2019 (arXiv 1812.08985): L1 on the image and on
every map of features on the way to the logits, each layer in a unit of its own.
"""

from __future__ import annotations

import torch
from torch import Tensor

from latentlab.models.classifier import Classifier

TINY = 1e-6


class FeatureDistance:
    """Distance (N,) of images (N, C, H, W) in [-1, 1]; about 1 for two different images of ``examples``.

    Every layer, the pixels among them, is divided by how far apart it has two of ``examples`` (M, C, H, W),
    M >= 2, on average, so that all count alike whatever the scale of their features.
    """

    def __init__(self, classifier: Classifier, examples: Tensor) -> None:
        self._classifier = classifier.eval().requires_grad_(False)
        # Twice as fast on a processor as channels first.
        self._classifier.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._scales: list[Tensor] = []
        with torch.no_grad():
            apart = self._layers(examples, examples.roll(len(examples) // 2, 0))
            self._scales = [layer.mean().clamp_min(TINY) for layer in apart]

    def __call__(self, made: Tensor, truth: Tensor) -> Tensor:
        """The distance (N,); gradients go to ``made`` alone."""
        layers = self._layers(made, truth)
        scaled = [layer / scale for layer, scale in zip(layers, self._scales, strict=True)]
        return torch.stack(scaled).mean(0)

    def _layers(self, made: Tensor, truth: Tensor) -> list[Tensor]:
        """The mean absolute difference (N,) in the pixels and in each layer, float32 at least."""
        made, truth = (x.contiguous(memory_format=torch.channels_last) for x in (made, truth))
        with torch.no_grad():
            wanted = [truth.detach(), *self._classifier.maps(truth)]
        found = [made, *self._classifier.maps(made)]
        return [_apart(a, b) for a, b in zip(found, wanted, strict=True)]


def _apart(a: Tensor, b: Tensor) -> Tensor:
    wide = torch.promote_types(a.dtype, torch.float32)
    return (a.to(wide) - b.to(wide)).abs().flatten(1).mean(1)
