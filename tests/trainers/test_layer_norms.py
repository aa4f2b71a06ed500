"""Norms of layers: what they are, that they change nothing, and what of them a run keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tiny_families import TINY
from torch import Tensor, nn

from latentlab.runs.events import Adjust, LayerNorms, Metrics, Stop, Structure
from latentlab.runs.folder import RunFolder
from latentlab.runs.lines import read_lines
from trainers import launch
from trainers.configs import config_class
from trainers.configs.rules import parse
from trainers.layer_norms import LayerNorms as Meter
from trainers.layer_norms import is_due, layer_of
from trainers.rules import Layers


def net() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3, bias=False), nn.LayerNorm(3)).double()


def backward(model: nn.Module) -> None:
    generator = torch.Generator().manual_seed(5)
    x, y = (torch.randn(32, n, generator=generator, dtype=torch.float64) for n in (4, 3))
    (model(x) - y).square().mean().backward()


def length(*tensors: Tensor | None) -> float:
    return sum(float(t.square().sum()) for t in tensors if t is not None) ** 0.5


def norms(events: list) -> list[LayerNorms]:
    return [event for event in events if isinstance(event, LayerNorms)]


# -- by hand ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", ["", "0.*: lr=0.3, clip_layer=0.01; 3.bias: freeze; *: noise=0.1"])
def test_norms_are_those_by_hand(rules: str) -> None:
    model = net()
    optimiser = torch.optim.Adam(model.parameters(), lr=0.1)
    layers = Layers({"model": model}, {"it": optimiser}, torch.Generator().manual_seed(1))
    meter = Meter(layers)
    layers.obey(parse(rules))
    layers.set_learning_rate(0.1)
    assert [(layer.name, layer.size) for layer in meter.structure] == [("0", 40), ("2", 24), ("3", 6)]
    assert meter.structure[0].parameters == ("0.weight", "0.bias")
    for _ in range(3):
        optimiser.zero_grad()
        backward(model)
        modules = [model[0], model[2], model[3]]
        raw = [length(*(p.grad for p in module.parameters())) for module in modules]
        before = [[p.detach().clone() for p in module.parameters()] for module in modules]
        with meter.watching():
            optimiser.step()
        after = [[p.detach() for p in module.parameters()] for module in modules]
        moved = [
            length(*(a - b for a, b in zip(*pair, strict=True))) for pair in zip(before, after, strict=True)
        ]
        found = meter.read()
        assert found.dtype == torch.float64
        expected = torch.tensor([raw, moved, [length(*ps) for ps in after]], dtype=torch.float64)
        torch.testing.assert_close(found, expected, rtol=1e-12, atol=0)


def test_the_last_update_of_a_step_counts_and_all_moves_are_in_it() -> None:
    """Two networks, as a critic that moves twice and a generator; weights clipped after the step."""
    model, critic = net(), net()
    optimisers = {n: torch.optim.SGD(m.parameters(), lr=0.1) for n, m in (("g", model), ("c", critic))}
    layers = Layers({"model": model, "critic": critic}, optimisers, torch.Generator())
    layers.obey(())
    meter = Meter(layers)
    assert [layer.name for layer in meter.structure] == ["0", "2", "3", "critic.0", "critic.2", "critic.3"]
    before = [p.detach().clone() for p in critic[0].parameters()]
    with meter.watching():
        for name, network in (("c", critic), ("c", critic), ("g", model)):
            optimisers[name].zero_grad()
            backward(network)
            last = length(*(p.grad for p in network[0].parameters()))
            if network is critic:
                of_critic = last
            optimisers[name].step()
        with torch.no_grad():
            critic[0].weight.clamp_(-0.2, 0.2)
    gradients, updates, _ = meter.read()
    assert float(gradients[3]) == pytest.approx(of_critic, rel=1e-12)
    moved = length(*(p.detach() - b for p, b in zip(critic[0].parameters(), before, strict=True)))
    assert float(updates[3]) == pytest.approx(moved, rel=1e-12)
    with meter.watching():
        pass
    assert not meter.read()[:2].any()  # who is not asked to move has neither


def test_layers_are_the_modules_that_own_parameters() -> None:
    assert layer_of("encoder.0.weight") == "encoder.0"
    assert layer_of("critic.head.parametrizations.weight.original") == "critic.head"
    assert layer_of("log_scale") == "log_scale"


@pytest.mark.parametrize(
    ("log_every", "steps"), [(1, [10, 20, 30]), (4, [12, 24]), (10, [10, 20, 30]), (25, [25])]
)
def test_points_of_the_curves_carry_norms_and_not_more_often_than_every_tenth_step(log_every, steps) -> None:
    assert [step for step in range(1, 31) if is_due(step, log_every)] == steps


# -- in a run -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", sorted(TINY))
def test_every_family_is_measured_and_trained_as_without(start, family, tmp_path, monkeypatch) -> None:
    common = {
        "data": "fashion-mnist-mini", "device": "cpu", "precision": "fp32", "layout": "contiguous",
        "threads": 1, "batch_size": 16, "steps": 10, "log_every": 5, "tensorboard": False,
    }  # fmt: skip
    config = config_class(family).model_validate(common | TINY[family].knobs)
    measured = start(config, name="measured", family=family)
    measured.run()
    structure = next(event for event in measured.events if isinstance(event, Structure))
    [found] = norms(measured.events)
    assert found.step == 10
    assert {len(found.gradients), len(found.updates), len(found.weights)} == {len(structure.layers)}
    assert sum(value > 0 for value in found.updates) > 1
    assert all(
        (gradient > 0) == (update > 0)
        for gradient, update in zip(found.gradients, found.updates, strict=True)
    )
    monkeypatch.setattr("trainers.session.is_due", lambda *_: False)
    plain = start(config, name="plain", family=family)
    plain.run()
    assert norms(plain.events) == []
    states = [
        load_file(tmp_path / name / "checkpoints/step-10/state.safetensors") for name in ("measured", "plain")
    ]
    assert states[0].keys() == states[1].keys()
    assert all(torch.equal(states[0][key], states[1][key]) for key in states[0])


def test_a_frozen_layer_does_not_move_and_still_has_a_gradient(start, tiny) -> None:
    driven = start(tiny(rules="encoder.*: freeze; decoder.*: lr=0.1"))
    driven.run()
    structure = next(event for event in driven.events if isinstance(event, Structure))
    for event in norms(driven.events):
        for layer, gradient, update in zip(structure.layers, event.gradients, event.updates, strict=True):
            if layer.size and gradient:
                assert (update == 0) == layer.name.startswith("encoder."), layer.name


def test_rows_are_kept_over_a_resumption_and_up_to_a_branch(start, tiny, tmp_path: Path) -> None:
    def stop(event, commands):
        if isinstance(event, Metrics) and event.step == 25:
            commands.send(Stop())

    plain = start(tiny(steps=40), name="plain")
    plain.run()
    start(tiny(steps=40), stop).run()
    run = RunFolder(tmp_path / "run")
    with open(run.layers_path, "a") as lines:  # as if it had crashed later on
        lines.write(json.dumps({"step": 30, "gradients": [], "updates": [], "weights": []}) + "\n")
    start(tiny(steps=40)).run()
    rows, whole = read_lines(run.layers_path), read_lines(tmp_path / "plain" / "layers.jsonl")
    assert [row["step"] for row in rows] == [0, 10, 20, 25, 30, 40]
    assert [row for row in rows if "layers" not in row] == [row for row in whole if "layers" not in row]
    assert rows[0]["layers"] == rows[3]["layers"] == whole[0]["layers"]
    events = norms(plain.events)
    assert [row["updates"] for row in whole[1:]] == [
        [pytest.approx(value, rel=1e-3) for value in event.updates] for event in events
    ]
    new = launch.branch(run, 30, tmp_path / "branch")
    assert [row["step"] for row in read_lines(new.layers_path)] == [0, 10, 20, 25, 30]
    start(tiny(steps=40), name="branch").run()
    assert read_lines(new.layers_path)[-1] == rows[-1]


def test_a_rule_that_is_changed_shows_in_the_next_norms(start, tiny) -> None:
    def edit(event, commands):
        if isinstance(event, Metrics) and event.step == 12:
            commands.send(Adjust({"rules": "encoder.*: freeze"}))

    driven = start(tiny(), edit)
    driven.run()
    structure = next(event for event in driven.events if isinstance(event, Structure))
    first, second = norms(driven.events)
    row = [layer.name for layer in structure.layers].index("encoder.convolutions.0")
    assert (first.updates[row] > 0, second.updates[row]) == (True, 0.0)
    assert second.gradients[row] > 0
