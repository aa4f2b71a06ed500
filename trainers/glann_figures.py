"""What there is to see of GLANN: codes and mapped noise, reconstructions, GLO's own samples, near images."""

from __future__ import annotations

from typing import cast

import numpy as np
import torch
from torch import Tensor

from latentlab.data.images import to_signed, to_uint8
from latentlab.data.stores import ImageStore
from latentlab.latent.maps import CodeMap
from latentlab.measures.nearest import nearest, nearest_among
from latentlab.models.glann import GLANN
from latentlab.runs.events import Figure

PICTURES = 32
RECONSTRUCTED = 512
BESIDE = 36  # samples of each way to generate
CODES, NOISES = 1000, 2000
SHOWN, FRESH = 250, 250  # codes with a line to the mapped noise they are given, and mapped noise beside it
CHUNK = 1024
CODE, MAPPED = 0, 1  # groups of the scatter


class Album:
    """Figures and scalars of a model, made of its training images with random numbers of its own."""

    def __init__(self, store: ImageStore, seed: int) -> None:
        self.images = store.take(torch.arange(len(store), device=store.device))
        self._seed = seed + 3
        self._map: CodeMap | None = None

    @torch.no_grad()
    def gaussian(self, model: GLANN, count: int) -> Tensor:
        """Pictures (count, C, H, W) of the Gaussian fitted to the codes: how GLO alone generates."""
        return model.decode(model.sample_prior(count, "z", self._generator(model)), "z")

    @torch.no_grad()
    def evaluate(self, model: GLANN, *, mapped: bool) -> tuple[dict[str, float], list[Figure]]:
        """Scalars (errors in [0, 1] scaling) and figures; ``mapped`` tells that noise is worth a look."""
        values: dict[str, float] = {}
        figures = []
        if model.method != "imle":
            values["train_mse"], figure = self._reconstructions(model)
            figures += [figure, self._beside(model, mapped=mapped)]
        if model.method == "glann" and mapped:
            values["nearest_code"] = self._nearest_code(model)
        values["nearest_training_mse"], figure = self._nearest(model, mapped=mapped)
        return values, [*figures, figure]

    def _reconstructions(self, model: GLANN) -> tuple[float, Figure]:
        """Training images, each with what its code decodes to on its right."""
        truth = to_signed(self.images[:RECONSTRUCTED])
        codes = cast(Tensor, model.known_codes("z"))[:RECONSTRUCTED]
        made = model.decode(codes, "z")
        data = {"images": to_uint8(_pairs(truth[:PICTURES], made[:PICTURES]))}
        return float((made - truth).square().mean()) / 4, Figure("reconstructions", "images", 0, data)

    def _nearest(self, model: GLANN, *, mapped: bool) -> tuple[float, Figure]:
        """Samples, each with the training image nearest to it on its right: were they learned by heart?"""
        if mapped:
            made = model.decode(model.sample_prior(PICTURES, None, self._generator(model)))
        else:
            made = self.gaussian(model, PICTURES)
        parts = (to_signed(part).flatten(1) for part in self.images.split(CHUNK))
        distances, indices = nearest_among(made.float().flatten(1), parts)
        pairs = _pairs(made, to_signed(self.images[indices]))
        figure = Figure("nearest_training_images", "images", 0, {"images": to_uint8(pairs)})
        return float(distances.mean()) / made[0].numel() / 4, figure

    def _beside(self, model: GLANN, *, mapped: bool) -> Figure:
        """Samples of the Gaussian fitted to the codes, GLO's own way, beside those of mapped noise."""
        parts, titles = [self.gaussian(model, BESIDE)], ["GLO, Gaussian"]
        if mapped:
            noise = model.sample_prior(BESIDE, "e", self._generator(model))
            parts, titles = [model.decode(noise, "e"), *parts], ["GLANN", *titles]
        return Figure("samples_beside", "images", 0, {"images": to_uint8(torch.cat(parts)), "titles": titles})

    def _nearest_code(self, model: GLANN) -> float:
        """The mean squared distance of some codes to the nearest of fresh mapped noise."""
        codes = cast(Tensor, model.known_codes("z"))
        noise = model.sample_prior(NOISES, "e", self._generator(model))
        return float(nearest(_some(codes, CODES), model.map(noise, "e", "z").float())[0].mean())

    @torch.no_grad()
    def matching(self, model: GLANN, codes: Tensor, noise: Tensor) -> Figure:
        """Codes (N, D), mapped noise, and lines from codes to what their own ``noise`` (N, E) is mapped to.

        On the two widest axes of the codes, which are the same as long as the codes stay.
        """
        if self._map is None:
            self._map = CodeMap.of(codes, "z")
        fresh = model.sample_prior(FRESH, "e", self._generator(model))
        reached = model.map(torch.cat((_some(noise, SHOWN), fresh)), "e", "z").float()
        starts, ends = (self._map.seen(part.cpu().numpy()) for part in (_some(codes, SHOWN), reached))
        x, y = np.concatenate((starts, ends)).T
        data = {
            "x": x,
            "y": y,
            "group": np.repeat((CODE, MAPPED), (len(starts), len(ends))),
            "names": ["codes", "mapped noise"],
            "lines": np.stack((starts, ends[: len(starts)]), axis=1),
        }
        return Figure("codes", "scatter", 0, data)

    def _generator(self, model: GLANN) -> torch.Generator:
        return torch.Generator(model.device).manual_seed(self._seed)


def _pairs(a: Tensor, b: Tensor) -> Tensor:
    """Images side by side: a_0, b_0, a_1, b_1, ..."""
    return torch.stack((a, b), dim=1).flatten(0, 1)


def _some(rows: Tensor, count: int) -> Tensor:
    """At most so many rows (N, ...), from all parts: images of a class may lie together."""
    at = torch.linspace(0, len(rows) - 1, min(count, len(rows)), device=rows.device)
    return rows[at.round().long()]
