"""Pictures to a model's input and back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from latentlab import paths
from latentlab.data import images
from latentlab.data.images import Crop, Image, default_crop, fit, looks_inverted
from latentlab.spec import ImageSpec

GRAY = ImageSpec(channels=1, height=28, width=28)
RGB = ImageSpec(channels=3, height=64, width=64)


def noise(height: int, width: int, channels: int = 3) -> Image:
    return Image(np.random.default_rng(0).integers(0, 256, (height, width, channels), dtype=np.uint8))


# -- ranges ------------------------------------------------------------------------------------------


def test_every_byte_survives_the_way_to_a_model_and_back() -> None:
    levels = np.arange(256, dtype=np.uint8).reshape(1, 16, 16, 1)
    signed = images.to_signed(levels)
    assert signed.shape == (1, 1, 16, 16)
    assert signed.dtype == torch.float32
    assert (signed.min(), signed.max()) == (-1.0, 1.0)
    assert np.array_equal(images.to_uint8(signed), levels)


def test_pictures_are_channels_last_and_batches_channels_first() -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (2, 5, 7, 3), dtype=np.uint8)
    batch = torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous()
    assert torch.equal(images.to_signed(pictures), images.to_signed(batch))
    back = images.to_uint8(images.to_signed(batch))
    assert back.flags.c_contiguous
    assert np.array_equal(back, pictures)


def test_to_signed_leaves_its_argument_alone() -> None:
    batch = torch.full((1, 1, 2, 2), 255, dtype=torch.uint8)
    images.to_signed(batch)
    assert batch.unique().tolist() == [255]
    model_range = torch.full((1, 1, 2, 2), -0.5)
    assert images.to_unit(model_range).unique().tolist() == [0.25]
    assert model_range.unique().tolist() == [-0.5]


def test_out_of_range_floats_are_clipped_not_wrapped() -> None:
    x = torch.tensor([-9.0, -1.001, 1.001, 9.0]).view(1, 1, 1, 4)
    assert images.to_uint8(x).ravel().tolist() == [0, 0, 255, 255]
    assert images.to_uint8(x.to(torch.bfloat16)).ravel().tolist() == [0, 0, 255, 255]


# -- crop --------------------------------------------------------------------------------------------


def test_the_default_crop_is_the_largest_square_in_the_middle() -> None:
    assert default_crop(100, 160) == Crop(30, 0, 100)
    assert default_crop(160, 100) == Crop(0, 30, 100)


@given(
    st.integers(-500, 500),
    st.integers(-500, 500),
    st.integers(-10, 900),
    st.integers(1, 300),
    st.integers(1, 300),
)
def test_a_crop_is_always_brought_inside(left: int, top: int, side: int, height: int, width: int) -> None:
    crop = Crop(left, top, side).inside(height, width)
    assert 1 <= crop.side <= min(height, width)
    assert 0 <= crop.left <= width - crop.side
    assert 0 <= crop.top <= height - crop.side
    assert crop.inside(height, width) == crop


# -- fit ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("spec", [GRAY, RGB, ImageSpec(channels=1, height=20, width=32)])
@pytest.mark.parametrize(("height", "width"), [(1, 1), (28, 28), (64, 64), (300, 211), (3, 900)])
def test_anything_fits_any_model(channels: int, spec: ImageSpec, height: int, width: int) -> None:
    fitted = fit(noise(height, width, channels), spec)
    assert fitted.shape == (spec.height, spec.width, spec.channels)
    assert fitted.dtype == np.uint8


def test_a_picture_of_the_right_size_is_untouched() -> None:
    picture = noise(64, 64)
    assert np.array_equal(fit(picture, RGB), picture.pixels)


def test_enlarged_pixels_come_back_exactly() -> None:
    small = noise(28, 28, 1).pixels
    large = small.repeat(10, axis=0).repeat(10, axis=1)
    assert np.array_equal(fit(Image(large), GRAY), small)


def test_scaling_down_is_antialiased() -> None:
    stripes = np.zeros((301, 301, 1), np.uint8)
    stripes[:, ::2] = 255
    assert np.abs(fit(Image(stripes), GRAY)[:, 1:-1].astype(int) - 128).max() < 8


def test_the_crop_chooses_the_part() -> None:
    halves = np.zeros((50, 100, 3), np.uint8)
    halves[:, 50:] = 200
    assert fit(Image(halves), RGB, Crop(0, 0, 50)).max() == 0
    assert fit(Image(halves), RGB, Crop(50, 0, 50)).min() == 200


def test_colours_become_gray_by_luma_and_gray_becomes_rgb() -> None:
    red = Image(np.full((28, 28, 3), (255, 0, 0), np.uint8))
    assert np.unique(fit(red, GRAY)).tolist() == [76]
    gray = Image(np.full((64, 64, 1), 90, np.uint8))
    assert np.unique(fit(gray, RGB)).tolist() == [90]


def test_invert_is_the_negative() -> None:
    picture = noise(40, 40)
    assert np.array_equal(fit(picture, GRAY, invert=True), 255 - fit(picture, GRAY))


def test_a_wide_model_gets_the_middle_without_distortion() -> None:
    spec = ImageSpec(channels=1, height=16, width=32)
    square = np.zeros((64, 64, 1), np.uint8)
    square[24:40, 24:40] = 255
    fitted = fit(Image(square), spec)[..., 0]
    rows, columns = np.nonzero(fitted > 127)
    assert np.ptp(rows) == np.ptp(columns) == 7


# -- inversion ---------------------------------------------------------------------------------------


def test_dark_things_on_light_ground_look_inverted() -> None:
    page = np.full((100, 100, 3), 250, np.uint8)
    page[20:80, 30:70] = 40
    assert looks_inverted(Image(page), GRAY)
    assert not looks_inverted(Image(255 - page), GRAY)
    assert not looks_inverted(Image(page), RGB)
    assert not looks_inverted(Image(np.full((9, 9, 1), 255, np.uint8)), GRAY)


# -- PNG ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("channels", [1, 3])
def test_png_round_trip(tmp_path: Path, channels: int) -> None:
    picture = noise(13, 17, channels)
    images.save_png(picture.pixels, tmp_path / "sub" / "a.png")
    assert np.array_equal(images.read(tmp_path / "sub" / "a.png").pixels, picture.pixels)
    assert np.array_equal(images.read(images.encode_png(picture.pixels)).pixels, picture.pixels)
    assert [file.name for file in (tmp_path / "sub").iterdir()] == ["a.png"]


# -- what comes with it ------------------------------------------------------------------------------


def test_the_try_me_images_are_readable_and_some_are_dark_on_white() -> None:
    files = sorted((paths.resources() / "tryme").glob("*.png"))
    assert len(files) >= 6
    inverted = [file.stem for file in files if looks_inverted(images.read(file), GRAY)]
    assert inverted == ["pullover-on-white", "sneaker-on-white"]
    assert sum(file.stat().st_size for file in files) < 100_000


def test_reading_images_needs_no_torch() -> None:
    # The child process that imports folders would pay a second and 200 MB for it.
    code = "import sys, latentlab.data.import_folder; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0
