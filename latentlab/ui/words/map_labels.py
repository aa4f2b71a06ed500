"""Where the names of points go: beside them, over no other name, and only where there is room."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics

TRIED = 200
"""Words that a name is tried for: those that come first."""
_LONGEST = 24  # characters of a name
_GAP = 9  # pixels between a point and its name
_POINT = 2.0  # pixels from the middle of a point that a name keeps away
_DOT = 6.0  # half the side of what no name lies on, around an important point


def short(word: str) -> str:
    """A word as it is written on the map."""
    return word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"


def place_labels(
    words: Sequence[str],
    points: NDArray[np.float64],
    important: NDArray[np.bool_],
    metrics: QFontMetrics,
    room: QRectF,
) -> dict[int, QRectF]:
    """Boxes of names by the index of their word; points (N, 2) in pixels, the first come first.

    Only an important word's name may lie on points; none lies on an important point or another name.
    """
    taken = [QRectF(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT) for x, y in points[important][:TRIED].tolist()]
    found: dict[int, QRectF] = {}
    order = np.argsort(~important, kind="stable")[:TRIED].tolist()
    for index in order:
        for box in _boxes(points[index], words[index], metrics):
            if not room.contains(box) or any(box.intersects(other) for other in taken):
                continue
            if not important[index] and _covers(points, box):
                continue
            found[index] = box
            taken.append(box)
            break
    return found


def label_box(point: NDArray[np.float64], name: str, metrics: QFontMetrics, room: QRect) -> QRectF:
    """A box for a name beside its point (2,) that is inside the room, whatever else is there."""
    for box in _boxes(point, name, metrics):
        if QRectF(room).contains(box.adjusted(-4, -1, 4, 1)):
            return box
    return _boxes(point, name, metrics)[0]


def _boxes(point: NDArray[np.float64], word: str, metrics: QFontMetrics) -> list[QRectF]:
    """To the right, to the left, above, below."""
    x, y = float(point[0]), float(point[1])
    width, height = metrics.horizontalAdvance(short(word)) + 2.0, float(metrics.height())
    return [
        QRectF(x + _GAP, y - height / 2, width, height),
        QRectF(x - _GAP - width, y - height / 2, width, height),
        QRectF(x - width / 2, y - _GAP - height, width, height),
        QRectF(x - width / 2, y + _GAP, width, height),
    ]


def _covers(points: NDArray[np.float64], box: QRectF) -> bool:
    box = box.adjusted(-_POINT, -_POINT, _POINT, _POINT)
    inside = (points >= (box.left(), box.top())) & (points <= (box.right(), box.bottom()))
    return bool(inside.all(axis=1).any())
