"""Exploring weights that are being trained."""

from __future__ import annotations

import torch

from latentlab.models import build
from latentlab.runs.live import LiveWeights

CONFIG = {"image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 2, "width": 4, "hidden": 8}


def test_a_snapshot_is_taken_only_when_asked_for_and_only_once():
    live, source = LiveWeights(), build("vae", CONFIG, seed=1)
    assert live.model() is None
    live.describe(source)
    target = live.model()
    assert target is not None
    live.publish(source, 5)
    assert live.take(target) is None
    live.request()
    live.publish(source, 6)
    live.publish(source, 7)
    assert live.take(target) == 6
    assert live.take(target, newer_than=6) is None
    z = torch.ones(1, 2)
    assert torch.equal(source.eval().decode(z), target.decode(z))


def test_a_snapshot_does_not_change_with_the_source():
    live, source = LiveWeights(), build("vae", CONFIG, seed=1)
    live.describe(source)
    target = live.model()
    assert target is not None
    live.request()
    live.publish(source, 1)
    before = [p.clone() for p in source.parameters()]
    with torch.no_grad():
        for p in source.parameters():
            p.add_(1.0)
    live.take(target)
    for old, new in zip(before, target.parameters(), strict=True):
        assert torch.equal(old, new)


def test_a_half_precision_channels_last_explorer_can_take_it():
    live, source = LiveWeights(), build("vae", CONFIG, seed=1)
    live.describe(source)
    target = live.model()
    assert target is not None
    target.to(torch.bfloat16).to(memory_format=torch.channels_last)
    live.request()
    live.publish(source, 1)
    assert live.take(target) == 1
    for p, q in zip(source.parameters(), target.parameters(), strict=True):
        assert torch.equal(p.to(torch.bfloat16), q)


def test_building_leaves_the_global_random_state_alone_and_repeats():
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    a, b = build("vae", CONFIG, seed=2), build("vae", CONFIG, seed=2)
    assert torch.equal(torch.rand(3), expected)
    for p, q in zip(a.parameters(), b.parameters(), strict=True):
        assert torch.equal(p, q)
