"""A flat map of the codes that stay with a model: their two widest principal axes, and moving along them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from latentlab.measures.pca import principal_axes
from latentlab.models.base import LatentModel
from latentlab.spec import Floats

STEPS = 16
"""Times a code is moved and taken back to its manifold, which moves it off the place again."""
TURNS = 8
"""Times that one out of reach is taken back without being moved: held axes leave the manifold as well."""
LEAST = 3  # codes; fewer span no plane
EXACT_UP_TO = 512  # axes of codes; more of them would make somebody wait

Place = NDArray[np.float64]
Project = Callable[[Floats], Floats]


@dataclass(frozen=True, eq=False)
class CodeMap:
    """The plane through ``mean`` (D,) along orthonormal ``axes`` (D, 2), and ``codes`` (N, D) seen on it.

    ``points`` are (N, 2), the widest axis first.
    """

    space: str
    codes: Floats
    mean: Place
    axes: Place
    points: Place

    @classmethod
    def of(cls, codes: Tensor, space: str) -> Self:
        """The map of codes (N, D), N and D at least 2, of a space."""
        centre, found = principal_axes(codes, 2, EXACT_UP_TO)
        mean, axes = centre.cpu().numpy(), found.flip(1).cpu().numpy()
        # An eigenvector has no sign; the same codes shall have the same map on every machine.
        axes = axes * np.where(axes[np.abs(axes).argmax(0), [0, 1]] < 0, -1.0, 1.0)
        values = codes.float().cpu().numpy()
        return cls(space, values, mean, axes, (values - mean) @ axes)

    def seen(self, values: Floats) -> Place:
        """Where codes (D,) or (N, D) lie, (2,) or (N, 2): their feet on the plane."""
        feet: Place = (values - self.mean) @ self.axes
        return feet

    def moved(self, values: Floats, to: Place, project: Project) -> Floats:
        """The code (D,) at the place ``to`` (2,) that ``values`` (D,) becomes by going along the axes.

        ``project`` takes it back to the manifold its space asks for. On a sphere the place is reached, as
        far as the sphere has it; what the axes do not span keeps its direction.
        """
        for _ in range(STEPS):
            off = to - self.seen(values)
            if not np.abs(off).max() > 1e-6:
                break
            values = project((values + self.axes @ off).astype(np.float32))
        else:
            for _ in range(TURNS):
                values = project(values)
        return values


def keeps_codes(model: LatentModel) -> bool:
    """Whether the model has a space whose codes of real images stay with it; costs nothing."""
    return any(model.keeps_codes(space.name) for space in model.spec.spaces)


def known_map(model: LatentModel) -> CodeMap | None:
    """The map of the codes that stay with a model, of its first space with some; None without any for it."""
    for space in model.spec.spaces:
        codes = model.known_codes(space.name)
        if codes is not None and len(codes) >= LEAST and codes.shape[1] > 1:
            return CodeMap.of(codes, space.name)
    return None


def holding(project: Project, axes: NDArray[np.intp], held: Floats) -> Project:
    """A ``project`` after which these ``axes`` (K,) have the values ``held`` (K,).

    That takes a code off its manifold again; repeated, as ``CodeMap.moved`` does, it comes to both.
    """

    def both(values: Floats) -> Floats:
        values = project(values).copy()
        values[axes] = held
        return values

    return both if len(axes) else project


@torch.inference_mode()
def on_manifold(model: LatentModel, space: str, values: Floats) -> Floats:
    """A code (D,) taken back to the manifold of its space."""
    code = torch.tensor(values)[None].to(model.device, model.dtype)
    found: Floats = model.project(code, space)[0].float().cpu().numpy()
    return found


@torch.inference_mode()
def brought(model: LatentModel, values: Floats, source: str, target: str) -> Floats:
    """A code (D,) of one space as a code (D',) of another. Raises NotSupported where there is no way."""
    code = torch.tensor(values)[None].to(model.device, model.dtype)
    found: Floats = model.map(code, source, target)[0].float().cpu().numpy()
    return found
