"""Mailbox and commands: what may be dropped, what must not, and who waits."""

from __future__ import annotations

import threading

import numpy as np

from latentlab.errors import Message
from latentlab.runs.events import (
    Commands,
    Figure,
    Finished,
    Log,
    Mailbox,
    Metrics,
    Pause,
    Resume,
    Samples,
    Stop,
)


def test_the_mailbox_keeps_every_metric_in_order_and_only_the_newest_pictures():
    box = Mailbox()
    for step in range(100):
        box.post(Metrics(step, {"loss": 1.0}))
        box.post(Samples(step, np.zeros((1, 2, 2, 1), np.uint8)))
        box.post(Figure("kl", "bars", step, {}))
        box.post(Figure("rate", "scatter", step, {}))
    box.post(Finished(100, "completed"))
    events = box.drain()
    assert [e.step for e in events if isinstance(e, Metrics)] == list(range(100))
    assert [e.step for e in events if isinstance(e, Samples)] == [99]
    assert sorted((e.name, e.step) for e in events if isinstance(e, Figure)) == [("kl", 99), ("rate", 99)]
    assert isinstance(events[-1], Finished)
    assert box.drain() == []


def test_commands_come_in_order_and_wake_a_waiting_trainer():
    commands, heard = Commands(), []
    thread = threading.Thread(target=lambda: heard.extend([commands.wait(), commands.wait()]))
    thread.start()
    commands.send(Pause())
    commands.send(Stop(discard=True))
    thread.join(30)
    assert heard == [Pause(), Stop(discard=True)]
    assert commands.poll() is None
    commands.send(Resume())
    assert commands.poll() == Resume()


def test_a_log_prints_its_message():
    assert str(Log(3, Message("batch {n}", {"n": 4})).message) == "batch 4"
