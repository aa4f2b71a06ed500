"""What a run says, kept so that it can be said in another language: templates and blanks as JSON."""

from __future__ import annotations

import re
import string
import time
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from latentlab.errors import LatentLabError, Message
from latentlab.runs.events import Level, Log

_LAYOUTS = {"contiguous": Message("contiguous"), "channels_last": Message("channels_last")}
_FORM = re.compile(r"[,+]?(\.\d{1,2})?[defgs%]?")


def layout_word(layout: str) -> Message:
    """The memory layout of images as a word."""
    return _LAYOUTS.get(layout, Message("{reason}", {"reason": layout}))


def variant_words(precision: str, layout: str, threads: int | None = None, processes: int = 1) -> Message:
    """The variant of a run's arithmetic, e.g. "bf16, channels_last, 2 threads"."""
    if processes > 1:
        each = variant_words(precision, layout, threads)
        return Message("{variant}, {processes} processes", {"variant": each, "processes": processes})
    values = {"precision": precision, "layout": layout_word(layout), "threads": threads}
    if threads is None:
        return Message("{precision}, {layout}", values)
    if threads == 1:
        return Message("{precision}, {layout}, 1 thread", values)
    return Message("{precision}, {layout}, {threads} threads", values)


def changed_words(changes: str) -> Message:
    """What the log says of an edit, e.g. "Changed: lr 0.002 -> 0.001."."""
    return Message("Changed: {changes}.", {"changes": changes})


def refused_words(names: Iterable[str], cause: Message) -> Message:
    """What the log says of an edit that cannot be made; ``names`` are the knobs that it was for."""
    return Message("Not changed ({names}): {cause}", {"names": ", ".join(names), "cause": cause})


def is_edit(message: Message) -> bool:
    """Whether a line of a log tells of an edit."""
    return message.template == changed_words("").template


def refusal_of(message: Message) -> tuple[tuple[str, ...], Message] | None:
    """The knobs and the cause, where a line of a log tells of an edit that could not be made."""
    cause = message.values.get("cause")
    if message.template != refused_words((), Message("")).template or not isinstance(cause, Message):
        return None
    return tuple(str(message.values["names"]).split(", ")), cause


def log_row(entry: Log) -> dict[str, Any]:
    """A line of log.jsonl: the text as anybody reads it, and what it was made of."""
    return {
        "time": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "step": entry.step,
        "level": entry.level,
        "text": str(entry.message),
        "mark": entry.mark,
        "message": packed(entry.message),
    }


def log_entry(row: Mapping[str, Any]) -> Log:
    """The line again. Of older runs, and of lines that somebody edited, only the text is taken."""
    text, step = str(row.get("text", "")), row.get("step")
    message = unpacked(row.get("message"))
    if message is None or str(message) != text:
        message = Message("{reason}", {"reason": text})
    level: Level = next((known for known in get_args(Level) if known == row.get("level")), "info")
    return Log(step if isinstance(step, int) else 0, message, level, bool(row.get("mark")))


def packed(message: Message) -> dict[str, Any]:
    """A message as JSON."""
    return {"template": message.template, "values": {k: _plain(v) for k, v in message.values.items()}}


def _plain(value: object) -> object:
    if isinstance(value, LatentLabError):
        value = value.what
    if isinstance(value, Message):
        return packed(value)
    return value if isinstance(value, int | float | str) else str(value)


def unpacked(kept: object) -> Message | None:
    """The message again; None of what ``packed`` did not make: nobody else's template gets to format."""
    if not isinstance(kept, dict):
        return None
    template, values = kept.get("template"), kept.get("values")
    if not isinstance(template, str) or not isinstance(values, dict):
        return None
    filled = {name: unpacked(value) if isinstance(value, dict) else value for name, value in values.items()}
    message = Message(template, filled)
    try:
        if None in filled.values() or not _is_plain(template):
            return None
        str(message)
    except (ValueError, LookupError):
        return None
    return message


def _is_plain(template: str) -> bool:
    blanks = [part for part in string.Formatter().parse(template) if part[1] is not None]
    return all((name or "").isidentifier() and _FORM.fullmatch(form or "") for _, name, form, _ in blanks)
