from __future__ import annotations

from pathlib import Path

import pytest

from latentlab.runs.events import Finished
from latentlab.runs.folder import RunInfo
from latentlab.ui.training.states import why_not_steered
from latentlab.ui.workers.run_status import RunStatus
from trainers.configs.vae import VAETrainConfig


def info(path: Path, *, live: bool) -> RunInfo:
    return RunInfo(path, 1, "0001-vae", "vae", "sprites", "", 5, 10, live, None, None, {})


def ended(path: Path) -> RunStatus:
    config = VAETrainConfig(data="sprites")
    return RunStatus(path, "vae", config, "ended", finished=Finished(5, "stopped"))


@pytest.mark.parametrize(("of_this_window", "by"), [(True, "Resume it"), (False, "Another process")])
def test_a_run_that_just_ended_here_is_nobody_elses(
    tmp_path: Path, qapp, of_this_window: bool, by: str
) -> None:
    """Its folder was read while it still trained."""
    status = ended(tmp_path) if of_this_window else None
    assert by in why_not_steered(info(tmp_path, live=True), status)
