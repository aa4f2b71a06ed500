"""The states of a run in words, and the colour that goes with each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from latentlab.runs.folder import RunInfo
from latentlab.ui.workers.training import RunStatus

_tr = QCoreApplication.translate


def shown_state(info: RunInfo | None, status: RunStatus | None) -> tuple[str, str]:
    """The word and the style role of its label: "good", "warn", "bad" or "muted"."""
    if status is not None and status.state != "ended":
        words = {
            "waiting": (_tr("states", "waiting for its turn"), "muted"),
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
        return _tr("states", "training in another process"), "good"
    endings = {
        "completed": (_tr("states", "completed"), "muted"),
        "stopped": (_tr("states", "stopped"), "muted"),
        "discarded": (_tr("states", "discarded"), "muted"),
        "failed": (_tr("states", "failed"), "bad"),
    }
    return endings.get(outcome or "", (_tr("states", "interrupted"), "warn"))
