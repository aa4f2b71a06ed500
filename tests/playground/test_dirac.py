"""GANs of one point: what they conserve and where they go (specification, section 2)."""

from __future__ import annotations

import numpy as np
import pytest

from latentlab.errors import BadInput
from latentlab.playground.dirac import GAMES, play
from latentlab.playground.knobs import DiracKnobs


@pytest.mark.parametrize("name", ["ns", "qp"])
def test_the_cross_product_is_conserved_and_theta_ends_on_its_circle(name: str) -> None:
    found = play(name, knobs=DiracKnobs(time=400.0))
    np.testing.assert_allclose(found.cross, 0.03, atol=2e-6)
    late = found.distance[found.times > 380]
    assert np.median(late) == pytest.approx(0.03**0.5, rel=0.05)


def test_wgan_conserves_the_length_of_phi() -> None:
    found = play("wgan")
    np.testing.assert_allclose(found.norm, 0.05**0.5, atol=1e-6)
    assert found.times[-1] == 10.0


def test_a_penalty_around_1_tends_to_the_unit_circle() -> None:
    found = play("gp1", knobs=DiracKnobs(time=200.0))
    assert found.norm[-1] == pytest.approx(1.0, abs=0.01)
    assert found.distance[-1] == pytest.approx(1.0, abs=0.01)


def test_a_penalty_around_0_brings_theta_home() -> None:
    assert play("gp0").distance[-1] < 0.008


@pytest.mark.parametrize("name", ["ns", "gp0", "qp"])
def test_decay_drives_the_cross_product_to_0(name: str) -> None:
    found = play(name, knobs=DiracKnobs(decay=0.1, time=70.0))
    assert abs(found.cross[-1]) < 1e-4
    assert found.distance[-1] < 0.05


def test_the_moving_average_lies_nearer_to_the_middle() -> None:
    found = play("wgan", (0.1, 0.2, 1.0, 0.0), DiracKnobs(time=60.0, memory=10.0))
    late = found.times > 40
    assert found.average_distance[late].max() < 0.2 * found.distance[late].max()


def test_a_field_that_turns_ever_faster_ends_early_instead_of_forever() -> None:
    found = play("wgan", knobs=DiracKnobs(decay=0.1, time=300.0))
    assert 5.0 < found.times[-1] < 300.0
    assert len(found.times) == len(found.theta) == len(found.average)


def test_degenerate_starts_stay_finite() -> None:
    for name in GAMES:
        found = play(name, (0.0, 0.0, 0.0, 0.0), DiracKnobs(time=5.0))
        assert np.isfinite(found.theta).all()


def test_unknown_games_and_impossible_starts_are_refused() -> None:
    with pytest.raises(BadInput, match=r"game 'lsgan'.*wgan"):
        play("lsgan")
    with pytest.raises(BadInput, match="no start"):
        play("ns", (float("inf"), 0.0, 0.0, 0.0))
