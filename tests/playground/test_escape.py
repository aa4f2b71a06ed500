"""The headline of the specification, section 2: shares, because one path is chaotic."""

from __future__ import annotations

import numpy as np
import pytest

from latentlab.errors import BadInput, Cancelled
from latentlab.playground.escape import descend_polyak, escape
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES
from latentlab.playground.rules import descend
from latentlab.progress import Progress


def test_clipped_polyak_escapes_and_gradient_descent_stays() -> None:
    early_plain, early, late_plain, late = escape()
    assert (early.rule, early.steps, late.steps) == ("clipped-polyak", 2500, 10_000)
    assert early_plain.stuck == late_plain.stuck == 1.0
    assert 0.62 < early.escaped < 0.76
    assert late.escaped > 0.99


def test_with_a_small_bound_nothing_ever_escapes() -> None:
    *_, polyak = escape((2500,), bound=10.0)
    assert polyak.escaped == 0.0


def test_its_steps_are_those_of_the_rule() -> None:
    walk = descend(
        LANDSCAPES["double-well"], ["clipped-polyak"], (4.0, 0.0), DescentKnobs(step=0.01, steps=20)
    )
    alone = descend_polyak(np.array([4.0]), 20)
    assert walk[0].points[-1, 0] == pytest.approx(alone[0], rel=1e-9)


def test_the_seed_decides_and_nonsense_is_refused() -> None:
    first, second = (escape((50,), starts=20, seed=4)[1].places for _ in range(2))
    np.testing.assert_array_equal(first, second)
    for wrong in ({"starts": 0}, {"bound": 0.0}, {"bound": float("nan")}):
        with pytest.raises(BadInput):
            escape(**wrong)  # type: ignore[arg-type]
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        escape(progress=progress)
