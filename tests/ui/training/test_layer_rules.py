"""Rules read for a table of layers and written back."""

from __future__ import annotations

import pytest

from latentlab.runs.events import Layer
from latentlab.ui.training.layer_rules import Sheet, of_kind
from trainers.configs.rules import Transform, parse, written

LAYERS = (
    Layer("log_scale", ("log_scale",), 1),
    Layer("encoder.0", ("encoder.0.weight", "encoder.0.bias"), 40),
    Layer("encoder.1", ("encoder.1.weight", "encoder.1.bias"), 40),
    Layer("block", ("block.gain",), 3),
    Layer("block.inner", ("block.inner.weight",), 9),
)
SCALE, FIRST, SECOND, BLOCK, INNER = range(5)


def sheet(text: str = "") -> Sheet:
    return Sheet(LAYERS, parse(text))


def test_each_row_edits_rules_of_its_own() -> None:
    rules = sheet().with_rate(FIRST, 0.1)
    assert written(rules) == "encoder.0.*: lr=0.1"
    rules = Sheet(LAYERS, rules).with_freeze(FIRST, freeze=True)
    assert written(rules) == "encoder.0.*: lr=0.1, freeze"
    rules = Sheet(LAYERS, rules).with_transform(SCALE, Transform(kind="clip", amount=2))
    assert written(rules) == "encoder.0.*: lr=0.1, freeze; log_scale: clip=2"
    rules = Sheet(LAYERS, rules).with_rate(FIRST, 1.0)
    assert written(rules) == "encoder.0.*: freeze; log_scale: clip=2"
    rules = Sheet(LAYERS, rules).with_freeze(FIRST, freeze=False)
    assert written(rules) == "log_scale: clip=2"
    assert Sheet(LAYERS, rules).with_transform(SCALE, None) == ()


def test_a_layer_within_a_layer_is_let_alone() -> None:
    assert written(sheet().with_rate(BLOCK, 0.5)) == "block.gain: lr=0.5"
    assert written(sheet().with_rate(INNER, 0.5)) == "block.inner.*: lr=0.5"


def test_what_wider_rules_do_is_seen_and_taken_into_account() -> None:
    now = sheet("encoder.*: lr=0.1, sign; *.bias: freeze; encoder.1.*: noise=0.5")
    assert [str(rule) for rule in now.wider()] == ["encoder.*: lr=0.1, sign", "*.bias: freeze"]
    first, second = now.row(FIRST), now.row(SECOND)
    assert (first.rate, first.frozen, first.held, first.own) == (0.1, (False, True), False, None)
    assert sheet("encoder.*: freeze").row(FIRST).held
    assert second.own == Transform(kind="noise", amount=0.5)
    rules = now.with_rate(SECOND, 0.2)
    assert "encoder.1.*: lr=2, noise=0.5" in written(rules)
    assert Sheet(LAYERS, rules).row(SECOND).rate == pytest.approx(0.2)
    with pytest.raises(ValueError, match="multiplies by 0"):
        sheet("encoder.*: lr=0").with_rate(FIRST, 1.0)


def test_a_rule_is_added_for_many_replaced_and_removed() -> None:
    rules = sheet("encoder.*: lr=0.1; log_scale: freeze").with_rule("encoder.*: clip=1")
    assert written(rules) == "log_scale: freeze; encoder.*: clip=1"
    assert written(Sheet(LAYERS, rules).without(rules[1])) == "log_scale: freeze"
    assert sheet().fitting("*.weight") == [FIRST, SECOND, INNER]
    with pytest.raises(ValueError, match=r"head\.\*"):
        sheet().with_rule("head.*: freeze")
    with pytest.raises(ValueError, match="is no rule"):
        sheet().with_rule("encoder")


def test_another_kind_keeps_the_amount() -> None:
    clip = Transform(kind="clip", amount=0.3)
    assert of_kind("clip_layer", clip) == Transform(kind="clip_layer", amount=0.3)
    assert of_kind("sign", clip) == Transform(kind="sign")
    assert of_kind("noise", Transform(kind="sign")) == Transform(kind="noise", amount=0.01)
    assert of_kind(None, clip) is None


def test_more_transforms_than_the_table_shows_stay_until_another_is_chosen() -> None:
    now = sheet("encoder.0.*: clip=1, noise=0.1")
    assert now.row(FIRST).several
    assert written(now.with_rate(FIRST, 0.5)) == "encoder.0.*: lr=0.5, clip=1, noise=0.1"
    assert written(now.with_transform(FIRST, Transform(kind="sign"))) == "encoder.0.*: sign"
