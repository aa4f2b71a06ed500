"""What there is to see of GLANN: codes and mapped noise, reconstructions, GLO's own samples, near images."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor

from latentlab.data.images import to_signed, to_uint8
from latentlab.data.stores import ImageStore
from latentlab.measures.nearest import nearest, nearest_among
from latentlab.measures.pca import principal_axes
from latentlab.models.glann import GLANN
from latentlab.runs.events import Figure

PICTURES = 32
RECONSTRUCTED = 512
CODES, NOISES = 1000, 2000
LINES, DOTS = 60, 24  # lines from codes to the nearest mapped noise, drawn as dots: a scatter has no lines
CHUNK = 1024
CODE, MAPPED, LINE = 0, 1, 2  # groups of the scatter


class Album:
    """Figures and scalars of a model, made of its training images with random numbers of its own."""

    def __init__(self, store: ImageStore, seed: int) -> None:
        self.images = store.take(torch.arange(len(store), device=store.device))
        self._seed = seed + 3

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
            pictures = to_uint8(self.gaussian(model, 2 * PICTURES))
            figures += [figure, Figure("glo_gaussian", "images", 0, {"images": pictures})]
        if model.method == "glann" and mapped:
            values["nearest_code"], figure = self._scatter(model)
            figures.append(figure)
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

    def _scatter(self, model: GLANN) -> tuple[float, Figure]:
        """Codes, mapped noise, and lines from some codes to the nearest of it, on two axes of the codes."""
        codes = cast(Tensor, model.known_codes("z"))[:CODES]
        noise = model.sample_prior(NOISES, "e", self._generator(model))
        reached = model.map(noise, "e", "z").float()
        distances, indices = nearest(codes, reached)
        way = torch.linspace(0.0, 1.0, DOTS, device=codes.device)[:, None, None]
        lines = torch.lerp(codes[:LINES], reached[indices[:LINES]], way).flatten(0, 1)
        mean, axes = principal_axes(codes, 2)
        groups = {CODE: codes, MAPPED: reached, LINE: lines}
        x, y = ((torch.cat([*groups.values()]).double() - mean) @ axes).T.cpu().numpy()
        group = torch.cat([torch.full((len(points),), number) for number, points in groups.items()]).numpy()
        return float(distances.mean()), Figure("codes", "scatter", 0, {"x": x, "y": y, "group": group})

    def _generator(self, model: GLANN) -> torch.Generator:
        return torch.Generator(model.device).manual_seed(self._seed)


def _pairs(a: Tensor, b: Tensor) -> Tensor:
    """Images side by side: a_0, b_0, a_1, b_1, ..."""
    return torch.stack((a, b), dim=1).flatten(0, 1)
