"""Orders to a run that another process trains, through two files of its folder.

session.json    written by who trains: the name of this session, and whether it waits
orders.jsonl    appended by who looks on: one order a line, with the name of the session that it is meant for

An order for another session than the one that reads it, an older one say, is never obeyed.
"""

from __future__ import annotations

import contextlib
import json
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from latentlab.errors import BadInput, Message
from latentlab.files import write_text_atomically
from latentlab.runs.events import Adjust, Command, Pause, Paused, Resume, Stop
from latentlab.runs.lock import is_live
from latentlab.runs.recorder import append_whole
from latentlab.runs.wording import packed, unpacked
from latentlab.spec import Frozen

POLL_S = 0.4
_SHOWN = 80  # characters of an order that nobody understands


@dataclass(frozen=True)
class Garbage:
    """A line that is no order, or its beginning."""

    text: str


# -- who trains -----------------------------------------------------------------------------------------


class Orders:
    """What others want of the run, for who trains it and holds its lock. Raises OSError where it cannot be.

    As a context manager it says on entering that the run can be steered, and on leaving that it cannot.
    """

    def __init__(self, folder: Path) -> None:
        self._orders = folder / "orders.jsonl"
        self._about = folder / "session.json"
        self._session = uuid.uuid4().hex
        self._place = 0
        self._next = 0.0

    def __enter__(self) -> Orders:
        self._orders.unlink(missing_ok=True)
        self.note(None)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._about.unlink(missing_ok=True)

    def note(self, paused: Paused | None) -> None:
        """Let others know whether the run waits, and why."""
        document: dict[str, Any] = {"session": self._session, "paused": None}
        if paused is not None:
            said = {"problem": paused.problem, "remedy": paused.remedy}
            document["paused"] = {"step": paused.step, **{k: m and packed(m) for k, m in said.items()}}
        write_text_atomically(self._about, json.dumps(document))

    def poll(self) -> list[Command | Garbage]:
        """What has come, in its order; looks at the file about twice a second."""
        now = time.monotonic()
        if now < self._next:
            return []
        self._next = now + POLL_S
        try:
            with open(self._orders, "rb") as handle:
                handle.seek(self._place)
                data = handle.read()
        except OSError:  # usually there is none
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._place += len(whole)
        found = [_order(line, self._session) for line in whole.splitlines()]
        return [order for order in found if order is not None]


def _order(line: bytes, session: str) -> Command | Garbage | None:
    """What a line says; None where it is meant for another session."""
    try:
        row = json.loads(line)
        if row["session"] != session:
            return None
        return _READERS[row["order"]](row)
    except (ValueError, LookupError, TypeError):
        return Garbage(line[:_SHOWN].decode(errors="replace"))


def _adjust(row: Mapping[str, Any]) -> Adjust:
    values = row["values"]
    if not isinstance(values, dict):
        raise TypeError
    return Adjust(values)


_READERS: dict[str, Callable[[Mapping[str, Any]], Command]] = {
    "pause": lambda _: Pause(),
    "resume": lambda _: Resume(),
    "stop": lambda row: Stop(discard=row.get("discard") is True),
    "adjust": _adjust,
}


# -- who looks on ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SessionState:
    """Who trains a run now, by a name that nobody else has, and why it waits where it does."""

    name: str
    paused: Paused | None


def session_of(folder: Path) -> SessionState | None:
    """The session that trains, or last said it did: one that was killed cannot take its word back."""
    try:
        document = json.loads((folder / "session.json").read_text(encoding="utf-8"))
        name, said = document["session"], document["paused"]
        if not isinstance(name, str):
            return None
        paused = said and Paused(int(said["step"]), unpacked(said["problem"]), unpacked(said["remedy"]))
        return SessionState(name, paused)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def is_heard(folder: Path) -> bool:
    """Whether some process trains the run that would obey an order."""
    return is_live(folder) and session_of(folder) is not None


def send(folder: Path, command: Command) -> None:
    """Tell the run something. Raises BadInput where nobody trains it, or nothing can be written there."""
    session = session_of(folder)
    if session is None or not is_live(folder):
        raise BadInput("Nobody trains {path} now.", "Resume it first.", path=folder)
    row = json.dumps({"session": session.name, **_row(command)}, ensure_ascii=False, default=_plain)
    try:
        append_whole(folder / "orders.jsonl", f"{row}\n".encode())
    except OSError as error:
        raise BadInput(
            "Cannot write to the run folder {path} ({cause}).",
            "Free some space or fix its permissions.",
            path=folder,
            cause=error.strerror or error,
        ) from error


def _row(command: Command) -> dict[str, Any]:
    match command:
        case Pause():
            return {"order": "pause"}
        case Resume():
            return {"order": "resume"}
        case Stop(discard):
            return {"order": "stop", "discard": discard}
        case Adjust(values):
            return {"order": "adjust", "values": dict(values)}


def _plain(value: object) -> object:
    if isinstance(value, Frozen):  # a rule, say
        return value.model_dump(mode="json")
    raise TypeError(f"{value!r} is no value of a knob")


def garbled(garbage: Garbage) -> Message:
    """What the log says of it."""
    return Message("Left out an order that is none: {text}", {"text": garbage.text})
