from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from latentlab.errors import BadInput
from latentlab.playground.clouds import CLOUDS, MOST, make, read_points


@pytest.mark.parametrize("name", CLOUDS)
def test_a_cloud_has_its_points_and_comes_again(name: str) -> None:
    points = make(name, 24, seed=1)
    assert points.shape == (24, 2)
    assert np.abs(points).max() < 3
    np.testing.assert_array_equal(points, make(name, 24, seed=1))


def test_points_are_read_with_or_without_a_line_of_names(tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text("x,y\n1,2\n\n-3.5,4e-1\n")
    np.testing.assert_array_equal(read_points(file), [[1.0, 2.0], [-3.5, 0.4]])
    file.write_text("1,2")
    assert len(read_points(file)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,2\n3\n", "line 2 is no point: '3'"),
        ("1,2\n3,nan\n", "line 2"),
        ("1,2\n3,4,5\n", "line 2"),
        ("", "has no points"),
        ("x,y\n", "has no points"),
        ("\x00\x01", "has no points"),
        ("1,2\n" * (MOST + 1), f"more than {MOST}"),
    ],
)
def test_what_is_no_cloud_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "points.csv"
    file.write_text(text)
    with pytest.raises(BadInput, match=said):
        read_points(file)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(BadInput, match=r"cloud 'fog'.*ring"):
        make("fog", 3)
