"""Classes, and what lies between two of them."""

from __future__ import annotations

import json

import numpy as np
import pytest

from latentlab.errors import BadInput
from latentlab.latent.sheets import class_sheet, corner_sheet, decode_sheet, line_sheet, stacked
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.spec import Blend, Code, Label, blended, class_weights

KINDS = ("bag", "coat", "shoe")


@pytest.fixture(scope="module")
def model() -> LatentModel:
    image = {"channels": 1, "height": 28, "width": 28}
    config = {"image": image, "latent_dim": 3, "width": 4, "hidden": 16, "classes": KINDS}
    return build("vae", config).eval().requires_grad_(False)


def at(label: Label | None, value: float = 0.0) -> Code:
    return Code(np.full(3, value, np.float32), label=label)


@pytest.mark.parametrize("label", [None, 2, Blend(0, 2, 0.25)])
def test_a_code_comes_back_from_json_with_its_label(label: Label | None) -> None:
    code = at(label, 0.5)
    assert Code.from_json(code.to_json()) == code
    assert hash(Code.from_json(code.to_json())) == hash(code)


def test_codes_of_before_are_still_read() -> None:
    body = {"space": "z", "label": 1, "model": "vae", "values": [1, 2, 3]}
    assert Code.from_json(json.dumps({"latentlab_code": body})).label == 1


@pytest.mark.parametrize(
    "label",
    [
        {"first": 0},
        {"first": 0, "second": 0, "share": 0.5},
        {"first": 0, "second": 1, "share": 1.5},
        {"first": 0, "second": 1, "share": None},
        [0, 1],
    ],
)
def test_labels_that_are_none_are_refused(label: object) -> None:
    with pytest.raises(BadInput):
        Code.from_json(json.dumps({"latentlab_code": {"values": [1.0], "label": label}}))


def test_mixtures() -> None:
    assert class_weights(Blend(2, 0, 0.25)) == {2: 0.75, 0: 0.25}
    assert class_weights(Blend(2, 0, 0.0)) == {2: 1.0}
    assert blended([(1, 0.5), (1, 0.5)]) == 1
    assert blended([(1, 0.75), (0, 0.25)]) == Blend(1, 0, 0.25)
    assert blended([(Blend(0, 1, 0.5), 0.5), (0, 0.5)]) == Blend(0, 1, 0.25)
    with pytest.raises(BadInput, match="two classes, not 3"):
        blended([(Blend(0, 1, 0.5), 0.5), (2, 0.5)])


def test_a_line_walks_from_class_to_class(model: LatentModel) -> None:
    sheet = line_sheet(at(0), at(2, 1.0), 5)
    assert sheet.label == (0, Blend(0, 2, 0.25), Blend(0, 2, 0.5), Blend(0, 2, 0.75), 2)
    assert sheet.code(1).label == Blend(0, 2, 0.25)
    images = decode_sheet(model, stacked([sheet, sheet]))
    assert np.array_equal(images[:5], images[5:])
    assert np.array_equal(images[0], decode_sheet(model, line_sheet(at(0), at(0, 1.0), 5))[0])
    assert line_sheet(at(1), at(1, 1.0), 5).label == 1
    assert line_sheet(at(None), at(None, 1.0), 5).label is None
    with pytest.raises(BadInput, match="some have none"):
        line_sheet(at(None), at(1), 5)


def test_corners_blend_two_classes() -> None:
    sheet = corner_sheet([at(0), at(1), at(0), at(1)], 3, 3)
    assert isinstance(sheet.label, tuple)
    assert sheet.label[1] == sheet.label[4] == Blend(0, 1, 0.5)
    with pytest.raises(BadInput, match="two classes"):
        corner_sheet([at(0), at(1), at(2), at(0)], 3, 3)


def test_a_row_a_class_has_the_same_draws(model: LatentModel) -> None:
    sheet = class_sheet(model, 4, seed=3)
    assert (sheet.rows, sheet.cols) == (3, 4)
    assert np.array_equal(sheet.codes[:4], sheet.codes[4:8])
    assert [sheet.code(index).label for index in (0, 4, 11)] == [0, 1, 2]
    assert len(decode_sheet(model, sheet)) == 12


def test_many_labels_are_decoded_in_batches(model: LatentModel) -> None:
    sheet = line_sheet(at(0), at(2), 64)
    images = decode_sheet(model, stacked([sheet, sheet]))  # two batches
    assert np.array_equal(images[:64], images[64:])
    assert not np.array_equal(images[0], images[63])
