"""Lines of layers.jsonl, read back and followed from another process."""

from __future__ import annotations

import json
import math
from pathlib import Path

from latentlab.runs.events import Finished, Layer, LayerNorms, Log, Mailbox, Metrics, Structure
from latentlab.runs.folder import RunFolder
from latentlab.runs.layer_rows import layers_event, layers_row
from latentlab.runs.lines import read_lines
from latentlab.runs.lock import RunLock
from latentlab.runs.recorder import RunRecorder
from latentlab.runs.tail import TailSource

STRUCTURE = Structure(0, (Layer("a.0", ("a.0.weight", "a.0.bias"), 12), Layer("scale", ("scale",), 1)))


def norms(step: int) -> LayerNorms:
    return LayerNorms(step, (1.0, 0.5), (0.0, 1e-7), (2.0, 3.0))


def again(event: Structure | LayerNorms) -> Structure | LayerNorms | None:
    return layers_event(json.loads(json.dumps(layers_row(event))))


def test_events_come_back_from_their_lines() -> None:
    assert again(STRUCTURE) == STRUCTURE
    assert again(norms(10)) == norms(10)
    assert again(LayerNorms(1, (1.23456,), (0.0,), (1.0,))) == LayerNorms(1, (1.235,), (0.0,), (1.0,))
    wild = again(LayerNorms(1, (math.inf,), (math.nan,), (1.0,)))
    assert isinstance(wild, LayerNorms)
    assert math.isnan(wild.gradients[0])
    assert math.isnan(wild.updates[0])
    for row in (
        {},
        {"step": 1},
        {"step": 1, "layers": 3},
        {"step": "x", "layers": []},
        {"step": 1, "gradients": 1},
    ):
        assert layers_event(row) is None


def test_another_process_hears_of_the_layers(tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    run.create("vae", {"steps": 100, "data": "sprites", "device": "cpu"})
    with RunLock(run.path):
        recorder = RunRecorder(run, 0, tensorboard=False)
        recorder.layers(STRUCTURE)
        recorder.layers(norms(10))
        recorder.flush()
        source = TailSource(run.path, (8, 8))
        assert [layers_event(row) for row in source.layers.read()] == [STRUCTURE, norms(10)]
        recorder.layers(norms(20))
        recorder.flush()
        assert norms(20) in source.poll()
        recorder.rewind(10)
        assert [row["step"] for row in read_lines(run.layers_path)] == [0, 10]
        recorder.layers(norms(12))
        recorder.flush()
        assert norms(12) in source.poll()
        recorder.close()


def test_a_mailbox_loses_no_norms_and_keeps_their_order() -> None:
    mailbox = Mailbox()
    events = [STRUCTURE, Metrics(10, {}), norms(10), Metrics(20, {}), norms(20)]
    for event in events:
        mailbox.post(event)
    assert mailbox.drain() == events
    assert not any(isinstance(event, Finished | Log) for event in mailbox.drain())
