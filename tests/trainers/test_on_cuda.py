"""What only a GPU can show. Skipped where there is none."""

from __future__ import annotations

import pytest
import torch

from latentlab.data.datasets import open_dataset
from latentlab.runs.folder import RunFolder
from trainers.meter import Meter
from trainers.vae import VAETrainer

pytestmark = [
    pytest.mark.cuda,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device"),
]


@pytest.fixture
def trainer(tiny):
    config = tiny(device="cuda", precision="bf16", layout="channels_last", batch_size=32)
    return VAETrainer(config, open_dataset(config.data), torch.device("cuda"))


def test_steps_never_synchronise_with_the_host(trainer):
    for step in range(3):
        trainer.advance(step)  # lazy initialisations may synchronise once
    meter = Meter()
    meter.push(0, trainer.advance(3))
    torch.cuda.synchronize()
    torch.cuda.set_sync_debug_mode("error")
    found = []
    try:
        for step in range(4, 30):
            metrics = trainer.advance(step)
            if step % 5 == 0:
                meter.push(step, metrics)
            found += meter.pop()
    finally:
        torch.cuda.set_sync_debug_mode("default")
    found += meter.pop(wait=True)
    assert [step for step, _, _ in found] == [0, 5, 10, 15, 20, 25]
    assert all(values["loss"] == values["loss"] for _, values, _ in found)


def test_a_run_on_cuda_completes_and_resumes(start, tiny, tmp_path):
    from latentlab.runs.events import Samples, Started, Stop

    config = tiny(device="auto", precision="auto", layout="auto")
    first = start(config, lambda e, c: c.send(Stop()) if isinstance(e, Samples) else None)
    assert first.run().outcome == "stopped"
    assert first.of(Started)[0].device.startswith("cuda")
    assert start(config).run().outcome == "completed"
    assert RunFolder(tmp_path / "run").info().step == 20


def test_cuda_out_of_memory_is_told_from_other_errors():
    from trainers.devices import is_out_of_memory

    caught = None
    try:
        torch.empty(2**50, device="cuda")
    except RuntimeError as error:
        caught = is_out_of_memory(error)
    assert caught


def test_live_weights_cross_to_the_cpu(trainer):
    from latentlab.runs.live import LiveWeights

    live = LiveWeights()
    live.describe(trainer.average.model)
    live.request()
    trainer.advance(0)
    live.publish(trainer.average.model, 1)
    copy = live.model()
    assert copy is not None
    assert live.take(copy) == 1
    for name, tensor in trainer.average.model.state_dict().items():
        assert torch.equal(tensor.cpu(), copy.state_dict()[name])
