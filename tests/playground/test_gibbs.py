from __future__ import annotations

import numpy as np
import pytest

from latentlab.playground.gibbs import gibbs, settle
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES

WELL, RAVINE = LANDSCAPES["double-well"], LANDSCAPES["ravine"]


def test_the_gibbs_density_of_a_parabola_is_a_gaussian() -> None:
    at, density = gibbs(RAVINE, 1.0)
    variance = 0.5  # exp(-2 (x^2 / 2) / s^2) with s = 1
    truth = np.exp(-(at**2) / (2 * variance)) / np.sqrt(2 * np.pi * variance)
    np.testing.assert_allclose(density, truth, atol=2e-3)


@pytest.mark.parametrize("axis", [0, 1])
def test_particles_settle_in_the_gibbs_density(axis: int) -> None:
    knobs = DescentKnobs(step=0.005, steps=3000, noise=2.0)
    found = settle(WELL, WELL.start, knobs, axis=axis, particles=4000)
    middles = (found.edges[1:] + found.edges[:-1]) / 2
    apart = np.abs(np.interp(middles, found.at, found.gibbs) - found.density)
    assert apart.sum() * (found.edges[1] - found.edges[0]) < 0.15
    assert found.lost < 0.1


def test_particles_without_noise_stay_together() -> None:
    found = settle(RAVINE, RAVINE.start, DescentKnobs(noise=1e-6, steps=2000), particles=50)
    assert (found.density > 0).sum() <= 2


def test_what_runs_away_is_counted_as_lost() -> None:
    found = settle(RAVINE, RAVINE.start, DescentKnobs(step=0.1, steps=100), particles=20)
    assert found.lost == 1.0
    assert np.isfinite(found.density).all()
