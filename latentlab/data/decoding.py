"""Image files to pixels: every format, mode and orientation that people have, and nothing that harms."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PilImage
from PIL import UnidentifiedImageError

from latentlab.errors import BadInput

Bytes = NDArray[np.uint8]

LIMIT_PIXELS = 64_000_000
"""Larger images are refused from their header, before any memory is taken for them."""

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "PPM", "AVIF")
"""Told by content. No EPS, PDF, FITS and the like: their decoders run programs or are rarely looked after."""

# Pillow only warns of large images; ours is checked right after the header, lower, and an error.
PilImage.MAX_IMAGE_PIXELS = None

# What Pillow's decoders raise on broken or hostile files.
_DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    AttributeError,
    MemoryError,
    struct.error,
    zlib.error,
)

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: PilImage.Transpose.FLIP_LEFT_RIGHT,
    3: PilImage.Transpose.ROTATE_180,
    4: PilImage.Transpose.FLIP_TOP_BOTTOM,
    5: PilImage.Transpose.TRANSPOSE,
    6: PilImage.Transpose.ROTATE_270,
    7: PilImage.Transpose.TRANSVERSE,
    8: PilImage.Transpose.ROTATE_90,
}


@dataclass(frozen=True, eq=False)
class Image:
    """A picture as it was found: ``pixels`` is uint8 (H, W, C) with C 1 (gray) or 3 (RGB), upright.

    ``path`` is the file it was read from, None where it never was one.
    """

    pixels: Bytes
    name: str = ""
    path: Path | None = None

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    @property
    def channels(self) -> int:
        """1 for gray, 3 for RGB."""
        return int(self.pixels.shape[2])


def read(source: Path | bytes, name: str = "", enough: int = 0) -> Image:
    """Read an image file, or the bytes of one, whatever it is called; of an animation, the first frame.

    Transparent pictures are laid on white: most are drawn for pages. ``enough`` > 0 allows a large JPEG
    to be decoded at a fraction of its size whose shorter side still has that many pixels.
    Raises BadInput for anything else than an image of at most 64 megapixels.
    """
    name = name or _name_of(source)
    with _opened(source, name) as picture:
        if enough:
            picture.draft(None, (enough, enough))
        picture.load()
        pixels = np.array(_turned(picture, _eight_bits(picture)))
    path = source if isinstance(source, Path) else None
    return Image(pixels.reshape(*pixels.shape[:2], -1), name, path)


def read_size(source: Path | bytes, name: str = "") -> tuple[int, int]:
    """(height, width) as stored, from the header alone. Raises BadInput like ``read``."""
    with _opened(source, name or _name_of(source)) as picture:
        return picture.height, picture.width


def known_formats() -> tuple[str, ...]:
    """Those of ``FORMATS`` that this build of Pillow has."""
    PilImage.init()
    return tuple(name for name in FORMATS if name in PilImage.OPEN)


def _name_of(source: Path | bytes) -> str:
    return source.name if isinstance(source, Path) else "The image"


@contextlib.contextmanager
def _opened(source: Path | bytes, name: str) -> Iterator[PilImage.Image]:
    """The picture with its header read and its size checked; whatever a decoder raises becomes BadInput."""
    try:
        with _stream(source, name) as stream, PilImage.open(stream, formats=known_formats()) as picture:
            _check_size(picture, name)
            yield picture
    except UnidentifiedImageError as error:
        raise BadInput(
            "{name} is not an image that LatentLab can read.",
            "Give a PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF file.",
            name=name,
        ) from error
    except _DECODER_ERRORS as error:
        raise BadInput(
            "{name} is damaged, incomplete or unreadable ({cause}).",
            "Get it again, or open it elsewhere and save it as PNG.",
            name=name,
            cause=str(error) or type(error).__name__,
        ) from error


def _stream(source: Path | bytes, name: str) -> BinaryIO:
    if not isinstance(source, Path):
        if not source:
            raise BadInput("{name} is empty.", "Give an image file.", name=name)
        return io.BytesIO(source)
    try:
        info = source.stat()
    except FileNotFoundError:
        raise BadInput("There is no file {path}.", "Check its name.", path=source) from None
    if stat.S_ISDIR(info.st_mode):
        raise BadInput("{path} is a folder, not an image.", "Give a file inside it.", path=source)
    if not stat.S_ISREG(info.st_mode):  # opening a pipe would wait for ever
        raise BadInput("{path} is not a regular file.", "Give an image file.", path=source)
    if not info.st_size:
        raise BadInput("{path} is empty.", "Give an image file.", path=source)
    return open(source, "rb")


def _check_size(picture: PilImage.Image, name: str) -> None:
    if picture.width * picture.height > LIMIT_PIXELS:
        raise BadInput(
            "{name} has {megapixels:.0f} megapixels ({width} x {height}); the limit is {limit}.",
            "Scale it down first.",
            name=name,
            megapixels=picture.width * picture.height / 1e6,
            width=picture.width,
            height=picture.height,
            limit=LIMIT_PIXELS // 1_000_000,
        )


def _eight_bits(picture: PilImage.Image) -> PilImage.Image:
    """The picture in mode L or RGB."""
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        return PilImage.fromarray(_narrowed(np.asarray(picture).astype(np.float32)))
    gray = picture.mode in ("1", "L", "LA", "La")
    if not picture.has_transparency_data:
        return picture.convert("L" if gray else "RGB")
    layer = picture.convert("RGBA")
    page = PilImage.new("RGBA", layer.size, "white")
    return PilImage.alpha_composite(page, layer).convert("L" if gray else "RGB")


def _narrowed(values: NDArray[np.float32]) -> Bytes:
    """Samples of more than 8 bits: unit floats, bytes and 16-bit ranges keep their meaning, others stretch.

    ``values`` is (H, W).
    """
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    if low < 0 or high > 65535:
        values, scale = values - low, 255.0 / max(high - low, 1e-30)
    elif high > 255:
        scale = 255.0 / 65535.0
    else:
        scale = 255.0 if high <= 1 else 1.0
    narrow: Bytes = np.rint(values * scale).clip(0, 255).astype(np.uint8)
    return narrow


def _turned(picture: PilImage.Image, pixels: PilImage.Image) -> PilImage.Image:
    """``pixels`` the way the camera was held."""
    try:
        turn = _UPRIGHT.get(picture.getexif().get(_ORIENTATION, 1))
    except _DECODER_ERRORS:
        turn = None  # a broken note about a good picture
    return pixels if turn is None else pixels.transpose(turn)
