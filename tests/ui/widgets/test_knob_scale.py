"""What the positions of a knob's slider stand for."""

from __future__ import annotations

import pytest

from latentlab.ui.widgets.knob_scale import scale_of
from latentlab.ui.widgets.knobs import Knob, read_knobs
from trainers.configs import CONFIGS, config_class

LIVE = [
    (family, knob)
    for family in CONFIGS
    for knob in read_knobs(config_class(family))
    if knob.name in config_class(family).live_knobs() and knob.kind != "text"
]


@pytest.mark.parametrize(("family", "knob"), LIVE, ids=lambda part: getattr(part, "name", part))
def test_every_live_knob_has_a_slider_whose_values_are_allowed(family: str, knob: Knob) -> None:
    scale = scale_of(knob, knob.default)
    assert scale is not None
    declaration = config_class(family)
    choice = {knob.needs.other: knob.needs.choices[0]} if knob.needs else {}
    values = [scale.value(tick) for tick in range(scale.ticks + 1)]
    assert values == sorted(values)
    assert scale.tick(values[0]) == 0
    assert scale.tick(values[-1]) == scale.ticks
    for value in values:
        declaration.model_validate({**choice, knob.name: value})
    held = scale.value(scale.tick(knob.default))
    assert held == pytest.approx(knob.default, rel=0.03)


def _knob(name: str) -> Knob:
    return next(knob for knob in read_knobs(config_class("vae")) if knob.name == name)


def test_learning_rates_go_by_their_logarithm() -> None:
    scale = scale_of(_knob("lr"), 2e-3)
    assert scale is not None
    assert [scale.value(tick) for tick in (0, 50, 100, 150, 200)] == [2e-5, 2e-4, 2e-3, 2e-2, 0.2]
    assert scale.tick(1e-9) == 0
    assert scale.tick(5.0) == 200


def test_a_share_of_nearly_one_has_room_where_it_matters() -> None:
    scale = scale_of(_knob("ema_decay"), 0.999)
    assert scale is not None
    assert [scale.value(tick) for tick in (0, 40, 80, 120, 160, 200)] == [
        0,
        0.9,
        0.99,
        0.999,
        0.9999,
        0.99999,
    ]


def test_what_may_be_nothing_begins_with_nothing() -> None:
    scale = scale_of(_knob("free_bits"), 0.0)
    assert scale is not None
    assert scale.value(0) == 0
    assert scale.value(1) == pytest.approx(0.01, rel=0.1)
    assert scale.tick(1e-6) == 1, "a little is not nothing"


def test_what_has_no_ends_has_no_slider() -> None:
    assert scale_of(_knob("sample_every"), 100) is None
    assert scale_of(_knob("steps"), 4000) is None, "a slider over a hundred million steps is none"
    assert scale_of(_knob("likelihood"), 0) is None
