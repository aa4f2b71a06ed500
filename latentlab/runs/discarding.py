"""The end of a run that nobody wants: its folder goes, or it is said why not."""

from __future__ import annotations

from pathlib import Path

from latentlab.errors import BadInput, Message
from latentlab.runs.events import Finished
from latentlab.runs.folder import RunFolder


def discard(folder: Path, step: int) -> Finished:
    """Remove a run that has ended at ``step``; the event that tells what came of it."""
    run = RunFolder(folder)
    try:
        run.delete()
    except BadInput as error:
        return Finished(step, "failed", str(run.newest_model() or ""), error.what, error.remedy)
    except OSError as error:
        if not folder.exists():
            return Finished(step, "discarded")  # somebody was faster
        problem = Message(
            "The run is not discarded: {path} cannot be removed ({cause}).",
            {"path": error.filename or folder, "cause": error.strerror or error},
        )
        remedy = Message("Fix its permissions, then remove the folder of the run.")
        return Finished(step, "failed", str(run.newest_model() or ""), problem, remedy)
    return Finished(step, "discarded")
