"""Several processes train as one does; when one dies, the run ends with its last checkpoint."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.distributed import FileStore

from latentlab import processes
from latentlab.data.datasets import Dataset, open_dataset
from latentlab.data.stores import TensorStore
from latentlab.errors import BadInput, Cancelled
from latentlab.progress import Progress
from latentlab.runs import steering
from latentlab.runs.events import Adjust, Commands, Event, Finished, Metrics, Pause, Resume, Started, Stop
from latentlab.runs.folder import RunFolder
from latentlab.runs.live import LiveWeights
from latentlab.runs.lock import is_live
from trainers import gathering, helping, launch
from trainers.batches import Batches
from trainers.configs import config_class
from trainers.configs.glann import GLANNTrainConfig
from trainers.configs.vae import VAETrainConfig
from trainers.gathering import Crew
from trainers.noise import Noise
from trainers.team import Team

HERE = Path(__file__).parent
TOLERANCE = 1e-8


@contextmanager
def children(*commands: list[str], **options: object) -> Iterator[list[subprocess.Popen[str]]]:
    """Child processes, none of which outlives the test."""
    started = [
        subprocess.Popen(command, env=processes.environment(), text=True, **options)  # type: ignore[call-overload]
        for command in commands
    ]
    try:
        yield started
    finally:
        for child in started:
            child.kill()
            child.wait()


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """64 gray images of noise in two classes."""
    rng = np.random.default_rng(0)
    path = tmp_path_factory.mktemp("labelled") / "noise.npz"
    labels = np.arange(64) % 2
    images = rng.integers(0, 128, (64, 28, 28)) + 100 * labels[:, None, None]
    np.savez(path, images=images.astype(np.uint8), labels=labels)
    return path


def test_two_processes_train_as_one_does(labelled: Path, tmp_path: Path) -> None:
    def command(rank: int) -> list[str]:
        words = (labelled, tmp_path / "meeting", rank, tmp_path)
        return [sys.executable, str(HERE / "exact_ranks.py"), *map(str, words)]

    with children(command(0), command(1)) as started:
        assert [child.wait(300) for child in started] == [0, 0]
    one, two = (torch.load(tmp_path / name, weights_only=True) for name in ("one", "two"))
    assert one.keys() == two.keys()
    worst: dict[str, float] = {}
    for name, tensor in one.items():
        assert tensor.dtype == torch.float64, name
        family = name.partition(":")[0]
        worst[family] = max(worst.get(family, 0.0), float((tensor - two[name]).abs().max()))
        if name.endswith("losses"):
            assert len(set(tensor.tolist())) == len(tensor), "it does learn"
    assert max(worst.values()) < TOLERANCE, worst


# -- a run of two processes, by the command line ---------------------------------------------------------


def wait_until(condition: Callable[[], object], child: subprocess.Popen[str], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert child.poll() is None, "it has ended"
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def helpers_of(child: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()
    return [int(pid) for pid in listed]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def endless(labelled: Path, folder: Path) -> list[str]:
    """``latentlab train`` for longer than any test waits, with a helper."""
    knobs = {
        "data": labelled, "steps": 10_000_000, "batch-size": 8, "width": 4, "hidden": 16, "latent-dim": 3,
        "precision": "fp32", "layout": "contiguous", "threads": 1, "device": "cpu", "log-every": 5,
        "checkpoint-every": 40, "nproc": 2, "out": folder,
    }  # fmt: skip
    words = [word for name, value in knobs.items() for word in (f"--{name}", value)]
    return processes.python("latentlab", "train", "vae", "--no-tensorboard", *words)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_it_is_steered_through_its_folder_and_ends_with_a_checkpoint_when_a_helper_dies(
    labelled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    run = RunFolder(folder)

    def paused() -> bool:
        session = steering.session_of(folder)
        return session is not None and session.paused is not None

    said = tmp_path / "said"
    with (
        said.open("w") as stderr,
        children(endless(labelled, folder), stdout=subprocess.DEVNULL, stderr=stderr) as (child,),
    ):
        wait_until(run.metrics, child)
        steering.send(folder, Pause())
        wait_until(paused, child)
        steering.send(folder, Adjust({"lr": 1e-3}))
        steering.send(folder, Resume())
        wait_until(lambda: run.edits() and not paused(), child)
        edited = run.edits()[0]["step"]
        wait_until(lambda: run.checkpoints()[-1][0] > edited, child)  # both go on after the edit
        (helper,) = helpers_of(child)
        os.kill(helper, signal.SIGKILL)
        assert child.wait(60) == 1
    assert "Another process of this run has ended" in said.read_text()
    assert run.read_json("outcome.json")["outcome"] == "failed"
    assert "Another process" in run.log()[-1]["text"]
    step, _ = run.checkpoints()[-1]
    assert run.described()[1]["nproc"] == 2

    seen: list[Event] = []
    commands = Commands()

    def react(event: Event) -> None:
        seen.append(event)
        if isinstance(event, Metrics):
            commands.send(Stop())

    launch.body(folder)(commands, react, LiveWeights())  # one process goes on with it
    began = next(event for event in seen if isinstance(event, Started))
    assert began.step == step
    assert isinstance(seen[-1], Finished)
    assert seen[-1].outcome == "stopped"
    assert seen[-1].step > step


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_helper_outlives_the_first_process(labelled: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    with children(endless(labelled, run.path), stdout=subprocess.DEVNULL) as (child,):
        wait_until(run.metrics, child)
        (helper,) = helpers_of(child)
        child.kill()
        child.wait()
        end = time.monotonic() + 60
        while is_alive(helper):
            assert time.monotonic() < end, "the helper goes on"
            time.sleep(0.05)
    assert not is_live(run.path)


def test_torchrun_starts_processes_that_train_together(labelled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    module, *words = endless(labelled, folder)[3:]
    words[words.index("--steps") + 1] = "20"
    place = words.index("--nproc")
    del words[place : place + 2]  # torchrun says how many
    launcher = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    with children([*launcher, "-m", module, *words], stdout=subprocess.DEVNULL) as (child,):
        assert child.wait(120) == 0
    run = RunFolder(folder)
    assert run.read_json("outcome.json")["outcome"] == "completed"
    assert run.described()[1]["nproc"] == 2
    assert "2 processes share each batch." in [line["text"] for line in run.log()]


class Told(Team):
    """A helper's end of the line: hears that the run opens, then that all wait, until it is ``over``."""

    def __init__(self, opening: dict[str, object], over: Callable[[], bool]) -> None:
        super().__init__(1, 2)
        self.heard = 0
        self._opening, self._over = opening, over

    def hear(self) -> int | dict[str, object]:
        self.heard += 1
        if self.heard == 1:
            return self._opening
        time.sleep(0.001)
        return {"do": "end" if self._over() else "wait"}


@pytest.mark.parametrize("comes", [True, False])
def test_a_helper_listens_while_it_imports_the_data(
    labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comes: bool
) -> None:
    config = VAETrainConfig(data=str(labelled), batch_size=8, width=4, hidden=8, device="cpu", threads=1)
    fingerprint = open_dataset(str(labelled)).fingerprint
    knobs = config.model_dump(mode="json") | {"precision": "fp32", "layout": "contiguous"}
    opening = {"do": "open", "family": "vae", "config": knobs, "fingerprint": fingerprint}
    store = FileStore(str(tmp_path / "meeting"), 2)
    team = Told(opening, lambda: store.check([gathering.opened(1)]) if comes else team.heard > 20)
    cancelled = threading.Event()

    def import_slowly(name: str, size: int, progress: Progress) -> Dataset:
        while not comes or team.heard < 20:
            time.sleep(0.001)
            try:
                progress.check()
            except Cancelled:
                cancelled.set()
                raise
        return open_dataset(name, size, progress)

    monkeypatch.setattr(helping, "open_dataset", import_slowly)
    helping.Helper(store, team, 1).work()
    assert team.heard > 20
    assert store.check([gathering.opened(1)]) == comes
    assert cancelled.is_set() != comes


# -- what is refused --------------------------------------------------------------------------------------


def test_a_batch_that_cannot_be_shared_equally_is_refused() -> None:
    with pytest.raises(BadInput, match=r"nproc: 3 processes .*batch_size of 100 images"):
        VAETrainConfig(batch_size=100).over(3)


@pytest.mark.parametrize("family", ["wgan", "ogan"])
def test_shares_of_one_image_are_refused_where_batch_norm_needs_more(family: str) -> None:
    config = config_class(family)(batch_size=64)
    assert config.over(32).nproc == 32
    with pytest.raises(BadInput, match=r"nproc: 64 processes leave each 1 of 64 images.* needs 2"):
        config.over(64)


def test_a_family_that_cannot_share_a_batch_is_refused() -> None:
    with pytest.raises(BadInput, match=r"nproc: .*GLANN"):
        GLANNTrainConfig().over(2)


def test_more_processes_than_images_are_refused(labelled: Path, tmp_path: Path) -> None:
    config = VAETrainConfig(data=str(labelled), batch_size=128, nproc=128, device="cpu", threads=1)
    launch.prepare("vae", config, tmp_path / "run")
    seen: list[Event] = []
    launch.body(tmp_path / "run", crew=Crew(128))(Commands(), seen.append, LiveWeights())
    assert isinstance(seen[-1], Finished)
    assert seen[-1].bad_input
    assert "fewer than the 128 processes" in str(seen[-1].problem)


def test_devices_that_so_many_cannot_share_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="nproc"):
        Crew(2).check(torch.device("mps"))
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    with pytest.raises(BadInput, match="as many GPUs"):
        Crew(2).check(torch.device("cuda"))
    Crew(1).check(torch.device("mps"))


# -- shares -----------------------------------------------------------------------------------------------


def test_noise_goes_by_an_images_place_in_the_whole_batch() -> None:
    def drawn(team: Team, count: int) -> list[torch.Tensor]:
        noise = Noise(torch.Generator().manual_seed(1), team)
        return [noise.normal(count, 3), noise.uniform(count, 1, 1), noise.integers(0, 100, count, 1)]

    whole = drawn(Team(), 6)
    parts = [drawn(Team(rank, 3), 2) for rank in range(3)]
    for kind, one in enumerate(whole):
        assert torch.equal(torch.cat([part[kind] for part in parts]), one)


def test_batches_are_parted_and_the_places_stay_the_same() -> None:
    store = TensorStore(torch.arange(40, dtype=torch.uint8).reshape(10, 1, 2, 2), torch.arange(10))
    cpu = torch.device("cpu")
    whole = Batches(store, 4, 7, cpu)
    parts = [Batches(store, 4, 7, cpu, Team(rank, 2)) for rank in range(2)]
    for _ in range(6):
        images, labels = whole.next()
        shares = [part.next() for part in parts]
        assert torch.equal(torch.cat([share[0] for share in shares]), images)
        assert labels is not None
        assert torch.equal(torch.cat([share[1] for share in shares if share[1] is not None]), labels)
        assert all(part.place == whole.place for part in parts)
