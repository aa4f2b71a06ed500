"""Image files of every kind and every kind of damage: a picture or a BadInput, never anything else."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import time
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as PilImage
from PIL import ImageCms

from latentlab.data.decoding import FORMATS, known_formats, read, read_size
from latentlab.errors import BadInput

GRADIENT = np.linspace(0, 255, 12 * 20).reshape(12, 20).astype(np.uint8)
COLOUR = np.stack([GRADIENT, GRADIENT[::-1], GRADIENT[:, ::-1]], axis=-1)


def encoded(picture: PilImage.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_claiming(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", body) + png_chunk(b"IEND", b"")
    )


# -- modes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "channels"),
    [("1", 1), ("L", 1), ("LA", 1), ("P", 3), ("PA", 3), ("RGB", 3), ("RGBA", 3), ("CMYK", 3), ("LAB", 3)],
)
def test_modes_become_gray_or_rgb(mode: str, channels: int) -> None:
    source = PilImage.fromarray(COLOUR)
    picture = PilImage.new("LAB", (20, 12), (128, 128, 128)) if mode == "LAB" else source.convert(mode)
    image = read(encoded(picture, "TIFF" if mode in ("CMYK", "LAB", "PA") else "PNG"))
    assert image.pixels.dtype == np.uint8
    assert image.pixels.shape == (12, 20, channels)


def test_gray_and_rgb_are_kept_exactly() -> None:
    assert np.array_equal(read(encoded(PilImage.fromarray(GRADIENT))).pixels[..., 0], GRADIENT)
    assert np.array_equal(read(encoded(PilImage.fromarray(COLOUR))).pixels, COLOUR)


def test_cmyk_jpeg_keeps_its_colours() -> None:
    image = read(encoded(PilImage.new("RGB", (16, 16), (250, 20, 30)).convert("CMYK"), "JPEG", quality=95))
    assert np.abs(image.pixels[8, 8].astype(int) - (250, 20, 30)).max() < 30


def test_transparency_is_laid_on_white() -> None:
    layer = np.zeros((4, 4, 4), np.uint8)
    layer[:2] = (10, 20, 30, 255)
    layer[2] = (0, 0, 0, 128)
    pixels = read(encoded(PilImage.fromarray(layer))).pixels
    assert pixels[0, 0].tolist() == [10, 20, 30]
    assert np.abs(pixels[2, 0].astype(int) - 127).max() <= 1
    assert pixels[3, 0].tolist() == [255, 255, 255]


def test_a_transparent_palette_colour_is_laid_on_white() -> None:
    picture = PilImage.new("P", (4, 4), 1)
    picture.putpalette([0, 0, 0, 200, 10, 10])
    picture.putpixel((0, 0), 0)
    pixels = read(encoded(picture, "PNG", transparency=0)).pixels
    assert pixels[0, 0].tolist() == [255, 255, 255]
    assert pixels[1, 1].tolist() == [200, 10, 10]


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "PPM"])
def test_sixteen_bits_become_eight(kind: str) -> None:
    deep = np.array([[0, 257, 32896, 65535]], np.uint16)
    image = read(encoded(PilImage.fromarray(deep), kind))
    assert image.pixels[0, :, 0].tolist() == [0, 1, 128, 255]


def test_floats_in_the_unit_interval_keep_their_meaning() -> None:
    image = read(encoded(PilImage.fromarray(np.array([[0.0, 0.5, 0.75]], np.float32)), "TIFF"))
    assert image.pixels[0, :, 0].tolist() == [0, 128, 191]


def test_floats_out_of_range_are_stretched_and_nan_is_no_trap() -> None:
    values = np.array([[-2.0, np.nan, 2.0, np.inf]], np.float32)
    assert read(encoded(PilImage.fromarray(values), "TIFF")).pixels[0, :, 0].tolist() == [0, 128, 255, 128]


def test_of_an_animation_the_first_frame_is_read() -> None:
    frames = [PilImage.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    for kind in ("GIF", "WEBP"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)
        red = read(data).pixels[4, 4].astype(int)
        assert red[0] > 230
        assert red[2] < 30


# -- orientation -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_are_turned_upright(kind: str, orientation: int) -> None:
    # A 3 x 2 picture with one bright corner, stored the way a turned camera would.
    upright = np.zeros((32, 48), np.uint8)
    upright[:8, :8] = 255
    to_stored = {
        1: lambda a: a,
        2: np.fliplr,
        3: lambda a: np.rot90(a, 2),
        4: np.flipud,
        5: np.transpose,
        6: lambda a: np.rot90(a, 1),
        7: lambda a: np.rot90(np.transpose(a), 2),
        8: lambda a: np.rot90(a, -1),
    }[orientation]
    stored = PilImage.fromarray(np.ascontiguousarray(to_stored(upright)))
    exif = PilImage.Exif()
    exif[0x0112] = orientation
    pixels = read(encoded(stored, kind, exif=exif)).pixels
    assert pixels.shape[:2] == (32, 48)
    assert pixels[2, 2].max() > 200
    assert pixels[2, -3].max() < 60
    assert pixels[-3, 2].max() < 60


def test_broken_exif_does_not_cost_the_picture() -> None:
    picture = PilImage.fromarray(COLOUR)
    for exif in (b"Exif\0\0garbage", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"):
        assert read(encoded(picture, "JPEG", exif=exif)).pixels.shape == (12, 20, 3)


# -- refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height"), [(20_000, 20_000), (10_000, 10_000), (8_001, 8_000), (1, 2**31 - 1)]
)
def test_too_many_pixels_are_refused_from_the_header(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(png_claiming(width, height))
    before = time.perf_counter()
    with pytest.raises(BadInput, match=r"huge\.png has \d+ megapixels .* the limit is 64"):
        read(path)
    assert time.perf_counter() - before < 1.0


@pytest.mark.parametrize(
    "data",
    [
        b"P6 20000 20000 255\n" + bytes(1000),
        b"BM"
        + struct.pack("<IHHIIiiHHIIiiII", 1054, 0, 0, 54, 40, 20000, 20000, 1, 24, 0, 0, 0, 0, 0, 0)
        + bytes(1000),
        b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6) + b"," + bytes(9) + b"\2\0;",
        b"RIFF"
        + struct.pack("<I", 30)
        + b"WEBPVP8L"
        + struct.pack("<I", 17)
        + b"\x2f\xff\xff\xff\x0f"
        + bytes(13),
    ],
    ids=["ppm", "bmp", "gif", "webp"],
)
def test_other_formats_that_claim_too_much_are_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read(data)


def test_a_picture_at_the_limit_is_read() -> None:
    picture = PilImage.new("1", (8000, 8000))
    assert read(encoded(picture)).pixels.shape == (8000, 8000, 1)


def test_text_named_png_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("dear diary")
    with pytest.raises(BadInput, match=r"notes\.png is not an image") as caught:
        read(path)
    assert "PNG" in str(caught.value.remedy)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF"])
def test_truncated_files_are_refused(tmp_path: Path, kind: str) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    path = tmp_path / f"half.{kind.lower()}"
    data = encoded(PilImage.fromarray(noise), kind)
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(BadInput, match="half"):
        read(path)


def test_missing_empty_folder_and_pipe_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file"):
        read(tmp_path / "nothing.png")
    with pytest.raises(BadInput, match="is a folder"):
        read(tmp_path)
    (tmp_path / "empty.png").touch()
    with pytest.raises(BadInput, match="is empty"):
        read(tmp_path / "empty.png")
    with pytest.raises(BadInput, match="is empty"):
        read(b"")
    os.mkfifo(tmp_path / "pipe.png")  # opening it would wait for a writer for ever
    with pytest.raises(BadInput, match="not a regular file"):
        read(tmp_path / "pipe.png")


def test_formats_whose_decoders_run_programs_are_refused() -> None:
    with pytest.raises(BadInput):
        read(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n")
    assert set(known_formats()) <= set(FORMATS)


def test_errors_print_even_for_odd_names(tmp_path: Path) -> None:
    path = tmp_path / "{blank} %s.png"
    path.write_bytes(b"no")
    with pytest.raises(BadInput, match=r"\{blank\} %s"):
        read(path)


# -- the rest ----------------------------------------------------------------------------------------


def test_the_size_is_read_from_the_header_alone() -> None:
    data = png_claiming(3000, 2000)
    assert read_size(data) == (2000, 3000)
    with pytest.raises(BadInput):
        read(data)


def test_a_large_jpeg_may_be_read_smaller() -> None:
    data = encoded(PilImage.new("RGB", (1600, 1200), "green"), "JPEG")
    assert read(data).pixels.shape == (1200, 1600, 3)
    small = read(data, enough=128).pixels
    assert 128 <= min(small.shape[:2]) < 300


def test_the_name_is_the_files(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(encoded(PilImage.fromarray(GRADIENT)))
    assert read(path).name == "a.png"
    assert read(path, "sub/a.png").name == "sub/a.png"


def _samples() -> list[bytes]:
    picture = PilImage.fromarray(COLOUR)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    samples = [encoded(picture, kind) for kind in ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "PPM")]
    samples.append(encoded(picture.convert("P"), "PNG", icc_profile=profile))
    samples.append(encoded(picture, "TIFF", compression="tiff_lzw"))
    samples.append(encoded(picture, "JPEG", progressive=True))
    return samples


SAMPLES = _samples()


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8),
    st.floats(0.05, 1.0),
)
def test_damaged_bytes_give_a_picture_or_a_clear_error(
    data: bytes, changes: list[tuple[float, int]], kept: float
) -> None:
    damaged = bytearray(data)
    for where, value in changes:
        damaged[int(where * len(damaged))] = value
    with contextlib.suppress(BadInput):
        image = read(bytes(damaged[: max(1, int(kept * len(damaged)))]))
        assert image.pixels.ndim == 3
        assert image.channels in (1, 3)
