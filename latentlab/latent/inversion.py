"""The code of an image for a model that only decodes: descent on the code, the weights left alone.

The objective is the mean squared error plus the Laplacian-pyramid L1 distance, which sees shapes that are
off by a few pixels, and the prior's pull. Several starts per image, the nearest of a pool of draws, because
one descent may end in a poor valley (Zhu et al. 2016, arXiv 1609.03552; Bojanowski et al. 2018, arXiv
1707.05776).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

import torch
from torch import Tensor

from latentlab.errors import BadInput, Cancelled
from latentlab.measures.pyramid import pyramid_distance
from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.spec import Capability, LatentSpace

STEPS = 200
RESTARTS = 3
PRIOR_WEIGHT = 1e-3
POOL = 128
"""Draws among which each image finds its starts."""
RATE = 0.1  # of Adam, in standard deviations of the draws
ROWS = {"cpu": 32, "cuda": 512}  # codes that descend at once: a step must stay short enough to be cancelled
SHOW_S = 0.1


@dataclass(frozen=True, eq=False)
class Inverted:
    """Codes (N, D) of ``space`` and their errors (N,): mean squared error plus pyramid distance.

    ``complete`` is False where it was cancelled: then these are the best codes up to that moment.
    """

    codes: Tensor
    errors: Tensor
    space: str
    complete: bool = True


@dataclass(frozen=True, eq=False)
class Glimpse:
    """The best so far of the images from index ``first`` on: codes (n, D), images (n, C, H, W) in [-1, 1]."""

    first: int
    codes: Tensor
    images: Tensor
    space: str


Show = Callable[[Glimpse], None]


def invert(
    model: LatentModel,
    images: Tensor,
    space: str | None = None,
    label: Tensor | None = None,
    *,
    steps: int = STEPS,
    restarts: int = RESTARTS,
    prior_weight: float = PRIOR_WEIGHT,
    generator: torch.Generator | None = None,
    progress: Progress | None = None,
    shown: Show | None = None,
) -> Inverted:
    """Codes of ``space`` (default: the last, the nearest to the picture) that decode to about ``images``.

    ``images`` are (N, C, H, W) in [-1, 1], ``label`` (N,) or (N, K) for a conditional model. Each image
    descends from ``restarts`` codes for ``steps`` steps of Adam; after each the code is projected onto its
    manifold, and under a normal prior ``prior_weight`` times its mean square is part of the objective.
    ``shown`` gets the best so far about ten times a second. Cancelling keeps the best so far; it raises
    Cancelled only before there is any. ``generator`` (CPU) makes the result repeatable. Raises BadInput for
    images of another size.
    """
    if steps < 1 or not 1 <= restarts <= POOL:
        raise BadInput(
            "An inversion takes at least one step and 1 to {limit} starts.", "Give both.", limit=POOL
        )
    model._check_images(images)
    where = model.spec.spaces[-1] if space is None else model.spec.space(space)
    progress = progress or Progress()
    generator = generator or torch.Generator().manual_seed(0)
    # Also inside a caller's inference_mode: what is computed there cannot be descended on.
    with torch.inference_mode(False), torch.enable_grad(), _evaluating(model):
        images = images.to(model.device, torch.float32).clone()
        label = None if label is None else label.to(model.device).clone()
        progress.report(0.0, "Looking for a start")
        starts, scale = _starts(model, images, where, label, restarts, generator, progress)
        codes, errors = starts[:, 0].clone(), images.new_full((len(images),), math.inf)
        complete = True
        size = max(1, ROWS.get(model.device.type, ROWS["cpu"]) // restarts)
        for first in range(0, len(images), size):
            part = slice(first, first + size)
            classes = None if label is None else label[part]
            descent = _Descent(model, images[part], starts[part], where, classes, prior_weight, scale)
            steady = _Steady(progress, shown, first, len(images))
            complete = descent.run(steps, steady) and complete
            codes[part], errors[part] = descent.best_codes(), descent.best_errors()
    return Inverted(codes, errors, where.name, complete)


class _Steady:
    """Says how far one part of the images is, and shows its pictures, not more often than is seen."""

    def __init__(self, progress: Progress, shown: Show | None, first: int, total: int) -> None:
        self._progress, self._shown = progress, shown
        self._first, self._total = first, total
        self._next = 0.0

    def tell(self, descent: _Descent, done: float) -> None:
        fraction = (self._first + done * descent.count) / self._total
        self._progress.report(fraction, "Looking for the code")
        if self._shown is not None and descent.began and perf_counter() >= self._next:
            self._shown(descent.glimpse(self._first))
            self._next = perf_counter() + SHOW_S


class _Descent:
    """Some images (n, C, H, W), each with r codes on their way: rows are image by image."""

    def __init__(
        self,
        model: LatentModel,
        images: Tensor,
        starts: Tensor,
        where: LatentSpace,
        label: Tensor | None,
        prior_weight: float,
        scale: float,
    ) -> None:
        self.count, self._restarts = starts.shape[:2]
        self._model, self._where, self._rate = model, where, RATE * scale
        self._pull = prior_weight if where.prior == "normal" else 0.0
        self._target = images.repeat_interleave(self._restarts, 0)
        self._label = None if label is None else label.repeat_interleave(self._restarts, 0)
        self._z = starts.flatten(0, 1).clone().requires_grad_()
        self._adam = torch.optim.Adam([self._z], lr=self._rate)
        self._best = starts.flatten(0, 1).clone()
        self._errors = self._target.new_full((len(self._target),), math.inf)
        self._pictures = torch.zeros_like(self._target)
        self.began = False

    def run(self, steps: int, steady: _Steady) -> bool:
        """Descend; False where somebody cancelled it."""
        try:
            for step in range(steps):
                steady.tell(self, step / steps)
                self._step(0.5 * self._rate * (1.0 + math.cos(math.pi * step / steps)))
        except Cancelled:
            if not self.began:
                with torch.no_grad():
                    self._look()
            return False
        with torch.no_grad():
            self._look()
        return True

    def _step(self, rate: float) -> None:
        errors = self._look()
        # Rows do not meet in the sum, so each descends as it would alone.
        objective = (errors + self._pull * self._z.square().mean(1)).sum()
        # Only the code's gradient: none is computed for the weights, whatever their requires_grad says.
        (self._z.grad,) = torch.autograd.grad(objective, [self._z])
        self._adam.param_groups[0]["lr"] = rate
        self._adam.step()
        with torch.no_grad():
            self._z.copy_(self._model.project(self._z, self._where.name))

    def _look(self) -> Tensor:
        """Errors (rows,) of where the codes are; what is better than before is kept."""
        pictures = self._model.decode(self._z.to(self._model.dtype), self._where.name, self._label).float()
        errors = _distance(pictures, self._target)
        with torch.no_grad():
            better = errors < self._errors
            self._errors = torch.where(better, errors, self._errors)
            self._best = torch.where(better[:, None], self._z, self._best)
            self._pictures = torch.where(better[:, None, None, None], pictures, self._pictures)
        self.began = True
        return errors

    def best_codes(self) -> Tensor:
        """(n, D)."""
        return self._best[self._winners()].clone()

    def best_errors(self) -> Tensor:
        """(n,)."""
        return self._errors[self._winners()]

    def glimpse(self, first: int) -> Glimpse:
        """What is best by now."""
        return Glimpse(first, self.best_codes(), self._pictures[self._winners()], self._where.name)

    def _winners(self) -> Tensor:
        best = self._errors.view(self.count, self._restarts).argmin(1)
        return best + self._restarts * torch.arange(self.count, device=best.device)


def _distance(a: Tensor, b: Tensor) -> Tensor:
    """(N,): mean squared error plus pyramid distance, of images in [-1, 1]."""
    return (a - b).square().flatten(1).mean(1) + pyramid_distance(a, b)


@torch.no_grad()
def _starts(
    model: LatentModel,
    images: Tensor,
    where: LatentSpace,
    label: Tensor | None,
    restarts: int,
    generator: torch.Generator,
    progress: Progress,
) -> tuple[Tensor, float]:
    """For each image the nearest codes of a pool (N, restarts, D), and the draws' standard deviation."""
    starts = images.new_zeros(len(images), restarts, where.dim)
    scale = 1e-6
    kinds, groups = (torch.zeros(len(images)) if label is None else label).unique(dim=0, return_inverse=True)
    for index, kind in enumerate(kinds):
        chosen = groups.eq(index).nonzero()[:, 0].cpu()
        classes = None if label is None else kind.expand(POOL, *kind.shape)
        pool = _pool(model, where, classes, generator)
        scale = max(scale, float(pool.std(0, unbiased=False).square().mean().sqrt()))
        pictures = []
        for first in range(0, POOL, ROWS["cpu"]):
            progress.check()
            part = slice(first, first + ROWS["cpu"])
            given = None if classes is None else classes[part]
            pictures.append(model.decode(pool[part].to(model.dtype), where.name, given).float().flatten(1))
        distances = torch.cdist(images[chosen].flatten(1), torch.cat(pictures))
        starts[chosen] = pool[distances.topk(restarts, largest=False).indices]
    return starts, scale


def _pool(model: LatentModel, where: LatentSpace, label: Tensor | None, generator: torch.Generator) -> Tensor:
    """Draws of the prior (POOL, D), float32 on the model's device; under a normal prior one is the mean."""
    mean = torch.from_numpy(where.means())
    if model.spec.can(Capability.SAMPLE):
        draws = model.sample_prior(POOL, where.name, generator, label).float()
    else:
        draws = mean + torch.from_numpy(where.stds()) * torch.randn(POOL, where.dim, generator=generator)
    pool = draws.to(model.device)
    if where.prior == "normal":  # the middle of a sphere is not on it
        pool[0] = mean
    return model.project(pool, where.name)


@contextmanager
def _evaluating(model: LatentModel) -> Iterator[None]:
    """Batch norm with its running statistics: what a code decodes to must not depend on its neighbours."""
    training = model.training
    model.eval()
    try:
        yield
    finally:
        model.train(training)
