"""The same decoder in several numeric variants, of which the fastest that draws the same picture is used."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray

from latentlab.data import images
from latentlab.latent.batches import labels
from latentlab.models.base import LatentModel
from latentlab.runs.live import LiveWeights, copy_tensors, tensors_of
from latentlab.spec import Labels, LatentSpace

TOLERANCE = 2  # levels of 255
CHUNK = 64  # codes decoded at once; also the larger of the two timed batches
WORTH = 0.95  # a variant must be this much faster to be worth its rounding
_ROUNDS = {1: 7, CHUNK: 3}

Pixels = NDArray[np.uint8]
Decode = Callable[[NDArray[np.float32]], Pixels]


@dataclass(frozen=True)
class Variant:
    """How weights and maps are kept while decoding."""

    dtype: torch.dtype
    layout: torch.memory_format

    @property
    def name(self) -> str:
        """What the status bar and the bench call it, e.g. ``bf16 channels_last``."""
        kind = "bf16" if self.dtype == torch.bfloat16 else "fp32"
        return kind + (" channels_last" if self.layout == torch.channels_last else "")


PLAIN = Variant(torch.float32, torch.contiguous_format)
CANDIDATES = (
    Variant(torch.float32, torch.channels_last),
    Variant(torch.bfloat16, torch.channels_last),
    Variant(torch.bfloat16, torch.contiguous_format),
)


def convert(model: LatentModel, variant: Variant) -> LatentModel:
    """A private copy of a model in this variant, in eval mode."""
    twin = copy.deepcopy(model).eval().requires_grad_(False).to(variant.dtype)
    for weight in tensors_of(twin):
        if weight.ndim == 4:
            weight.data = weight.data.contiguous(memory_format=variant.layout)
    return twin


def decode_pixels(model: LatentModel, codes: NDArray[np.float32], space: str, label: Labels) -> Pixels:
    """Codes (N, D) to pictures, uint8 (N, H, W, C)."""
    z = torch.from_numpy(codes).to(model.device, model.dtype)
    return images.to_uint8(model.decode(z, space, labels(model, label, len(z))))


def probe_codes(space: LatentSpace, count: int) -> NDArray[np.float32]:
    """Codes (count, D) as far apart as sliders reach, the same at every call."""
    noise = np.random.default_rng(0).standard_normal((count, space.dim), dtype=np.float32)
    return np.asarray(space.means() + space.stds() * np.clip(1.5 * noise, -3.5, 3.5), dtype=np.float32)


class VariantSet:
    """The copies of one model that its decoder uses, at most one per timed batch size and the plain one.

    It serves at once with plain fp32; ``tune`` is a generator that times one candidate at each ``next``, so
    that requests can be served in between. Everything runs in the decoder's thread.
    """

    def __init__(self, model: LatentModel) -> None:
        self.plain = convert(model, PLAIN)
        self._best: dict[int, tuple[Variant, LatentModel]] = {}
        self.milliseconds: dict[tuple[str, int], float] = {}

    def model_for(self, batch: int) -> LatentModel:
        """The fastest accepted copy for that many codes."""
        return self._best.get(1 if batch < CHUNK // 8 else CHUNK, (PLAIN, self.plain))[1]

    def chosen(self, batch: int) -> Variant:
        """Which variant ``model_for`` gives."""
        return self._best.get(1 if batch < CHUNK // 8 else CHUNK, (PLAIN, self.plain))[0]

    def tune(self, exact: bool = False) -> Iterator[None]:
        """Time every candidate at both batch sizes; ``exact`` leaves out those that round."""
        probes = probe_codes(self.plain.spec.space(), CHUNK)
        truth = self._draw(self.plain, probes).astype(np.int16)
        yield
        for batch in _ROUNDS:
            spent = yield from _time(partial(self._draw, self.plain), probes[:batch])
            self.milliseconds[PLAIN.name, batch] = spent
        for variant in CANDIDATES:
            if exact and variant.dtype != torch.float32:
                continue
            model = convert(self.plain, variant)
            pixels = self._draw(model, probes)
            yield
            if int(np.abs(pixels - truth).max()) <= TOLERANCE:
                yield from self._compare(variant, model, probes)

    def _compare(self, variant: Variant, model: LatentModel, probes: NDArray[np.float32]) -> Iterator[None]:
        for batch in _ROUNDS:
            spent = yield from _time(partial(self._draw, model), probes[:batch])
            self.milliseconds[variant.name, batch] = spent
            if spent < WORTH * self.milliseconds[self.chosen(batch).name, batch]:
                self._best[batch] = (variant, model)

    def _draw(self, model: LatentModel, codes: NDArray[np.float32]) -> Pixels:
        return decode_pixels(model, codes, model.spec.spaces[0].name, 0 if model.spec.classes else None)

    def refresh(self, live: LiveWeights, newer_than: int) -> int | None:
        """Take a newer snapshot of a run into every copy in use; its step, or None if there is none."""
        step = live.take(self.plain, newer_than)
        if step is not None:
            sources = tensors_of(self.plain)
            for model in {id(model): model for _, model in self._best.values()}.values():
                copy_tensors(tensors_of(model), sources)
        return step


def _time(decode: Decode, codes: NDArray[np.float32]) -> Generator[None, None, float]:
    """Milliseconds of one decode, the best of some: others' work on the same cores is noise on top."""
    best = float("inf")
    decode(codes)  # the first call allocates and picks kernels
    for _ in range(_ROUNDS[len(codes)]):
        started = time.perf_counter()
        decode(codes)
        best = min(best, 1000.0 * (time.perf_counter() - started))
        yield
    return best
