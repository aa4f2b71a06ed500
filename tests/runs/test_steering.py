"""Orders to a run through its folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from latentlab.errors import BadInput, Message
from latentlab.runs import steering
from latentlab.runs.events import Adjust, Command, Pause, Paused, Resume, Stop
from latentlab.runs.lock import RunLock
from latentlab.runs.steering import Garbage, Orders
from trainers.configs.rules import parse


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Orders]:
    monkeypatch.setattr(steering, "POLL_S", 0.0)
    with RunLock(tmp_path), Orders(tmp_path) as found:
        yield found


@pytest.mark.parametrize(
    "command", [Pause(), Resume(), Stop(), Stop(discard=True), Adjust({"lr": 1e-3, "ema_decay": 0.5})]
)
def test_each_command_arrives_once(orders: Orders, tmp_path: Path, command: Command) -> None:
    steering.send(tmp_path, command)
    assert orders.poll() == [command]
    assert orders.poll() == []


def test_they_keep_their_order_and_rules_arrive_as_json(orders: Orders, tmp_path: Path) -> None:
    rules = parse("encoder.*: lr=0.1; *.bias: freeze")
    for command in (Pause(), Adjust({"rules": rules}), Resume()):
        steering.send(tmp_path, command)
    first, second, third = orders.poll()
    assert (first, third) == (Pause(), Resume())
    assert isinstance(second, Adjust)
    kept = second.values["rules"]
    assert isinstance(kept, list)
    assert kept[0]["pattern"] == "encoder.*"


def test_an_order_for_an_older_session_is_never_obeyed(tmp_path: Path) -> None:
    with RunLock(tmp_path), Orders(tmp_path):
        steering.send(tmp_path, Stop())
        late = (tmp_path / "orders.jsonl").read_text()
    with RunLock(tmp_path), Orders(tmp_path) as orders:
        (tmp_path / "orders.jsonl").write_text(late)  # as if somebody had written it a moment too late
        assert orders.poll() == []
        steering.send(tmp_path, Pause())
        orders._next = 0.0
        assert orders.poll() == [Pause()]


@pytest.mark.parametrize(
    "line",
    [
        "rubbish",
        "[]",
        "{}",
        '{"session": "SESSION"}',
        '{"session": "SESSION", "order": "explode"}',
        '{"session": "SESSION", "order": ["stop"]}',
        '{"session": "SESSION", "order": "adjust", "values": 3}',
        '{"session": "SESSION", "order": "adjust"}',
    ],
)
def test_garbage_is_told_apart(orders: Orders, tmp_path: Path, line: str) -> None:
    session = steering.session_of(tmp_path)
    assert session is not None
    with (tmp_path / "orders.jsonl").open("a") as file:
        file.write(line.replace("SESSION", session.name) + "\n")
    steering.send(tmp_path, Pause())
    found, after = orders.poll()
    assert isinstance(found, Garbage)
    assert after == Pause()


def test_half_a_line_waits_for_the_rest(orders: Orders, tmp_path: Path) -> None:
    session = steering.session_of(tmp_path)
    assert session is not None
    line = json.dumps({"session": session.name, "order": "pause"}) + "\n"
    with (tmp_path / "orders.jsonl").open("a") as file:
        file.write(line[:10])
        file.flush()
        assert orders.poll() == []
        file.write(line[10:])
    assert orders.poll() == [Pause()]


def test_it_tells_whether_it_waits_and_why(orders: Orders, tmp_path: Path) -> None:
    def told() -> Paused | None:
        session = steering.session_of(tmp_path)
        assert session is not None
        return session.paused

    assert told() is None
    paused = Paused(7, Message("Cannot write to {path}.", {"path": "x"}), Message("Free some space."))
    orders.note(paused)
    assert told() == paused
    orders.note(None)
    assert told() is None


def test_nobody_is_told_what_nobody_hears(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Nobody trains"):
        steering.send(tmp_path, Pause())
    with RunLock(tmp_path), Orders(tmp_path):
        left = (tmp_path / "session.json").read_text()
    assert steering.session_of(tmp_path) is None
    (tmp_path / "session.json").write_text(left)  # as a killed process leaves it
    with pytest.raises(BadInput, match="Nobody trains"):
        steering.send(tmp_path, Pause())


@pytest.mark.parametrize("text", ["", "{", "[]", '{"session": 3, "paused": null}', '{"session": "a"}'])
def test_a_damaged_note_is_no_session(tmp_path: Path, text: str) -> None:
    (tmp_path / "session.json").write_text(text)
    assert steering.session_of(tmp_path) is None
