from __future__ import annotations

from typing import cast

import numpy as np
import pytest
import torch

from latentlab.errors import BadInput
from latentlab.latent.arithmetic import arithmetic_sheet, combine
from latentlab.latent.sheets import decode_sheet
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.models.glann import GLANN
from latentlab.spec import Code

IMAGE = {"channels": 1, "height": 28, "width": 28}


def vae() -> LatentModel:
    return build("vae", {"image": IMAGE, "latent_dim": 4, "width": 4, "hidden": 16}).eval()


def glann() -> GLANN:
    config = {
        "image": IMAGE, "latent_dim": 4, "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": 50,
    }  # fmt: skip
    return cast(GLANN, build("glann", config).eval())


def test_a_minus_b_plus_c() -> None:
    a, b, c = (Code(values, "z", None, "m") for values in ([1, 2, 3, 4], [0, 1, 0, 1], [5, 0, 0, -1]))
    result = combine(vae(), a, b, c)
    np.testing.assert_array_equal(result.values, [6, 1, 3, 2])
    assert (result.space, result.label, result.model) == ("z", None, "m")


def test_what_is_taken_away_and_put_back_changes_nothing() -> None:
    model = vae()
    a, b = Code([0.5, -1, 2, 0]), Code([9, 8, 7, 6])
    assert combine(model, a, b, b) == a
    assert combine(model, a, a, b) == b


def test_codes_of_a_sphere_stay_on_it() -> None:
    model = glann()
    a, b, c = (Code(row.numpy(), "z") for row in torch.nn.functional.normalize(torch.randn(3, 4), dim=1))
    result = combine(model, a, b, c).values
    assert np.linalg.norm(result) == pytest.approx(1.0, abs=1e-5)
    direction = a.values - b.values + c.values
    np.testing.assert_allclose(result, direction / np.linalg.norm(direction), atol=1e-5)


def test_the_sheet_shows_the_three_and_the_result() -> None:
    model = vae()
    a, b, c = (Code(np.full(4, value), label=None) for value in (1.0, 0.5, -1.0))
    sheet = arithmetic_sheet(model, a, b, c)
    assert (sheet.rows, sheet.cols, sheet.space) == (1, 4, "z")
    np.testing.assert_array_equal(sheet.codes[:, 0], [1.0, 0.5, -1.0, -0.5])
    assert decode_sheet(model, sheet).shape == (4, 28, 28, 1)


def test_codes_that_do_not_belong_together_are_refused() -> None:
    model = vae()
    code = Code([0, 0, 0, 0])
    with pytest.raises(BadInput, match="different spaces: z, w and z"):
        combine(model, code, Code([0, 0, 0, 0], "w"), code)
    with pytest.raises(BadInput, match="different lengths: 4, 3 and 4"):
        combine(model, code, Code([0, 0, 0]), code)
    with pytest.raises(BadInput, match=r"shape \(N, 4\)"):
        combine(model, Code([0]), Code([0]), Code([0]))
