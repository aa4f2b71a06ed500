"""A run of another process, read as its folder grows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from latentlab.data.images import save_png
from latentlab.errors import BadInput, Message
from latentlab.files import write_text_atomically
from latentlab.formats import native
from latentlab.latent.sheets import compose
from latentlab.models import build
from latentlab.runs.events import (
    Checkpointed,
    Figure,
    Finished,
    Log,
    Metrics,
    Paused,
    Resume,
    Resumed,
    Samples,
    Started,
    Stop,
)
from latentlab.runs.folder import RunFolder
from latentlab.runs.lock import RunLock
from latentlab.runs.recorder import RunRecorder
from latentlab.runs.steering import Orders
from latentlab.runs.tail import GrowingLines, TailSource, cells

KNOBS = {"steps": 100, "data": "sprites", "device": "cpu", "precision": "bf16", "layout": "contiguous"}


def rows(first: int, last: int) -> str:
    return "".join(json.dumps({"step": step, "loss": 1 / step}) + "\n" for step in range(first, last + 1))


def steps(found: list[dict]) -> list[int]:
    return [row["step"] for row in found]


def append(path: Path, text: str) -> None:
    with open(path, "a") as handle:
        handle.write(text)


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder(tmp_path / "0003-vae")
    run.create("vae", KNOBS)
    return run


@pytest.fixture
def trained(run: RunFolder) -> Iterator[tuple[RunFolder, RunLock]]:
    """The run, with its lock held as another process holds it."""
    lock = RunLock(run.path)
    with lock:
        yield run, lock


# -- lines ------------------------------------------------------------------------------------------


def test_lines_come_once_and_only_when_they_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    lines = GrowingLines(path)
    assert lines.read() == []
    path.write_text(rows(1, 3) + '{"step": 4, "lo')
    assert steps(lines.read()) == [1, 2, 3]
    assert lines.read() == []
    append(path, 'ss": 1}\nno json\n[1]\n' + rows(5, 6))
    assert steps(lines.read()) == [4, 5, 6]


def test_a_file_written_anew_goes_on_where_it_parts(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    path.write_text(rows(1, 9))
    lines = GrowingLines(path)
    assert steps(lines.read()) == list(range(1, 10))
    write_text_atomically(path, rows(1, 5))
    assert lines.read() == []
    assert lines.replaced
    append(path, '{"step": 6, "loss": 7}\n')
    assert lines.read() == [{"step": 6, "loss": 7}]
    assert not lines.replaced
    write_text_atomically(path, rows(1, 2) + '{"step": 3, "loss": 8}\n')
    assert lines.read() == [{"step": 3, "loss": 8}]


@given(st.lists(st.integers(0, 12), max_size=6), st.integers(1, 8))
def test_what_is_read_piece_by_piece_is_what_the_file_holds(
    tmp_path_factory: pytest.TempPathFactory, rewinds: list[int], growth: int
) -> None:
    """However often a run goes back: the points that stand are those of the file."""
    path = tmp_path_factory.mktemp("lines") / "metrics.jsonl"
    lines, standing, written, number = GrowingLines(path), [], [], 0
    for back_to in [13, *rewinds]:
        written = [row for row in written if row["step"] <= back_to]
        write_text_atomically(path, "".join(json.dumps(row) + "\n" for row in written))
        for _ in range(growth):
            number += 1
            written.append({"step": len(written) + 1, "n": number})
            append(path, json.dumps(written[-1]) + "\n")
        for row in lines.read():
            standing = [old for old in standing if old["step"] < row["step"]]
            standing.append(row)
    assert standing == written


# -- the source -------------------------------------------------------------------------------------


def test_it_tells_what_comes_after_it_was_made(trained: tuple[RunFolder, RunLock]) -> None:
    run, _ = trained
    run.metrics_path.write_text(rows(1, 2))
    source = TailSource(run.path, (2, 2))
    assert steps(source.metrics.read()) == [1, 2]
    source.log.read()
    assert source.poll() == []
    recorder = RunRecorder(run, 2, tensorboard=False)
    began = source.poll()
    assert [type(event) for event in began] == [Started]
    assert (began[0].step, began[0].plan, str(began[0].variant)) == (2, 100, "bf16, contiguous")
    recorder.metrics(3, {"loss": 0.5, "time": 1.0})
    entry = Log(3, Message("CPU threads: {threads}", {"threads": 2}), "warning", mark=True)
    recorder.log(entry)
    recorder.flush()
    assert source.poll() == [Metrics(3, {"loss": 0.5, "time": 1.0}), entry]
    assert source.alive()
    assert source.live() is None


def test_it_tells_of_samples_and_checkpoints(trained: tuple[RunFolder, RunLock]) -> None:
    run, _ = trained
    source = TailSource(run.path, (2, 3))
    images = np.random.default_rng(0).integers(0, 256, (6, 5, 4, 3), dtype=np.uint8)
    save_png(compose(images, 2, 3), run.samples_path / "step-000050.png")
    samples = source.poll()
    assert [event.step for event in samples if isinstance(event, Samples)] == [50]
    np.testing.assert_array_equal(samples[0].images, images)
    save_png(np.zeros((3, 3, 1), np.uint8), run.samples_path / "step-000060.png")
    assert source.poll() == [], "a picture that is no sheet"
    model = build("vae", {"image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 2, "width": 4})
    model.with_spaces(model.spec.space().model_copy(update={"kl": (1.0, 0.5)}))
    folder = run.path / "checkpoints" / "step-50"
    folder.mkdir(parents=True)
    native.save(model, folder / "model.safetensors")
    (folder / "state.safetensors").write_bytes(b"")
    figure, saved = source.poll()
    assert isinstance(figure, Figure)
    assert list(figure.data["values"]) == [1.0, 0.5]
    assert saved == Checkpointed(50, str(folder / "model.safetensors"))


@pytest.mark.parametrize("outcome", ["completed", "stopped", "failed", ""])
def test_it_tells_how_the_run_ended(run: RunFolder, outcome: str) -> None:
    source = TailSource(run.path, (8, 8))
    with RunLock(run.path):
        append(run.metrics_path, rows(1, 4))
        assert [event.step for event in source.poll() if isinstance(event, Metrics)] == [1, 2, 3, 4]
        append(run.metrics_path, rows(5, 5))
        if outcome:
            (run.path / "outcome.json").write_text(json.dumps({"outcome": outcome}))
    last, end = source.poll()
    assert last == Metrics(5, {"loss": 0.2})
    assert isinstance(end, Finished)
    assert (end.step, end.outcome) == (5, outcome or "failed")
    assert (end.problem is not None) == (not outcome)
    assert not source.alive()
    assert source.poll() == []


def test_a_run_that_is_discarded_ends_so(trained: tuple[RunFolder, RunLock]) -> None:
    run, lock = trained
    source = TailSource(run.path, (8, 8))
    lock.__exit__(None, None, None)
    run.delete()
    assert source.poll() == [Finished(0, "discarded")]


def test_it_tells_whether_the_run_waits_and_takes_orders(run: RunFolder) -> None:
    with RunLock(run.path), Orders(run.path) as orders:
        paused = Paused(3, Message("loss became {value}.", {"value": "nan"}))
        orders.note(paused)
        source = TailSource(run.path, (8, 8))
        assert source.poll() == [paused], "one that looks later hears of it, too"
        assert source.poll() == []
        source.send(Resume())
        assert orders.poll() == [Resume()]
        orders.note(None)
        assert source.poll() == [Resumed(3)]
    with pytest.raises(BadInput, match="Nobody trains"):
        source.send(Stop())


@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 5), st.integers(1, 5), st.sampled_from([1, 3]))
def test_cells_are_what_was_composed(rows: int, cols: int, height: int, width: int, channels: int) -> None:
    size = (rows * cols, height, width, channels)
    images = np.random.default_rng(sum(size)).integers(0, 256, size, dtype=np.uint8)
    np.testing.assert_array_equal(cells(compose(images, rows, cols), rows, cols), images)
