"""How a run ends: every way out of it becomes one ``Finished``."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from latentlab.errors import BadInput
from latentlab.runs.discarding import discard
from latentlab.runs.events import Finished, Outcome
from trainers import trouble
from trainers.listener import Ended


def concluded(train: Callable[[], Outcome], folder: Path, stands: Callable[[], tuple[int, str]]) -> Finished:
    """Train, and tell how that ended; a run that is to be discarded loses its folder.

    ``stands`` is asked afterwards for the step and the model file of the newest checkpoint, or ''.
    """
    end = Finished(0, "stopped")
    try:
        end = replace(end, outcome=train())
    except Ended as ended:
        if ended.discard:
            return discard(folder, stands()[0])
    except Exception as error:  # noqa: BLE001  (the edge of the thread: the message carries it)
        problem, details = trouble.explained(error, folder), traceback.format_exc()
        bad = isinstance(problem, BadInput)
        end = Finished(0, "failed", "", problem.what, problem.remedy, details, bad)
    step, model = stands()
    return replace(end, step=step, model=model)
