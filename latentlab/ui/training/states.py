"""The states of a run in words, and the colour that goes with each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from latentlab.runs.folder import RunInfo
from latentlab.ui.workers.run_status import RunStatus

_tr = QCoreApplication.translate


def shown_state(
    info: RunInfo | None, status: RunStatus | None, place: int = 0, waits: bool = False
) -> tuple[str, str]:
    """The word and the style role of its label: "good", "warn", "bad" or "muted".

    ``place`` is that in the queue of its device, from 1. A run that another process trains may be one that
    ``waits``.
    """
    if status is not None and status.state != "ended":
        words = {
            "waiting": (place_words(place), "muted"),
            "preparing": (_tr("states", "preparing"), "good"),
            "running": (_tr("states", "training"), "good"),
            "pausing": (_tr("states", "pausing"), "warn"),
            "paused": (_tr("states", "paused"), "warn"),
            "stopping": (_tr("states", "stopping"), "warn"),
        }
        return words[status.state]
    outcome = info.outcome if info is not None else None
    if status is not None and status.finished is not None:
        outcome = status.finished.outcome
    elif info is not None and info.live:
        if waits:
            return _tr("states", "paused in another process"), "warn"
        return _tr("states", "training in another process"), "good"
    endings = {
        "completed": (_tr("states", "completed"), "muted"),
        "stopped": (_tr("states", "stopped"), "muted"),
        "discarded": (_tr("states", "discarded"), "muted"),
        "failed": (_tr("states", "failed"), "bad"),
    }
    return endings.get(outcome or "", (_tr("states", "interrupted"), "warn"))


def place_words(place: int) -> str:
    """A place in the queue."""
    if place == 1:
        return _tr("states", "next in line")
    ending = 0 if place % 100 in (11, 12, 13) else place % 10
    sentences = {
        1: _tr("states", "{place}st in line"),
        2: _tr("states", "{place}nd in line"),
        3: _tr("states", "{place}rd in line"),
    }
    return sentences.get(ending, _tr("states", "{place}th in line")).format(place=place)


def why_not_steered(info: RunInfo | None, status: RunStatus | None) -> str:
    """Why nothing of a run that cannot be steered can be changed."""
    if status is None or status.state == "ended":
        finished = status.finished if status is not None else None
        # A run that has just ended here still looks live: its folder is read again a moment later.
        if info is not None and info.live and (finished is None or info.step > finished.step):
            return _tr("states", "Another process trains this run.")
        if info is not None and info.outcome == "completed":
            return _tr("states", "The run is complete. Rewind it to go on with other values.")
        return _tr("states", "The run does not train now. Resume it to change this.")
    if status.state == "stopping":
        return _tr("states", "The run is stopping.")
    return _tr("states", "The run has not begun yet.")
