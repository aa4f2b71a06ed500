"""Rules by layer: what they say, what they do to gradients and rates, and what they leave alone."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from torch import Tensor, nn

from latentlab.data.datasets import open_dataset
from latentlab.errors import BadInput
from latentlab.runs.events import Checkpointed, Stop
from trainers import checkpoints
from trainers.configs.rules import BARE, Rule, Transform, parse, written
from trainers.configs.vae import VAETrainConfig
from trainers.rules import Layers, ordered, scale
from trainers.vae import VAETrainer


def net(seed: int = 0) -> nn.Sequential:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3)).double()


def data() -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(5)
    return (torch.randn(32, n, generator=generator, dtype=torch.float64) for n in (4, 3))  # type: ignore[return-value]


def train(
    model: nn.Module,
    optimiser: torch.optim.Optimizer,
    steps: int = 12,
    seen: Callable[[], None] = lambda: None,
) -> None:
    x, y = data()
    for _ in range(steps):
        optimiser.zero_grad()
        (model(x) - y).square().mean().backward()
        optimiser.step()
        seen()


def ruled(model: nn.Module, optimiser: torch.optim.Optimizer, text: str) -> Layers:
    layers = Layers({"model": model}, {"it": optimiser}, torch.Generator().manual_seed(1))
    layers.obey(parse(text))
    layers.set_learning_rate(optimiser.defaults["lr"])
    return layers


# -- the text -----------------------------------------------------------------------------------------


def test_a_text_of_rules_is_read() -> None:
    rules = parse(" encoder.*: lr=0.1, clip=1; *.bias:freeze ; critic.?.weight: sign, noise = 1e-3;")
    assert rules == (
        Rule(pattern="encoder.*", lr=0.1, transforms=(Transform(kind="clip", amount=1),)),
        Rule(pattern="*.bias", freeze=True),
        Rule(
            pattern="critic.?.weight",
            transforms=(Transform(kind="sign"), Transform(kind="noise", amount=1e-3)),
        ),
    )
    assert parse("") == ()


amounts = st.floats(0, 1e6, allow_nan=False)
transforms = st.one_of(
    st.builds(lambda kind: Transform(kind=kind), st.sampled_from(BARE)),
    st.builds(
        lambda kind, amount: Transform(kind=kind, amount=amount),
        st.sampled_from(["clip", "clip_layer", "clip_global", "clip_l1", "noise"]),
        amounts,
    ),
)
rules_strategy = st.lists(
    st.builds(
        Rule,
        pattern=st.text("abz09._*?[]!-", min_size=1, max_size=12),
        lr=amounts,
        freeze=st.booleans(),
        transforms=st.lists(transforms, max_size=4).map(tuple),
    ),
    max_size=4,
).map(tuple)


@given(rules_strategy)
def test_what_is_written_is_read_back(rules: tuple[Rule, ...]) -> None:
    assert parse(written(rules)) == rules


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("encoder", "is no rule"),
        ("encoder.*:", "is no rule"),
        (": lr=1", "is no rule"),
        ("a b: lr=1", "is no rule"),
        ("a: lr", "nothing a rule can do"),
        ("a: learn=1", "nothing a rule can do"),
        ("a: freeze=1", "nothing a rule can do"),
        ("a: sign=2", "nothing a rule can do"),
        ("a: clip=-1", "between 0"),
        ("a: clip=nan", "between 0"),
        ("a: clip=much", "is no number"),
        ("a: lr=1, lr=2", "once"),
        ("a: __import__('os')", "nothing a rule can do"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_the_field(text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said) as caught:
        VAETrainConfig(rules=text)
    assert caught.value.errors()[0]["loc"] == ("rules",)


def test_a_config_takes_rules_or_their_text_and_is_text_in_json() -> None:
    text = "encoder.*: lr=0.1"
    config = VAETrainConfig(rules=text)
    assert config == VAETrainConfig(rules=(Rule(pattern="encoder.*", lr=0.1),))
    assert config.model_dump(mode="json")["rules"] == text
    assert VAETrainConfig.model_validate_json(config.model_dump_json()) == config


# -- rates, against theta = c phi ---------------------------------------------------------------------

C = 3.0
ORACLES = {
    "sgd": (C**2, lambda p, c: torch.optim.SGD(p, 0.01)),
    "momentum": (C**2, lambda p, c: torch.optim.SGD(p, 0.01, momentum=0.9)),
    "adam": (C, lambda p, c: torch.optim.Adam(p, 0.01, eps=1e-8 * c)),
    "rmsprop": (C, lambda p, c: torch.optim.RMSprop(p, 0.01, eps=1e-8 * c)),
}


@pytest.mark.parametrize("name", ORACLES)
def test_a_multiplier_is_the_reparametrisation_theta_c_phi(name: str) -> None:
    """Its own layer alone is learned c^2 or c times as fast, step by step."""
    factor, make = ORACLES[name]
    plain, written_anew = net(), net()
    x, _ = data()
    before = written_anew(x)
    scale(written_anew[2], "weight", C)
    torch.testing.assert_close(written_anew(x), before, rtol=0, atol=1e-14)
    phi = written_anew[2].parametrizations.weight.original
    others = [p for p in written_anew.parameters() if p is not phi]
    optimiser = make([{"params": others}, {"params": [phi]}], 1.0)
    if "eps" in optimiser.param_groups[1]:
        optimiser.param_groups[1]["eps"] *= C

    paths: tuple[list[Tensor], list[Tensor]] = [], []
    train(written_anew, optimiser, seen=lambda: paths[0].append(written_anew[2].weight.detach().clone()))
    grouped = make(plain.parameters(), 1.0)
    ruled(plain, grouped, f"2.weight: lr={factor:g}")
    train(plain, grouped, seen=lambda: paths[1].append(plain[2].weight.detach().clone()))
    for one, other in zip(*paths, strict=True):
        torch.testing.assert_close(one, other, rtol=0, atol=1e-12)
    torch.testing.assert_close(written_anew[0].weight, plain[0].weight, rtol=0, atol=1e-12)


def test_multipliers_multiply_and_keep_those_of_the_family() -> None:
    model = net()
    optimiser = torch.optim.Adam([{"params": model[0].parameters()}], lr=0.5)
    optimiser.add_param_group({"params": model[2].parameters(), "lr_multiplier": 10.0})
    layers = ruled(model, optimiser, "*.weight: lr=0.5; 2.*: lr=0.1")
    rates = {id(p): group["lr"] for group in optimiser.param_groups for p in group["params"]}
    expected = {"0.weight": 0.25, "0.bias": 0.5, "2.weight": 0.25, "2.bias": 0.5}
    for name, parameter in model.named_parameters():
        assert rates[id(parameter)] == pytest.approx(expected[name]), name
    assert [id(p) for p in ordered(optimiser)] == [id(p) for p in model.parameters()]
    layers.obey(())
    assert [len(group["params"]) for group in optimiser.param_groups] == [2, 2]
    assert not any("places" in group for group in optimiser.param_groups)


# -- what is done to gradients ------------------------------------------------------------------------


def gradients_at_step(text: str, factor: float = 100.0) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Gradients as backward made them and as the optimiser saw them."""
    model = net()
    optimiser = torch.optim.SGD(model.parameters(), lr=1.0)
    if text:
        ruled(model, optimiser, text)
    x, y = data()
    (factor * (model(x) - y).square().mean()).backward()
    raw = {name: p.grad.clone() for name, p in model.named_parameters()}  # type: ignore[union-attr]
    before = copy.deepcopy(dict(model.named_parameters()))
    optimiser.step()
    return raw, {name: before[name].detach() - p.detach() for name, p in model.named_parameters()}


def total(tensors: dict[str, Tensor], order: float = 2) -> float:
    return float(torch.linalg.vector_norm(torch.cat([t.reshape(-1) for t in tensors.values()]), order))


def test_clips_bound_what_they_say_and_leave_the_rest() -> None:
    raw, seen = gradients_at_step("2.*: clip=0.5")
    assert all(float(raw[name].abs().max()) > 0.5 for name in raw)
    for name in ("2.weight", "2.bias"):
        torch.testing.assert_close(seen[name], raw[name].clamp(-0.5, 0.5))
    for name in ("0.weight", "0.bias"):
        torch.testing.assert_close(seen[name], raw[name])
    for kind, order in (("clip_layer", 2), ("clip_l1", 1)):
        raw, seen = gradients_at_step(f"*: {kind}=0.5")
        for name, gradient in seen.items():
            assert float(torch.linalg.vector_norm(gradient, order)) <= 0.5 * (1 + 1e-9)
            norm = torch.linalg.vector_norm(raw[name], order)
            torch.testing.assert_close(gradient, raw[name] * 0.5 / norm)
    raw, seen = gradients_at_step("*: clip_global=0.5")
    assert total(seen) == pytest.approx(0.5)
    for name in raw:
        torch.testing.assert_close(seen[name], raw[name] * 0.5 / total(raw))
    expected = copy.deepcopy(raw)
    parameters = [nn.Parameter(t) for t in expected.values()]
    for parameter, gradient in zip(parameters, raw.values(), strict=True):
        parameter.grad = gradient.clone()
    nn.utils.clip_grad_norm_(parameters, 0.5)
    for parameter, gradient in zip(parameters, seen.values(), strict=True):
        torch.testing.assert_close(parameter.grad, gradient, rtol=1e-5, atol=0)


@pytest.mark.parametrize("kind", ["clip", "clip_layer", "clip_l1", "clip_global"])
def test_what_is_short_enough_is_left_as_it_is(kind: str) -> None:
    raw, seen = gradients_at_step(f"*: {kind}=1e6")
    for name in raw:
        torch.testing.assert_close(seen[name], raw[name])
    raw, seen = gradients_at_step(f"*: {kind}=1", factor=0.0)
    assert all(torch.equal(t, torch.zeros_like(t)) for t in seen.values())


def test_zero_sign_centralise_and_noise() -> None:
    raw, seen = gradients_at_step("0.*: zero; 2.*: sign")
    assert not seen["0.weight"].any()
    torch.testing.assert_close(seen["2.weight"], raw["2.weight"].sign())
    raw, seen = gradients_at_step("*: centralise")
    torch.testing.assert_close(seen["0.weight"].mean(dim=1), torch.zeros(8, dtype=torch.float64))
    torch.testing.assert_close(seen["0.bias"], raw["0.bias"])
    raw, seen = gradients_at_step("0.weight: noise=10; 0.bias: noise=0")
    added = seen["0.weight"] - raw["0.weight"]
    assert 7 < float(added.std()) < 13
    torch.testing.assert_close(seen["0.bias"], raw["0.bias"])


def test_transforms_follow_each_other_in_their_order() -> None:
    raw, seen = gradients_at_step("2.*: sign, clip=0.5; 2.bias: clip=0.25")
    torch.testing.assert_close(seen["2.weight"], raw["2.weight"].sign() * 0.5)
    torch.testing.assert_close(seen["2.bias"], raw["2.bias"].sign() * 0.25)


def test_frozen_layers_stay_bit_for_bit_whatever_moves_the_rest() -> None:
    for make in (
        lambda p: torch.optim.Adam(p, 0.01, weight_decay=0.1),
        lambda p: torch.optim.SGD(p, 0.01, momentum=0.9),
    ):
        model = net()
        before = copy.deepcopy(model.state_dict())
        optimiser = make(model.parameters())
        train(model, optimiser, 3)
        middle = copy.deepcopy(model.state_dict())
        layers = ruled(model, optimiser, "0.*: freeze")
        train(model, optimiser, 5)
        for name, tensor in model.state_dict().items():
            assert torch.equal(tensor, middle[name]) == name.startswith("0."), name
        layers.obey(())
        train(model, optimiser, 1)
        assert not any(torch.equal(t, middle[name]) for name, t in model.state_dict().items())
        assert not any(torch.equal(t, before[name]) for name, t in model.state_dict().items())


def test_names_of_other_networks_begin_with_the_networks() -> None:
    model, critic = net(), net(1)
    optimisers = {
        "g": torch.optim.SGD(model.parameters(), 1.0),
        "d": torch.optim.SGD(critic.parameters(), 1.0),
    }
    layers = Layers({"model": model, "critic": critic}, optimisers, torch.Generator())
    assert layers.names[:2] == ["0.weight", "0.bias"]
    assert layers.names[4] == "critic.0.weight"
    layers.obey(parse("critic.*: lr=0.5"))
    layers.set_learning_rate(1.0)
    assert optimisers["g"].param_groups[0]["lr"] == 1.0
    assert optimisers["d"].param_groups[0]["lr"] == 0.5
    with pytest.raises(BadInput, match=r"decoder\.\*.*critic\.\*"):
        layers.obey(parse("0.*: freeze; decoder.*: freeze"))
    assert optimisers["d"].param_groups[0]["lr"] == 0.5


# -- in a run -----------------------------------------------------------------------------------------


def test_a_pattern_that_fits_nothing_is_refused_before_the_first_step(start, tiny) -> None:
    driven = start(tiny(rules="encoder.*: lr=0.1; head.*: freeze"))
    end = driven.run()
    assert (end.outcome, end.bad_input, end.step) == ("failed", True, 0)
    assert "head.*" in str(end.problem)
    assert "decoder" in str(end.remedy)
    assert not driven.curve()


def test_without_rules_nothing_is_hooked_and_adam_stays_fused(tiny) -> None:
    config = tiny()
    trainer = VAETrainer(config, open_dataset(config.data), torch.device("cpu"))
    trainer.advance(0)
    adam = trainer.optimisers["adam"]
    assert not adam._optimizer_step_pre_hooks
    assert len(adam.param_groups) == 2
    trainer.adjust(tiny(rules="encoder.*: lr=0.1"))
    assert not adam._optimizer_step_pre_hooks
    assert len(adam.param_groups) == 3
    assert all(group["fused"] for group in adam.param_groups)


def test_a_run_with_rules_freezes_and_resumes_bit_equal(start, tiny, tmp_path) -> None:
    from safetensors.torch import load_file

    config = tiny(rules="encoder.*: freeze; decoder.*.weight: lr=0.5, clip=0.1; *.bias: noise=0.01, lr=2")

    def stop(event, commands):
        if isinstance(event, Checkpointed) and event.step == 10:
            commands.send(Stop())

    start(config, name="whole").run()
    start(config, stop, name="parts").run()
    assert start(config, name="parts").run().outcome == "completed"
    one, two = (
        load_file(tmp_path / name / "checkpoints" / "step-20" / "state.safetensors")
        for name in ("whole", "parts")
    )
    assert one.keys() == two.keys()
    for key, tensor in one.items():
        assert torch.equal(tensor, two[key]), key
    fresh = VAETrainer(config, open_dataset(config.data), torch.device("cpu"))
    for name, parameter in fresh.model.named_parameters():
        same = torch.equal(parameter, one[f"network/model/{name}"])
        assert same == name.startswith("encoder."), name


def test_rules_reach_the_rows_of_a_sparse_gradient() -> None:
    table = nn.Parameter(torch.zeros(10, 3))
    optimiser = torch.optim.SGD([table], lr=1.0)
    layers = Layers({"held": nn.ParameterDict({"codes": table})}, {"it": optimiser}, torch.Generator())
    layers.obey(parse("held.codes: clip=0.5, clip_layer=0.25"))
    picked = nn.functional.embedding(torch.tensor([2, 7]), table, sparse=True)
    (10 * picked).sum().backward()
    optimiser.step()
    assert float(torch.linalg.vector_norm(table.detach())) == pytest.approx(0.25)
    assert set(table.detach().abs().sum(dim=1).nonzero().flatten().tolist()) == {2, 7}


def test_a_checkpoint_does_not_depend_on_how_rules_part_the_groups(start, tiny, tmp_path) -> None:
    config = tiny(rules="*.weight: lr=0.5")
    start(config).run()
    other = VAETrainer(tiny(), open_dataset(config.data), torch.device("cpu"))
    checkpoints.restore(tmp_path / "run" / "checkpoints" / "step-20", other)
    for parameter in other.model.parameters():
        state = other.optimisers["adam"].state[parameter]
        if state:
            assert state["exp_avg"].shape == parameter.shape
    other.advance(20)
