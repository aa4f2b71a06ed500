from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from latentlab.runs.events import Finished
from latentlab.runs.folder import RunInfo
from latentlab.ui.training.states import why_not_steered
from latentlab.ui.workers.run_status import RunStatus
from trainers.configs.vae import VAETrainConfig


def live(path: Path, step: int) -> RunInfo:
    return RunInfo(path, 1, "0001-vae", "vae", "sprites", "", step, 10, True, None, None, {})


def ended(path: Path) -> RunStatus:
    config = VAETrainConfig(data="sprites")
    return RunStatus(path, "vae", config, "ended", finished=Finished(5, "stopped"))


@pytest.mark.parametrize(
    ("of_this_window", "step", "by"),
    [(True, 5, "Resume it"), (True, 6, "Another process"), (False, 5, "Another process")],
)
def test_a_run_that_just_ended_here_is_nobody_elses(
    tmp_path: Path, qapp: QApplication, of_this_window: bool, step: int, by: str
) -> None:
    """Its folder was read while it still trained; a step further on it was taken up again."""
    status = ended(tmp_path) if of_this_window else None
    assert by in why_not_steered(live(tmp_path, step), status)
