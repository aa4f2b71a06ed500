from __future__ import annotations

from pathlib import Path

import pytest

from latentlab.errors import Cancelled
from latentlab.progress import Progress
from latentlab.runs import branching
from latentlab.runs.folder import RunFolder


class Unwanted(Progress):
    """Nobody wants it any more after some looks."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks = looks

    def check(self) -> None:
        self.looks -= 1
        if not self.looks:
            self.cancel()
        super().check()


def test_a_copy_that_is_cancelled_in_the_middle_of_a_file_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(branching, "_CHUNK", 16)
    run = RunFolder(tmp_path / "0001-vae")
    run.create("vae", {"steps": 10})
    point = run.path / "checkpoints" / "step-5"
    point.mkdir(parents=True)
    for name in ("model", "state"):
        (point / f"{name}.safetensors").write_bytes(bytes(range(100)))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Cancelled):
        branching.make_branch(RunFolder(tmp_path / "0002-vae"), run, 5, Unwanted(looks=4))
    assert sorted(tmp_path.rglob("*")) == before
    branching.make_branch(RunFolder(tmp_path / "0002-vae"), run, 5, Progress())
    copied = tmp_path / "0002-vae" / "checkpoints" / "step-5"
    assert {file.name: file.read_bytes() for file in copied.iterdir()} == {
        f"{name}.safetensors": bytes(range(100)) for name in ("model", "state")
    }
