"""Gathered gradients, schedules of the rate, compiled networks."""

from __future__ import annotations

import pytest
import torch
from safetensors.torch import load_file

from latentlab.data.datasets import open_dataset
from latentlab.runs.events import Checkpointed, Log, Stop
from latentlab.runs.folder import RunFolder
from trainers import engine
from trainers.engine import schedule
from trainers.vae import VAETrainer


def trainer(config) -> VAETrainer:
    return VAETrainer(config, open_dataset(config.data), torch.device("cpu"))


def test_gathered_batches_make_the_step_of_one_large_batch(tiny, monkeypatch):
    """Without noise in the codes: the same images, the same gradients but for rounding."""
    monkeypatch.setattr(torch, "randn", lambda shape, **_: torch.zeros(shape))
    whole = trainer(tiny(batch_size=32, optimiser="euler", lr=1e-6))
    parts = trainer(tiny(batch_size=8, accumulate=4, optimiser="euler", lr=1e-6))
    for step in range(3):
        one, other = whole.advance(step), parts.advance(step)
        for name in ("loss", "recon", "kl"):  # the scale is read after the step
            torch.testing.assert_close(one[name], other[name], rtol=1e-4, atol=1e-4)
    pairs = zip(whole.model.parameters(), parts.model.parameters(), strict=True)
    start = trainer(tiny()).model.parameters()
    for (mine, others), before in zip(pairs, start, strict=True):
        torch.testing.assert_close(mine - before, others - before, rtol=1e-3, atol=1e-7)
    assert whole.batches.place == parts.batches.place


@pytest.mark.parametrize("optimiser", ["adam", "polyak"])
def test_a_run_with_gathered_batches_resumes_bit_equal(start, tiny, tmp_path, optimiser):
    config = tiny(batch_size=8, accumulate=3, rules="*: clip_global=1", optimiser=optimiser, lr=1e-4)

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
    for key, tensor in one.items():
        assert torch.equal(tensor, two[key]), key


def test_schedules_of_the_rate():
    def shares(kind: str) -> list[float]:
        return [schedule(kind, step, 100) for step in (0, 49, 50, 60, 74, 75, 80, 100)]

    assert shares("constant") == [1.0] * 8
    assert shares("step") == pytest.approx([1, 1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01])
    assert shares("linear") == pytest.approx([1, 1, 1, 1, 0.65, 0.625, 0.5, 0])
    cosine = shares("cosine")
    assert cosine[:3] == [1.0] * 3
    assert cosine[5] == pytest.approx(0.5)
    assert cosine[-1] == pytest.approx(0.0)


def test_the_rate_follows_the_schedule_and_the_multiplier(tiny):
    made = trainer(tiny(lr_schedule="step", lr=1e-3, steps=20))
    for step, rate in ((0, 1e-3), (10, 1e-4), (15, 1e-5)):
        made.advance(step)
        rates = [group["lr"] for group in made.optimisers["adam"].param_groups]
        assert rates == pytest.approx([rate, 10 * rate])


def test_compiled_networks_train_alike_and_keep_their_names(start, tiny, tmp_path, monkeypatch):
    compiled = []

    def backend(graph, inputs):
        compiled.append(graph)
        return graph.forward

    monkeypatch.setattr(engine, "COMPILER", backend)
    start(tiny(), name="plain").run()
    driven = start(tiny(compile=True), name="compiled")
    assert driven.run().outcome == "completed"
    assert compiled
    assert not [event for event in driven.of(Log) if event.level == "warning"]
    one, two = (
        load_file(tmp_path / name / "checkpoints" / "step-20" / "state.safetensors")
        for name in ("plain", "compiled")
    )
    assert one.keys() == two.keys()
    for key, tensor in one.items():
        if tensor.is_floating_point():
            torch.testing.assert_close(tensor, two[key], rtol=1e-3, atol=1e-4)
    assert RunFolder(tmp_path / "compiled").described()[1]["compile"] is True


def test_where_compiling_fails_the_run_says_so_and_goes_on(start, tiny, tmp_path, monkeypatch):
    def backend(graph, inputs):
        raise RuntimeError("no compiler here")

    monkeypatch.setattr(engine, "COMPILER", backend)
    plain = start(tiny(), name="plain")
    plain.run()
    driven = start(tiny(compile=True))
    assert driven.run().outcome == "completed"
    said = [str(event.message) for event in driven.of(Log) if event.level == "warning"]
    assert len(said) == 1
    assert "no compiler here" in said[0]
    assert driven.curve() == plain.curve()
    run = RunFolder(tmp_path / "run")
    assert run.described()[1]["compile"] is False
    assert any("no compiler here" in row["text"] for row in run.log())
