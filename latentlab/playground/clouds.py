"""Clouds of points in the plane: made by name, or read from a file."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from latentlab.errors import BadInput
from latentlab.playground.landscapes import Doubles

MOST = 200
"""Points that linear programs are solved for: the dual has as many constraints as there are pairs."""


def blob(count: int, generator: np.random.Generator) -> Doubles:
    """A Gaussian (count, 2) left of the middle."""
    return np.array([-0.9, 0.0]) + 0.3 * generator.standard_normal((count, 2))


def ring(count: int, generator: np.random.Generator) -> Doubles:
    """A circle (count, 2) right of the middle, a little blurred."""
    angles = np.linspace(0.0, 2 * math.pi, count, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return np.array([0.8, 0.0]) + 0.6 * circle + 0.03 * generator.standard_normal((count, 2))


def eight(count: int, generator: np.random.Generator) -> Doubles:
    """Eight Gaussians (count, 2) on a circle of radius 2 / 1.414 (Gulrajani et al. 2017)."""
    angles = 2 * math.pi * (np.arange(count) % 8) / 8
    centres = 2.0 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return np.asarray((centres + 0.02 * generator.standard_normal((count, 2))) / 1.414)


def roll(count: int, generator: np.random.Generator) -> Doubles:
    """A Swiss roll (count, 2)."""
    turn = 1.5 * math.pi * (1 + 2 * (np.arange(count) + 0.5) / count)
    spiral = np.stack([turn * np.cos(turn), turn * np.sin(turn)], axis=1) / 10.0
    return spiral + 0.02 * generator.standard_normal((count, 2))


def line(count: int, _generator: np.random.Generator) -> Doubles:
    """Even points (count, 2) on a vertical line."""
    return np.stack([np.zeros(count), np.linspace(-1.2, 1.2, count)], axis=1)


CLOUDS: Mapping[str, Callable[[int, np.random.Generator], Doubles]] = {
    "blob": blob,
    "ring": ring,
    "eight": eight,
    "roll": roll,
    "line": line,
}


def make(name: str, count: int, seed: int = 0) -> Doubles:
    """A cloud (count, 2) by name. Raises BadInput for an unknown one."""
    if name not in CLOUDS:
        raise BadInput(
            "There is no cloud {name!r}.", "There are {known}.", name=name, known=", ".join(CLOUDS)
        )
    return CLOUDS[name](count, np.random.default_rng(seed))


def read_points(path: Path) -> Doubles:
    """The points (N, 2) of a .csv file, two numbers a line; a first line of names is passed over.

    Raises BadInput naming the line that is no point, for no points and for more than MOST.
    """
    points = []
    with open(path, newline="", encoding="utf-8", errors="replace") as handle:
        for number, row in enumerate(csv.reader(handle), start=1):
            if not row or (number == 1 and not _is_point(row)):
                continue
            if not _is_point(row):
                raise BadInput(
                    "{path}: line {number} is no point: {text!r}.",
                    "Write two finite numbers on each line, with a comma between.",
                    path=path,
                    number=number,
                    text=",".join(row)[:60],
                )
            points.append([float(part) for part in row])
            if len(points) > MOST:
                raise BadInput(
                    "{path} has more than {most} points.",
                    "Give fewer: plans are exact.",
                    path=path,
                    most=MOST,
                )
    if not points:
        raise BadInput("{path} has no points.", "Write two numbers on each line.", path=path)
    return np.array(points)


def _is_point(row: list[str]) -> bool:
    try:
        return len(row) == 2 and all(math.isfinite(float(part)) for part in row)
    except ValueError:
        return False
