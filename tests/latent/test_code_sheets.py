from __future__ import annotations

import numpy as np
import pytest
import torch

from latentlab.errors import BadInput, Cancelled
from latentlab.latent.sheets import (
    compose,
    corner_sheet,
    decode_sheet,
    line_sheet,
    random_sheet,
    traversal_sheet,
)
from latentlab.latent.walks import KINDS, line
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.spec import Code, LatentSpace


@pytest.fixture(scope="module")
def model() -> LatentModel:
    image = {"channels": 3, "height": 32, "width": 32}
    space = LatentSpace(shape=(4,), mean=(1.0, 0.0, 0.0, -1.0), std=(1.0, 2.0, 0.5, 1.0))
    built = build("vae", {"image": image, "latent_dim": 4, "width": 4, "hidden": 16}, seed=2)
    with torch.no_grad():
        for parameter in built.parameters():
            parameter.mul_(3.0)
    return built.eval().with_spaces(space)


def code(seed: int, space: str = "z", size: int = 4) -> Code:
    return Code(np.random.default_rng(seed).standard_normal(size).astype(np.float32), space, None, "m")


def test_random_samples_are_those_of_their_seed(model: LatentModel) -> None:
    sheet = random_sheet(model, 3, 5, seed=7)
    assert sheet.codes.shape == (15, 4)
    assert sheet.codes.dtype == np.float32
    assert (sheet.rows, sheet.cols, sheet.space, sheet.label) == (3, 5, "z", None)
    assert np.array_equal(sheet.codes, random_sheet(model, 3, 5, seed=7).codes)
    assert not np.array_equal(sheet.codes, random_sheet(model, 3, 5, seed=8).codes)
    expected = model.sample_prior(15, generator=torch.Generator().manual_seed(7)).numpy()
    assert np.allclose(sheet.codes, expected, atol=1e-6)


def test_truncation_draws_samples_to_the_mean_of_real_images(model: LatentModel) -> None:
    whole, half = random_sheet(model, 2, 2, seed=1).codes, random_sheet(model, 2, 2, seed=1, psi=0.5).codes
    mean = model.spec.space().means()
    assert np.allclose(half, mean + 0.5 * (whole - mean), atol=1e-6)
    assert np.allclose(random_sheet(model, 2, 2, psi=0.0).codes, mean)


@pytest.mark.parametrize("sides", [(0, 3), (3, 0), (65, 1), (-1, 2)])
def test_sides_have_limits(model: LatentModel, sides: tuple[int, int]) -> None:
    with pytest.raises(BadInput, match="between 1 and 64"):
        random_sheet(model, *sides)


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_is_one_row(kind: str) -> None:
    a, b = code(1), code(2)
    sheet = line_sheet(a, b, 6, kind)
    assert (sheet.rows, sheet.cols) == (1, 6)
    assert np.array_equal(sheet.codes, line(a.values, b.values, 6, kind))
    assert sheet.code(5, "m") == b
    with pytest.raises(BadInput, match="different spaces, z and w"):
        line_sheet(a, code(2, "w"), 6)


def test_corners_are_the_four_codes() -> None:
    four = [code(seed) for seed in range(4)]
    sheet = corner_sheet(four, 3, 5)
    assert [sheet.code(cell, "m") for cell in (0, 4, 10, 14)] == four
    for wrong in (four[:3], [*four[:3], code(3, "w")], [*four[:3], code(3, size=5)]):
        with pytest.raises(BadInput, match="4 codes of the same space"):
            corner_sheet(wrong, 3, 5)


def test_a_traversal_spans_each_axis_around_its_mean(model: LatentModel) -> None:
    sheet = traversal_sheet(model, code(1), [1, 3], 5, reach=2.0)
    assert (sheet.rows, sheet.cols) == (2, 5)
    cells = sheet.codes.reshape(2, 5, 4)
    assert cells[0, :, 1].tolist() == [-4, -2, 0, 2, 4]
    assert cells[1, :, 3].tolist() == [-3, -2, -1, 0, 1]
    with pytest.raises(BadInput, match="no axis 4"):
        traversal_sheet(model, code(1), [4], 5)


def test_decodes_a_sheet_in_batches_as_it_would_at_once(model: LatentModel) -> None:
    sheet = random_sheet(model, 10, 13)
    images = decode_sheet(model, sheet)
    assert images.shape == (130, 32, 32, 3)
    assert images.dtype == np.uint8
    with torch.inference_mode():
        whole = model.decode(torch.from_numpy(sheet.codes))
    levels = ((whole + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1).numpy()
    assert np.abs(images.astype(int) - levels).max() <= 1


def test_decoding_reports_and_can_be_cancelled(model: LatentModel) -> None:
    fractions: list[float] = []
    progress = Progress(lambda fraction, _: fractions.append(fraction))
    decode_sheet(model, random_sheet(model, 10, 13), progress)
    assert fractions == [0.0, 64 / 130, 128 / 130]
    progress.cancel()
    with pytest.raises(Cancelled):
        decode_sheet(model, random_sheet(model, 2, 2), progress)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("gap", [0, 1, 3])
def test_composes_rows_of_images_with_gaps_between(channels: int, gap: int) -> None:
    images = np.random.default_rng(0).integers(0, 256, (6, 4, 5, channels), dtype=np.uint8)
    picture = compose(images, 2, 3, gap, background=9)
    assert picture.shape == (2 * 4 + gap, 3 * 5 + 2 * gap, channels)
    for index in range(6):
        top, left = index // 3 * (4 + gap), index % 3 * (5 + gap)
        assert np.array_equal(picture[top : top + 4, left : left + 5], images[index])
    covered = 6 * 4 * 5 * channels
    assert (picture == 9).sum() >= picture.size - covered


def test_cells_without_an_image_are_background() -> None:
    images = np.full((3, 2, 2, 3), 255, dtype=np.uint8)
    picture = compose(images, 2, 2, 1, background=(1, 2, 3))
    assert np.array_equal(picture[3:, 3:], np.tile(np.array([1, 2, 3], dtype=np.uint8), (2, 2, 1)))
    with pytest.raises(BadInput, match="do not fit a sheet of 1 x 2"):
        compose(images, 1, 2)
    with pytest.raises(BadInput):
        compose(images[0], 1, 2)
