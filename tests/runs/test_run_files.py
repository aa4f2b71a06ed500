"""Run folders: what a crash, a full disk or a stranger's file can do to them."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from latentlab.errors import BadInput, Message
from latentlab.runs.events import Log
from latentlab.runs.folder import RunFolder, list_runs, new_run_path
from latentlab.runs.lines import last_line
from latentlab.runs.lock import RunLock, is_live
from latentlab.runs.recorder import RunRecorder, append_whole


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder(tmp_path / "0003-vae")
    run.create("vae", {"steps": 100, "data": "sprites"})
    return run


def test_a_new_run_is_listed_with_what_it_is(run, tmp_path):
    info = list_runs(tmp_path)[0]
    assert (info.number, info.family, info.data, info.plan, info.step) == (3, "vae", "sprites", 100, 0)
    assert (info.live, info.outcome, info.model) == (False, None, None)
    assert new_run_path("vae", tmp_path).name == "0004-vae"


def test_strangers_in_the_runs_folder_are_left_out(run, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "config.json").write_text("not json")
    assert [info.name for info in list_runs(tmp_path)] == ["0003-vae"]


def test_a_folder_that_is_no_run_is_named(tmp_path):
    with pytest.raises(BadInput, match="not a run folder"):
        RunFolder(tmp_path).described()


def test_a_torn_last_line_is_left_out(run):
    run.metrics_path.write_text('{"step": 1, "loss": 2.0}\n{"step": 2, "lo')
    assert [row["step"] for row in run.metrics()] == [1]
    assert last_line(run.metrics_path) == {"step": 1, "loss": 2.0}


def test_recorder_rewinds_then_appends(run):
    run.metrics_path.write_text("".join(json.dumps({"step": s}) + "\n" for s in range(1, 9)) + '{"st')
    recorder = RunRecorder(run, 5, tensorboard=False)
    recorder.metrics(6, {"loss": 0.1})
    recorder.log(Log(6, Message("标记 {n}", {"n": 1}), mark=True))
    recorder.flush()
    assert [row["step"] for row in run.metrics()] == [1, 2, 3, 4, 5, 6]
    assert run.log()[0]["text"] == "标记 1"


def test_what_follows_a_torn_line_is_found_again(run):
    recorder = RunRecorder(run, 0, tensorboard=False)
    recorder.edit(3, {"lr": 0.1})
    for name in ("edits.jsonl", "log.jsonl"):
        with open(run.path / name, "a") as file:
            file.write('{"step": 4, "val')  # the power went
    recorder = RunRecorder(run, 5, tensorboard=False)
    recorder.edit(6, {"lr": 0.2})
    recorder.log(Log(6, Message("still there")))
    recorder.flush()
    assert [row["values"]["lr"] for row in run.edits()] == [0.1, 0.2]
    assert [row["text"] for row in run.log()] == ["still there"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_raises(tmp_path):
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space"):
        append_whole(full, b"row\n")


def test_what_could_not_be_written_is_written_next_time(run, monkeypatch):
    recorder = RunRecorder(run, 0, tensorboard=False)
    recorder.metrics(1, {"loss": 1.0})

    def full(path, data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("latentlab.runs.recorder.append_whole", full)
        with pytest.raises(OSError, match="No space"):
            recorder.flush()
    recorder.metrics(2, {"loss": 0.5})
    recorder.flush()
    assert [row["step"] for row in run.metrics()] == [1, 2]


def test_tensorboard_files_hold_the_scalars_and_a_restart(run):
    from tensorboardX.proto.event_pb2 import Event

    recorder = RunRecorder(run, 7, tensorboard=True)
    recorder.metrics(8, {"loss": 0.25})
    recorder.close()
    data = next((run.path / "tensorboard").iterdir()).read_bytes()
    events, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 8], "little")
        events.append(Event.FromString(data[at + 12 : at + 12 + size]))
        at += 16 + size
    assert [e.step for e in events if e.HasField("session_log")] == [7]
    values = {v.tag: v.simple_value for e in events if e.step == 8 for v in e.summary.value}
    assert values == {"loss": 0.25}


def test_the_lock_tells_a_live_run_and_goes_with_its_holder(run):
    with RunLock(run.path):
        assert is_live(run.path)
        with pytest.raises(BadInput, match="being trained already"), RunLock(run.path):
            pass
        with pytest.raises(BadInput, match="being trained"):
            run.delete()
    assert not is_live(run.path)
    run.delete()
    assert not run.path.exists()


def test_somebody_who_only_looks_does_not_keep_a_run_from_starting(run):
    import fcntl

    with RunLock(run.path):
        pass
    with open(run.path / "lock", "rb+") as looker:
        fcntl.flock(looker, fcntl.LOCK_SH)
        assert not is_live(run.path)  # nobody trains: two who look do not see each other
        away = threading.Timer(0.1, looker.close)
        away.start()
        with RunLock(run.path):
            away.join()
            assert is_live(run.path)


def test_values_that_json_does_not_know_are_left_out(run):
    recorder = RunRecorder(run, 0, tensorboard=False)
    recorder.metrics(1, {"loss": 1.0, "psnr": float("inf"), "kl": float("nan")})
    recorder.flush()
    assert run.metrics_path.read_text() == '{"step": 1, "loss": 1.0}\n'


@pytest.mark.parametrize("edited", ['{"steps": "many"}', '{"steps": null}', '{"steps": [1]}'])
def test_an_edited_config_does_not_break_the_list(run, edited):
    (run.path / "config.json").write_text(f'{{"family": "vae", "config": {edited}}}')
    run.metrics_path.write_text('{"step": null}\n7\n')
    assert [(info.plan, info.step) for info in list_runs(run.path.parent)] == [(0, 0)]
    assert run.metrics() == [{"step": None}]
