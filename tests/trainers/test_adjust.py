"""Knobs that change while a run goes on, and new runs that branch off where they did."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tiny_families import TINY

from latentlab.errors import BadInput
from latentlab.formats.native import read_header
from latentlab.knobs import knob
from latentlab.runs import steering
from latentlab.runs.events import (
    Adjust,
    Checkpointed,
    Commands,
    Event,
    Finished,
    Log,
    Metrics,
    Pause,
    Paused,
    Resume,
    Resumed,
    Samples,
    Started,
    Stop,
)
from latentlab.runs.folder import RunFolder, list_runs
from latentlab.runs.wording import log_entry, refusal_of
from trainers import launch
from trainers.configs import config_class
from trainers.configs.base import TrainConfig
from trainers.edits import Change, read_record
from trainers.vae import VAETrainer

EDIT = {"lr": 1e-4, "beta": 3.0, "ema_decay": 0.5, "rules": "encoder.*: lr=0.1; *.bias: freeze"}


def state(folder: Path, step: int, file: str = "state") -> dict[str, torch.Tensor]:
    return load_file(folder / "checkpoints" / f"step-{step}" / f"{file}.safetensors")


def assert_same(a: dict[str, torch.Tensor], b: dict[str, torch.Tensor]) -> None:
    assert a.keys() == b.keys()
    for name in a:
        assert torch.equal(a[name], b[name]), name


def at(step: int, *commands):
    """Send commands when the metrics of ``step`` come."""

    def react(event: Event, sent: Commands) -> None:
        if isinstance(event, Metrics) and event.step == step and "loss" in event.values:
            for command in commands:
                sent.send(command)

    return react


def test_an_edit_saves_marks_and_takes_effect_at_the_next_step(start, tiny, tmp_path):
    plain = start(tiny(), name="plain")
    plain.run()
    driven = start(tiny(), at(7, Adjust(EDIT)))
    assert driven.run().outcome == "completed"
    assert [event.step for event in driven.of(Checkpointed)] == [7, 10, 20]
    marks = [event for event in driven.of(Log) if event.mark]
    assert [event.step for event in marks] == [7]
    assert "lr 0.002 -> 0.0001" in str(marks[0].message)
    assert "beta 1.0 -> 3.0" in str(marks[0].message)
    assert driven.curve()[:7] == plain.curve()[:7]
    assert driven.curve()[8:] != plain.curve()[8:]
    run = RunFolder(tmp_path / "run")
    assert run.edits() == [{"step": 7, "values": EDIT}]
    assert run.described()[1]["lr"] == 2e-3
    assert any(row["mark"] and "lr 0.002" in row["text"] for row in run.log())
    frozen = [name for name in state(run.path, 7) if name.endswith(".bias") and name.startswith("network/")]
    assert frozen
    for name in frozen:
        assert torch.equal(state(run.path, 7)[name], state(run.path, 20)[name])
    training = read_header(run.newest_model()).training
    assert training["config"]["beta"] == 3.0
    assert training["edits"] == run.edits()


def test_a_run_resumes_bit_equal_across_an_edit(start, tiny, tmp_path):
    whole = start(tiny(), at(7, Adjust(EDIT)), name="whole")
    whole.run()
    for step in (5, 7, 13):

        def react(event, commands, stop=step):
            at(7, Adjust(EDIT))(event, commands)
            at(stop, Stop())(event, commands)

        name = f"stopped-{step}"
        first = start(tiny(), react, name=name)
        assert (first.run().outcome, first.events[-1].step) == ("stopped", step)
        assert len(RunFolder(tmp_path / name).edits()) == (step >= 7)
        second = start(tiny(), at(7, Adjust(EDIT)), name=name)
        assert second.run().outcome == "completed"
        for file in ("state", "model"):
            assert_same(state(tmp_path / "whole", 20, file), state(tmp_path / name, 20, file))


def test_what_a_family_makes_of_its_first_rate_stays_after_resuming(start, tmp_path):
    """GLANN keeps the ratio of two rates from its start: an edit of one must not change it on resuming."""
    values = {
        "data": "fashion-mnist-mini", "device": "cpu", "precision": "fp32", "layout": "contiguous",
        "threads": 1, "batch_size": 16, "steps": 20, "log_every": 1, "checkpoint_every": 10,
        "tensorboard": False,
    }  # fmt: skip
    config = config_class("glann").model_validate(values | TINY["glann"].knobs)
    start(config, at(4, Adjust({"lr": 1e-4})), name="whole", family="glann").run()

    def react(event, commands):
        at(4, Adjust({"lr": 1e-4}))(event, commands)
        at(9, Stop())(event, commands)

    start(config, react, name="parts", family="glann").run()
    assert start(config, name="parts", family="glann").run().outcome == "completed"
    assert_same(state(tmp_path / "whole", 20), state(tmp_path / "parts", 20))


def test_a_crash_after_an_edit_replays_it_from_the_checkpoint_before(start, tiny, tmp_path):
    start(tiny(), at(7, Adjust(EDIT)), name="whole").run()

    def crash(event, commands):
        at(7, Adjust(EDIT))(event, commands)
        if isinstance(event, Metrics) and event.step == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        start(tiny(), crash, name="parts").run()
    assert start(tiny(), name="parts").run().outcome == "completed"
    assert_same(state(tmp_path / "whole", 20), state(tmp_path / "parts", 20))


def test_edits_past_the_checkpoint_one_goes_back_to_are_forgotten(start, tiny, tmp_path):
    import shutil

    start(tiny(), at(13, Adjust({"lr": 1e-5}), Stop())).run()
    run = RunFolder(tmp_path / "run")
    assert [step for step, _ in run.checkpoints()] == [10, 13]
    start(tiny(), at(14, Stop())).run()
    for step in (13, 14):
        shutil.rmtree(dict(run.checkpoints())[step], ignore_errors=True)
    plain = start(tiny(), name="plain")
    plain.run()
    assert start(tiny()).run().outcome == "completed"
    assert run.edits() == []
    assert_same(state(tmp_path / "plain", 20), state(run.path, 20))


def test_an_edit_of_a_paused_run_that_is_stopped_then_is_kept(start, tiny, tmp_path):
    def react(event, commands):
        at(7, Pause())(event, commands)
        if isinstance(event, Paused):
            commands.send(Adjust({"lr": 1e-4}))
            commands.send(Stop())

    assert start(tiny(), react).run().outcome == "stopped"
    assert RunFolder(tmp_path / "run").edits() == [{"step": 7, "values": {"lr": 1e-4}}]
    assert RunFolder(tmp_path / "run").info().step == 7


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"steps": 5}, "steps cannot be changed"),
        ({"nonsense": 5}, "nonsense cannot be changed"),
        ({"lr": -1}, "lr: "),
        ({"lr": "fast"}, "lr: "),
        ({"rules": "encoder.*: explode"}, "nothing a rule can do"),
        ({"rules": "head.*: freeze"}, "head.*"),
        ({"lr": 1e-4, "rules": "head.*: freeze"}, "head.*"),
    ],
)
def test_what_cannot_be_changed_is_said_and_changes_nothing(start, tiny, tmp_path, values, said):
    plain = start(tiny(), name="plain")
    plain.run()
    driven = start(tiny(), at(7, Adjust(values)))
    assert driven.run().outcome == "completed"
    errors = [event for event in driven.of(Log) if event.level == "error"]
    assert len(errors) == 1
    assert said in str(errors[0].message)
    refused = refusal_of(errors[0].message)
    assert refused is not None
    assert refused[0] == tuple(values)
    assert refused[1].template
    (row,) = [row for row in RunFolder(tmp_path / "run").log() if row["level"] == "error"]
    known = refusal_of(log_entry(row).message)  # who reads the folder knows as much
    assert known is not None
    assert (known[0], str(known[1])) == (refused[0], str(refused[1]))
    assert driven.curve() == plain.curve()
    assert RunFolder(tmp_path / "run").edits() == []


def test_the_same_again_is_no_edit(start, tiny, tmp_path):
    driven = start(tiny(), at(7, Adjust({"lr": 2e-3})))
    driven.run()
    assert not (tmp_path / "run" / "edits.jsonl").exists()
    assert [event.step for event in driven.of(Checkpointed)] == [10, 20]


def test_edits_while_it_waits_take_effect_when_it_goes_on(start, tiny, tmp_path):
    def react(event, commands):
        at(7, Pause())(event, commands)
        if isinstance(event, Paused):
            commands.send(Adjust({"lr": 1e-4}))
            commands.send(Adjust({"beta": 2.0}))
            commands.send(Resume())

    assert start(tiny(), react).run().outcome == "completed"
    assert RunFolder(tmp_path / "run").edits() == [
        {"step": 7, "values": {"lr": 1e-4}},
        {"step": 7, "values": {"beta": 2.0}},
    ]


def test_a_run_that_diverged_goes_on_with_what_was_changed_meanwhile(start, tiny, monkeypatch, tmp_path):
    step = VAETrainer.step

    def poisoned(self, images, labels, number):
        metrics = step(self, images, labels, number)
        if number == 12 and self.config.lr > 1e-3:
            metrics["loss"] = metrics["loss"] * float("nan")
        return metrics

    monkeypatch.setattr(VAETrainer, "step", poisoned)

    def react(event, commands):
        if isinstance(event, Paused):
            commands.send(Adjust({"lr": 1e-4}))
            commands.send(Resume())

    driven = start(tiny(), react)
    assert driven.run().outcome == "completed"
    assert len(driven.of(Paused)) == 1
    assert RunFolder(tmp_path / "run").edits() == [{"step": 10, "values": {"lr": 1e-4}}]


def test_an_edit_waits_for_room_on_the_disk(start, tiny, monkeypatch, tmp_path):
    from latentlab.runs.recorder import RunRecorder

    edit, tries = RunRecorder.edit, []

    def full(self, step, values):
        tries.append(1)
        if len(tries) == 1:
            raise OSError(28, "No space left on device")
        edit(self, step, values)

    monkeypatch.setattr(RunRecorder, "edit", full)

    def react(event, commands):
        at(7, Adjust(EDIT))(event, commands)
        if isinstance(event, Paused):
            commands.send(Resume())

    assert start(tiny(), react).run().outcome == "completed"
    assert RunFolder(tmp_path / "run").edits() == [{"step": 7, "values": EDIT}]


def test_checkpoints_before_edits_stay(start, tiny, tmp_path):
    start(tiny(checkpoint_every=3, keep_checkpoints=2), at(7, Adjust({"lr": 1e-4}))).run()
    assert [step for step, _ in RunFolder(tmp_path / "run").checkpoints()] == [7, 18, 20]


def test_a_knob_that_a_family_declares_anew_stays_live():
    class Own(TrainConfig):
        lr: float = knob(1e-5, "peak learning rate of Adam", gt=0, le=10.0)
        gamma: float = knob(1.0, "a weight", live=True)

    assert Own.live_knobs() == {"lr", "ema_decay", "rules", "gamma"}
    assert Own().adjusted({"lr": 1e-3, "gamma": 2.0}) == Own(lr=1e-3, gamma=2.0)


# -- branches -----------------------------------------------------------------------------------------


def test_a_branch_goes_on_from_before_the_edit(start, tiny, tmp_path):
    plain = start(tiny(), name="plain")
    plain.run()
    start(tiny(), at(7, Adjust({"lr": 1e-6}))).run()
    origin = RunFolder(tmp_path / "run")
    new = launch.branch(origin, 7, tmp_path / "branch")
    assert [step for step, _ in new.checkpoints()] == [7]
    assert [row["step"] for row in new.metrics() if "loss" in row] == list(range(1, 8))
    assert new.samples() == []
    assert new.edits() == []
    assert new.read_json("config.json")["branched"] == {"run": "run", "step": 7}
    assert (new.info().outcome, new.info().step) == (None, 7)

    again = start(tiny(), name="branch")
    assert again.run().outcome == "completed"
    assert_same(state(tmp_path / "plain", 20), state(tmp_path / "branch", 20))
    assert again.curve() == plain.curve()[7:]
    assert new.read_json("config.json")["branched"] == {"run": "run", "step": 7}
    assert next(step for step, _ in origin.checkpoints()) == 7


def test_a_branch_from_before_the_first_step(start, tiny, tmp_path):
    plain = start(tiny(), name="plain")
    plain.run()

    def react(event, commands):
        if isinstance(event, Started):
            commands.send(Adjust({"lr": 1e-6}))

    start(tiny(), react).run()
    origin = RunFolder(tmp_path / "run")
    assert origin.edits() == [{"step": 0, "values": {"lr": 1e-6}}]
    new = launch.branch(origin, 0, tmp_path / "branch")
    assert new.edits() == []
    assert start(tiny(), name="branch").run().outcome == "completed"
    assert_same(state(tmp_path / "plain", 20), state(tmp_path / "branch", 20))


def test_a_branch_does_not_tell_of_the_edit_that_it_undoes(start, tiny, tmp_path):
    def react(event, commands):
        at(4, Adjust({"beta": 2.0}))(event, commands)
        at(12, Adjust({"lr": 1e-6}))(event, commands)

    start(tiny(), react).run()
    new = launch.branch(RunFolder(tmp_path / "run"), 12, tmp_path / "branch")
    told = [row["text"] for row in new.log() if "Changed" in row["text"]]
    assert told == ["Changed: beta 1.0 -> 2.0."]
    assert new.info().branched == ("run", 12)


def test_the_record_tells_what_a_run_goes_on_with(start, tiny, tmp_path):
    def react(event, commands):
        at(4, Adjust({"beta": 2.0, "rules": "*.bias: freeze"}))(event, commands)
        at(12, Adjust({"beta": 3.0}))(event, commands)

    start(tiny(), react).run()
    record = read_record(RunFolder(tmp_path / "run"))
    assert (record.family, record.started) == ("vae", tiny())
    assert record.now == tiny(beta=3.0, rules="*.bias: freeze")
    assert [(edit.step, set(edit.changes)) for edit in record.edits] == [
        (4, {Change("beta", 1.0, 2.0), Change("rules", "", "*.bias: freeze")}),
        (12, {Change("beta", 2.0, 3.0)}),
    ]
    assert record.checkpoints == (4, 10, 12, 20)


def test_a_branch_keeps_what_was_edited_earlier(start, tiny, tmp_path):
    def react(event, commands):
        at(4, Adjust({"beta": 2.0}))(event, commands)
        at(12, Adjust({"lr": 1e-6}))(event, commands)

    start(tiny(), react).run()
    start(tiny(), at(4, Adjust({"beta": 2.0})), name="other").run()
    new = launch.branch(RunFolder(tmp_path / "run"), 12, tmp_path / "branch")
    assert new.edits() == [{"step": 4, "values": {"beta": 2.0}}]
    assert [step for step, _ in new.samples()] == [10]
    start(tiny(), name="branch").run()
    assert_same(state(tmp_path / "other", 20), state(tmp_path / "branch", 20))


def test_a_branch_takes_the_next_number_and_needs_a_checkpoint(start, tiny, tmp_path):
    driven = start(tiny(), lambda e, c: c.send(Stop()) if isinstance(e, Samples) else None)
    assert isinstance(driven.run(), Finished)
    run = RunFolder(tmp_path / "run")
    with pytest.raises(BadInput, match=r"no checkpoint of step 3.*10"):
        launch.branch(run, 3)
    assert list_runs() == []
    new = launch.branch(run, 10)
    assert new.path.name == "0001-vae"
    assert [info.step for info in list_runs()] == [10]
    with pytest.raises(BadInput, match="holds a run already"):
        launch.branch(run, 10, new.path)


def test_a_checkpoint_that_is_dropped_while_it_is_copied_is_named(start, tiny, tmp_path, monkeypatch):
    start(tiny()).run()
    run, copytree = RunFolder(tmp_path / "run"), shutil.copytree

    def drop_first(source, target, **how):
        shutil.rmtree(source)
        return copytree(source, target, **how)

    monkeypatch.setattr(shutil, "copytree", drop_first)
    with pytest.raises(BadInput, match=r"run has no checkpoint of step 10\..*of: 20"):
        launch.branch(run, 10)
    assert list_runs() == []


# -- from another process ---------------------------------------------------------------------------------


def test_a_run_obeys_orders_of_its_folder(tiny, start, tmp_path):
    folder = tmp_path / "run"

    def react(event, commands):
        if isinstance(event, Started):
            (folder / "orders.jsonl").write_text("rubbish\n")
            steering.send(folder, Pause())
        elif isinstance(event, Paused):
            steering.send(folder, Adjust({"lr": 1e-4}))
            steering.send(folder, Resume())
        elif isinstance(event, Resumed):
            steering.send(folder, Stop())

    run = start(tiny(steps=1_000_000, checkpoint_every=1_000_000), react)
    end = run.run()
    assert end.outcome == "stopped"
    assert [type(event) for event in run.events if isinstance(event, Paused | Resumed)] == [Paused, Resumed]
    assert [edit["values"] for edit in RunFolder(folder).edits()] == [{"lr": 1e-4}]
    warnings = [str(log.message) for log in run.of(Log) if log.level == "warning"]
    assert warnings == ["Left out an order that is none: rubbish"]
    assert steering.session_of(folder) is None
