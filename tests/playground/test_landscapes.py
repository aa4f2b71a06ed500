from __future__ import annotations

import numpy as np
import pytest

from latentlab.errors import BadInput
from latentlab.playground.landscapes import LANDSCAPES, Landscape, landscape_named, well

ALL = list(LANDSCAPES.values())


@pytest.mark.parametrize("place", ALL, ids=LANDSCAPES)
def test_the_gradient_is_that_of_the_value(place: Landscape) -> None:
    x0, x1, y0, y1 = place.bounds
    generator = np.random.default_rng(0)
    points = np.stack([generator.uniform(x0, x1, 40), generator.uniform(y0, y1, 40)], axis=1)
    sides = [
        (place.values(points + side) - place.values(points - side)) / 2e-6
        for side in (np.array([1e-6, 0.0]), np.array([0.0, 1e-6]))
    ]
    scale = np.abs(place.gradients(points)).max()
    np.testing.assert_allclose(place.gradients(points), np.stack(sides, axis=1), atol=1e-7 * scale)


@pytest.mark.parametrize("place", ALL, ids=LANDSCAPES)
def test_it_starts_in_sight_and_never_falls_below_its_floor(place: Landscape) -> None:
    assert place.contains(np.array(place.start))
    x, y, table = place.table(120, 80)
    assert table.shape == (80, 120)
    assert table[3, 5] == place.value(x[5], y[3])
    assert table.min() >= place.floor - 1e-4  # the published constant of the double well is rounded


@pytest.mark.parametrize("place", ALL, ids=LANDSCAPES)
def test_value_and_gradient_together_are_those_alone(place: Landscape) -> None:
    x, y = np.array([0.3, -1.2, 1.1]), np.array([0.7, 0.2, -0.4])
    level, across, up = place.measure(x, y)
    np.testing.assert_allclose(level, place.value(x, y))
    np.testing.assert_allclose([across + 0 * x, up + 0 * x], np.broadcast_arrays(*place.gradient(x, y)))


def test_the_double_well_is_the_published_one() -> None:
    assert abs(well(0.407)) < 1e-4
    assert well(3.0) == pytest.approx(1.62276)
    assert landscape_named("double-well").value(0.407, 0.0) == pytest.approx(well(0.407))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(BadInput, match=r"landscape 'hill'.*rosenbrock"):
        landscape_named("hill")
