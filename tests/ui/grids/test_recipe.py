from __future__ import annotations

import numpy as np
import pytest
from grids_lab import make_model

from latentlab.errors import BadInput
from latentlab.latent.sheets import random_sheet
from latentlab.latent.walks import KINDS
from latentlab.spec import Code
from latentlab.ui.grids.axis_field import axes_text, parse_axes
from latentlab.ui.grids.command import sheet_command
from latentlab.ui.grids.ends import End, Origin, default_ends, drawn
from latentlab.ui.grids.recipe import DEFAULTS, Mode, Recipe, make_sheet
from latentlab.ui.state import neutral_code


def test_a_line_has_one_row_per_interpolation_with_its_ends_at_its_ends() -> None:
    opened = make_model()
    a, b = neutral_code(opened), neutral_code(opened).moved(0, 3.0)
    sheet = make_sheet(Recipe(Mode.LINE, cols=5), opened.model, a, [a, b])
    assert (sheet.rows, sheet.cols) == (len(KINDS), 5)
    for row in range(sheet.rows):
        np.testing.assert_allclose(sheet.codes[5 * row], a.values)
        np.testing.assert_allclose(sheet.codes[5 * row + 4], b.values)
    one = make_sheet(Recipe(Mode.LINE, cols=5, kind="spherical"), opened.model, a, [a, b])
    np.testing.assert_array_equal(one.codes, sheet.codes[5:10])


def test_a_traversal_takes_the_most_active_axes_and_no_more_than_there_are() -> None:
    opened = make_model(dim=8)
    code = neutral_code(opened)
    sheet = make_sheet(Recipe(Mode.TRAVERSAL, 20, 3, reach=2.0), opened.model, code, [])
    assert (sheet.rows, sheet.cols) == (8, 3)
    np.testing.assert_allclose(sheet.codes[:3, 7], [0.25 - 2.0, 0.25, 0.25 + 2.0])
    np.testing.assert_allclose(sheet.codes[:3, :7], np.full((3, 7), 0.25))


def test_ends_that_follow_and_ends_that_stay() -> None:
    opened = make_model()
    here, there = neutral_code(opened), neutral_code(opened).moved(2, 1.0)
    ends = default_ends(opened, here)
    assert [end.origin for end in ends] == [Origin.CURRENT, Origin.SEED, Origin.SEED, Origin.SEED]
    assert ends[0].at(there) == there
    assert ends[1].at(there) == ends[1].at(here)


def test_an_end_takes_the_current_class() -> None:
    opened = make_model(classes=("shirt", "boot"))
    end = drawn(opened, neutral_code(opened), 3)
    assert end.at(Code(neutral_code(opened).values, "z", 1, opened.id)).label == 1


def test_a_seeded_end_is_what_the_command_line_draws() -> None:
    opened = make_model()
    end = drawn(opened, neutral_code(opened), 7)
    assert end.code is not None
    np.testing.assert_array_equal(end.code.values, random_sheet(opened.model, 1, 1, 7).codes[0])


def test_ends_of_another_length_are_refused() -> None:
    opened, other = make_model(dim=8), make_model(dim=4)
    ends = [neutral_code(opened), neutral_code(other)]
    with pytest.raises(BadInput):
        make_sheet(DEFAULTS[Mode.LINE], opened.model, ends[0], ends)


def test_commands_name_what_was_drawn() -> None:
    opened = make_model(dim=2)
    code = Code([0.5, -1.0], "z", None, opened.id)
    path = "/models/vae.safetensors"
    random = Recipe(Mode.RANDOM, 2, 3, seed=4, psi=0.7)
    assert (
        sheet_command(random, opened, code, [])
        == f"latentlab grid {path} --mode random --rows 2 --cols 3 --seed 4 --psi 0.7 --out sheet.png"
    )
    ends = [End(), End(Origin.IMAGE, code, name="a b.png", path="/tmp/a b.png")]
    assert (
        sheet_command(Recipe(Mode.LINE, cols=5), opened, code, ends)
        == f"latentlab interpolate {path} '[0.5,-1.0]' '/tmp/a b.png' --kind all --steps 5 --out line.png"
    )
    four = [End(), *(End(Origin.SEED, code, seed) for seed in (1, 2, 3))]
    assert (
        sheet_command(Recipe(Mode.CORNERS, 4, 4), opened, code, four)
        == f"latentlab grid {path} --mode corners --rows 4 --cols 4 "
        "--code '[0.5,-1.0]' seed:1 seed:2 seed:3 --out sheet.png"
    )
    assert (
        sheet_command(Recipe(Mode.TRAVERSAL, 2, 5, reach=2.5), opened, code, [])
        == f"latentlab grid {path} --mode traversal --rows 2 --cols 5 --reach 2.5 "
        "--code '[0.5,-1.0]' --out sheet.png"
    )


@pytest.mark.parametrize(
    ("text", "axes"),
    [
        ("", ()),
        (" 3 ", (3,)),
        ("0, 3, 7-9", (0, 3, 7, 8, 9)),
        ("0 3 7", (0, 3, 7)),
        ("2 – 4; 1，0、5,", (2, 3, 4, 1, 0, 5)),
        ("9-7", (9, 8, 7)),
        ("3, 3, 2-4", (3, 2, 4)),
    ],
)
def test_axes_are_read_as_people_type_them(text: str, axes: tuple[int, ...]) -> None:
    assert parse_axes(text, 10) == axes
    assert parse_axes(axes_text(axes), 10) == axes


@pytest.mark.parametrize("text", ["x", "-1", "1-", "1.5", "10", "0-10", "1--2", "0-63, 64"])
def test_axes_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_axes(text, 200 if "63" in text else 10)


def test_a_range_of_many_axes_is_refused_before_it_is_made() -> None:
    with pytest.raises(BadInput, match="no axis 999999999"):
        parse_axes("0-999999999", 12_288)


def test_the_command_of_a_conditional_model_names_the_class() -> None:
    opened = make_model(classes=("shirt", "ankle boot"))
    code = Code(neutral_code(opened).values, "z", 1, opened.id)
    line = sheet_command(Recipe(), opened, code, [])
    assert "--label 'ankle boot'" in line
