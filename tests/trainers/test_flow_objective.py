"""Training the flow: what is refused, what it starts from, and that what it learns stays invertible."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from pydantic import ValidationError

import latentlab
from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed
from latentlab.errors import BadInput
from latentlab.models.coupling import ActNorm
from latentlab.runs.events import LayerNorms, Metrics
from trainers.configs.flow import FlowTrainConfig
from trainers.flow import FlowTrainer

TINY = {
    "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1, "depth": 1, "hidden": 8,
    "batch_size": 16, "steps": 20, "log_every": 1, "evaluate_every": 10, "checkpoint_every": 20,
    "lr_schedule": "constant", "lr": 3e-3, "tensorboard": False,
}  # fmt: skip


def config(blobs: Path, **changes: object) -> FlowTrainConfig:
    return FlowTrainConfig.model_validate({**TINY, "data": str(blobs), **changes})


@pytest.mark.parametrize("mixing", ["exp", "conv1x1"])
def test_it_learns_and_its_round_trip_stays_exact(mixing: str, blobs: Path, start: Callable) -> None:
    run = start(config(blobs, mixing=mixing), family="flow")
    end = run.run()
    assert end.outcome == "completed", (end.problem, end.details)
    curve = [value for _, value in run.curve()]
    assert sum(curve[-5:]) < sum(curve[:5])
    held_out = [e.values for e in run.of(Metrics) if "held_out_bits_per_dim" in e.values]
    assert held_out[-1]["held_out_bits_per_dim"] < held_out[0]["held_out_bits_per_dim"] < 10
    model = latentlab.load(end.model)
    data = open_dataset(str(blobs))
    x = to_signed(data.test.take(torch.arange(10)))
    assert (model.decode(model.encode(x).mean) - x).abs().max() <= 1e-4


def test_normalisations_start_from_the_data_the_same_each_time(blobs: Path) -> None:
    data = open_dataset(str(blobs))
    one, two = (FlowTrainer(config(blobs), data, torch.device("cpu")) for _ in range(2))
    norms = [module for module in one.model.modules() if isinstance(module, ActNorm)]
    assert all(norm.log_scale.abs().max() > 0.1 for norm in norms[:1])
    for (name, here), there in zip(
        one.model.state_dict().items(), two.model.state_dict().values(), strict=True
    ):
        assert torch.equal(here, there), name
    for here, there in zip(one.model.parameters(), one.average.model.parameters(), strict=True):
        assert torch.equal(here, there)


def test_sizes_that_cannot_be_split_are_refused_with_the_field(blobs: Path, start: Callable) -> None:
    with pytest.raises(ValidationError) as refused:
        config(blobs, image_size=28, scales=3)
    assert refused.value.errors()[0]["loc"] == ("scales",)
    with pytest.raises(BadInput, match=r"cannot be halved 3 times.*Lower scales"):
        FlowTrainer.check(config(blobs, scales=3), open_dataset(str(blobs)))
    end = start(config(blobs, scales=4), family="flow").run()
    assert end.outcome == "failed"
    assert end.bad_input


def test_layers_show_the_gradients_before_they_are_clipped_also_with_rules(
    blobs: Path, start: Callable
) -> None:
    run = start(config(blobs, steps=10, grad_clip=1e-3, rules="*: clip=1e-4"), family="flow")
    run.run()
    [norms] = run.of(LayerNorms)
    before = dict(run.curve("grad_norm"))[10]
    assert before > 0.1
    assert sum(value**2 for value in norms.gradients) ** 0.5 == pytest.approx(before, rel=1e-3)
