"""The end of a run that nobody wants: its folder goes, or it is said why not."""

from __future__ import annotations

from pathlib import Path

from latentlab.errors import BadInput
from latentlab.runs.events import Finished
from latentlab.runs.folder import RunFolder


def discard(folder: Path, step: int) -> Finished:
    """Remove a run that has ended at ``step``; the event that tells what came of it."""
    run = RunFolder(folder)
    try:
        run.delete()
    except BadInput as error:
        return Finished(step, "failed", str(run.newest_model() or ""), error.what, error.remedy)
    return Finished(step, "discarded")
