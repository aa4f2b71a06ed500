"""Pictures to what a model takes, and back. Only here (and in decoding.py) are pixel ranges and Pillow known.

Pictures are numpy uint8 (N, H, W, C) as screens and files have them; batches are torch (N, C, H, W) as
models have them, uint8 in data sets and floats in [-1, 1] in models.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image as PilImage

from latentlab.data.decoding import Bytes, Image, read
from latentlab.files import write_atomically
from latentlab.spec import ImageSpec

if TYPE_CHECKING:
    # Not at run time: the child process that imports folders reads images without torch.
    from torch import Tensor

__all__ = [
    "Bytes",
    "Crop",
    "Image",
    "default_crop",
    "encode_png",
    "fit",
    "looks_inverted",
    "read",
    "save_png",
    "to_signed",
    "to_uint8",
    "to_unit",
]


@dataclass(frozen=True)
class Crop:
    """A square of a picture, in its own pixels."""

    left: int
    top: int
    side: int

    def inside(self, height: int, width: int) -> Crop:
        """The nearest square that lies within a picture of that size."""
        side = max(1, min(self.side, height, width))
        return Crop(min(max(self.left, 0), width - side), min(max(self.top, 0), height - side), side)


def default_crop(height: int, width: int) -> Crop:
    """The largest square, centred."""
    side = min(height, width)
    return Crop((width - side) // 2, (height - side) // 2, side)


def fit(image: Image, spec: ImageSpec, crop: Crop | None = None, invert: bool = False) -> Bytes:
    """Crop, scale and convert a picture to a model's input: uint8 (H, W, C) of ``spec``.

    A whole number of pixels per pixel is averaged exactly; otherwise Lanczos, antialiased. Colours become
    gray by Rec. 601 luma. Where the model's images are not square, the middle of the crop is used.
    """
    crop = (crop or default_crop(image.height, image.width)).inside(image.height, image.width)
    longest = max(spec.height, spec.width)
    width, height = crop.side * spec.width / longest, crop.side * spec.height / longest
    left, top = crop.left + (crop.side - width) / 2, crop.top + (crop.side - height) / 2
    pixels = image.pixels[..., 0] if image.channels == 1 else image.pixels
    # Cut first, so that only the pixels in use are converted.
    x, y, side = crop.left, crop.top, crop.side
    picture = PilImage.fromarray(np.ascontiguousarray(pixels[y : y + side, x : x + side]))
    picture = picture.convert("L" if spec.channels == 1 else "RGB")
    whole = crop.side % longest == 0
    picture = picture.resize(
        (spec.width, spec.height),
        PilImage.Resampling.BOX if whole else PilImage.Resampling.LANCZOS,
        box=(left - x, top - y, left - x + width, top - y + height),
    )
    fitted = np.array(picture).reshape(spec.height, spec.width, spec.channels)
    return 255 - fitted if invert else fitted


def looks_inverted(image: Image, spec: ImageSpec) -> bool:
    """Whether a gray model, whose things are light on dark, should get the negative of this picture.

    True for a light border around something darker: a product on a white page, a drawing on paper.
    """
    if spec.channels != 1:
        return False
    fitted = fit(image, spec).astype(np.float32)[..., 0]
    border = np.concatenate([fitted[0], fitted[-1], fitted[1:-1, 0], fitted[1:-1, -1]])
    return bool(np.median(border) > 127 and np.median(border) > fitted.mean())


def to_signed(images: Bytes | Tensor) -> Tensor:
    """Bytes to a model's floats in [-1, 1], (N, C, H, W): from pictures (N, H, W, C) or a batch (N, C, H, W).

    Numpy arrays are pictures, channels last; uint8 tensors are batches, channels first, and stay on
    their device.
    """
    return to_unit(images).mul_(2.0).sub_(1.0)


def to_unit(images: Bytes | Tensor) -> Tensor:
    """Like ``to_signed``, in [0, 1]; a float tensor is taken to be in [-1, 1]. Always a new tensor."""
    import torch

    if isinstance(images, np.ndarray):
        images = torch.from_numpy(np.ascontiguousarray(images.transpose(0, 3, 1, 2)))
    if images.dtype == torch.uint8:
        return images.to(torch.float32).div_(255.0)
    return images.float().add(1.0).mul_(0.5)


def to_uint8(images: Tensor) -> Bytes:
    """A model's images (N, C, H, W) in [-1, 1] to pictures (N, H, W, C), contiguous, rounded and clipped."""
    import torch

    levels = images.detach().float().add(1.0).mul_(127.5).round_().clamp_(0.0, 255.0)
    pictures = levels.to(torch.uint8).permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return np.asarray(pictures, dtype=np.uint8)


def encode_png(pixels: Bytes) -> bytes:
    """A picture (H, W, C) as the bytes of a PNG file."""
    stream = io.BytesIO()
    PilImage.fromarray(pixels[..., 0] if pixels.shape[-1] == 1 else pixels).save(stream, "PNG")
    return stream.getvalue()


def save_png(pixels: Bytes, path: Path) -> None:
    """Write a picture (H, W, C) as PNG; the file is either whole or not there."""
    data = encode_png(pixels)
    write_atomically(path, lambda temporary: temporary.write_bytes(data))
