"""Lines of a log keep what they were made of, so that they can be said in another language."""

from __future__ import annotations

import json

import pytest

from latentlab.errors import BadInput, Message
from latentlab.runs.events import Log
from latentlab.runs.wording import log_entry, log_row, variant_words


def again(entry: Log) -> Log:
    return log_entry(json.loads(json.dumps(log_row(entry))))


def test_a_line_comes_back_as_it_was_said():
    nested = Message("{what} at {rate:.2f}", {"what": Message("half {n}", {"n": 3}), "rate": 0.125})
    entry = Log(7, Message("{path!r}: {nested}", {"path": "a b", "nested": nested}), "warning", mark=True)
    assert again(entry) == entry


def test_what_json_does_not_know_becomes_text(tmp_path):
    error = BadInput("{name} is empty.", "Give another.", name="x")
    message = again(Log(1, Message("{path}: {n:,}", {"path": tmp_path, "n": 1200}))).message
    assert str(message) == f"{tmp_path}: 1,200"
    assert "x is empty." in str(again(Log(1, Message("Skipped: {error}", {"error": error}))).message)


def test_lines_of_older_runs_keep_their_text():
    old = {"time": "", "step": 5, "level": "warning", "text": "braces {stay} here", "mark": True}
    entry = log_entry(old)
    assert (entry.step, entry.level, entry.mark, str(entry.message)) == (5, "warning", True, old["text"])


@pytest.mark.parametrize(
    "message",
    [
        "words",
        {"template": 3, "values": {}},
        {"template": "{missing}", "values": {}},
        {"template": "{a", "values": {"a": 1}},
        {"template": "{a.__class__}", "values": {"a": 1}},
        {"template": "{a:999999999}", "values": {"a": 1}},
        {"template": "{a:.2f}", "values": {"a": "text"}},
        {"template": "another text", "values": {}},
        {"template": "{a}", "values": {"a": {"template": None}}},
    ],
)
def test_a_line_that_was_tampered_with_is_only_its_text(message):
    assert str(log_entry({"step": "x", "text": "as told", "message": message}).message) == "as told"


def test_a_line_of_nothing_is_empty():
    assert log_entry({}) == Log(0, Message("{reason}", {"reason": ""}))


def test_the_variant_in_words():
    assert str(variant_words("bf16", "channels_last", 1)) == "bf16, channels_last, 1 thread"
    assert str(variant_words("fp32", "contiguous", 4)) == "fp32, contiguous, 4 threads"
    assert str(variant_words("fp32", "strange")) == "fp32, strange"
    assert str(variant_words("fp32", "contiguous", 1, 2)) == "fp32, contiguous, 1 thread, 2 processes"
