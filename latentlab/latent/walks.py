"""Ways through a latent space: lines, sheets between four corners, traversals of axes. numpy, float32.

Linear interpolation of two normal codes passes through codes too close to the mean (its midpoint has
standard deviation .707); the cosine-sine walk keeps the distribution (Su Jianlin, kexue.fm 6181).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from latentlab.errors import BadInput
from latentlab.spec import Floats, LatentSpace

Kind = Literal["linear", "spherical", "cosine"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Doubles = NDArray[np.float64]


def line(a: ArrayLike, b: ArrayLike, steps: int, kind: Kind = "linear") -> Floats:
    """Codes (steps, D) from ``a`` to ``b``, each (D,), both ends included.

    - linear: ``a + t (b - a)``.
    - spherical: slerp of the directions, linear in the norm.
    - cosine: ``a cos(t pi/2) + b sin(t pi/2)``: standard normal ends give standard normal codes between.

    Raises BadInput for codes of different lengths, fewer than two steps or an unknown kind.
    """
    start, end = _codes(a, 1), _codes(b, 1)
    if start.shape != end.shape:
        raise BadInput(
            "The two codes have different lengths, {a} and {b}.",
            "Take both from the same space of the same model.",
            a=len(start),
            b=len(end),
        )
    if steps < 2:
        raise BadInput("A line needs at least 2 steps, not {steps}.", steps=steps)
    t = np.linspace(0.0, 1.0, steps)[:, None]
    if kind == "linear":
        walk = start + t * (end - start)
    elif kind == "spherical":
        walk = _slerp(start, end, t)
    elif kind == "cosine":
        walk = start * np.cos(t * np.pi / 2) + end * np.sin(t * np.pi / 2)
    else:
        raise BadInput(
            "There is no interpolation named {kind!r}.",
            "Known ones: {known}.",
            kind=kind,
            known=", ".join(KINDS),
        )
    walk[0], walk[-1] = start, end
    return walk.astype(np.float32)


def corners(codes: ArrayLike, rows: int, cols: int, kind: Kind = "linear") -> Floats:
    """Codes (rows * cols, D), row by row, between four corners (4, D).

    The corners are top left, top right, bottom left, bottom right. Raises BadInput as ``line`` does.
    """
    four = _codes(codes, 2)
    if len(four) != 4:
        raise BadInput("A corner sheet needs 4 codes, not {count}.", count=len(four))
    top, bottom = line(four[0], four[1], cols, kind), line(four[2], four[3], cols, kind)
    columns = [line(top[col], bottom[col], rows, kind) for col in range(cols)]
    return np.stack(columns, axis=1).reshape(rows * cols, -1)


def traversal(code: ArrayLike, axes: Sequence[int], values: ArrayLike) -> Floats:
    """Codes (len(axes) * S, D): row r is ``code`` (D,) with axis ``axes[r]`` at each of ``values[r]``.

    ``values`` is (len(axes), S), or (S,) for the same values on every axis. Raises BadInput for an axis
    the code does not have.
    """
    base = _codes(code, 1).astype(np.float32)
    _check_axes(axes, len(base))
    table = np.atleast_2d(np.asarray(values, dtype=np.float32))
    table = np.broadcast_to(table, (len(axes), table.shape[1]))
    walk = np.tile(base, (*table.shape, 1))
    for row, axis in enumerate(axes):
        walk[row, :, axis] = table[row]
    return walk.reshape(-1, len(base))


def axis_values(space: LatentSpace, axes: Sequence[int], steps: int, reach: float = 3.0) -> Floats:
    """Values (len(axes), steps) from mean - reach std to mean + reach std of each axis.

    Raises BadInput for an axis the space does not have, and for a reach that is not a number.
    """
    _check_axes(axes, space.dim)
    if not math.isfinite(reach):
        raise BadInput("A traversal cannot reach {reach} standard deviations.", "Give a number.", reach=reach)
    chosen = list(axes)
    mean, std = space.means()[chosen, None], space.stds()[chosen, None]
    return (mean + std * np.linspace(-reach, reach, steps, dtype=np.float32)).astype(np.float32)


def truncate(z: ArrayLike, mean: ArrayLike, psi: float) -> Floats:
    """Codes (N, D) or (D,) drawn towards the mean (D,): psi 1 keeps them, 0 gives the mean."""
    centre = np.asarray(mean, dtype=np.float32)
    return (centre + np.float32(psi) * (np.asarray(z, dtype=np.float32) - centre)).astype(np.float32)


def _slerp(a: Doubles, b: Doubles, t: Doubles) -> Doubles:
    norm_a, norm_b = float(np.linalg.norm(a)), float(np.linalg.norm(b))
    if norm_a == 0.0 or norm_b == 0.0:
        return a + t * (b - a)  # a zero code has no direction: its line is straight
    u, v = a / norm_a, b / norm_b
    cosine = float(np.clip(u @ v, -1.0, 1.0))
    # What of v is perpendicular to u; where nothing is left any perpendicular direction serves.
    across = v - cosine * u
    sine = float(np.linalg.norm(across))
    if sine < 1e-7:
        if cosine > 0.0 or len(u) == 1:
            return a + t * (b - a)
        across = np.eye(len(u))[int(np.argmin(np.abs(u)))]
        across = across - (across @ u) * u
    across = across / np.linalg.norm(across)
    angle = t * np.arctan2(sine, cosine)
    walk: Doubles = ((1.0 - t) * norm_a + t * norm_b) * (np.cos(angle) * u + np.sin(angle) * across)
    return walk


def _check_axes(axes: Sequence[int], dim: int) -> None:
    for axis in axes:
        if not 0 <= axis < dim:
            raise BadInput(
                "There is no axis {axis}.",
                "Axes run from 0 to {last}.",
                axis=axis,
                last=dim - 1,
            )


def _codes(codes: ArrayLike, ndim: int) -> Doubles:
    array = np.asarray(codes, dtype=np.float64)
    if array.ndim != ndim or array.shape[-1] == 0 or not np.isfinite(array).all():
        raise BadInput(
            "Codes must be finite numbers of {ndim} dimension(s), not of shape {shape}.",
            ndim=ndim,
            shape=array.shape,
        )
    return array
