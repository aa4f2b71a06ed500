"""Timing the arithmetic: what is chosen, what is stored, and what it must not touch."""

from __future__ import annotations

import threading

import pytest
import torch

from latentlab.runs.events import Log, Started
from latentlab.runs.folder import RunFolder
from trainers import devices, variants
from trainers.gathering import Crew
from trainers.meter import Meter
from trainers.pace import Pace
from trainers.variants import Timing, choose


def fake_timings(monkeypatch: pytest.MonkeyPatch, table: dict[tuple[str, str], tuple[float, float]]) -> None:
    def time(trainer, precision, layout, device):
        return Timing(precision, layout, *table[precision, layout])

    monkeypatch.setattr(variants, "_time", time)


TABLE = {
    ("fp32", "contiguous"): (4.0, 100.0),
    ("fp32", "channels_last"): (3.0, 100.1),
    ("bf16", "contiguous"): (2.0, 101.0),
    ("bf16", "channels_last"): (1.0, 109.0),
}


def test_the_fastest_whose_loss_agrees_is_taken(monkeypatch, tiny):
    fake_timings(monkeypatch, TABLE)
    config, timings = choose(
        tiny(precision="auto", layout="auto"), torch.device("cpu"), lambda c: None, lambda: None
    )
    assert (config.precision, config.layout) == ("bf16", "contiguous")
    assert len(timings) == 4


@pytest.mark.parametrize("hungry", [["fp32"], ["fp32", "bf16"]])
def test_a_variant_that_runs_out_of_memory_is_left_out(monkeypatch, tiny, hungry):
    def trial(config):
        if config.precision in hungry:
            raise torch.OutOfMemoryError("CUDA out of memory")

    fake_timings(monkeypatch, TABLE)
    config, timings = choose(
        tiny(precision="auto", layout="contiguous"), torch.device("cpu"), trial, lambda: None
    )
    assert [t.precision for t in timings] == [p for p in ("fp32", "bf16") if p not in hungry]
    assert config.precision == ("fp32" if len(hungry) == 2 else "bf16")


def test_what_is_fixed_by_hand_stays(monkeypatch, tiny):
    fake_timings(monkeypatch, TABLE)
    config, timings = choose(
        tiny(precision="fp32", layout="auto"), torch.device("cpu"), lambda c: None, lambda: None
    )
    assert (config.precision, config.layout) == ("fp32", "channels_last")
    assert {t.precision for t in timings} == {"fp32"}
    assert choose(tiny(), torch.device("cpu"), lambda c: None, lambda: None)[1] == []


def test_timing_touches_neither_weights_nor_random_state(start, tiny, tmp_path):
    """A run that timed and chose fp32 contiguous equals one that was told so."""

    def told(event, commands):
        if isinstance(event, Log) and "ms a step" in str(event.message):
            timed.append(event)

    timed: list[Log] = []
    auto = start(tiny(precision="auto", layout="auto"), told, name="auto")
    auto.run()
    assert len(timed) == 4
    stored = RunFolder(tmp_path / "auto").described()[1]
    fixed = start(tiny(precision=stored["precision"], layout=stored["layout"]), name="fixed")
    fixed.run()
    assert auto.curve() == fixed.curve()
    again = start(tiny(), name="auto")
    again.run()
    assert not any("ms a step" in str(e.message) for e in again.of(Log))
    assert stored["precision"] in str(again.of(Started)[0].variant)


def test_a_window_keeps_one_core():
    whole = devices.thread_counts(in_window=False)
    assert devices.thread_counts(in_window=True) == max(1, whole - 1)


def test_an_absent_device_is_named():
    if torch.cuda.is_available():
        pytest.skip("this machine has CUDA")
    with pytest.raises(devices.BadInput, match="cuda"):
        devices.choose_device("cuda")


def test_pace_sees_a_slow_machine_and_rests(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("trainers.pace.time.perf_counter", lambda: clock[0])
    pace = Pace()

    def steps(count: int, seconds: float) -> None:
        for _ in range(count):
            pace.begin()
            clock[0] += seconds
            pace.end(10)

    steps(40, 0.1)
    assert not pace.is_slow()
    assert pace.per_second() == pytest.approx(100.0)
    clock[0] += 50.0  # within a step's own time: counts
    pace.rest()
    clock[0] += 1000.0  # a pause: does not
    steps(8, 0.25)
    assert pace.is_slow()
    assert pace.seconds == pytest.approx(6.0)
    assert pace.per_second() == pytest.approx(40.0)


def test_a_busy_machine_drops_to_one_thread_and_says_so(tiny, tmp_path, monkeypatch):
    from trainers import launch

    monkeypatch.setattr(Pace, "is_slow", lambda self: self.seconds > 0)
    before = torch.get_num_threads()
    events = []
    launch.prepare("vae", tiny(threads=2), tmp_path / "run")

    def body():
        from latentlab.runs.events import Commands
        from latentlab.runs.live import LiveWeights

        launch.body(tmp_path / "run", in_window=True)(Commands(), events.append, LiveWeights())

    thread = threading.Thread(target=body)
    thread.start()
    thread.join(60)
    torch.set_num_threads(before)
    said = [e for e in events if isinstance(e, Log) and "one thread" in str(e.message)]
    assert len(said) == 1
    assert any("one thread" in row["text"] and row["mark"] for row in RunFolder(tmp_path / "run").log())


def test_the_meter_gives_what_was_pushed_in_order():
    meter = Meter()
    for step in range(3):
        norms = torch.eye(2) if step == 1 else None
        meter.push(step, {"loss": torch.tensor(float(step)), "kl": torch.tensor([2.0])}, norms)
    assert meter.pop() == [(s, {"loss": float(s), "kl": 2.0}, [1.0, 0, 0, 1.0] * (s == 1)) for s in range(3)]
    assert meter.pop(wait=True) == []


def test_threads_are_halved_as_long_as_it_pays(monkeypatch, tiny):
    before, seconds = torch.get_num_threads(), {8: 3.0, 4: 1.0, 2: 2.0, 1: 4.0}

    def time(trainer, precision, layout, device):
        return Timing(precision, layout, seconds[torch.get_num_threads()], 1.0)

    monkeypatch.setattr(variants, "_time", time)
    try:
        config, found = variants.choose_threads(
            tiny(threads=8), torch.device("cpu"), lambda c: None, lambda: None
        )
        assert (config.threads, torch.get_num_threads()) == (4, 4)
        assert found == seconds
        assert (
            variants.choose_threads(tiny(threads=1), torch.device("cpu"), lambda c: None, lambda: None)[1]
            == {}
        )
    finally:
        torch.set_num_threads(before)


def test_threads_left_to_the_machine_are_timed_and_stored(start, tiny, tmp_path):
    driven = start(tiny(threads=0))
    driven.run()
    assert RunFolder(tmp_path / "run").described()[1]["threads"] in range(1, devices.thread_counts(False) + 1)
    told = [e for e in driven.of(Log) if "CPU threads" in str(e.message)]
    assert len(told) == (
        0 if devices.thread_counts(False) == 1 else devices.thread_counts(False).bit_length()
    )


def test_threads_are_timed_anew_for_another_number_of_processes_but_fixed_ones_stay(
    start, tiny, tmp_path, monkeypatch
):
    asked = []

    def choose(config, *_):
        asked.append(config.threads)
        return config.model_copy(update={"threads": config.threads // 2}), {}

    monkeypatch.setattr(variants, "choose_threads", choose)
    monkeypatch.setattr(devices, "thread_counts", lambda in_window: 8)
    # What is stored counts: to compute with more threads than there are cores can take minutes.
    monkeypatch.setattr(torch, "set_num_threads", lambda count: None)

    def stored(name):
        return RunFolder(tmp_path / name).described()[1]["threads"]

    for name, threads in (("run", 0), ("fixed", 3)):
        start(tiny(threads=threads), name=name).run()
    start(tiny(), name="run").run()  # as many processes: bit for bit as before
    assert (asked, stored("run"), stored("fixed")) == ([8], 4, 3)
    monkeypatch.setattr(Crew, "on_this_machine", 2)
    for name in ("run", "fixed"):
        start(tiny(), name=name).run()
    assert (asked, stored("run"), stored("fixed")) == ([8, 4], 2, 3)
    start(tiny(), name="run").run()
    assert len(asked) == 2
