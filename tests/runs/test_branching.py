from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from latentlab.errors import BadInput, Cancelled
from latentlab.progress import Progress
from latentlab.runs import branching
from latentlab.runs.folder import RunFolder, new_run_path


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


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder(tmp_path / "0001-vae")
    run.create("vae", {"steps": 10})
    point = run.path / "checkpoints" / "step-5"
    point.mkdir(parents=True)
    for name in ("model", "state"):
        (point / f"{name}.safetensors").write_bytes(bytes(range(100)))
    return run


class Meanwhile(Progress):
    """Something else is done while files are copied."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.work = work

    def check(self) -> None:
        self.work()


def test_a_copy_that_is_cancelled_in_the_middle_of_a_file_leaves_nothing(
    run: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(branching, "_CHUNK", 16)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Cancelled):
        branching.make_branch(RunFolder(tmp_path / "0002-vae"), run, 5, Unwanted(looks=4))
    assert sorted(tmp_path.rglob("*")) == before
    told: list[float] = []
    progress = Progress(lambda fraction, _what: told.append(fraction))
    branching.make_branch(RunFolder(tmp_path / "0002-vae"), run, 5, progress)
    each = [k / 200 for k in range(0, 100, 16)]
    assert told == pytest.approx([*each, *(0.5 + fraction for fraction in each)])
    copied = tmp_path / "0002-vae" / "checkpoints" / "step-5"
    assert {file.name: file.read_bytes() for file in copied.iterdir()} == {
        f"{name}.safetensors": bytes(range(100)) for name in ("model", "state")
    }


def test_a_run_that_begins_during_a_copy_gets_another_number(run: RunFolder, tmp_path: Path) -> None:
    numbers: list[str] = []
    progress = Meanwhile(lambda: numbers.append(new_run_path("vae", tmp_path).name))
    branching.make_branch(RunFolder(new_run_path("vae", tmp_path)), run, 5, progress)
    assert set(numbers) == {"0003-vae"}


def test_what_came_into_its_place_during_a_copy_stays(run: RunFolder, tmp_path: Path) -> None:
    other = RunFolder(tmp_path / "0002-vae")

    def begin() -> None:
        if other.path.exists() and not other.exists():
            other.create("vae", {"steps": 99})

    with pytest.raises(BadInput, match="holds a run already"):
        branching.make_branch(RunFolder(other.path), run, 5, Meanwhile(begin))
    assert other.described()[1] == {"steps": 99}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0001-vae", "0002-vae"]
