"""Discarding a run: done, or told why not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from latentlab.runs.discarding import discard
from latentlab.runs.folder import RunFolder
from latentlab.runs.lock import RunLock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run = RunFolder(tmp_path / "0001-vae")
    run.create("vae", {"steps": 10})
    return run.path


def test_the_folder_goes_also_if_somebody_was_faster(folder: Path) -> None:
    for _ in range(2):
        end = discard(folder, 7)
        assert (end.outcome, end.step, end.problem) == ("discarded", 7, None)
        assert not folder.exists()


def test_what_cannot_be_removed_is_not_told_as_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", "metrics.jsonl")

    monkeypatch.setattr(shutil, "rmtree", refuse)
    end = discard(folder, 7)
    assert end.outcome == "failed"
    assert f"{folder} cannot be removed (metrics.jsonl: Permission denied)" in str(end.problem)


def test_one_that_another_process_took_up_meanwhile_stays(folder: Path) -> None:
    with RunLock(folder):
        end = discard(folder, 7)
    assert end.outcome == "failed"
    assert "is being trained" in str(end.problem)
    assert folder.exists()
