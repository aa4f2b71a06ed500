"""From uint8 arrays to Qt's images; the other direction never happens in the window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Pixels = NDArray[np.uint8]


def to_qimage(pixels: Pixels) -> QImage:
    """Turn (H, W), (H, W, 1), (H, W, 3) or (H, W, 4) uint8 pixels into an image of its own memory."""
    array = np.ascontiguousarray(pixels)
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    height, width = array.shape[:2]
    formats = {
        2: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    kind = formats[2 if array.ndim == 2 else array.shape[2]]
    # bytesPerLine always: Qt expects rows padded to 4 bytes otherwise. The copy outlives the array.
    return QImage(array.data, width, height, array.strides[0], kind).copy()
