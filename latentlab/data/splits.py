"""Holding images out: what is tested on is never trained on, copies of a picture included."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from latentlab.data.decoding import Bytes

HELD_OUT = 0.1
MOST_HELD_OUT = 10_000

Flags = NDArray[np.bool_]


def digest(image: Bytes) -> bytes:
    """What tells one image's content from another's: 16 bytes."""
    return hashlib.blake2b(image.tobytes(), digest_size=16).digest()


def held_out(digests: Sequence[bytes]) -> Flags:
    """Which images (N,) to test on: a tenth of the different ones, at least 1, at most 10,000.

    The choice depends on the contents alone, not on names or order. Equal images fall on the same side;
    those that occur once are taken first. With fewer than two different images nothing can be held out
    and all flags are False.
    """
    counts = Counter(digests)
    if len(counts) < 2:
        return np.zeros(len(digests), dtype=bool)
    size = min(max(1, round(len(counts) * HELD_OUT)), MOST_HELD_OUT)
    chosen = set(sorted(counts, key=lambda one: (counts[one], one))[:size])
    return np.fromiter((one in chosen for one in digests), dtype=bool, count=len(digests))


def unseen(test: Iterable[bytes], train: Iterable[bytes]) -> Flags:
    """Which of the test images (N,) are not among the training images."""
    known = set(train)
    return np.array([one not in known for one in test], dtype=bool)
