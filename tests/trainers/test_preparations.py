"""What a run says before its first step."""

from __future__ import annotations

import pytest

from latentlab.errors import Message
from latentlab.runs.events import Level, Log
from trainers import opening
from trainers.listener import Ended
from trainers.opening import HeedfulProgress


def test_reports_pass_by_and_the_last_of_each_sentence_stays(monkeypatch):
    monkeypatch.setattr(opening, "_TELL_S", 0.0)
    told: list[tuple[str, str]] = []

    def say(message: Message, level: Level) -> Log:
        told.append((str(message), level))
        return Log(0, message, level)

    progress = HeedfulProgress(lambda: None, say)
    for count in (1, 2):
        progress.report(-1, "{count} files", count=count)
    monkeypatch.setattr(opening, "_TELL_S", 3600.0)
    for percent in (0, 50, 100):
        progress.report(percent / 100, "{percent} %", percent=percent)
    progress.settle()
    progress.settle()
    assert told == [
        ("1 files", "progress"),
        ("2 files", "progress"),
        ("2 files", "info"),
        ("0 %", "progress"),
        ("100 %", "info"),
    ]


def test_a_stop_is_heeded_at_every_report():
    def heed() -> None:
        raise Ended(discard=False)

    with pytest.raises(Ended):
        HeedfulProgress(heed, Log).report(0.5, "Half")
